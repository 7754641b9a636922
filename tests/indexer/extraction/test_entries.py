"""Entries of catalogues: labelled lines, lists with any marks, what is only announced."""

import pytest

from indexer.extraction.extract import Extractor

from .reports import report


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor("none")


def told(extractor: Extractor, text: str) -> dict[str, list[str]]:
    """Organisation -> what it does."""
    found = extractor.extract(report(text)).practices
    return {p.organisation: list(dict.fromkeys(a.text for a in p.activities)) for p in found}


@pytest.mark.parametrize("bar", ["|", "·", "•", ";"])
def test_values_between_bars(extractor, bar):
    text = f"SPÓŁDZIELNIA SOCJALNA „WIR”\nZakres usług: remonty {bar} opieka {bar} utrzymanie zieleni\n"
    assert told(extractor, text) == {
        "SPÓŁDZIELNIA SOCJALNA „WIR”": ["remonty", "opieka", "utrzymanie zieleni"]
    }


def test_a_menu_is_no_list_of_services(extractor):
    text = (
        "Spółdzielnia Socjalna „Wir” z Kutna szyje torby.\n\nUrząd | BIP | Gospodarka odpadami | Turystyka\n"
    )
    assert told(extractor, text) == {"Spółdzielnia Socjalna „Wir”": ["szycie toreb"]}


@pytest.mark.parametrize(
    "marks",
    ["☐☐☐", "✓✓✓", "→→→", "~~~", "○○○", ("1/", "2/", "3/"), ("I.", "II.", "III."), ("a)", "b)", "c)")],
)
def test_lists_with_any_marks(extractor, marks):
    lines = zip(marks, ["stolarnia", "pralnia wodna", "szwalnia"], strict=True)
    text = "Spółdzielnia Socjalna „Wir” z Kutna\n\nUsługi:\n" + "\n".join(f"{m} {item}" for m, item in lines)
    assert told(extractor, text) == {
        "Spółdzielnia Socjalna „Wir”": ["stolarnia", "pralnia wodna", "szwalnia"]
    }


@pytest.mark.parametrize(
    "heading", ["Usługi zapowiadane", "Planowane usługi", "W planach", "Usługi (wkrótce):", "Plany:"]
)
def test_what_is_only_announced(extractor, heading):
    text = (
        "Spółdzielnia Socjalna „Wir”\nMiejscowość: Kutno\n\nUsługi dostępne dziś\n* koszenie trawników\n\n"
        f"{heading}\n* nawożenie i opryski\n* pralnia\n"
    )
    assert told(extractor, text) == {"Spółdzielnia Socjalna „Wir”": ["koszenie trawników"]}


def test_lines_of_one_entry_stay_with_it(extractor):
    text = (
        "Zeszyt dobrych praktyk\n\n"
        "Spółdzielnia Socjalna „Wir” w Kutnie działa od 2012 r. Spółdzielnia Socjalna „Wir” szyje torby.\n\n"
        "Hasło B. ZAKŁAD AKTYWNOŚCI ZAWODOWEJ „DĄB” W ŁOMŻY\n"
        "Pracownicy: osoby z niepełnosprawnościami\n"
        "Działy produkcji:\n - stolarnia\n - szwalnia\n"
        "Usługi: catering\n"
    )
    assert told(extractor, text) == {
        "Spółdzielnia Socjalna „Wir”": ["szycie toreb"],
        "ZAKŁAD AKTYWNOŚCI ZAWODOWEJ „DĄB”": ["stolarnia", "szwalnia", "catering"],
    }


def test_a_field_names_the_next_entry(extractor):
    text = (
        "KARTA 1\n\nNazwa: Spółdzielnia Socjalna „Wir”\nSiedziba: Kutno\nOferta: catering\n\n"
        "KARTA 2\n\nNazwa: Dąbexim\nForma: spółdzielnia socjalna\nSiedziba: Łomża\nOferta: pralnia\n"
    )
    assert told(extractor, text) == {"Spółdzielnia Socjalna „Wir”": ["catering"], "Dąbexim": ["pralnia"]}


@pytest.mark.parametrize("label", ["Miejscowość: Leszno", "Miejscowość – Leszno", "Siedziba: Leszno"])
def test_the_label_of_a_town_may_be_of_a_city(extractor, label):
    found = extractor.extract(report(f"Podmiot: Spółdzielnia Socjalna „Wir”\n{label}\nUsługi: catering\n"))
    assert [(p.place.name, p.place.region) for p in found.practices] == [("Leszno", "wielkopolskie")]


def test_a_town_before_each_name_is_the_plan_of_a_journey(extractor):
    text = (
        "Plan wizyty:\n\n- Łomża – Fundacja Dąb Polski. Jak finansować podmiot, żeby przetrwał?\n"
        "- Suwałki – Centrum Aktywności „Razem”. Przykład podmiotu, który współpracuje z instytucjami.\n"
    )
    found = extractor.extract(report(text)).practices
    assert {(p.organisation, p.place.name) for p in found} == {
        ("Fundacja Dąb Polski", "Łomża"),
        ("Centrum Aktywności „Razem”", "Suwałki"),
    }


