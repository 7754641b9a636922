"""Gates: whether the words around a form let it in as a place, and how surely.

The scores are set by hand and checked on ``tests/fixtures/places``: after a level word or a fitting
preposition a form is a place nearly always, a bare form half the time (our count on reports of the genre),
and a bare form at the start of a sentence only when confirmed elsewhere.
"""

import re

from indexer.extraction.place.hits import Hit, Words
from indexer.extraction.place.triggers import triggers

#: Inhabitants from which a place is likelier than the common word of the same form, after a preposition.
TOWN = 8_000
#: Score from which a hit stands on its own.
CERTAIN = 0.5

_LISTED = 0.8
_NAMES = {"L": "locative", "G": "genitive", "I": "instrumental", "A": "accusative"}
ENUMERATED = re.compile(
    r"(?:\s*\([^()\n]{0,80}\))?"
    r"(?:\s*[,;/]\s*|,?\s+(?:i|oraz|lub|a także|jak i|czy|i w|i we|oraz w|a także w)\s+"
    r"(?:pobliski\w+\s+|sąsiedni\w+\s+)?"
    r"|\s*,\s*(?:w|we|a także w)\s+)"
)
#: What follows a name and says where it lies: "(woj. opolskie)", ", gm. Milejów", "(śląskie)".
CONTAINED = re.compile(
    r"\s*[,(–-]\s*(?:w\s+)?(?:woj|pow|gm)(?:\.|\b|iat|iec|in|ewódz)"
    r"|\s*[(,]\s*(?:dolno|kujawsko|lub|łódz|mało|mazow|opol"
    r"|pod|pomor|śląs|święto|warmiń|wielko|zachodnio)\w*(?:-\w+)?kie\b"
)
#: What follows a name and says what it lies near: " k. Suwałk", " koło Nidzicy".
LANDMARK = re.compile(r"\s+(?:k\.|k/|koło|obok|nieopodal|niedaleko)\s*(?=[A-ZĆŁŚŹŻ])")
_POSTAL = re.compile(r"\b\d{2}[-–]\d{3},?\s+$")
_STREET = re.compile(r"(?:\bul|\bal|\bpl|\bos|\bulic[ay])\.?\s[^\n;]{2,40}\d\w?(?:\s?/\s?\d+)?,?\s+$")
#: "„Lipa”, Żory – myjnia"
_BEHIND_NAME, _DASH = re.compile(r"[”\"»],\s$"), re.compile(r"\s[–—-]\s")
_CAPITAL_AFTER = re.compile(r" [A-ZĆŁŚŹŻ]")
#: What a name ends behind: "pierwszym przystankiem były Kielce", "celem wyjazdu był Lublin".
_STOP = re.compile(
    r"\b(?:przystan|cel|etap|stacj|punkt|miejsc)\w*(?:iem|em|ą)\s+(?:\w+\s+){0,4}?"
    r"(?:był[aoy]?|jest|są|stał[aoy]?\s+się)\s+$"
    r"|\b(?:odwiedzi|zwiedzi)(?:ł[aoy]?|li|liśmy|łyśmy)\s+$",
    re.IGNORECASE,
)
#: What a name opens: the beginning of a line, or "Najpierw Juchowo."; and what goes on behind it.
_OPENS = re.compile(
    r"(?:^|\n)[ \t]*(?:[-–—•*]|\d+[.)])?[ \t]*$"
    r"|(?:^|[\n.] ?)(?:Najpierw|Potem|Następnie|Dalej|Później|Wreszcie) $"
)
_GOES_ON = re.compile(r"\. [A-ZĄĆĘŁŃÓŚŹŻ]\w+ ")
#: The name of an organisation: "w Nysie Zakład Aktywności Zawodowej".
_NAME_AFTER = re.compile(
    r" (?:Spółdzieln|Fundacj|Stowarzyszeni|Zakład|Warsztat|Przedsiębiorstw"
    r"|Centrum I|Klub I|(?:CIS|KIS|ZAZ|WTZ)\b)"
)
_THEN_STREET = re.compile(r",?\s+(?:przy\s+)?(?:ul|al|pl|os)\.\s")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•*#|]+|\d+[.)])?[ \t]*$")
_LINE_END = re.compile(r"[ \t]*(?:[|\n:]|$)")
_ADJECTIVE = re.compile(r"[a-ząćęłńóśźż]{4,}(?:im|ym|ej|ich|ych|ego|iej)")
_REGION_STEMS = {
    "dolnośląsk": "02", "kujawsk": "04", "lubelsk": "06", "lubusk": "08", "łódzk": "10", "małopolsk": "12",
    "mazowieck": "14", "opolsk": "16", "podkarpack": "18", "podlask": "20", "pomorsk": "22", "śląsk": "24",
    "świętokrzysk": "26", "mazursk": "28", "warmińsk": "28", "wielkopolsk": "30", "zachodniopomorsk": "32",
}  # fmt: skip


