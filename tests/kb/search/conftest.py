"""Small corpora for the tests of search: one written by hand, one made up from a seed."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from kb.model import Activity, Block, Evidence, Extraction, Organisation, Place, Practice, Report
from kb.search.engine import ArrayEngine
from kb.search.synthetic import Corpus, organisation_ids
from kb.store import Generation, Store

Made = Callable[..., Extraction]

BYCZYNA = Place(
    name="Byczyna", municipality="Byczyna", county="kluczborski", region="opolskie", teryt="160401"
)
TYCHY = Place(name="Tychy", municipality="Tychy", county="Tychy", region="śląskie", teryt="247701")
LODZ = Place(name="Łódź", municipality="Łódź", county="Łódź", region="łódzkie", teryt="106101")
ZARKI = Place(name="Żarki", municipality="Żarki", county="myszkowski", region="śląskie", teryt="240905")

#: (report, organisation, legal form, place, activities, groups, year, paragraph)
WRITTEN = [
    ("2017/wizyta", "Spółdzielnia Socjalna Perunica", "spółdzielnia socjalna", BYCZYNA,
     [("pralnia", "pralnia", "pralnictwo")], ["osoby bezrobotne"], 2012,
     "W Byczynie odwiedziliśmy Perunicę. Pralnia spółdzielni socjalnej przyjmuje pościel z hoteli. "
     "Goście z województwa lubuskiego pytali o koszty."),
    ("2017/wizyta", "ZAZ Dąbrówka", "zakład aktywności zawodowej", TYCHY,
     [("catering", "catering", "gastronomia-i-catering")], ["osoby z niepełnosprawnościami"], 2009,
     "W CIS-ie i w ZAZ-ie w Tychach gotują obiady dla szkół. Kuchnia zakładu wozi catering po mieście."),
    ("2018/lodz", "Fundacja Szansa", "fundacja", LODZ,
     [("sprzątanie biur", "sprzatanie", "sprzatanie-i-czystosc")], [], None,
     "Fundacja Szansa z Łodzi prowadzi usługi porządkowe w biurach i na klatkach schodowych."),
    ("bez-daty/zarki", "Stowarzyszenie Żarki", "stowarzyszenie", ZARKI,
     [("warsztaty dla seniorów", None, None)], ["seniorzy"], 2015,
     "Stowarzyszenie w Żarkach uczy seniorów obsługi komputera; stara pralnia stoi zamknięta."),
    ("ascii/przystan", "Spoldzielnia Przystan", None, None,
     [("odbior smieci", None, "odpady-i-recykling")], [], 2012,
     "Spoldzielnia Przystan wywozi smieci i przyjmuje zlecenia od gminy. "
     "Czlonkowie spoldzielni sa zadowoleni."),
]  # fmt: skip

#: The same of what a query asks for more or less.
LAUNDRIES = [
    ("r", "Spółdzielnia Socjalna Mewa", "spółdzielnia socjalna", BYCZYNA,
     [("pralnia", "pralnia", "pralnictwo")], [], None,
     "Mewa to spółdzielnia socjalna. Pralnia Mewy służy gościom, którzy jadą na Śląsk."),
    ("r", "Spółdzielnia Socjalna Igła", "spółdzielnia socjalna", ZARKI,
     [("szwalnia", None, None)], [], None, "Igła to spółdzielnia socjalna. Jej szwalnia szyje pościel."),
    ("r", "ZAZ Dąbrówka", "zakład aktywności zawodowej", TYCHY,
     [("pralnia", "pralnia", "pralnictwo")], [], None,
     "Dąbrówka to zakład w Tychach. Jej pralnia pierze pościel."),
]  # fmt: skip


def extraction(report_id: str, rows: Sequence[tuple]) -> Extraction:
    """Make a report of one paragraph per practice, the first sentence being the evidence."""
    text = title = "Raport " + report_id.rpartition("/")[2]
    blocks = [Block(kind="heading", start=0, end=len(text), level=1)]
    practices, organisations = [], []
    for _, name, form, where, activities, groups, year, paragraph in rows:
        start = len(text) + 2
        text += "\n\n" + paragraph
        blocks.append(Block(kind="paragraph", start=start, end=len(text)))
        end = start + paragraph.index(". ") + 1 if ". " in paragraph else len(text)
        proof = Evidence(
            field="organisation", value=name, start=start, end=end, text=text[start:end],
            sentence_start=start, sentence_end=end, method="test", score=1.0,
        )  # fmt: skip
        practices.append(
            Practice(
                organisation=name,
                legal_form=form,
                place=where,
                activities=tuple(
                    Activity(text=t, type=k, sector=s, start=start, end=start + 1) for t, k, s in activities
                ),
                target_groups=tuple(groups),
                year=year,
                score=0.9,
                evidence=(proof,),
            )
        )
        organisations.append(Organisation(name=name, legal_form=form, mentions=()))
    year = report_id[:4]
    report = Report(
        id=report_id,
        title=title,
        text=text,
        blocks=tuple(blocks),
        sha256=sha256(text.encode()).hexdigest(),
        date=year if year.isdigit() else None,
        publisher="Ośrodek" if year.isdigit() else "",
    )
    return Extraction(report=report, organisations=tuple(organisations), practices=tuple(practices))


def written() -> list[Extraction]:
    """Return the reports written by hand."""
    ids = dict.fromkeys(row[0] for row in WRITTEN)
    return [extraction(id_, [row for row in WRITTEN if row[0] == id_]) for id_ in ids]


def indexed(folder: Path, extractions: Sequence[Extraction]) -> Store:
    store = Store(folder)
    with store.writer(versions={"test": "1"}) as writer:
        for item in extractions:
            writer.add(item, organisation_ids(item))
    return store


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """The reports written by hand, indexed."""
    generation = indexed(tmp_path_factory.mktemp("small"), written()).current()
    yield generation
    generation.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Generation, list[Extraction]]]:
    """Some hundred made-up practices, indexed, and what they were made of."""
    extractions = list(Corpus(seed=7, words=25).reports(250))
    generation = indexed(tmp_path_factory.mktemp("made"), extractions).current()
    yield generation, extractions
    generation.close()


@pytest.fixture(scope="session")
def engine(small: Generation) -> ArrayEngine:
    """The engine over the reports written by hand."""
    return small.engine


@pytest.fixture(scope="session")
def found(small: Generation) -> Callable[..., list[str]]:
    """Search practices: returns the names of their organisations, best first."""
    return _finder(small)


@pytest.fixture(scope="session")
def laundries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., list[str]]]:
    """The same over `LAUNDRIES`."""
    generation = indexed(tmp_path_factory.mktemp("laundries"), [extraction("r", LAUNDRIES)]).current()
    yield _finder(generation)
    generation.close()


def _finder(generation: Generation) -> Callable[..., list[str]]:
    from kb.search.parameters import from_params

    def run(q: str = "", **params: str) -> list[str]:
        results = generation.engine.search(from_params([("q", q), *params.items()]))
        return [generation.facts.practice(hit.id).practice.organisation for hit in results.hits]

    return run
