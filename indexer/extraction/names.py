"""Where a name ends: the proper part that follows a head.

"Spółdzielni Socjalnej | Smaki Gościńca | w Zakrzewie": the run of quoted, CAPS or capitalised words after
the head, with the small words inside it ("na Rzecz", "i", "dla"), and not what follows: another
organisation, a person, a town.
"""

from collections.abc import Sequence

from indexer.extraction.adjectives import agree
from indexer.extraction.heads import Head, HeadMatch, HeadTable
from indexer.extraction.name_leads import (
    after_adjectives,
    before_introducer,
    described_name,
    introducer,
    quoted_tail,
)
from indexer.extraction.name_parts import (
    complement,
    compound,
    enumerated,
    is_person,
    is_predicate,
    is_time,
    is_town,
    of_many,
    of_saint,
)
from indexer.extraction.quotes import NameRun, quoted
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import DASHES, QUOTES, Word

_LINKS = word_set("names_links")
_LANDS = word_set("lands")
_TITLES = word_set("names_titles")
_FOUNDED = word_set("details_founded")
#: Heads that only a place can follow.
_ONE_PLACE = frozenset(("gmina", "powiat", "miasto", "miasto i gmina", "samorząd województwa"))
#: What has a name of its own behind a name: "Konkursu im. …", "Projektu „…”".
_TITLED = ("konkurs", "projekt", "program", "nagroda")
_ENTITLING = frozenset(("im", "pn", *QUOTES))
_LONGEST_RUN = 14


def own_name(found: Sequence[Word], i: int, head: Head, table: HeadTable, *, capital: bool) -> NameRun | None:
    """Return the proper part that begins at word i, right after a head; None if there is none.

    Args:
        found: words of a sentence.
        head: the head before it.
        table: of all heads: a name ends where another organisation begins.
        capital: the head is capitalised.
    """
    start = i
    if head.form is not None or head.kind in ("organisation", "venue"):
        i = after_adjectives(found, i)
    described = i
    plain = head.form is None and head.kind in ("organisation", "venue") and not capital
    owner = table.at(found, i) if plain and i < len(found) else None
    if owner is not None and owner.head.form is not None:
        return None  # "zwiedziliśmy pralnię | Spółdzielni Socjalnej „Lipa”"
    i = before_introducer(found, i)
    i += introducer(found, i)
    if i == described > start and not (quoted(found, i) or _proper(found, i, head)):
        i = start
    run = quoted(found, i, any_case=capital and head.form is not None)
    if run is not None and head.phrase in _ONE_PLACE:
        return None  # "zlecone przez powiat pn. „Mój dom”"
    if run is not None:
        return NameRun(start, _suffix(found, run.last), run.own_first, run.own_last, "quoted")
    if (run := described_name(found, i, head)) is not None:
        return NameRun(start, _suffix(found, run.last), i, run.last, "quoted")
    if not capital and found[i].text in _LINKS if i < len(found) else True:
        return None
    last = _capital_run(found, i, head, table)
    if last == i:
        return None
    if all(not w.form.capital and w.kind == "word" for w in found[i:last]):
        return None
    caps = any(w.form.caps for w in found[i:last])
    closing = quoted(found, last, any_case=head.form is not None) or quoted_tail(found, last, head, table)
    title = table.at(found, i)
    if title is not None and title.head.kind == "not_organisation" and not capital:
        return None  # "spółdzielniom Znak „Dobry Zakup”"
    if closing is not None and head.kind != "not_organisation":
        # "Fundacja Integracji Społecznej „Feniks”"
        return NameRun(start, _suffix(found, closing.last), i, closing.last, "quoted")
    return NameRun(start, _suffix(found, last), i, last, "caps" if caps else "capital")


def _proper(found: Sequence[Word], i: int, head: Head) -> bool:
    """Tell whether an unknown capitalised word stands at word i: what only a name can be."""
    if i >= len(found) or head.form is None:
        return False
    word = found[i]
    surname = bool(word.form.readings) and all(r.names == ("nazwisko",) for r in word.form.readings)
    return word.kind == "word" and word.form.capital and (surname or not word.form.readings)


def _suffix(found: Sequence[Word], i: int) -> int:
    if i < len(found) and found[i].kind == "company":
        return i + 1
    return i


def _capital_run(found: Sequence[Word], i: int, head: Head, table: HeadTable) -> int:
    """Return the number of the word after the run of capitalised words that begins at word i."""
    last = j = i
    while j < len(found) and j - i < _LONGEST_RUN:
        word = found[j]
        if word.kind == "company":
            return last
        if word.kind == "number":
            # "Społeczna 21", "5 Element": a number belongs to a name only beside a capitalised word.
            if last == j and j > i and word.text.isdigit():
                last = j + 1
            elif not (j == i and j + 1 < len(found) and found[j + 1].form.capital and word.text.isdigit()):
                break
            j += 1
            continue
        if word.kind != "word":
            joins = word.text == "&" or (word.text in "=+" and not word.spaced)
            if joins and j > i and j + 1 < len(found) and found[j + 1].form.capital:
                j += 1
                continue
            if word.text in DASHES and j > i and compound(found, j):
                j += 1
                continue
            if word.text == "." and j > i and found[j - 1].text.lower() in ("św", "im", "ks", "o", "bł"):
                last = j + 1 if last == j else last
                j += 1
                continue
            if word.text == "," and last == j and (end := enumerated(found, i, j, table)) > j:
                last = j = end
                continue
            break
        if word.form.capital:
            if _ends_before(found, i, j, head, table):
                break
            last = j = j + 1
            continue
        if word.text.lower() in ("im", "św"):
            j += 1
            continue
        if word.text.lower() == "ds" and j + 2 < len(found) and found[j + 1].text == ".":
            j += 2  # "Centrum ds. Katastrof"
            continue
        if word.text.lower() == "nr" and j + 1 < len(found) and found[j + 1].text.isdigit():
            last = j = j + 2  # "Szkoła Podstawowa nr 2"
            continue
        if word.text == "rzecz" and j > i and found[j - 1].text.lower() == "na":
            if j + 1 < len(found) and found[j + 1].lemma("ten", "swój", "nasz"):
                break  # "Caritas na rzecz tej grupy" does something for it
            j = complement(found, j + 1)
            last = j if j < len(found) and not found[j].form.capital else last
            continue
        if word.text in _LINKS and _link_continues(found, i, j, head, table):
            j += 1
            continue
        break
    return last