def opens_stop(text: str, start: int, end: int) -> bool:
    """Whether a name alone opens what is told of it: "– Myczków. Muzeum …", "Najpierw Juchowo. …"."""
    return bool(_GOES_ON.match(text, end) and _OPENS.search(text, max(0, start - 60), start))


def _is_stop(hit: Hit, text: str, before: str) -> bool:
    return bool(_STOP.search(before)) and not _CAPITAL_AFTER.match(text, hit.end)


def gate(hit: Hit, words: Words, previous: Hit | None, *, size: int, seat: bool) -> None:
    """Set the gate, the level, the score and the lead of a hit from the words around it.

    Args:
        previous: the name found before it, from which it may inherit in an enumeration.
        size: inhabitants of the largest place of that name.
        seat: whether a municipality has that name.
    """
    _look_back(hit, words)
    text = words.text
    before = text[max(0, hit.start - 60) : hit.start]
    nominative = _fits(hit, "N")
    if hit.gate == "bare" and previous is not None and hit.start - previous.end < 100:
        _inherit(hit, previous, words)
    if hit.gate in ("bare", "head", "list") and hit.score < 0.85 and nominative:
        if CONTAINED.match(text, hit.end):
            hit.gate, hit.score = "container", 0.9
        elif _POSTAL.search(before):
            hit.gate, hit.score = "postal", 0.97
        elif _STREET.search(before) or _THEN_STREET.match(text, hit.end):
            hit.gate, hit.score = "address", 0.85
        elif not hit.flags and _BEHIND_NAME.search(before) and _DASH.match(text, hit.end):
            hit.gate, hit.score = "address", 0.8
        elif not hit.flags and (_is_stop(hit, text, before) or opens_stop(text, hit.start, hit.end)):
            hit.gate, hit.score = "stop", 0.8
        elif _LINE_START.search(before) and _LINE_END.match(text, hit.end) and "c" not in hit.flags:
            hit.gate, hit.score = "line", 0.7
    hit.base = hit.score
    _discount(hit, words, size=size, seat=seat)


def _look_back(hit: Hit, words: Words) -> None:
    """Read the words before a hit: level words, prepositions, nouns with a genitive."""
    t = triggers()
    i = hit.first - 1
    while i >= 0:
        word = words.lower[i]
        gap = words.gap(i + 1)
        dotted = gap.startswith(".")
        if word == "k" and gap == "/":
            gap = " "
        if "\n\n" in gap or gap.strip(". \t\n\xa0:") or (dotted and len(word) > 4):
            return
        level = t.level.get(word) if word != "m" or not (i and words.lower[i - 1].isdigit()) else None
        if level in ("municipality", "town", "village", "district"):
            if word in t.rural:
                hit.rural = True
            if hit.level != "municipality" and not (level == "village" and ":" in gap):
                hit.level = level  # "Miejscowość: Leszno" may be a city
            hit.gate, hit.score, hit.lead = "level", 0.96, words.starts[i]
            hit.seat = hit.seat or ":" in gap
        elif word in t.between and _level_before(words, i) and _naming(words, i):
            hit.rural = True if word in t.rural else False if word in t.urban else hit.rural
        elif hit.gate == "level":
            if word in t.prepositions and gap.isspace():
                hit.near, hit.lead = word in t.near, words.starts[i]
            return
        elif word in t.prepositions and i and words.lower[i - 1] in t.streets:
            hit.gate, hit.score = "none", 0.0
            return
        elif word in t.prepositions and (gap.isspace() or word == "k"):
            cases = t.prepositions[word]
            hit.near, hit.lead = word in t.near, words.starts[i]
            hit.cases = cases
            fitting = next((c for c in cases if _fits(hit, c)), None)
            if fitting:
                hit.gate, hit.score = _NAMES[fitting], 0.93 if word in ("w", "we") else 0.85
            return
        elif word in t.not_after:
            hit.gate, hit.score = "none", 0.0
            return
        elif word in t.heads and gap.isspace() and (_fits(hit, "G") or word == "miasta"):
            hit.gate, hit.score, hit.cases = "head", 0.8, "G"
            return
        elif (
            i > 0
            and _ADJECTIVE.fullmatch(words.words[i])
            and words.lower[i - 1] in t.prepositions
            and gap.isspace()
        ):
            hit.regions_hint = tuple(
                code
                for stem, code in _REGION_STEMS.items()
                if word.startswith(stem) and len(word) < len(stem) + 5
            )
        else:
            return
        i -= 1


