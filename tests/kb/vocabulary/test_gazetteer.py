"""The gazetteer: complete, consistent, corrected, quick; damaged files are told in a sentence."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kb.errors import NotFound, VocabularyError
from kb.vocabulary import gazetteer, placefiles, regions


def test_counts_of_units():
    tables = gazetteer.load()
    assert len(tables.regions) == 16
    assert len(tables.counties) == 380
    assert sum(c.city for c in tables.counties.values()) == 66
    assert len(tables.municipalities) > 2470


def test_every_code_has_its_parents():
    tables = gazetteer.load()
    for county in tables.counties.values():
        assert county.teryt[:2] in tables.regions
    for m in tables.municipalities.values():
        assert m.teryt[:4] in tables.counties
    for locality in tables.localities:
        assert locality.municipality in tables.municipalities
    for land in tables.lands:
        assert land.regions and set(land.regions) <= set(tables.regions)
        assert land.usual in ("", *land.regions)


def test_every_point_lies_in_poland():
    tables = gazetteer.load()
    points = [
        (p.lat, p.lon)
        for p in (*tables.counties.values(), *tables.municipalities.values(), *tables.localities)
    ]
    points += tables.region_points.values()
    assert all(48.9 < lat < 55.0 and 14.0 < lon < 24.3 for lat, lon in points)


@pytest.mark.parametrize(
    ("code", "municipality", "county", "region"),
    [
        ("160401", "Byczyna", "powiat kluczborski", "opolskie"),
        ("240905", "Żarki", "powiat myszkowski", "śląskie"),
        ("246401", "Częstochowa", "Częstochowa", "śląskie"),
        ("281205", "Bratian", "powiat nowomiejski", "warmińsko-mazurskie"),
        ("221208", "Redzikowo", "powiat słupski", "pomorskie"),
        ("260417", "Nowiny", "powiat kielecki", "świętokrzyskie"),
    ],
)
def test_names_by_code(code, municipality, county, region):
    tables = gazetteer.load()
    assert tables.municipality(code).name == municipality
    assert tables.county(code).label == county
    assert tables.region_name(code) == region


def test_renamed_county_and_abolished_municipality():
    tables = gazetteer.load()
    assert tables.county("0206").name == "karkonoski"
    assert "320304" not in tables.municipalities


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Czarnowąsy", "166101"),
        ("Chmielowice", "166101"),
        ("Oliwa", "226101"),
        ("Warszawa", "146501"),
        ("Augustów", "200101"),
        ("Głogów", "020301"),
        ("Zawidów", "022501"),
    ],
)
def test_corrections_are_applied(name, code):
    assert code in {loc.municipality for loc in gazetteer.load().localities if loc.name == name}


def test_unknown_codes_are_told():
    with pytest.raises(NotFound, match="TERYT"):
        gazetteer.load().municipality("999999")
    with pytest.raises(NotFound) as error:
        regions.region("Śląsk")
    assert "śląskie" in error.value.told("pl")


def test_regions_decline():
    for region in regions.regions():
        assert region.genitive == region.name + "go"
        assert region.locative == region.name.removesuffix("e") + "m"
    assert regions.by_name()["śląskie"].name_en == "Silesian"
    assert regions.by_teryt()["16"].name == "opolskie"


def test_map_has_every_region():
    outlines = json.loads((placefiles.FOLDER / "voivodeships-map.json").read_text(encoding="utf-8"))
    assert set(outlines) == set(gazetteer.load().regions)
    assert all(re.fullmatch(r"[MmLlZz0-9 .-]+", path) for path in outlines.values())


def test_version_is_a_fingerprint():
    assert re.fullmatch(r"[0-9a-f]{12}", gazetteer.VERSION)
    assert gazetteer.version() == gazetteer.VERSION


def test_loads_without_the_linguistic_libraries():
    code = (
        "import sys; from kb.vocabulary import gazetteer; gazetteer.load(); "
        "print('morfeusz2' in sys.modules, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    "content",
    [b"", b"teryt\tname\n01\n", b"teryt\tname\n01\ta\tb\n", b"\xff\xfe\x00", b"# only a comment\n"],
)
def test_damaged_tables_are_told(tmp_path: Path, content: bytes):
    path = tmp_path / "counties.tsv"
    path.write_bytes(content)
    with pytest.raises(VocabularyError, match=r"counties\.tsv") as error:
        placefiles.rows(path)
    assert "uszkodzona" in error.value.told("pl")


def test_idle_correction_is_an_error(tmp_path: Path):
    path = tmp_path / "counties.tsv"
    path.write_text("teryt\tname\n01\ta\n", encoding="utf-8")
    change = {"table": "counties", "key": "01", "field": "name", "value": "b", "reason": ""}
    assert placefiles.corrected(path, [change], key="teryt") == [{"teryt": "01", "name": "b"}]
    assert placefiles.corrected(path, [change | {"field": "-"}], key="teryt") == []
    for wrong in ({"key": "02"}, {"field": "seat"}):
        with pytest.raises(VocabularyError, match="correction"):
            placefiles.corrected(path, [change | wrong], key="teryt")


def test_every_correction_has_a_reason():
    assert all(row["reason"] for row in placefiles.rows(placefiles.FOLDER / "corrections.tsv"))
