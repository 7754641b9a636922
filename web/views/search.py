"""Search results: hits, filters with counts, a way on when nothing is found."""

from dataclasses import replace
from math import ceil

from flask import Blueprint, Response, request

from kb.search.parameters import from_params, to_params
from kb.search.protocol import SORTS, Results
from web import links
from web.generation import current_generation
from web.i18n import counted, translate
from web.negotiation import respond
from web.present import filters, public, repairs
from web.present.hits import Card, cards, report_heads
from web.views.export import FORMS

blueprint = Blueprint("search", __name__)

#: Names of the orders; "relevance" only where there are words to be relevant to.
SORT_NAMES: dict[str, str] = {
    "relevance": "trafność",
    "newest": "od najnowszych",
    "oldest": "od najstarszych",
    "name": "nazwa",
    "region": "województwo",
}
UNIT_NAMES: dict[str, str] = {"practices": "Praktyki", "reports": "Raporty", "organisations": "Organizacje"}
COUNTS: dict[str, str] = {
    "practices": "{n} praktyka|{n} praktyki|{n} praktyk",
    "reports": "{n} raport|{n} raporty|{n} raportów",
    "organisations": "{n} organizacja|{n} organizacje|{n} organizacji",
}

PARTIAL: dict[str, str] = {
    "practices": "Żadna praktyka nie pasuje do całego zapytania. Pokazujemy najbliższe.",
    "reports": "Żaden raport nie pasuje do całego zapytania. Pokazujemy najbliższe.",
    "organisations": "Żadna organizacja nie pasuje do całego zapytania. Pokazujemy najbliższe.",
}
#: Hits on a page to choose from.
SIZES = (20, 50, 100)


@blueprint.get("/szukaj")
def results() -> Response:
    """Show results of a search; parameters as in `kb.search.parameters`.

    Raises:
        QueryError: a filter has an unknown value.
    """
    generation = current_generation()
    wanted = from_params(list(request.args.items(multi=True)))
    found = generation.engine.search(wanted)
    shown = cards(found, generation.facts)
    pages = ceil(found.total / found.request.per_page)
    chips = filters.chips(found)
    return respond(
        "results.html",
        json=lambda: public.results(found, _json_records(shown), pages),
        found=found,
        wanted=found.request,
        cards=shown,
        heads=report_heads(found, generation.facts),
        groups=filters.groups(found, lambda facet: generation.engine.facet_values(found.request, facet)),
        chips=chips,
        part_from=_part_from(found),
        partial_notes=PARTIAL,
        sizes=_sizes(found),
        offers=repairs.offers(found, chips),
        pages=pages,
        page_numbers=page_numbers(found.request.page, pages),
        sorts=[(s, SORT_NAMES[s]) for s in SORTS if s != "relevance" or found.request.q],
        unit_names=UNIT_NAMES,
        counts=COUNTS,
        title=_title(found, chips),
        hidden=_hidden(found),
        export_forms=FORMS,
        clear_request=links.cleared(found.request),
    )


def _json_records(shown: list[Card]) -> dict[str, dict[str, object]]:
    out: dict[str, dict[str, object]] = {}
    for card in shown:
        if card.practice:
            out[card.hit.id] = public.practice(card.practice)
        elif card.organisation:
            out[card.hit.id] = public.organisation(card.organisation)
        elif card.report:
            out[card.hit.id] = public.report_head(card.report)
    return out


def _part_from(found: Results) -> int | None:
    """Return the place on the page of the first hit that holds only a part of the words; None for none."""
    if not found.complete or found.request.sort != "relevance":
        return None
    return max(0, found.complete - (found.request.page - 1) * found.request.per_page)


def _sizes(found: Results) -> list[tuple[int, str]]:
    """Return (hits on a page, address); nothing where one page holds all anyway."""
    if found.total <= SIZES[0]:
        return []
    asked = links.on_page(found.request, 1)
    return [(size, links.search_url(replace(asked, per_page=size))) for size in SIZES]


def _title(found: Results, chips: list[filters.Chip]) -> str:
    """Return "catering, łódzkie – wyniki (12), strona 2"."""
    named = ", ".join(chip.label for chip in chips[:4])
    count = counted(COUNTS[found.request.unit], found.total)
    title = f"{named} – {count}" if named else translate("Wszystko w bazie – {count}", count=count)
    page = found.request.page
    return title + (", " + translate("strona {page}", page=page) if page > 1 else "")


def _hidden(found: Results) -> list[tuple[str, str]]:
    """Return what the form must carry besides the filters that can be seen in it."""
    wanted = found.request
    pairs = [(facet, f"-{value}") for facet, values in wanted.exclude.items() for value in values]
    listed = {(name, v.value) for name, values in found.facets.items() for v in values}
    for facet, values in wanted.include.items():
        pairs += ((facet, value) for value in values if (facet, value) not in listed)
    visible = {"q", "page", "year_from", "year_to", *wanted.include, *wanted.exclude}
    pairs += [pair for pair in to_params(wanted) if pair[0] not in visible]
    return pairs


def page_numbers(page: int, pages: int, around: int = 2) -> list[int | None]:
    """Return the page numbers to link, None for a gap: 1 … 4 5 6 … 20."""
    near = {1, pages, *range(page - around, page + around + 1)}
    out: list[int | None] = []
    last = 0
    for number in sorted(n for n in near if 1 <= n <= pages):
        if number == last + 2:
            out.append(last + 1)
        elif number > last + 1:
            out.append(None)
        out.append(number)
        last = number
    return out
