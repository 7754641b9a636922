"""Trips abroad: no practice they tell of is in Poland."""

import pytest

from indexer.extraction.document import analyse
from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.extraction.trips import is_abroad

from .reports import report


@pytest.mark.parametrize(
    "text",
    [
        "Wizyta studyjna w Belgii.",
        "W maju byliśmy z wizytą studyjną w belgijskiej Prowincji Antwerpia.",
        "Pracownicy ośrodka pojechali do Wielkiej Brytanii.",
        "Za nami wyjazd studyjny na Litwę!",
        "Wizyta w kilku włoskich spółdzielniach socjalnych.",
    ],
)
def test_a_trip_abroad(text):
    assert is_abroad(analyse(report(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Goście z Niemiec odwiedzili Byczynę.",
        "Delegacja z Ukrainy przebywała z wizytą w Opolu.",
        "Odwiedziliśmy ukraiński bar w Krakowie.",
        "Wizyta we Włochach, dzielnicy Warszawy.",
        "Wizyta w Polsce gości z Litwy.",
    ],
)
def test_a_visit_in_poland(text):
    assert not is_abroad(analyse(report(text)))


def test_nothing_of_a_trip_abroad_is_put_where_its_organisers_are():
    text = (
        "# Wizyta studyjna w Holandii\n\nNasze stowarzyszenie uczestniczyło w wizycie studyjnej w "
        "holenderskiej Prowincji Brabancja Północna. Wyjazd przygotował Urząd Marszałkowski Województwa "
        "Łódzkiego w Łodzi.\n\n"
        "Odwiedziliśmy:\n\n- De Linde – przedsiębiorstwo społeczne, które prowadzi pralnię,\n"
        "- Fundacja Molen – zakład pracy chronionej, który pakuje leki i kosmetyki.\n"
    )
    made = Extractor(RULES_ONLY).extract(report(text)).practices
    assert made
    assert all(
        p.place is None for p in made if p.organisation != "Urząd Marszałkowski Województwa Łódzkiego w Łodzi"
    )
