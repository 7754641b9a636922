"""A list of practices by the ids in an address: what it shows, what is gone, how it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from kb.errors import QueryError
from kb.records import PracticeRecord
from kb.store.facts import Facts

#: More practices than this make no list that anybody reads, and no address that every server takes.
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedList:
    """A list of practices.

    Attributes:
        ids: of all practices in it, in order, those that are gone included.
        records: the practices that the base has, in the same order.
        missing: ids that the base does not have.
        removed: what has just been taken out, for the way back.
        restore_url: address of the list with it.
    """

    ids: tuple[str, ...]
    records: tuple[PracticeRecord, ...]
    missing: tuple[str, ...]
    removed: PracticeRecord | None = None
    restore_url: str = ""

    @property
    def kept(self) -> tuple[str, ...]:
        """Ids of the practices that the base has."""
        return tuple(record.id for record in self.records)


def list_url(ids: Sequence[str], **more: str) -> str:
    """Return the address of a list: everything it holds stands in it."""
    query = urlencode([*(("id", id_) for id_ in ids), *more.items()])
    path = url_for("saved.page")
    return f"{path}?{query}" if query else path


def saved_list(facts: Facts, ids: Sequence[str], remove: str = "") -> SavedList:
    """Return the list of some ids.

    Args:
        facts: where the practices are.
        ids: as asked for; each counts once.
        remove: the id to take out, "" for none.

    Raises:
        QueryError: more than `MOST` ids.
    """
    asked = tuple(dict.fromkeys(i.strip() for i in ids if i.strip()))
    if len(asked) > MOST:
        raise QueryError(
            f"a list can hold {MOST} practices at most, not {len(asked)}",
            polish=f"lista może mieć najwyżej {MOST} praktyk, a w adresie jest ich {len(asked)}",
        )
    left = tuple(i for i in asked if i != remove)
    records = tuple(facts.practices(left))
    known = {record.id for record in records}
    gone = next(iter(facts.practices([remove])), None) if remove in asked else None
    return SavedList(
        ids=left,
        records=records,
        missing=tuple(i for i in left if i not in known),
        removed=gone,
        restore_url=list_url(asked) if gone else "",
    )


def moved(ids: Sequence[str], id_: str, by: int) -> tuple[str, ...]:
    """Return the ids with one of them moved by some places, as far as the list reaches."""
    others = [i for i in ids if i != id_]
    if len(others) == len(ids):
        return tuple(ids)
    place = min(max(list(ids).index(id_) + by, 0), len(others))
    return (*others[:place], id_, *others[place:])
