"""Tables of counts: the values of a facet, the years, each with its number of practices."""

from collections.abc import Iterator

from kb.facets import FACETS, MISSING
from kb.search.protocol import Results
from web import labels
from web.formats.rows import Row

#: Facets that may stand on the sides of the cross-table.
SIDES = ("sector", "region", "legal_form", "target_group")
CROSS, YEARS = "cross", "years"
#: What can be taken away as a table of counts: the cross-table, the years, the values of any facet.
TABLES = (CROSS, YEARS, *(facet.name for facet in FACETS))

VALUE_COLUMNS = ("wartosc", "nazwa", "praktyki")
YEAR_COLUMNS = ("rok", "praktyki")


def table(name: str, found: Results) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Return the header and the rows of one table of counts.

    Args:
        name: one of `TABLES` but the cross-table.
        found: the results, with that facet counted.
    """
    if name == YEARS:
        return YEAR_COLUMNS, iter(found.years)
    values = (v for v in found.facets[name] if v.count)
    # "-" means "no data" in addresses; a spreadsheet would take it for the start of a formula.
    return VALUE_COLUMNS, (
        (v.value if v.value != MISSING else None, labels.value(name, v.value, v.label), v.count)
        for v in values
    )
