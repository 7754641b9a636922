import re
from collections import Counter
from pathlib import Path

import pytest

from kb import vocabulary
from kb.errors import VocabularyError
from kb.lemmas import lemmas

SECTORS = [
    "gastronomia-i-catering",
    "produkcja-zywnosci",
    "rolnictwo-i-hodowla",
    "zielen-i-ogrodnictwo",
    "sprzatanie-i-czystosc",
    "uslugi-komunalne",
    "odpady-i-recykling",
    "budownictwo-i-remonty",
    "stolarstwo-drewno-metal",
    "krawiectwo-i-upcykling",
    "rekodzielo-i-rzemioslo",
    "pralnictwo",
    "poligrafia-reklama-it",
    "opieka-nad-dziecmi",
    "opieka-i-uslugi-spoleczne",
    "pomoc-spoleczna-i-kryzysowa",
    "zdrowie-rehabilitacja-terapia",
    "reintegracja-i-aktywizacja-zawodowa",
    "edukacja-i-szkolenia",
    "kultura-i-dziedzictwo",
    "turystyka-noclegi-sport",
    "transport",
    "handel",
    "produkcja-i-montaz",
    "srodowisko-i-zwierzeta",
    "wsparcie-i-partnerstwa",
]


def test_the_sectors_are_fixed() -> None:
    assert [s.id for s in vocabulary.sectors()] == SECTORS
    assert all(s.name and s.name_en for s in vocabulary.sectors())
    assert vocabulary.sector("handel") == vocabulary.Sector(
        id="handel", name="Handel", name_en="Retail and trade"
    )
    assert vocabulary.sector("nie-ma") is None


def test_activity_types_cover_every_sector() -> None:
    types = vocabulary.activity_types()
    assert len(types) >= 170
    assert set(Counter(t.sector for t in types)) == set(SECTORS)
    assert min(Counter(t.sector for t in types).values()) >= 5


@pytest.mark.parametrize(
    "rows",
    [
        vocabulary.sectors,
        vocabulary.activity_types,
        vocabulary.legal_forms,
        vocabulary.target_groups,
        vocabulary.document_kinds,
    ],
)
def test_ids_are_unique_slugs_and_names_are_given(rows: object) -> None:
    found = rows()  # type: ignore[operator]
    assert not [id_ for id_, n in Counter(r.id for r in found).items() if n > 1]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", r.id) for r in found)
    assert all(r.name and r.name_en for r in found)
    assert not [name for name, n in Counter(r.name for r in found).items() if n > 1]


def test_lookups_by_id_and_name() -> None:
    assert vocabulary.activity_type("pralnia").sector == "pralnictwo"  # type: ignore[union-attr]
    assert vocabulary.legal_form("samorzad") is vocabulary.legal_form("samorząd")
    assert vocabulary.target_group("seniorzy") is not None
    assert vocabulary.document_kind("wywiad") is not None
    assert vocabulary.legal_form("nie ma takiej") is None


def test_parents_of_target_groups_exist() -> None:
    ids = {g.id for g in vocabulary.target_groups()}
    assert {g.parent for g in vocabulary.target_groups()} - {""} <= ids


def test_every_literal_of_a_pattern_is_a_word_form() -> None:
    # A misspelt lemma would never match and nobody would notice: it is in the dictionary or on this list.
    foreign = set((Path(__file__).parent / "foreign.txt").read_text(encoding="utf-8").split())
    unknown = set()
    for row in (*vocabulary.activity_types(), *vocabulary.target_groups()):
        for pattern in (*row.phrases, *row.exclusions):
            for word in re.split(r"[ |]", pattern.partition(" @")[0]):
                if not word.endswith("*") and not word.isupper() and not lemmas(word):
                    unknown.add(word)
    assert unknown == foreign


def test_a_row_of_alternatives_is_not_a_phrase_by_mistake() -> None:
    # "koncert|muzyka|zespół muzyczny" reads as two elements and would silently match less.
    for row in (*vocabulary.activity_types(), *vocabulary.target_groups()):
        for pattern in row.phrases:
            first, *others = pattern.partition(" @")[0].split()
            assert first.count("|") < 9 or not others or others[0].count("|") > 0, (row.id, pattern)


def test_weights_are_between_0_and_1_and_no_pattern_is_repeated() -> None:
    for row in (*vocabulary.activity_types(), *vocabulary.target_groups()):
        assert len(set(row.phrases)) == len(row.phrases), row.id
        for pattern in row.phrases:
            weight = pattern.partition(" @")[2]
            assert not weight or 0 < float(weight) <= 1


def test_legal_forms_know_abbreviations_and_wrong_wordings() -> None:
    zaz = vocabulary.legal_form("zaklad-aktywnosci-zawodowej")
    assert zaz is not None
    assert {"ZAZ", "PZAZ", "RZAZ"} <= set(zaz.abbreviations)
    assert "zakład aktywizacji zawodowej" in zaz.heads
    assert not vocabulary.legal_form("samorzad").social_economy  # type: ignore[union-attr]
    abbreviations = Counter(a for f in vocabulary.legal_forms() for a in f.abbreviations)
    assert max(abbreviations.values()) == 1
    heads = Counter(h for f in vocabulary.legal_forms() for h in f.heads)
    assert max(heads.values()) == 1


def test_synonyms_are_disjoint_groups() -> None:
    groups = vocabulary.synonyms()
    assert len(groups) >= 120
    assert all(len(group) >= 2 for group in groups)
    assert not [word for word, n in Counter(w for g in groups for w in g).items() if n > 1]
    assert any({"sprzątanie", "usługi porządkowe", "utrzymanie czystości"} <= set(g) for g in groups)
    assert any({"gastronomia", "gastronomiczny"} <= set(g) for g in groups)
    assert any({"zakład aktywności zawodowej", "ZAZ"} <= set(g) for g in groups)


def test_version_names_the_data() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", vocabulary.VERSION)


def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_FOLDER", tmp_path)
    (tmp_path / "sectors.toml").write_text("[a]\nname = 'b'\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"sectors\.toml"):
        vocabulary.sectors.__wrapped__()
    (tmp_path / "sectors.toml").write_text("[a\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="install the package again"):
        vocabulary.sectors.__wrapped__()
