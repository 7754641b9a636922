"""One address of every kind of page, by a name that a failing test can tell."""

from pathlib import Path

from kb.search.protocol import Request
from kb.store import Store

REPORT = "2017/pranie-z-sercem"


def addresses(data: Path) -> dict[str, str]:
    """Return name -> address for the generation in a data directory."""
    generation = Store(data).current()
    report = generation.facts.report(REPORT)
    practice = report.practice_ids[0]
    organisation = next(iter(report.organisation_ids.values()))
    other = next(h.id for h in generation.engine.search(Request()).hits if h.id != practice)
    return {
        "start": "/",
        "start in English": "/en/",
        "results": "/szukaj?q=pralnia&sector=pralnictwo&region=-mazowieckie&year_from=1990",
        "everything": "/szukaj?per_page=5",
        "organisations": "/szukaj?unit=organisations&per_page=5",
        "reports": "/szukaj?unit=reports&q=fundacja&per_page=5",
        "no hits": "/szukaj?q=zzzqqq&region=śląskie",
        "repairs": "/szukaj?q=pralnia&municipality=240905&sector=handel",
        "values of a filter": "/filtr/organisation",
        "practice": f"/praktyka/{practice}",
        "card of a practice": f"/praktyka/{practice}/karta",
        "report": f"/raport/{REPORT}?od=40&do=90",
        "organisation": f"/organizacja/{organisation}",
        "place": "/miejsce/24",
        "sector": "/sektor/pralnictwo",
        "activity type": "/rodzaj/pralnia",
        "comparison": f"/porownaj?id={practice}&id={other}",
        "nothing to compare": "/porownaj",
        "list": f"/lista?id={practice}&id={other}",
        "own list": "/lista",
        "statistics": "/statystyki",
        "narrowed statistics": "/statystyki?region=śląskie&wiersze=legal_form&kolumny=sector&year_from=2000",
        "statistics in English": "/en/statystyki",
        "help": "/pomoc",
        "about": "/o-serwisie",
        "for programmers": "/dla-programistow",
        "accessibility": "/dostepnosc",
        "quality": "/jakosc-danych",
        "not found": "/nie-ma",
        "bad address": "/szukaj?unit=koty",
    }
