"""Initialisms: common nouns that a report explains, and names spelled by their initials."""

from indexer.extraction.extract import RULES_ONLY, Extractor

from .reports import report


def organisations(text):
    found = Extractor(RULES_ONLY).extract(report(text))
    return {o.name: [m.text for m in o.mentions] for o in found.organisations}


def test_initials_stand_for_the_name_that_they_spell():
    found = organisations(
        "Sanocka Agencja Rozwoju Lokalnego szkoli spółdzielnie.\n\nEkspert SARL opowiedział o dotacjach, "
        "a w SARL-u podano kawę."
    )
    assert found == {
        "Sanocka Agencja Rozwoju Lokalnego": ["Sanocka Agencja Rozwoju Lokalnego", "SARL", "SARL-u"]
    }


def test_an_explained_common_noun_is_nobody():
    found = organisations(
        "Gmina Sanok wspiera podmioty ekonomii społecznej (PES). Współpraca PES z gminą trwa od lat, "
        "a PES jest pięć."
    )
    assert not any("PES" in name for name in found)


def test_initials_of_two_letters_say_nothing():
    assert "FM" not in organisations("Fundacja Most działa w Sanoku. Radio FM gra od rana.")
