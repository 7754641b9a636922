"""A changed table is the table of everything, made anew."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kb.search.arrays import Table
from kb.search.revising import revise

KEYS = st.text(alphabet="aąbż~ ", max_size=3)
TABLES = st.dictionaries(KEYS, st.sets(st.integers(0, 9), min_size=1), max_size=12)


def told(table):
    """Everything that is in a table, as it is stored."""
    return [
        (array.dtype, array.tolist())
        for array in (table.keys.offsets, table.keys.block, table.lists.offsets, table.lists.values)
    ]


@given(TABLES, st.lists(st.booleans(), min_size=10, max_size=10), TABLES, st.integers(0, 5))
def test_any_change_gives_what_everything_gives(before, stays, entries, shift):
    numbers = np.where(stays, np.cumsum(stays) - 1 + shift, -1)
    revised = revise(Table.of(before), numbers, entries)
    after = {key: {int(numbers[n]) for n in values if stays[n]} for key, values in before.items()}
    for key, values in entries.items():
        after.setdefault(key, set()).update(values)
    after = {key: values for key, values in after.items() if values}
    assert told(revised.table) == told(Table.of(after))
    places = {key: n for n, key in enumerate(sorted(after))}
    assert revised.keys.tolist() == [places.get(key, -1) for key in sorted(before)]
    assert revised.fresh == {key: places[key] for key in entries.keys() - before.keys()}
