"""A form without a name tells what the name before it is."""

import pytest

from indexer.extraction.document import analyse
from indexer.extraction.mentions import find_names

from .reports import report


def forms(text):
    doc = analyse(report(text + " Koniec."))
    return {e.name: e.form for e in find_names(doc).entities if not e.anonymous}


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (
            "Bar „Kubek”, będący zarazem pierwszym w powiecie Zakładem Aktywności Zawodowej, zdobył nagrodę.",
            "Bar „Kubek”",
            "zakład aktywności zawodowej",
        ),
        (
            "Bistro Lipa jest pierwszą w mieście spółdzielnią socjalną. Spółdzielnia szyje.",
            "Bistro Lipa",
            "spółdzielnia socjalna",
        ),
        (
            "Kawiarnia Lipa, czyli Zakład Aktywności Zawodowej, piecze ciasta.",
            "Kawiarnia Lipa",
            "zakład aktywności zawodowej",
        ),
    ],
)
def test_a_form_after_a_copula_is_of_the_name_before_it(text, name, form):
    assert forms(text) == {name: form}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Restauracja Lipa jest częścią spółdzielni socjalnej Wrzosianka.", "Restauracja Lipa"),
        ("Sklep Most to miejsce, które prowadzi spółdzielnia socjalna.", "Sklep Most"),
    ],
)
def test_what_belongs_to_a_cooperative_is_none(text, name):
    assert forms(text)[name] is None


def test_a_form_of_its_own_stays():
    found = forms("Fundacja Most jest organem prowadzącym Zakładu Aktywności Zawodowej.")
    assert found["Fundacja Most"] == "fundacja"


def test_a_local_action_group_supports():
    doc = analyse(report("Wyjazd odbył się na wniosek Lokalnej Grupy Działania „Łąka”. Koniec."))
    assert [e.kind for e in find_names(doc).entities] == ["support"]
