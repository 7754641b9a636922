"""The parameters of addresses, declared: those of a search follow the table of facets."""

from dataclasses import dataclass, field
from typing import Any, Literal

from kb import vocabulary
from kb.facets import FACETS, MISSING, UNITS
from kb.query import LONGEST
from kb.search.parameters import MOST_PER_PAGE, PER_PAGE
from kb.search.protocol import SORTS
from kb.vocabulary import regions
from web.formats import aggregates
from web.formats.forms import FORMS, TABLES
from web.negotiation import FORMATS


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter.

    Attributes:
        name: in the address.
        schema: of one value, JSON Schema.
        where: in the path or in the query.
        repeated: may stand several times.
        facet: the facet it filters by, "" for others.
        examples: values that exist in any base.
    """

    name: str
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})
    where: Literal["path", "query"] = "query"
    repeated: bool = False
    facet: str = ""
    examples: tuple[str, ...] = ()


def _enum(*values: str, default: str | None = None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "enum": list(values)}
    return schema | ({"default": default} if default else {})


#: Values that a facet always knows, whatever the base holds.
_KNOWN: dict[str, tuple[str, ...]] = {
    "sector": tuple(s.id for s in vocabulary.sectors()),
    "activity": tuple(t.id for t in vocabulary.activity_types()),
    "region": tuple(r.name for r in regions.regions()),
    "legal_form": tuple(f.id for f in vocabulary.legal_forms()),
    "target_group": tuple(g.id for g in vocabulary.target_groups()),
}
_YEAR = {"type": "integer", "minimum": 0, "maximum": 9999}
_OFFSET = {"type": "integer", "minimum": 0}

SEARCH: tuple[Parameter, ...] = (
    Parameter(name="q", schema={"type": "string", "maxLength": LONGEST}, examples=("catering",)),
    Parameter(name="unit", schema=_enum(*UNITS, default=UNITS[0])),
    *(
        Parameter(
            name=facet.name,
            repeated=True,
            facet=facet.name,
            examples=(*_KNOWN.get(facet.name, ())[:1], MISSING),
        )
        for facet in FACETS
    ),
    Parameter(name="year_from", schema=_YEAR),
    Parameter(name="year_to", schema=_YEAR),
    Parameter(name="sort", schema=_enum(*SORTS, default=SORTS[0])),
    Parameter(name="page", schema={"type": "integer", "minimum": 1, "default": 1}),
    Parameter(
        name="per_page",
        schema={"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
    ),
)
FORMAT = Parameter(name="format", schema=_enum(*FORMATS, default=FORMATS[0]))
IDS = Parameter(name="id", repeated=True)
#: Changes of a list that its address asks for.
CHANGES = (Parameter(name="usun"), Parameter(name="wyzej"), Parameter(name="nizej"))
#: What a list of all values of a facet takes besides the search.
LISTING = (
    Parameter(name="szukaj"),
    Parameter(name="kolejnosc", schema=_enum("nazwa", "liczba", default="nazwa")),
    Parameter(name="strona", schema={"type": "integer", "minimum": 1, "default": 1}),
)
SUGGEST = Parameter(name="q", schema={"type": "string"}, examples=("pral",))
STRETCH = (Parameter(name="od", schema=_OFFSET), Parameter(name="do", schema=_OFFSET))
SIDES = (
    Parameter(name="wiersze", schema=_enum(*aggregates.SIDES, default=aggregates.SIDES[0])),
    Parameter(name="kolumny", schema=_enum(*aggregates.SIDES, default=aggregates.SIDES[1])),
)
TABLE = Parameter(name="tabela", schema=_enum(*aggregates.TABLES, default=aggregates.TABLES[0]))
PATH: dict[str, Parameter] = {
    p.name: p
    for p in (
        Parameter(name="practice_id", where="path"),
        Parameter(name="report_id", where="path"),
        Parameter(name="organisation_id", where="path"),
        Parameter(name="facet", where="path", schema=_enum(*(facet.name for facet in FACETS))),
        Parameter(name="teryt", where="path", examples=("24",)),
        Parameter(name="sector_id", where="path", examples=_KNOWN["sector"][:1]),
        Parameter(name="activity_id", where="path", examples=_KNOWN["activity"][:1]),
    )
}
#: The format of a file is part of its address; what it may be depends on the operation.
EXPORT_FORM = Parameter(name="form", where="path", schema=_enum(*(f.name for f in FORMS)))
TABLE_FORM = Parameter(name="form", where="path", schema=_enum(*(f.name for f in TABLES)))
