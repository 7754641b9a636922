"""Up to four practices side by side, with what differs pointed out."""

from dataclasses import dataclass

from flask import Blueprint, Response, request

from kb.errors import QueryError
from kb.records import PracticeRecord
from web import labels
from web.generation import current_generation
from web.i18n import number
from web.negotiation import respond
from web.present import public

blueprint = Blueprint("compare", __name__)

MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field over all practices; a cell holds its values, none when the report does not say."""

    label: str
    cells: tuple[tuple[str, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether the practices are not all alike here."""
        return len(set(self.cells)) > 1


@blueprint.get("/porownaj")
def page() -> Response:
    """Compare the practices of the parameters `id`.

    Raises:
        QueryError: more than `MOST` practices.
    """
    ids = list(dict.fromkeys(filter(None, request.args.getlist("id"))))
    if len(ids) > MOST:
        raise QueryError(
            f"at most {MOST} practices can be compared at once, not {len(ids)}",
            polish=f"naraz można porównać najwyżej {MOST} praktyki, a wybrano {len(ids)}",
        )
    records = current_generation().facts.practices(ids)
    return respond(
        "compare.html",
        json=lambda: {
            "practices": [public.practice(r) for r in records],
            "missing": [i for i in ids if i not in {r.id for r in records}],
        },
        records=records,
        lines=lines(records),
        missing=len(ids) - len(records),
    )


def lines(records: list[PracticeRecord]) -> list[Line]:
    """Return the fields of practices side by side."""
    practices = [r.practice for r in records]
    table: list[tuple[str, list[tuple[str, ...]]]] = [
        (
            labels.field("legal_form"),
            [(labels.legal_form(p.legal_form),) if p.legal_form else () for p in practices],
        ),
        (labels.field("place"), [(labels.where(p.place),) if p.place else () for p in practices]),
        (labels.field("activity"), [tuple(a.text for a in p.activities) for p in practices]),
        (labels.facet("sector"), [tuple(labels.sector(s) for s in p.sectors) for p in practices]),
        (
            labels.field("target_group"),
            [tuple(labels.target_group(g) for g in p.target_groups) for p in practices],
        ),
        (labels.field("founder"), [p.founders for p in practices]),
        (labels.field("partner"), [p.partners for p in practices]),
        (labels.field("year"), [(str(p.year),) if p.year else () for p in practices]),
        (labels.field("jobs"), [(number(p.jobs),) if p.jobs is not None else () for p in practices]),
    ]
    return [Line(label=label, cells=tuple(cells)) for label, cells in table]