def _ends_before(found: Sequence[Word], first: int, j: int, head: Head, table: HeadTable) -> bool:
    """Tell whether a new thing begins at word j: another organisation, a person, a title."""
    word = found[j]
    if j > first and found[j - 1].text.lower() == "u":
        return False  # "Pensjonat U Pana Tadeusza"
    if word.lemma(*_TITLES) or word.text.lower() in _TITLES or is_predicate(word) or is_time(found, j):
        return True
    if (j > first or head.acronym) and is_person(found, j) and not of_saint(found, first, j):
        return True
    forename = j > first and head.phrase in _ONE_PLACE and word.form.named("imię")
    if forename and j + 1 < len(found) and found[j + 1].form.capital:
        return True  # "wójtem Gminy Lipno | Danielem Kotem"
    if j > first and word.lemma(*_TITLED) and j + 1 < len(found) and found[j + 1].text.lower() in _ENTITLING:
        return True  # "Fundacja Wsparcia | Konkursu im. …"
    if j > first and word.form.caps and word.form.has("prep") and word.text.lower() not in _LINKS:
        return not word.form.has("subst", "adj")  # "FABRYKA KREATYWNOŚCI | WŚRÓD LAUREATÓW"
    verb = not word.form.has("subst", "adj") or word.lemma(*_FOUNDED)
    if j == first and word.form.has("praet") and verb and not word.form.caps:
        return True  # a verb that a lost full stop left there: "Spółdzielnia Powstała w 2010 r."
    match = _head_at(found, j, table)
    if match is None:
        return False
    if head.kind == "not_organisation" or head.phrase in _ONE_PLACE:
        return True
    if j == first:
        if match.head is head:
            return True  # "do rejestru stowarzyszeń | Stowarzyszenie Wrzos"
        # "Stowarzyszenie Centrum Słowian", "ZAZ Stowarzyszenia Radość", but "w Ośrodku Spółdzielnia kupiła".
        if match.head.acronym:
            return match.head.local
        if match.head.form is None or of_many(found[match.first : match.last]):
            return False  # "Związek Rewizyjny Spółdzielni Socjalnych" is of all of them
        if head.form is None and all(r.lemma[:1].isupper() for r in word.form.readings):
            return False  # "Centrum Caritas"
        return match.last >= len(found) or not (
            found[match.last].form.capital or found[match.last].text in QUOTES
        )
    if match.head.acronym and match.head.local:
        return True  # "Caritas Diecezji Sandomierskiej | WTZ Rudnik"
    return match.head.form is not None and found[j - 1].text.lower() in ("i", "oraz", "a")


def _head_at(found: Sequence[Word], j: int, table: HeadTable) -> HeadMatch | None:
    """Return the head of another organisation at word j, up to two capitalised adjectives ahead."""
    for k in range(j, min(j + 3, len(found))):
        match = table.at(found, k)
        if match is not None and match.head.kind != "not_organisation":
            # "Caritas Diecezji Sandomierskiej | WTZ …": the adjective is not the acronym's.
            own = match.head.acronym or not agree(found[j], found[k])
            return None if k > j and own else match
        if not (found[k].form.capital and found[k].form.has("adj")):
            return None
    return None


def _link_continues(found: Sequence[Word], first: int, j: int, head: Head, table: HeadTable) -> bool:
    """Tell whether a small word at j joins two parts of one name."""
    if j + 1 >= len(found):
        return False
    link, after = found[j].text, found[j + 1]
    if link == "na" and after.text.lower() == "rzecz":
        return True
    if link == "na" and j == first and any(w.lemma(*_LANDS) for w in found[j + 1 : j + 3]):
        return False  # "dziewiąty ZAZ | na Dolnym Śląsku"
    if not (after.form.capital or (after.text in QUOTES and link == "im")):
        return after.text.lower() in ("rzecz", "terenie") and j + 2 < len(found) and found[j + 2].form.capital
    if after.kind != "word" or head.phrase in _ONE_PLACE:
        return False
    if link in ("z", "ze") and table.at(found, j + 1) is not None and "gen" not in after.form.cases():
        return False  # "PCIS z Gminą Wrzosów podpisało umowę"
    if link in ("w", "we", "z", "ze"):
        shouted = found[j - 1].form.caps and not after.form.caps
        return not shouted and not is_town(found, j + 1)
    if link in ("i", "oraz", "a"):
        return j > first and _head_at(found, j + 1, table) is None and not is_person(found, j + 1)
    if link == "przy":
        return j == first and head.local
    match = table.at(found, j + 1)
    return match is None or match.head.kind == "not_organisation" or link in ("na", "dla")


def dash_or_quote(word: Word) -> bool:
    """Tell whether a mark is a dash or a quotation mark."""
    return word.text in DASHES or word.text in QUOTES
