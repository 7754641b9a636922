"""Whether what follows a head is its name, and of what sort that name is."""

from collections.abc import Sequence

from indexer.extraction.heads import Head, HeadMatch, head_table
from indexer.extraction.listed import is_plural
from indexer.extraction.name_parts import ROMAN, is_common, is_person, is_place_word
from indexer.extraction.quotes import NameRun
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word

_OFFICERS = word_set("officers")
_LANDSCAPE = ("krajobrazowy", "zdrojowy", "narodowy")
_AGENTS = 12  # words from the first of several to the last
_AGENT = 4  # words from a participle to its agent


def may_have_name(found: Sequence[Word], match: HeadMatch, run: NameRun) -> bool:
    """Tell whether what follows a head ("spółdzielni") is its name ("Margines")."""
    head = match.head
    if (
        head.weak
        and (owner := head_table().at(found, match.last)) is not None
        and owner.head.form is not None
    ):
        return False  # "Inicjatywa Stowarzyszenia „Wrzos”" is the society's
    if run.shape == "quoted":
        return True
    if head.weak:
        own = range(run.own_first, run.own_last)
        numbered = all(ROMAN.fullmatch(found[i].text) for i in own)  # "Grupa III"
        return run.shape == "caps" and not numbered and all(head_table().at(found, i) is None for i in own)
    if found[run.own_first].lemma("przyjazny", *_LANDSCAPE):
        return False  # an award, a landscape: "Samorząd Przyjazny Seniorom", "Park Krajobrazowy …"
    if head.kind == "not_organisation":
        return found[match.first].form.capital or run.shape == "caps"
    kinds = head.form is None and is_plural(found, head, match.first, match.last)
    if kinds and run.shape == "capital" and all(map(is_common, found[run.own_first : run.own_last])):
        return False  # "Domy Opieki w Polsce"
    if found[match.first].form.capital:
        oblique = "nom" not in found[match.first].form.cases("subst")
        return not (oblique and is_person(found, run.own_first))  # "Prezes Spółdzielni Jan Wrzos"
    # "gminy Klucze", "urzędu Gminy": in lower case these are no names of organisations.
    if head.kind == "public":
        # … but who does something is one: "założona przez gminę Klucze".
        return head.phrase in ("gmina", "powiat") and _is_agent(found, match.first)
    if head.form is None and head.kind != "venue":
        return False
    # "spółdzielni Margines", "stowarzyszenie Barka", but not "fundacji Anny Dymnej", "spółdzielni Krakowa".
    first_own, alone = found[run.own_first], run.own_last - run.own_first == 1
    if first_own.form.named("imię"):
        return False
    if match.first > 0 and found[match.first - 1].lemma(*_OFFICERS) and not (alone and _only_name(first_own)):
        return False  # "prezes spółdzielni Jan Kowalski", but "prezes spółdzielni Bukowianka"
    return not is_place_word(first_own) or first_own.form.caps or not alone or _also_common(first_own)


def _is_agent(found: Sequence[Word], first: int) -> bool:
    """Tell whether a municipality does something: "założona przez gminę Klucze | i gminę Olkusz"."""
    i = first
    while i > 1 and found[i - 1].text in ("i", "oraz", ",") and first - i < _AGENTS:
        i -= 2
        while i > 0 and found[i].form.capital:
            i -= 1
        if not found[i].lemma("gmina", "powiat"):
            return False
    passive = any(w.form.has("ppas") for w in found[max(0, i - _AGENT) : max(0, i - 1)])
    return i > 0 and passive and found[i - 1].text == "przez"


def _only_name(word: Word) -> bool:
    """Tell whether a word can be nobody's name: it is common, in CAPS, or no dictionary knows it."""
    return word.form.caps or not word.form.named("nazwisko")


def _also_common(word: Word) -> bool:
    """Tell whether a place's name is a common noun too, in the nominative: "spółdzielnia socjalna Wrzos"."""
    return any(r.lemma[:1].islower() and r.pos == "subst" and "nom" in r.cases for r in word.form.readings)


def is_general(found: Sequence[Word], run: NameRun) -> bool:
    """Tell whether a proper part is but an adjective of a kind, a number or a task: "Parafia Katolicka"."""
    own = found[run.own_first : run.own_last]
    if own[0].text.lower() in ("nr", "ds"):
        return True
    return run.shape == "capital" and all(w.form.has("adj") and not w.form.has("subst") for w in own)


def is_owner(found: Sequence[Word], run: NameRun) -> bool:
    """Tell whether the proper part is an owner with a head of its own ("WTZ PSONI")."""
    match = head_table().at(found, run.own_first)
    return match is not None and match.head.form is not None and match.last == run.own_last


def owner_inside(found: Sequence[Word], head: Head | None, run: NameRun) -> HeadMatch | None:
    """Return the head of who runs a unit in the unit's name: of "ZAZ Fundacji „Wrzos”" the foundation's."""
    start = run.own_first + (found[run.own_first].text.lower() == "przy")
    if head is None or not head.local or head.form is None or start >= run.own_last:
        return None
    match = head_table().at(found, start, run.last)
    if match is None or match.head.form is None or match.head.acronym or match.last >= run.own_last:
        return None
    return match if match.head.kind == "organisation" else None
