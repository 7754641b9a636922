"""Pages of text: about the base, how to search, quality of the data, accessibility, for programmers."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, current_app, render_template

from kb.errors import StoreError
from kb.search.parameters import MOST_PER_PAGE
from kb.search.protocol import FacetValue, Request
from web.api import reference
from web.api.document import document
from web.formats.citation import public_url
from web.generation import current_generation
from web.i18n import current_language
from web.negotiation import respond
from web.present import quality as quality_file
from web.present.text import text_page
from web.views.api import examples
from web.views.export import MOST

blueprint = Blueprint("pages", __name__)

#: Settings that the accessibility statement cannot be signed without.
_SIGNED_WITH = (
    *("operator", "operator_email", "operator_phone"),
    *("site_published", "site_updated", "statement_made", "statement_reviewed"),
)


def _text(name: str, **context: Any) -> Response:
    template = f"pages/{name}.{current_language()}.html"
    return respond(
        template,
        json=lambda: text_page(render_template(template, **context), current_language()),
        **context,
    )


@blueprint.get("/o-serwisie")
def about() -> Response:
    """Show what the base is, where its facts come from and how far to trust them."""
    return _text("about", counts=_counts())


@blueprint.get("/pomoc")
def help_page() -> Response:
    """Show how to search, with examples to click."""
    return _text("help")


@blueprint.get("/dla-programistow")
def interface() -> Response:
    """Show what programs can ask for and what they get, with live examples."""
    return respond(
        f"pages/interface.{current_language()}.html",
        json=lambda: document(examples()),
        operations=reference.operations(examples()),
        search_parameters=reference.search_parameters(),
        shapes=reference.shape_list(),
        problems=reference.problem_list(),
        most_exported=MOST,
        most_per_page=MOST_PER_PAGE,
    )


@blueprint.get("/dostepnosc")
def accessibility() -> Response:
    """Show the accessibility statement, filled from the settings: the body that runs the site signs it."""
    settings = current_app.config["SETTINGS"]
    blank = [name for name in _SIGNED_WITH if not getattr(settings, name)]
    return _text("accessibility", site_address=public_url("start.page"), blank=blank)


@blueprint.get("/jakosc-danych")
def quality() -> Response:
    """Show what the last measurement against hand-made answers gave, and how full the facts are."""
    measured = _measured()
    figures, measured_reports = quality_file.figures(measured)
    coverage = _coverage()
    errors = _errors()
    return respond(
        "quality.html",
        json=lambda: {"measured": measured, "coverage": coverage, "errors": errors},
        figures=figures,
        measured_reports=measured_reports,
        curves=quality_file.curves(measured),
        coverage=coverage,
        errors=errors,
    )


def _counts() -> Mapping[str, int]:
    try:
        return current_generation().facts.counts()
    except StoreError:
        return {}


def _measured() -> dict[str, Any] | None:
    settings = current_app.config["SETTINGS"]
    return quality_file.read((settings.data, settings.corpus))


def _coverage() -> list[dict[str, Any]]:
    """Return how many practices state each fact."""
    found = current_generation().engine.search(
        Request(per_page=1), facets=("sector", "region", "legal_form", "target_group")
    )
    total = found.total
    out = [
        {"field": name, "known": total - _missing(values), "total": total}
        for name, values in found.facets.items()
    ]
    out.append({"field": "year", "known": sum(count for _, count in found.years), "total": total})
    return out


def _missing(values: Sequence[FacetValue]) -> int:
    return next((v.count for v in values if v.value == "-"), 0)


def _errors() -> list[tuple[str, str]]:
    return current_generation().facts.errors()
