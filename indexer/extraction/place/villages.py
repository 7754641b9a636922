"""Villages that the gazetteer lacks: as the text names them, placed by the municipality or county beside.

Most of Poland's 43,000 villages are not in the gazetteer. A capitalised word after "wsi", or after "w" with a
container ("w Jaszczowie w gminie Milejów"), or one that the dictionary knows as a place name or that ends
like one, is a village; its name is turned to the nominative, its code and point are the container's.
"""

import re

from indexer.extraction.place.abroad import is_foreign
from indexer.extraction.place.forms import Form
from indexer.extraction.place.gates import CERTAIN, CONTAINED, ENUMERATED, LANDMARK, after_name, opens_stop
from indexer.extraction.place.hits import Hit, Words
from indexer.extraction.place.triggers import triggers
from indexer.extraction.place.village_names import CASES, alternative, named
from indexer.extraction.place.village_regions import UNCERTAIN
from kb.morphology import analyse

_LANDFORMS = frozenset(
    {
        "miasto",
        "przedmieście",
        "osiedle",
        "rynek",
        "puszcza",
        "dolina",
        "kotlina",
        "zatoka",
        "wyspa",
        "jezioro",
    }
    | {"morze", "park", "pojezierze", "wyżyna", "nizina", "góry", "brama", "równina", "wioska"}
)
#: Nouns that are villages too, but behind an adjective rather what they mean: "Ogólnopolska Sieć".
_INSTITUTIONS = frozenset(
    {
        "sieć",
        "siecie",
        "liga",
        "ligi",
        "izba",
        "izby",
        "grupa",
        "stacja",
        "kuźnia",
        "zagroda",
        "winnica",
        "karczma",
    }
    | {"zajazd", "zamek", "dworek", "bar", "ostoja", "nadzieja", "droga", "młyn", "chata", "gospoda", "osada"}
    | {
        "stowarzyszenie",
        "towarzystwo",
        "fundacja",
        "związek",
        "bractwo",
        "koło",
        "zrzeszenie",
        "spółdzielnia",
    }
    | {"centrum", "ośrodek", "klub", "zespół", "zakład", "warsztat", "bank", "forum", "przedsiębiorstwo"}
)
_OF_VILLAGES = re.compile(r"(?:Now|Star|Mał|Wielk|Duż|Górn|Doln|Biał|Czarn|Czerwon|Such|Kamienn)\w{1,3} ")
_GEOGRAPHIC = {"nazwa_geograficzna", "człon_nazwy_geograficznej"}
_PERSONAL = {"nazwisko", "imię"}
_ADJECTIVAL = re.compile(
    r"(?:[A-ZĄĆĘŁŃÓŚŹŻ]\w+(?:ski|ska|skie|skiej|skiego|skim|skich|cki|cka|ckie|ckiej|ckiego|ckim|ckich)"
    r"|(?:Doln|Górn|Mał|Duż|Now|Star|Średni|Kościeln|Szlacheck|Wielk|Dalek|Bliżs|Pierwsz|Drug|Mokr|Such|Woln"
    r"|Wysok|Nisk|Głębok|Rządow|Leśn)\w{1,4})"
)
_ENDING = re.compile(r"\w{3,}(?:owie|ewie|inie|ynie|icach|ycach|ówce|ówku|ówkach|owej|sku|cku|nku|nowie)")
#: What is named after a theme when it has a capital: "Wioska Indiańska".
_THEMED = ("wiosk", "osad")
#: What says behind an oblique name that it is a village's: "z Karwika, niewielkiej wsi nad jeziorem".
_APPOSITION = re.compile(
    r",\s+(?:\w+(?:ej|ą)\s+)?(?:miejscowości|wsi|wioski|wiosce|osady|osadzie)\s+(?!i\b)[a-zł]"
)
#: What says that a name is a village's: "Stara Łubianka to wieś w gminie Szydłowo".
_IS_VILLAGE = re.compile(
    r" (?:to|jest|–|-) (?:\w{3,} ){0,2}(?:wieś|wsią|osada|osadą|miejscowość|miejscowością|wioska|wioską)\b"
)
#: Short for "miejscowość".
_SHORT = ("m", "msc", "miejsc")
_JOIN = re.compile(r" |\s?-\s?")


