"""Whatever the text, extraction ends, and every fact points to where the text says it."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indexer.extraction.extract import RULES_ONLY, Extractor

from .reports import report

EXTRACTOR = Extractor(RULES_ONLY)
PIECES = st.sampled_from(
    [
        "Spółdzielnia Socjalna",
        "„Wrzos”",
        "prowadzi",
        "pralnię",
        "i",
        "w",
        "Pile",
        "CIS-u",
        ",,",
        "”",
        "(",
        ")",
        "\n",
        "\n\n",
        "- ",
        "## ",
        "przez",
        "Fundację Most",
        "Gmina",
        "która",
        "zajmuje się",
        "usługami",
        "oraz",
        ".",
        ":",
        "–",
        "zKierownikiem",
        "WRZOS",
        "2012 r.",
        "12 osób",
        "zatrudnia",
        "|",
        "Gdzie:",
        "Co robi:",
        "nie",
        "będzie",
        "1.",
        "założona",
        "sp. z o.o.",
        "spółdzielnia ta",
        "woj. śląskie",
        "\u00a0",
        "’",
        "»",
        "«",
        "ŚWIADCZY",
        "usługi w zakresie",
    ]
)


def check(found):
    text = found.report.text
    names = {o.name for o in found.organisations}
    for thing in (*found.organisations, *found.places):
        for mention in thing.mentions:
            assert text[mention.start : mention.end] == mention.text
    for practice in found.practices:
        assert practice.organisation in names
        assert practice.place is None or practice.place.role == "practice"
        assert 0 <= practice.score <= 1
        for activity in practice.activities:
            assert activity.text
            assert 0 <= activity.start < activity.end <= len(text)
        for proof in practice.evidence:
            assert text[proof.start : proof.end] == proof.text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map(" ".join), st.booleans())
def test_sentences_from_pieces(text, markdown):
    check(EXTRACTOR.extract(report(text, markdown=markdown)))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
@example("Spółdzielnia Socjalna „")
@example("W Pile działa Fundacja")
@example("| a |\n|---|\n| Spółdzielnia Socjalna „Wrzos |")
def test_any_text(text):
    check(EXTRACTOR.extract(report(text)))


def test_lost_diacritics():
    found = EXTRACTOR.extract(
        report("Odwiedzilismy Spoldzielnie Socjalna WRZOS w Lodzi. Spoldzielnia prowadzi pralnie.")
    )
    assert [p.organisation for p in found.practices] == ["Spółdzielnia Socjalna WRZOS"]