def _naming(words: Words, i: int) -> bool:
    """Whether "pod" or "o" at word i leads to "nazwą" only ("gmina pod nazwą X")."""
    return words.lower[i] not in ("pod", "o") or words.lower[i + 1].startswith("nazw")


def _level_before(words: Words, i: int) -> bool:
    levels = triggers().level
    return any(levels.get(words.lower[k]) for k in range(max(0, i - 3), i))


def _inherit(hit: Hit, previous: Hit, words: Words) -> None:
    """Take over the gate of the hit before in an enumeration: "w Byczynie, Częstochowie i Żarkach"."""
    between = words.text[previous.end : hit.start]
    if not ENUMERATED.fullmatch(between) or previous.gate == "none":
        return
    if previous.cases and not any(_fits(hit, c) for c in previous.cases):
        return
    if not previous.cases and previous.level and not _shared_cases(hit, previous):
        return
    hit.gate, hit.cases, hit.level = previous.gate, previous.cases, previous.level
    hit.near, hit.seat, hit.head = previous.near, previous.seat, previous.head or previous
    # an item far down an enumeration is no less sure than the second, nor does it pay for another's risks
    hit.score = max(previous.base - 0.05, min(previous.base, _LISTED))


def _shared_cases(hit: Hit, previous: Hit) -> bool:
    cases = {c for f in previous.forms for c in f.cases}
    return any(set(f.cases) & cases for f in hit.forms)


def _fits(hit: Hit, case: str) -> bool:
    """Whether some reading has the case; keeps only those readings when it has."""
    fitting = tuple(f for f in hit.forms if case in f.cases)
    return bool(fitting)


def _discount(hit: Hit, words: Words, *, size: int, seat: bool) -> None:
    """Lower the score of what may be a common word, a person, or a part of a longer name."""
    text = words.text
    after = text[hit.end : hit.end + 2]
    capital_after = len(after) == 2 and after[0] == " " and after[1].isupper()
    i = hit.first
    gap = words.gap(i)
    capital_before = (
        i > 0
        and gap == " "
        and words.words[i - 1][0].isupper()
        and words.lower[i - 1] not in triggers().prepositions
    )
    if hit.gate == "bare":
        quoted = bool(gap) and gap[-1] in "„\"”«'»‘’"
        start = i == 0 or "\n" in gap or bool(re.search(r"[.!?:]", gap))
        hit.score = 0.0 if hit.flags else 0.25 if quoted or capital_before or start else 0.45
        hit.in_name = quoted or capital_before
    elif hit.gate in _NAMES.values() or hit.gate in ("head", "line"):
        if "c" in hit.flags:
            spelt = not words.words[i].isupper()
            known = size >= TOWN or (spelt and (hit.gate == "head" or (seat and hit.gate == "locative")))
            known = known or (spelt and hit.gate == "locative" and after_name(words, i - 1, hit.last))
            known = known or (
                spelt and seat and hit.gate == "genitive" and from_there(words, i - 1, hit.last)
            )
            named_after = size >= TOWN and _NAME_AFTER.match(text, hit.end)
            hit.score -= 0.6 if capital_after and not named_after else 0.2 if known else 0.5
        elif hit.flags:
            hit.score -= 0.45 if capital_after or hit.gate == "genitive" else 0.1


def from_there(words: Words, preposition: int, last: int) -> bool:
    """Whether a name in capitals or quotation marks comes from a place: "Fundacja „Lipa” z Klucz"."""
    return words.lower[preposition] in ("z", "ze") and _follows_name(words, preposition, last)


def after_name(words: Words, preposition: int, last: int) -> bool:
    """Whether a name in capitals or quotation marks stands right before a preposition: "ZAZ w Posadzie".

    What follows, up to word `last`, is then a place even if it is a common word as well, unless another
    capital comes after it ("Klub w Domu Kultury").
    """
    return words.lower[preposition] in ("w", "we") and _follows_name(words, preposition, last)


def _follows_name(words: Words, preposition: int, last: int) -> bool:
    if preposition < 1:
        return False
    before, gap = words.words[preposition - 1], words.gap(preposition)
    after = words.text[words.ends[last] : words.ends[last] + 2]
    named = gap.strip() in ("”", '"', "»", "''", "’") or (gap.isspace() and before[0].isupper())
    return named and not (len(after) == 2 and after[0] == " " and after[1].isupper())
