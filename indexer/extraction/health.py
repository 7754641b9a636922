"""What is wrong with a report, one Polish sentence each: what was seen, where, and what it may cost.

Nothing here changes what is extracted; `indexer.extraction.mending` does, and tells what it did.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from indexer.extraction.mending import Mended
from kb.model import Block
from kb.morphology import analyse
from kb.text import plural

#: Words on a printed page of a catalogue, and how many pages one report should have at most.
_PAGE, _MOST_PAGES = 300, 100
#: A paragraph of so many words ends with a full stop, unless it was cut off.
_SENTENCE = 8
#: From how many times on a passage of at least so many words counts as repeated boilerplate.
_REPEATED, _LEAST_REPEATED = 4, 5
#: Shares from which words are taken for damaged: with digits or signs inside, unknown to the dictionary.
_DAMAGED_SHARE, _UNKNOWN_SHARE, _LEAST_DAMAGED, _LEAST_WORDS = 0.01, 0.25, 3, 40

_WORD = re.compile(r"[^\W\d_]{2,}")
_DAMAGED = re.compile(
    r"\b[^\W\d_]+[01|!$€£¢§¥][^\W\d_]{2,}|\b[^\W\d_]{2,}[01|!$€£¢§][^\W\d_]+|\b(?:[^\W\d_] ){4,}[^\W\d_]\b"
)
#: A question mark in a letter's place.
_GARBLED = re.compile(r"[^\W\d_]+\?[^\W\d_]+")
_FOOTER = re.compile(r"[|▪•·@]|://|www\.")
_FINAL = (".", "!", "?", "…", ":", ")", "]", "”", '"', "»", "’")
_FIELD = re.compile(r"[^\n:]{2,60}:\s")


def warnings(mended: Mended) -> tuple[str, ...]:
    """Return the warnings about a report, the gravest first; nothing for a sound one."""
    return tuple(sentence for check in _CHECKS for sentence in check(mended))


def _empty(mended: Mended) -> Iterator[str]:
    if not any(c.isalpha() for c in mended.original.text):
        yield "Raport nie zawiera żadnego zdania."


def _languages(mended: Mended) -> Iterator[str]:
    if not mended.foreign:
        return
    names = ", ".join(dict.fromkeys(name for _, name in mended.foreign))
    block, _ = mended.foreign[0]
    sample = _quoted(mended.original.text[block.start : block.end])
    if not mended.report.blocks or not any(_WORD.search(t) for t in _texts(mended)):
        yield f"Raport nie jest po polsku (język: {names}): nie szukano w nim faktów."
        return
    n = len(mended.foreign)
    parts = plural(n, "akapit jest", "akapity są", "akapitów jest")
    yield f"{n} {parts} w innym języku ({names}), pierwszy od słów {sample}: nie szukano w nich faktów."


def _lost_letters(mended: Mended) -> Iterator[str]:
    if mended.restored:
        n = len(mended.restored)
        words = plural(n, "słowie", "słowach", "słowach")
        yield (
            f"Tekst stracił polskie litery ({_examples(mended.restored)}): odtworzono je w {n} {words}, "
            "nazwy mogą mieć błędy."
        )


def _garbled(mended: Mended) -> Iterator[str]:
    left = [m[0] for m in _GARBLED.finditer(mended.report.text)] if "?" in mended.report.text else []
    left += ["\ufffd"] * mended.report.text.count("\ufffd")
    found = mended.misread or (tuple(left) if len(left) >= _LEAST_DAMAGED or "\ufffd" in left else ())
    if found:
        n = len(found)
        yield (
            f"W tekście są zniekształcone litery ({_examples(found)}), razem w {n} "
            f"{plural(n, 'miejscu', 'miejscach', 'miejscach')}: poprawiono, co się dało; sprawdź nazwy "
            "i kodowanie pliku."
        )


def _broken_words(mended: Mended) -> Iterator[str]:
    if mended.joined:
        n = len(mended.joined)
        were = plural(n, "słowo było przedzielone", "słowa były przedzielone", "słów było przedzielonych")
        yield f"{n} {were} łącznikiem ({_examples(mended.joined)}): złożono w całość."


def _noise(mended: Mended) -> Iterator[str]:
    text = mended.original.text
    words = _WORD.findall(text)
    damaged = [m[0] for m in _DAMAGED.finditer(text)]
    if len(damaged) >= _LEAST_DAMAGED and len(damaged) >= _DAMAGED_SHARE * len(words):
        n = len(damaged)
        yield (
            f"Wygląda na nieudane rozpoznanie skanu: {n} "
            f"{plural(n, 'słowo ma', 'słowa mają', 'słów ma')} w środku cyfry, znaki lub odstępy "
            f"({_examples(damaged)})."
        )
        return
    text = " ".join(_texts(mended))
    common = [word for word in _WORD.findall(text) if word.islower() and len(word) > 3]
    unknown = [word for word in common if not analyse(word)]
    if len(common) >= _LEAST_WORDS and len(unknown) >= _UNKNOWN_SHARE * len(common):
        share = round(100 * len(unknown) / len(common))
        yield (
            f"{share} % słów nie ma w słowniku ({_examples(unknown)}): tekst może być źle rozpoznany "
            "albo zniekształcony."
        )


def _cut_off(mended: Mended) -> Iterator[str]:
    text = mended.original.text
    if mended.cut is not None:
        rest = _quoted(text[mended.cut :])
        yield f"Tekst urywa się w pół zdania ({rest}): tego zdania nie wzięto pod uwagę."
        return
    blocks = [b for b in mended.original.blocks if text[b.start : b.end].strip()]
    if not blocks or blocks[-1].kind not in ("paragraph", "quote"):
        return
    last = text[blocks[-1].start : blocks[-1].end].rstrip()
    tail = last[last.rfind("\n") + 1 :]
    if len(_WORD.findall(last)) >= _SENTENCE and not last.endswith(_FINAL) and not _FOOTER.search(tail):
        yield f"Raport kończy się bez kropki („…{tail[-50:].strip()}”): sprawdź, czy tekst jest cały."


def _empty_sections(mended: Mended) -> Iterator[str]:
    blocks, text = mended.original.blocks, mended.original.text
    found = [
        text[a.start : a.end]
        for a, b in pairwise([*blocks[1:], None])
        if a is not None
        and a.kind == "heading"
        and (b is None or (b.kind == "heading" and b.level <= a.level))
    ]
    if found:
        n = len(found)
        yield (
            f"{n} {plural(n, 'nagłówek nie ma', 'nagłówki nie mają', 'nagłówków nie ma')} pod sobą tekstu: "
            f"{_examples(found)}."
        )


def _headless_tables(mended: Mended) -> Iterator[str]:
    found = [
        table[0]
        for table in _tables(mended.report.blocks)
        if len(table) > 1 and len(table[0].cells) > 2 and not any(b.header for b in table)
    ]
    if found:
        n = len(found)
        first = " | ".join(mended.report.text[a:b] for a, b in found[0].cells)
        yield (
            f"{n} {plural(n, 'tabela nie ma', 'tabele nie mają', 'tabel nie ma')} wiersza nagłówka "
            f"(pierwsza zaczyna się od {_quoted(first)}): znaczenie kolumn jest zgadywane z treści."
        )


def _tables(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    table: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == "row" and not (block.header and table):
            table.append(block)
            continue
        if table:
            yield table
        table = [block] if block is not None and block.kind == "row" else []


def _long(mended: Mended) -> Iterator[str]:
    pages = len(mended.original.text.split()) // _PAGE
    if pages > _MOST_PAGES:
        yield f"Raport jest bardzo długi (około {pages} stron): łatwiej przejrzeć go podzielony na części."


def _repeated(mended: Mended) -> Iterator[str]:
    text = mended.original.text
    passages = Counter(
        " ".join(text[b.start : b.end].split())
        for b in mended.original.blocks
        if b.kind in ("paragraph", "heading")
    )
    found = [
        (n, passage)
        for passage, n in passages.most_common()
        if n >= _REPEATED and len(passage.split()) >= _LEAST_REPEATED and not _FIELD.match(passage)
    ]
    if found:
        n, passage = found[0]
        times = plural(n, "raz", "razy", "razy")
        others = f" (takich fragmentów jest {len(found)})" if len(found) > 1 else ""
        yield (
            f"Fragment {_quoted(passage)} powtarza się {n} {times}{others}: "
            "to wygląda na nagłówek lub stopkę strony."
        )


_CHECKS: tuple[Callable[[Mended], Iterator[str]], ...] = (
    _empty,
    _languages,
    _garbled,
    _noise,
    _lost_letters,
    _cut_off,
    _broken_words,
    _headless_tables,
    _empty_sections,
    _repeated,
    _long,
)


def _texts(mended: Mended) -> Iterator[str]:
    return (mended.report.text[b.start : b.end] for b in mended.report.blocks)


def _examples(words: object) -> str:
    shown = list(dict.fromkeys(words))[:3]  # type: ignore[call-overload]
    return ", ".join(f"„{' '.join(word.split())}”" for word in shown)


def _quoted(text: str, longest: int = 60) -> str:
    text = " ".join(text.split())
    return f"„{text if len(text) <= longest else text[:longest].rsplit(' ', 1)[0] + '…'}”"
