"""What part an organisation plays where it is named."""

import pytest

from indexer.extraction.document import analyse
from indexer.extraction.mentions import find_names

from .reports import report


def roles(text, **options):
    doc = analyse(report(text, **options))
    return {s.entity.name: s.part.role for s in find_names(doc).spots if s.kind == "name"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Odwiedziliśmy Fundację Most.", "Fundacja Most", "host"),
        ("Fundacja Most prowadzi kawiarnię.", "Fundacja Most", "host"),
        ("Wizytę zorganizowała Fundacja Most.", "Fundacja Most", "organiser"),
        ("Wyjazd zorganizowany przez Fundację Most udał się.", "Fundacja Most", "organiser"),
        ("Spółdzielnię Socjalną Wrzos założyły Gmina Sianów i Fundacja Most.", "Fundacja Most", "founder"),
        ("Spółdzielnia Socjalna Wrzos, założona przez Fundację Most, szyje.", "Fundacja Most", "founder"),
        ("Spółdzielnia Socjalna Wrzos szyje we współpracy z Fundacją Most.", "Fundacja Most", "partner"),
        ("Kawiarnia prowadzona przez Fundację Most działa od lat.", "Fundacja Most", "operator"),
        ("Fundacja Most prowadzi Spółdzielnię Socjalną Wrzos.", "Fundacja Most", "operator"),
        ("Założycielami są: Gmina Sianów oraz Fundacja Most.", "Fundacja Most", "founder"),
    ],
)
def test_roles(text, name, role):
    assert roles(text + " Koniec.")[name] == role
