"""Names for people, in the reader's language, of everything that addresses and facts call by an id."""

from kb import vocabulary
from kb.errors import NotFound
from kb.facets import BY_NAME, MISSING
from kb.model import Place
from kb.search.protocol import Shared
from kb.vocabulary import gazetteer, regions
from web.i18n import current_language, translate

_FIELDS: dict[str, str] = {
    "organisation": "Organizacja",
    "legal_form": "Forma prawna",
    "place": "Miejsce",
    "activity": "Działalność",
    "sector": "Sektor",
    "target_group": "Dla kogo",
    "founder": "Założyciele",
    "partner": "Partnerzy",
    "year": "Rok rozpoczęcia",
    "jobs": "Liczba miejsc pracy",
}
_SUGGESTED: dict[str, str] = {
    "organisation": "organizacja",
    "place": "miejsce",
    "sector": "sektor",
    "activity": "rodzaj działalności",
    "word": "słowo",
}
#: Facet -> what two practices with the same value of it have in common.
_SHARED: dict[str, str] = {
    "activity": "ten sam rodzaj działalności: {value}",
    "organisation": "ta sama organizacja: {value}",
    "sector": "ten sam sektor: {value}",
    "target_group": "dla tej samej grupy: {value}",
    "municipality": "ta sama gmina: {value}",
    "county": "ten sam powiat: {value}",
    "region": "to samo województwo: {value}",
    "legal_form": "ta sama forma prawna: {value}",
}
#: Beginning of a method's name -> what it is, for people; the first that fits counts.
_METHODS: tuple[tuple[str, str], ...] = (
    ("rule:form", "nazwa z formą prawną"),
    ("rule:acronym", "nazwa ze skrótem formy (np. ZAZ, CIS)"),
    ("rule:head", "słowo, które mówi, czym jest organizacja"),
    ("rule:name", "nazwa organizacji w zdaniu"),
    ("rule:alias", "inna nazwa tej samej organizacji"),
    ("rule:reference", "odwołanie w tekście"),
    ("rule:founder", "zwrot o założycielu"),
    ("rule:operator", "zwrot o prowadzącym"),
    ("rule:partner", "zwrot o partnerze"),
    ("rule:year", "zwrot o początku działania"),
    ("rule:since", "zwrot o początku działania"),
    ("rule:jobs", "zwrot o liczbie pracujących"),
    ("rule:field", "pole opisane w raporcie"),
    ("rule:item", "pozycja listy"),
    ("rule:units", "nazwa jednostki organizacji"),
    ("rule:duties", "lista zadań"),
    ("rule:announced", "wyliczenie"),
    ("rule:bracket", "wyliczenie w nawiasie"),
    ("rule:apposition", "dopowiedzenie przy nazwie"),
    ("rule:nominal-sentence", "równoważnik zdania"),
    ("rule:unlisted", "nazwa miejscowości spoza spisu"),
    ("rule", "reguła językowa"),
    ("place:in-name", "miejscowość w nazwie organizacji"),
    ("place:after", "miejscowość tuż po nazwie"),
    ("place:before", "miejscowość przed nazwą"),
    ("place:heading", "miejscowość w nagłówku"),
    ("place:section", "miejscowość tej części raportu"),
    ("place:adjective", "przymiotnik od miejscowości"),
    ("place:field", "pole opisane w raporcie"),
    ("place:column", "kolumna tabeli"),
    ("place:cell", "komórka tabeli"),
    ("place:row", "wiersz tabeli"),
    ("place:founder", "siedziba założyciela"),
    ("place:only", "jedyne miejsce w raporcie"),
    ("place:unlisted", "nazwa miejscowości spoza spisu"),
    ("place", "miejscowość w sąsiedztwie nazwy"),
    ("ner", "model językowy"),
    ("gazetteer", "słownik miejscowości"),
    ("vocabulary:sentences", "to, o czym mówią zdania raportu"),
    ("vocabulary", "słownik pojęć"),
    ("taxonomy", "słownik pojęć"),
    ("metadata", "opis raportu"),
    ("reference", "odwołanie w tekście"),
    ("correction", "poprawka człowieka"),
)


def _english() -> bool:
    return current_language() == "en"


def _named(row: object, fallback: str) -> str:
    if row is None:
        return fallback
    return str(getattr(row, "name_en" if _english() else "name"))