def village(words: Words, i: int, previous: Hit | None = None) -> Hit | None:
    """Return a hit for a village that may begin at word i; None when nothing around suggests one.

    Args:
        previous: the name found before it, whose preposition holds for a whole enumeration.
    """
    word = words.words[i]
    if word.isupper() or len(word) < 3:
        return None
    level, cases, lead = _before(words, i)
    last = _last(words, i)
    if not (level or cases) and _IS_VILLAGE.match(words.text, words.ends[last]):
        level, lead = "village", words.starts[i]
    if not (level or cases) and _stands_alone(words, i, last):
        level, lead = "village", words.starts[i]
    if not (level or cases) and not _common(word):
        if CONTAINED.match(words.text, words.ends[last]):
            level, lead = "village", words.starts[i]
        elif _APPOSITION.match(words.text, words.ends[last]) and not _forename(word):
            cases, lead = "G", words.starts[i]
        elif LANDMARK.match(words.text, words.ends[last]) and not _after_capital(words, i):
            cases, lead = "N", words.starts[i]
    if (
        not (level or cases)
        and previous is not None
        and previous.gate != "none"
        and ENUMERATED.fullmatch(words.text[previous.end : words.starts[i]])
    ):
        level, cases, lead = "", previous.cases, words.starts[i]
    if not (level or cases):
        return None
    text = words.text[words.starts[i] : words.ends[last]]
    name = named(text, cases)
    other = alternative(name)
    if other and other in words.known and name not in words.known:
        name = other
    score = _score(words.words[i : last + 1], name, level, cases)
    if score <= 0 and not _common(word) and CONTAINED.match(words.text, words.ends[last]):
        score = 0.6
    if score == UNCERTAIN and "L" in cases and i > 1 and after_name(words, i - 1, last):
        score = 0.55
    if (
        score < CERTAIN
        and not (_common(word) or _forename(word))
        and _APPOSITION.match(words.text, words.ends[last])
    ):
        score = 0.6
    if score <= 0 or (level != "village" and is_foreign(text, name)):
        return None
    parts = name.lower().split()
    if any(w in _LANDFORMS for w in parts) or (parts[-1] in _INSTITUTIONS and not _OF_VILLAGES.match(name)):
        return None
    hit = Hit(words.starts[i], words.ends[last], lead, i, last, words.sentence(words.starts[i]))
    hit.level, hit.cases, hit.gate, hit.score = level, cases, "unlisted", score
    hit.forms = (Form((), name, cases, ""),)
    hit.written = name in words.known
    return hit


def adjectival(words: Words, i: int) -> bool:
    """Whether word i is an adjective of a place name ("Rafałowskiej") right after the word before."""
    return i < len(words) and words.gap(i) == " " and _ADJECTIVAL.fullmatch(words.words[i]) is not None


def compound(words: Words, i: int) -> bool:
    """Whether words i and i + 1 are an adjective and the noun of one place name ("Wiśniowej Górze")."""
    if i + 1 >= len(words) or words.gap(i + 1) != " ":
        return False
    first, second = words.words[i], words.words[i + 1]
    if first.isupper() and second.isupper() and len(first) > 3:
        first, second = first.capitalize(), second.capitalize()
    if not (first[0].isupper() and second[0].isupper()) or first.isupper() or second.isupper():
        return False
    nouns = [r.tag.split(":") for r in analyse(second) if _GEOGRAPHIC & set(r.name_classes)]
    return any(
        adjective[1] == noun[1] and set(adjective[2].split(".")) & set(noun[2].split("."))
        for adjective in (r.tag.split(":") for r in analyse(first) if r.pos == "adj")
        for noun in nouns
        if len(noun) > 3 and {g[0] for g in noun[3].split(".")} & {g[0] for g in adjective[3].split(".")}
    )


