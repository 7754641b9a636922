"""Build the table of inflected place names: ``python -m indexer.extraction.place.build``.

Reads the gazetteer, declines every name with Morfeusz (about 20 s) and writes ``forms.tsv.gz`` beside this
module; the same gazetteer and dictionary give the same bytes. Run it after the gazetteer or Morfeusz's
dictionary changes.
"""

import gzip
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from indexer.extraction.place.inflect import declined
from kb.morphology import analyse
from kb.vocabulary import gazetteer

FILE = Path(__file__).parent / "forms.tsv.gz"
_PROPER = {"nazwa_geograficzna", "człon_nazwy_geograficznej", "nazwisko", "imię", "nazwa_organizacji"}


def flags(form: str) -> str:
    """Return what else a one-word form may be: ``c`` common word, ``s`` surname, ``f`` forename.

    Forms of several words get none: they are rarely anything else.
    """
    if not form.isalpha():
        return ""
    found = set()
    for reading in analyse(form):
        if reading.lemma[0].islower() and not set(reading.name_classes) & _PROPER:
            found.add("c")
        if "nazwisko" in reading.name_classes:
            found.add("s")
        if "imię" in reading.name_classes:
            found.add("f")
    return "".join(sorted(found))


def names() -> list[str]:
    """Return every name to be declined, each once, sorted."""
    tables = gazetteer.load()
    found = {m.name for m in tables.municipalities.values()}
    found |= {loc.name for loc in tables.localities}
    found |= {c.name for c in tables.counties.values() if c.city}
    found |= {land.name for land in tables.lands}
    return sorted(found)


def table(lines: Iterable[str]) -> bytes:
    """Return the lines compressed, without a time stamp, so that equal tables are equal files."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as packed:
        packed.write("\n".join(lines).encode())
    return buffer.getvalue()


def line(name: str) -> str:
    """Return one line of the table: the name, then ``form|cases|flags`` for each form, separated by tabs."""
    forms = sorted(declined(name).items())
    return "\t".join([name, *(f"{form}|{cases}|{flags(form)}" for form, cases in forms)])


def main() -> None:
    """Write the table and say how large it is."""
    found = names()
    FILE.write_bytes(table(line(name) for name in found))
    sys.stdout.write(f"{FILE.name}: {len(found)} names, {FILE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