def sector(id_: str) -> str:
    """Return the name of a sector."""
    return _named(vocabulary.sector(id_), id_)


def activity(id_: str) -> str:
    """Return the name of an activity type."""
    return _named(vocabulary.activity_type(id_), id_)


def legal_form(id_or_name: str) -> str:
    """Return the name of a legal form."""
    return _named(vocabulary.legal_form(id_or_name), id_or_name)


def target_group(id_or_name: str) -> str:
    """Return the name of a target group."""
    return _named(vocabulary.target_group(id_or_name), id_or_name)


def document_kind(id_: str) -> str:
    """Return the name of a kind of document; "" when it is not known."""
    return _named(vocabulary.document_kind(id_), id_.replace("-", " "))


def region(name: str) -> str:
    """Return "śląskie", or "Silesian" in English."""
    found = regions.by_name().get(name)
    return _named(found, name)


def region_full(name: str) -> str:
    """Return "województwo śląskie" or "Silesian Voivodeship"."""
    return f"{region(name)} Voivodeship" if _english() else f"województwo {name}"


def county(teryt: str) -> str:
    """Return "powiat kluczborski", "Opole" or "kluczborski county"."""
    try:
        found = gazetteer.load().county(teryt)
    except NotFound:
        return teryt
    return f"{found.name} county" if _english() and not found.city else found.label


def municipality(teryt: str) -> str:
    """Return the name of a municipality."""
    try:
        return gazetteer.load().municipality(teryt).name
    except NotFound:
        return teryt


def facet(name: str) -> str:
    """Return the heading of a facet."""
    declared = BY_NAME.get(name)
    if declared is None:
        return name
    return declared.label_en if _english() else declared.label


_VALUES = {
    "sector": sector,
    "activity": activity,
    "legal_form": legal_form,
    "target_group": target_group,
    "region": region,
    "county": county,
    "municipality": municipality,
}


def renamed(facet: str) -> bool:
    """Whether values of a facet are shown by other names than the engine's labels."""
    return facet in _VALUES


def value(name: str, value_: str, known: str = "") -> str:
    """Return a facet value for people.

    Args:
        name: the facet.
        value_: the value as in addresses.
        known: the engine's label, used where no vocabulary knows better (organisations, publishers).
    """
    if value_ == MISSING:
        return translate("brak danych w raporcie")
    named = _VALUES.get(name)
    return named(value_) if named else known or value_


def shared(what: Shared) -> str:
    """Return what two similar practices have in common: "ten sam sektor: Pralnictwo"."""
    return translate(_SHARED[what.facet], value=value(what.facet, what.value, what.label))


def field(name: str) -> str:
    """Return the heading of a field of a practice."""
    return translate(_FIELDS.get(name, name))


def suggested(kind: str) -> str:
    """Return what kind of thing autocomplete offers."""
    return translate(_SUGGESTED.get(kind, kind))


def method(name: str) -> str:
    """Return what found a fact, for people; the technical name where there is no better one.

    A rule that names its word, such as "rule:active:prowadzić", is told by that word.
    """
    kind, _, rest = name.partition(":")
    word = rest.partition(":")[2]
    if kind == "rule" and word:
        return translate("czasownik „{word}”", word=word)
    for start, said in _METHODS:
        if name.startswith(start):
            return translate(said)
    return name or translate("reguła językowa")


def short(place: Place) -> str:
    """Return "Byczyna (opolskie)"."""
    named = region(place.region) if place.region and place.region not in place.name else ""
    return f"{place.name} ({named})" if named else place.name


def where(place: Place | None) -> str:
    """Return "Byczyna, powiat kluczborski, województwo opolskie" without repeating a name."""
    if place is None:
        return translate("brak danych w raporcie")
    parts = [place.name]
    known = (None, place.name, place.name.removeprefix("gmina "))
    if place.teryt and len(place.teryt) >= 6 and place.municipality not in known:
        prefix = "commune of" if _english() else "gmina"
        parts.append(f"{prefix} {place.municipality}")
    if place.teryt and len(place.teryt) >= 4:
        name = county(place.teryt[:4])
        if name != place.name:
            parts.append(name)
    if place.region:
        full = region_full(place.region)
        if full != place.name:
            parts.append(full)
    return ", ".join(dict.fromkeys(parts))
