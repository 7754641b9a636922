"""The facets, declared: what can be filtered, counted and grouped, and under which URL parameter."""

from dataclasses import dataclass
from typing import Literal

#: Value of a facet that stands for "the report does not say".
MISSING = "-"

Unit = Literal["practices", "reports", "organisations"]
UNITS: tuple[Unit, ...] = ("practices", "reports", "organisations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a search.

    Attributes:
        name: URL parameter and key in JSON.
        label, label_en: heading for people.
        parent: facet whose values stand above this one's (region above county), or None.
        multiple: a practice may have several values.
        shown: values listed before "show more".
        searchable: whether long lists offer a search inside the facet.
    """

    name: str
    label: str
    label_en: str
    parent: str | None = None
    multiple: bool = False
    shown: int = 10
    searchable: bool = False


FACETS: tuple[Facet, ...] = (
    Facet(name="sector", label="Sektor", label_en="Sector", multiple=True),
    Facet(
        name="activity",
        label="Rodzaj działalności",
        label_en="Activity type",
        parent="sector",
        multiple=True,
        searchable=True,
    ),
    Facet(name="region", label="Województwo", label_en="Voivodeship", shown=16),
    Facet(name="county", label="Powiat", label_en="County", parent="region", searchable=True),
    Facet(name="municipality", label="Gmina", label_en="Municipality", parent="county", searchable=True),
    Facet(name="legal_form", label="Forma prawna", label_en="Legal form"),
    Facet(name="target_group", label="Dla kogo", label_en="For whom", multiple=True, searchable=True),
    Facet(name="organisation", label="Organizacja", label_en="Organisation", searchable=True),
    Facet(name="source", label="Wydawca źródła", label_en="Publisher of the source", searchable=True),
)
BY_NAME: dict[str, Facet] = {facet.name: facet for facet in FACETS}
