"""Weighed decisions: probabilities that add up, features that say where and who."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.document import analyse
from indexer.extraction.drafts import gather
from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.extraction.host_features import host_features, scene
from indexer.extraction.place_features import PlaceFeatures
from indexer.extraction.weighing import probabilities, probability, tables, weight

from .reports import report

_NUMBERS = st.dictionaries(
    st.sampled_from(["bias", "social", "told", "main", "unknown"]), st.floats(-50, 50, allow_nan=False)
)


def drafts(text):
    doc = analyse(report(text))
    reading = Extractor(RULES_ONLY).reading(doc)
    found = gather(doc, reading.names, reading.story, reading.context)
    where = scene(doc, reading.names, reading.story, reading.context)
    return {d.entity.name: (d, where, PlaceFeatures(where, reading.context, found)) for d in found}


@given(_NUMBERS)
def test_a_probability_is_one(features):
    assert 0 < probability(features, "host") < 1


@given(st.lists(_NUMBERS, min_size=1, max_size=6))
def test_choices_share_one_certainty(choices):
    found = probabilities(choices, "place")
    assert abs(sum(found) - 1) < 1e-9
    weights = [weight(c, "place") for c in choices]
    assert found[weights.index(max(weights))] == max(found)


def test_unknown_features_weigh_nothing():
    assert weight({"no such feature": 5.0}, "host") == 0


def test_a_threshold_is_among_the_weights():
    assert 0 < tables()["host"]["least"] < 1


def test_a_visited_workshop_is_told_from_its_guests():
    found = drafts(
        "Wizyta studyjna w Sanoku\n\nUczestnicy Klubu Integracji Społecznej w Pile odwiedzili "
        "Spółdzielnię Socjalną Wrzos w Sanoku. Spółdzielnia prowadzi pralnię."
    )
    chance = {n: probability(host_features(d, where), "host") for n, (d, where, _) in found.items()}
    assert chance["Spółdzielnia Socjalna Wrzos"] > chance["Klub Integracji Społecznej w Pile"]


def test_nowhere_is_always_a_choice_and_a_town_after_a_name_the_best():
    draft, _, places = drafts("Odwiedziliśmy Spółdzielnię Socjalną Wrzos w Sanoku. Potem był Kraków.")[
        "Spółdzielnia Socjalna Wrzos"
    ]
    found = places.candidates(draft)
    assert found[0][0] is None
    sure = probabilities([features for _, features in found], "place")
    best = found[max(range(len(found)), key=sure.__getitem__)][0]
    assert best is not None
    assert best.place.name == "Sanok"
