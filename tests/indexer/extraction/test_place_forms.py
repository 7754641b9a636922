"""Inflected forms of place names, and the table made of them."""

import pytest

from indexer.extraction.place import build, forms
from indexer.extraction.place.inflect import declined
from indexer.extraction.place.village_names import named
from kb.errors import VocabularyError


@pytest.mark.parametrize(
    ("name", "form", "case"),
    [
        ("Byczyna", "Byczynie", "L"),
        ("Żarki", "Żarkach", "L"),
        ("Jelenia Góra", "Jeleniej Górze", "L"),
        ("Bielsko-Biała", "Bielsku-Białej", "L"),
        ("Ostrów Mazowiecka", "Ostrowi Mazowieckiej", "L"),
        ("Nowe Miasto Lubawskie", "Nowym Mieście Lubawskim", "L"),
        ("Warmia i Mazury", "Warmii i Mazurach", "L"),
        ("Czerwińsk nad Wisłą", "Czerwińsku nad Wisłą", "L"),
        ("Zakopane", "Zakopanem", "L"),
        ("Sękowa", "Sękowej", "L"),
        ("Suwałki", "Suwałk", "G"),
        ("Kielce", "Kielc", "G"),
        ("Puck", "Puckiem", "I"),
        ("Bolegorzyn", "Bolegorzynie", "L"),
    ],
)
def test_declension(name, form, case):
    assert case in declined(name)[form]


def test_plural_forms_of_a_singular_name_are_left_out():
    assert "Byczynach" not in declined("Byczyna")


def test_flags_tell_what_else_a_form_is():
    assert "c" in build.flags("Pile")
    assert "f" in build.flags("Jarosława")
    assert build.flags("Częstochowie") == ""
    assert build.flags("Nowy Targ") == ""


def test_table_is_up_to_date_with_the_gazetteer():
    shipped = {form.name for readings in forms.exact().values() for form in readings}
    assert shipped == set(build.names())


def test_table_is_reproducible():
    lines = [build.line(name) for name in ("Byczyna", "Żarki")]
    assert build.table(lines) == build.table(lines)


def test_every_shipped_line_is_what_the_dictionary_gives():
    shipped = {
        (f.name, first): f.cases for first, readings in forms.exact().items() for f in readings if not f.rest
    }
    for name in ("Byczyna", "Piła", "Kutno", "Wola", "Śląsk"):
        for form, cases in declined(name).items():
            assert shipped[(name, form.lower())] == cases


def test_damaged_table_is_told(tmp_path, monkeypatch):
    broken = tmp_path / "forms.tsv.gz"
    broken.write_bytes(b"not gzip")
    monkeypatch.setattr(forms, "FILE", broken)
    forms.exact.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=r"forms\.tsv\.gz"):
            forms.exact()
    finally:
        monkeypatch.undo()
        forms.exact.cache_clear()


@pytest.mark.parametrize(
    ("text", "cases", "name"),
    [
        ("Jaszczowie", "L", "Jaszczów"),
        ("Woli Rafałowskiej", "L", "Wola Rafałowska"),
        ("Biczycach Dolnych", "L", "Biczyce Dolne"),
        ("Starej Rudnicy", "L", "Stara Rudnica"),
        ("Bolegorzynie", "L", "Bolegorzyn"),
        ("Reptowa", "G", "Reptowo"),
        ("Kisielany", "", "Kisielany"),
        ("Nowym Gnieźnisku", "L", "Nowe Gnieźnisko"),
        ("Starym Wielisławiu", "L", "Stary Wielisław"),
        ("Kadłubie Wolnym", "L", "Kadłub Wolny"),
        ("Uhercach Mineralnych", "L", "Uherce Mineralne"),
    ],
)
def test_villages_in_the_nominative(text, cases, name):
    assert named(text, cases) == name