def _before(words: Words, i: int) -> tuple[str, str, int]:
    """Return level, cases and lead said by the words before word i."""
    t = triggers()
    if i == 0:
        return "", "", 0
    previous, gap = words.lower[i - 1], words.gap(i)
    if previous in _SHORT and not (i > 1 and words.lower[i - 2].isdigit()):
        gap = gap.removeprefix(".")
    if not gap.isspace() or "\n\n" in gap:
        return "", "", 0
    if (t.level.get(previous) == "village" or previous in _SHORT) and not _themed(words, i - 1):
        lead = i - 2 if i > 1 and words.lower[i - 2] in t.prepositions else i - 1
        return "village", "", words.starts[lead]
    if previous in ("w", "we", "z", "ze", "do"):
        return "", t.prepositions[previous], words.starts[i - 1]
    return "", "", 0


def _themed(words: Words, i: int) -> bool:
    """Whether word i names a themed village ("byliśmy w Wiosce Smerfów"), so that its theme follows."""
    begins = words.sentence_span(words.sentence(words.starts[i]))[0] >= words.starts[i]
    return words.lower[i].startswith(_THEMED) and words.words[i][0].isupper() and not begins


def _stands_alone(words: Words, i: int, last: int) -> bool:
    """Whether only a name tells of a place: "Stara Łubianka. Spółdzielnię …", "Kamionka k/Nidzicy"."""
    word, end = words.words[i], words.ends[last]
    common = _common(word)
    opens = (last > i or not common) and opens_stop(words.text, words.starts[i], end)
    if not (opens or (common and LANDMARK.match(words.text, end))) or _forename(word):
        return False
    return any(map(_geographic, words.words[i : last + 1]))


def _geographic(word: str) -> bool:
    return any(_GEOGRAPHIC & set(r.name_classes) for r in analyse(word))


def _people(word: str, cases: str) -> bool:
    """Whether a word in a case can only be the name of people: "wioska Wikingów"."""
    found = [r for r in analyse(word) if r.pos == "subst" and _in_case(r.tag, cases)]
    return bool(found) and all(":pl:" in r.tag and ":m1" in r.tag for r in found)


def _last(words: Words, i: int) -> int:
    last = i
    while last < i + 2 and last + 1 < len(words):
        following = words.words[last + 1]
        gap = words.gap(last + 1)
        hyphen = "-" in gap and _JOIN.fullmatch(gap) and following[0].isupper() and not following.isupper()
        first_is_adjective = (
            last == i and _ADJECTIVAL.fullmatch(words.words[i]) and gap == " " and following[0].isupper()
        )
        if not (hyphen or first_is_adjective or adjectival(words, last + 1) or compound(words, last)):
            break
        last += 1
    return last


def _score(name_words: list[str], name: str, level: str, cases: str) -> float:
    """Return how sure the words are a village's name; `UNCERTAIN` needs a container to count."""
    word = name_words[0]
    readings = [r for r in analyse(word) if _in_case(r.tag, cases)]
    geographic = any(
        set(r.name_classes) & _GEOGRAPHIC for w in name_words for r in analyse(w) if _in_case(r.tag, cases)
    )
    common = any(r.lemma[0].islower() for r in readings)
    personal = " " not in name and any(_PERSONAL & set(r.name_classes) for r in readings)
    if level == "village":
        return 0.0 if (common or _people(word, cases)) and not geographic else 0.9
    if common and " " not in name:
        return UNCERTAIN if geographic else 0.0
    if "L" in cases:
        if geographic:
            return 0.6 if not personal or " " in name else 0.45
        return (
            0.5 if not analyse(word) and _ENDING.fullmatch(word) else UNCERTAIN if not analyse(word) else 0.0
        )
    if not geographic or (personal and cases != "N"):
        return 0.0
    return 0.5 if cases == "G" or (" " in name and "G" in cases) else UNCERTAIN


def _after_capital(words: Words, i: int) -> bool:
    return i > 0 and words.gap(i) == " " and words.words[i - 1][0].isupper()


def _forename(word: str) -> bool:
    return any("imię" in r.name_classes for r in analyse(word))


def _common(word: str) -> bool:
    return any(r.lemma[0].islower() for r in analyse(word))


def _in_case(tag: str, cases: str) -> bool:
    return not cases or any(CASES.get(c, "") in tag for c in cases)
