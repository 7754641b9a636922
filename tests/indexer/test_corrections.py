"""Corrections by people: each action, files that cannot be read, and that they survive a reindex."""

import pytest

from indexer.corpus import fingerprint, sources
from indexer.corrections import ACTIONS, apply, digest
from indexer.pipeline import index
from kb.model import Activity, Evidence, Extraction, Mention, Organisation, Place, Practice, Report
from kb.settings import load
from kb.store import Store

TEXT = "Spółdzielnia Igla z Piły prowadzi pralnię. Igła w Gnieźnie szyje. Pomógł Urząd w Dąbiu."


def _mention(text: str) -> Mention:
    start = TEXT.index(text)
    return Mention(start=start, end=start + len(text), text=text, method="m", score=0.9)


def _evidence(field: str, value: str, text: str) -> Evidence:
    m = _mention(text)
    return Evidence(
        field=field,  # type: ignore[arg-type]
        value=value,
        start=m.start,
        end=m.end,
        text=text,
        sentence_start=0,
        sentence_end=42,
        method="m",
        score=0.9,
    )


PILA = Place(name="Piła", region="wielkopolskie", role="practice", mentions=(_mention("Piły"),))
DABIE = Place(name="Dąbie", role="mention", mentions=(_mention("Dąbiu"),))
LAUNDRY = Activity(text="pralnia", type="pralnia", sector="pralnictwo", start=34, end=41)
FOUND = Extraction(
    report=Report(id="a", title="A", text=TEXT, blocks=(), sha256="0" * 64),
    organisations=(
        Organisation(
            name="Spółdzielnia Igla", legal_form="spółdzielnia", mentions=(_mention("Spółdzielnia Igla"),)
        ),
        Organisation(name="Igła", legal_form=None, mentions=(_mention("Igła"),)),
        Organisation(name="Urząd", legal_form=None, mentions=(_mention("Urząd"),)),
    ),
    places=(PILA, DABIE),
    practices=(
        Practice(
            organisation="Spółdzielnia Igla",
            legal_form="spółdzielnia",
            place=PILA,
            activities=(LAUNDRY,),
            partners=("Urząd",),
            evidence=(
                _evidence("organisation", "Spółdzielnia Igla", "Spółdzielnia Igla"),
                _evidence("place", "Piła", "Piły"),
                _evidence("activity", "pralnia", "pralnię"),
                _evidence("partner", "Urząd", "Urząd"),
            ),
        ),
        Practice(organisation="Igła", legal_form=None, place=None),
    ),
)


def corrected(**correction: str) -> Extraction:
    lines = [f"{key} = '{value}'" for key, value in correction.items()]
    return apply(FOUND, "\n".join(["[[correction]]", *lines]).encode())


def fields(practice: Practice) -> list[tuple[str, str]]:
    return [(e.field, e.value) for e in practice.evidence]


def test_an_organisation_is_rejected() -> None:
    found = corrected(kind="organisation", action="reject", fact="urząd")
    assert [o.name for o in found.organisations] == ["Spółdzielnia Igla", "Igła"]
    assert found.practices[0].partners == () and ("partner", "Urząd") not in fields(found.practices[0])
    assert [
        p.organisation for p in corrected(kind="organisation", action="reject", fact="Igła").practices
    ] == ["Spółdzielnia Igla"]


def test_an_organisation_is_renamed() -> None:
    found = corrected(
        kind="organisation", action="rename", fact="Spółdzielnia „Igla”", to="Spółdzielnia „Igła”"
    )
    assert found.organisations[0].name == found.practices[0].organisation == "Spółdzielnia „Igła”"
    assert found.organisations[0].aliases == ("Spółdzielnia Igla",)
    assert fields(found.practices[0])[0] == ("organisation", "Spółdzielnia „Igła”")


def test_two_organisations_become_one() -> None:
    found = corrected(kind="organisation", action="rename", fact="Igła", to="Spółdzielnia Igla")
    assert [o.name for o in found.organisations] == ["Spółdzielnia Igla", "Urząd"]
    united = found.organisations[0]
    assert (united.legal_form, united.aliases, len(united.mentions)) == ("spółdzielnia", ("Igła",), 2)
    assert {p.organisation for p in found.practices} == {"Spółdzielnia Igla"}


