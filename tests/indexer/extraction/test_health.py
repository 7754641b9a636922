"""Warnings about a report's health: each damage is named, a sound report has none."""

from pathlib import Path

import pytest

from indexer.extraction.health import warnings
from indexer.extraction.mending import mend
from indexer.extraction.tongues import language
from indexer.readers import read

from .reports import report

CORPUS = Path(__file__).parents[3] / "corpus"
SOUND = "W Pile działa Fundacja Kłos, która prowadzi piekarnię i sklep z pieczywem."


def warned(text: str, *, markdown: bool = False) -> list[str]:
    return list(warnings(mend(report(text, markdown=markdown))))


EMPTY = "1 nagłówek nie ma pod sobą tekstu: „Wnioski”."
FOOTER = "Projekt realizowany ze środków Unii Europejskiej."
CHAPTERS = "\n\n".join(f"## {i}\n\n{SOUND}\n\n{FOOTER}" for i in range(4))
SCANNED = "Sta0dion wi1dać z okn4 i d0mu, a s p ó ł d z i e l n i a stoi obok; pr0wadzi ją gm1na."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("...\n\n1. 2. 3.", "Raport nie zawiera żadnego zdania."),
        (f"## Wstęp\n\n{SOUND}\n\n## Wnioski\n\n## Plany\n\nDalsze prace trwają.", EMPTY),
        (f"{SOUND}\n\n## Wnioski", EMPTY),
        (f"# Tytuł\n\n{CHAPTERS}", "powtarza się 4 razy"),
        ("Działają tu dwie pracownie, w których panie szyją na", "urywa się w pół zdania"),
        ("Działają tu dwie pracownie, w których panie szyją torby", "Raport kończy się bez kropki"),
        (SCANNED, "Wygląda na nieudane rozpoznanie skanu"),
        (f"{SOUND} Odwie-dziliśmy gości.\n", "1 słowo było przedzielone łącznikiem („Odwie-dziliśmy”)"),
        (f"{SOUND} Zab\ufffdytek.", "zniekształcone litery"),
    ],
)
def test_each_damage_is_named(text: str, said: str) -> None:
    assert said in " ".join(warned(text, markdown=True))


def test_a_very_long_report() -> None:
    assert "(około 124 stron)" in " ".join(warned((SOUND + "\n\n") * 3100))
    assert not any("długi" in w for w in warned((SOUND + "\n\n") * 100))


def test_words_that_no_dictionary_has() -> None:
    text = (
        "Wczora jdo miaa przyj echała gru pazkk oła gosp odyń wiej skichz ok olicy mias tecz kan adwis łąm. "
    )
    assert any("nie ma w słowniku" in w for w in warned(text * 4))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sociálne družstvo prevádzkuje práčovňu, ktorá je pre všetkých ľudí aj pri meste.", "słowacki"),
        ("La coopérative gère une blanchisserie dans la ville et emploie des personnes.", "francuski"),
        ("Spoldzielnia prowadzi pralnie w Gizycku i zatrudnia osoby z niepelnosprawnosciami.", "polski"),
        ("Fundacja „Help and Care for the Old of the City” prowadzi w Pile dom dla starszych.", "polski"),
    ],
)
def test_languages(text: str, name: str) -> None:
    assert language(text) == name


@pytest.mark.parametrize("text", ["The Best of the West", "Piła, Wronki, Czarnków"])
def test_short_blocks_tell_no_language(text: str) -> None:
    assert language(text) is None


def test_the_corpus_is_sound() -> None:
    """Nine reports in ten have nothing that is worth a warning; none is said to have lost its letters."""
    reports = [
        read(path, root=CORPUS, max_bytes=2_000_000) for path in sorted(CORPUS.glob("reports/**/*.md"))
    ]
    found = {r.id: w for r in reports if (w := warnings(mend(r)))}
    assert len(found) <= len(reports) / 10, found
    assert not [w for many in found.values() for w in many if "litery" in w or "język" in w or "skan" in w]


def test_stripped_of_their_letters_all_are_recognised() -> None:
    stripped = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
    for path in sorted(CORPUS.glob("reports/**/*.md"))[::4]:
        text = path.read_text(encoding="utf-8").translate(stripped)
        assert any("stracił polskie litery" in w for w in warned(text)), path
