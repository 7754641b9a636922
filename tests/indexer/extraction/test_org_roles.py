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


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # those who come, named in a list of any length, or as the owners of a trip
        (
            "W wizycie wzięli udział przedstawiciele podmiotów: Fundacji Most, CIS Reda oraz WTZ Hel.",
            "WTZ Hel",
            "guest",
        ),
        ("Wyjazd studyjny Fundacji Most był udany.", "Fundacja Most", "guest"),
        ("Fundacja Most udała się na wizytę do Pucka.", "Fundacja Most", "guest"),
        # those who attend a meeting where no trip is told of may well be its hosts
        ("Udział wzięli przedstawiciele Fundacji Most.", "Fundacja Most", "mention"),
        # what is seen comes to nobody else
        ("Dzień rozpoczęliśmy od zwiedzenia Fundacji Most.", "Fundacja Most", "host"),
        ("Osób odwiedzających park jest wiele, mówi prezes Fundacji Most.", "Fundacja Most", "mention"),
        ("Tworzy miejsca pracy dla podopiecznych Fundacji Most.", "Fundacja Most", "mention"),
        # the list goes on behind an inserted clause
        (
            "Grupa odwiedziła dom dziennego pobytu, prowadzony przez Fundację Most, Fundację Brzeg w Redzie"
            " oraz Fundację Port.",
            "Fundacja Brzeg",
            "host",
        ),
        (
            "Odwiedziliśmy Fundację Most (www.most.pl), Fundację Brzeg (www.brzeg.pl).",
            "Fundacja Brzeg",
            "host",
        ),
        # partners in a long list
        (
            "Wizyta w Fundacji Port, która wraz z partnerami: Fundacją Most, „Aktywa” sp. z o.o. i Fundacją"
            " Brzeg realizuje projekt.",
            "Fundacja Brzeg",
            "partner",
        ),
        ("Odwiedziliśmy CIS Reda przy Fundacji Most.", "Fundacja Most", "operator"),
        ("W ramach Fundacji Most zorganizowano wyjazd.", "Fundacja Most", "organiser"),
        # who is founded stands in the nominative, its founders do not
        (
            "Są to Spółdzielnia Socjalna Lipa założona przez Gminę Reda i OSP w Pucku oraz Spółdzielnia"
            " Socjalna Klon założona także przez gminę.",
            "Spółdzielnia Socjalna Klon",
            "host",
        ),
        # "firma" before a name is no firm named before
        (
            "Zwiedziliśmy: firmę „Rolety” i firmę Probikon Polska działającą od lat.",
            "Probikon Polska",
            "host",
        ),
        # a stall at a fair shows what is made, but a bare list tells of nobody
        ("Wśród wystawców byli: Fundacja Most, CIS Reda i WTZ Hel.", "CIS Reda", "guest"),
        ("Dziękujemy wystawcom. Zaprezentowali się: Fundacja Most i CIS Reda.", "CIS Reda", "guest"),
        ("W kiermaszu wzięły udział:\n\n- Fundacja Most;\n- CIS Reda.", "CIS Reda", "guest"),
        ("Na kiermaszu poznaliśmy Fundację Most, która szyje torby.", "Fundacja Most", "host"),
        # who starts a programme founds no organisation
        ("Fundacja Most uruchomiła program dla seniorów.", "Fundacja Most", "host"),
        ("Fundacja Most uruchomiła spółdzielnię.", "Fundacja Most", "founder"),
        # whoever runs a venue is who the report comes to; whoever runs an organisation is not
        ("Zwiedziliśmy Karczmę „Pod Kłosem” prowadzoną przez Fundację Most.", "Fundacja Most", "host"),
        ("Zwiedziliśmy Karczmę „Pod Kłosem”. Prowadzi ją Fundacja Most.", "Fundacja Most", "host"),
        ("Zwiedziliśmy CIS Reda prowadzony przez Fundację Most.", "Fundacja Most", "operator"),
        # who wrote of it tells nothing of itself
        ("Tekst: Fundacja Most\n\nKarczma działa.", "Fundacja Most", "organiser"),
    ],
)
def test_guests_partners_and_hosts_in_lists(text, name, role):
    assert roles(text + " Koniec.")[name] == role