def test_a_place_is_rejected_or_gets_another_role() -> None:
    found = corrected(kind="place", action="reject", fact="Piła")
    assert [p.name for p in found.places] == ["Dąbie"] and found.practices[0].place is None
    assert ("place", "Piła") not in fields(found.practices[0])
    found = corrected(kind="place", action="role", fact="Piła", to="visitor")
    assert found.places[0].role == "visitor" and found.practices[0].place is None
    assert corrected(kind="place", action="role", fact="Dąbie", to="practice").places[1].role == "practice"


def test_activities() -> None:
    gone = corrected(kind="activity", action="reject", fact="Pralnia", of="Spółdzielnia Igla").practices[0]
    assert gone.activities == () and ("activity", "pralnia") not in fields(gone)
    other = corrected(kind="activity", action="rename", fact="pralnia", to="pralnia wodna").practices[0]
    assert other.activities[0].text == "pralnia wodna" and ("activity", "pralnia wodna") in fields(other)
    moved = (
        corrected(kind="activity", action="sector", fact="pralnia", to="handel").practices[0].activities[0]
    )
    assert (moved.sector, moved.type) == ("handel", None)


def test_a_practice_is_rejected() -> None:
    found = corrected(kind="practice", action="reject", fact="Spółdzielnia Igla", of="Piła")
    assert [p.organisation for p in found.practices] == ["Igła"]
    assert len(found.organisations) == 3, "the organisation stays"


@pytest.mark.parametrize(("kind", "action"), ACTIONS)
def test_what_no_longer_fits_is_told(kind: str, action: str) -> None:
    found = corrected(kind=kind, action=action, fact="Nic takiego", to="handel")
    assert found.practices == FOUND.practices and found.organisations == FOUND.organisations
    assert len(found.warnings) == 1 and found.warnings[0].startswith("Poprawka nr 1")


@pytest.mark.parametrize(
    "content",
    [
        b"[[correction]]\nkind = 'organisation'\naction = 'reject'",
        b"[[correction]]\nkind = 'organisation'\naction = 'explode'\nfact = 'x'",
        b"[[correction]]\nkind = 'organisation'\naction = 'rename'\nfact = 'x'",
        b"[[correction]]\nkind = 'place'\naction = 'reject'\nfact = 1",
        b"[[correction]]\nkind = 'place'\naction = 'reject'\nfact = 'x'\nwho = 'me'",
        b"correction = 3",
        b"[other]\n",
        b"",
        b"\xff\xfe",
        b"? Permission denied",
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(content: bytes) -> None:
    found = apply(FOUND, content)
    assert found.practices == FOUND.practices
    assert len(found.warnings) == 1 and "nie można odczytać" in found.warnings[0]


def test_no_file_changes_nothing() -> None:
    assert apply(FOUND, None) is FOUND
    assert digest("abc", None) == "abc" != digest("abc", b"")


def test_corrections_survive_a_reindex(tmp_path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "2020").mkdir(parents=True)
    (corpus / "2020" / "a.txt").write_text(
        "W Pile działa Fundacja Kłos. Fundacja prowadzi piekarnię i pralnię."
    )
    settings = load(None, environ={}).replace(corpus=corpus, data=tmp_path / "data", jobs=1, model="none")
    before = fingerprint(sources(corpus, max_bytes=10**6))
    index(settings)
    (corpus / "corrections" / "2020").mkdir(parents=True)
    file = corpus / "corrections" / "2020" / "a.toml"
    file.write_text(
        "[[correction]]\nkind = 'activity'\naction = 'reject'\nfact = 'pralnia'\nwhy = 'zamknięta'\n"
    )
    assert fingerprint(sources(corpus, max_bytes=10**6)) != before

    def activities() -> list[str]:
        found = Store(settings.data).current().facts.report("2020/a").extraction
        return [a.text for p in found.practices for a in p.activities]

    assert activities() == ["piekarnia", "pralnia"]
    assert index(settings, if_needed=True).built
    assert activities() == ["piekarnia"]
    index(settings, full=True)
    assert activities() == ["piekarnia"]
    assert not index(settings, if_needed=True).built
    file.unlink()
    index(settings, if_needed=True)
    assert activities() == ["piekarnia", "pralnia"]