def test_some_unit_of_a_region_is_no_practice(extractor):
    text = (
        "Relacja z wizyty\n\nJechali ludzie z ZAZ, WTZ i pomocy społecznej w województwie lubuskim. Grupę "
        "przywitała Fundacja „Ster” w Łodzi. Należący do niej WTZ jest jednym z większych w kraju.\n"
    )
    assert {p.place.name for p in extractor.extract(report(text)).practices} <= {"Łódź"}


def test_units_that_share_their_act(extractor):
    text = (
        "ZAZ w Nysie\n\nUsługi skupiają się w 2 pracowniach:\n– pracownia świec,\n"
        "– pracownia przetwórstwa owoców i warzyw.\n"
    )
    assert told(extractor, text) == {
        "ZAZ w Nysie": ["pracownia świec", "pracownia przetwórstwa owoców i warzyw"]
    }


def test_addresses_of_a_town_are_visited(extractor):
    text = (
        "Wizyta studyjna\n\nTym razem dwa adresy w Poznaniu:\n\n– Centrum Integracji Społecznej Piątkowo. "
        "Aktywizuje osoby bezrobotne.\n\n– Stowarzyszenie „Ster”, które ma za sobą 29 lat działalności.\n"
    )
    found = extractor.extract(report(text)).practices
    assert {(p.organisation, p.place.name) for p in found} == {
        ("Centrum Integracji Społecznej Piątkowo", "Poznań"),
        ("Stowarzyszenie „Ster”", "Poznań"),
    }


def test_the_home_in_a_title_is_the_visitors(extractor):
    text = (
        "Z gminy Pniewy w Bieszczady\n\nSzesnaścioro mieszkańców gminy Pniewy skorzystało z gościny LGD "
        "„Zielone Bieszczady”. Była to wizyta studyjna. Zwiedziliśmy Muzeum Kultury Bojków, które prowadzi "
        "warsztaty.\n"
    )
    found = extractor.extract(report(text)).practices
    assert all(p.place is None or "Pniewy" not in p.place.name for p in found)


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("Najpierw Juchowo. Przyjął nas", "Juchowo"),
        ("Najpierw Leżajsk. Przyjął nas", "Leżajsk"),
        ("Nowe Jankowice to niewielka wieś w gminie Łasin. Działa tu", "Nowe Jankowice"),
        ("Lipniak k. Suwałk –", "Lipniak"),
    ],
)
def test_what_opens_a_stop_is_where_it_is(extractor, lead, place):
    text = f"Wizyta studyjna\n\n{lead} Zakład Aktywności Zawodowej „Sowa”. Zajmuje się gastronomią.\n"
    found = extractor.extract(report(text)).practices
    assert [(p.organisation, p.place.name) for p in found] == [("Zakład Aktywności Zawodowej „Sowa”", place)]


def test_villages_open_the_items_of_a_list(extractor):
    text = (
        "Wizyta studyjna\n\nDrugi dzień to objazd inicjatyw:\n\n– Uherce Mineralne. Fundacja „Koło” uczy "
        "garncarstwa.\n\n– Myczków. Fundacja „Cerkiew” prowadzi warsztaty tkackie.\n"
    )
    found = extractor.extract(report(text)).practices
    assert {p.organisation: p.place.name for p in found} == {
        "Fundacja „Koło”": "Uherce Mineralne",
        "Fundacja „Cerkiew”": "Myczków",
    }


def test_an_abbreviation_belongs_to_the_town(extractor):
    text = (
        "Wizyta studyjna\n\nZajrzeliśmy do Zakładu Aktywności Zawodowej w Koźminie Wlkp., który prowadzi "
        "pralnię.\n"
    )
    (found,) = extractor.extract(report(text)).practices
    assert found.organisation == "Zakład Aktywności Zawodowej w Koźminie Wlkp."
    assert (found.place.name, found.place.region) == ("Koźmin Wielkopolski", "wielkopolskie")


def test_the_title_tells_of_the_one_named_below(extractor):
    text = (
        "Nagroda dla spółdzielni socjalnej z Wrocławia\n\nNajlepsza okazała się Wielobranżowa Spółdzielnia "
        "Socjalna „Wir” z Wrocławia. Prowadzi drukarnię.\n"
    )
    found = extractor.extract(report(text))
    assert [o.name for o in found.organisations] == ["Wielobranżowa Spółdzielnia Socjalna „Wir”"]


def test_labels_in_capitals_are_no_organisations(extractor):
    text = "FUNDACJA WSPÓLNY DOM\n\n» TEREN: 7 hektarów, dwa domy.\n» PRZETWORY: robione tu z owoców.\n"
    assert [o.name for o in extractor.extract(report(text)).organisations] == ["FUNDACJA WSPÓLNY DOM"]
