"""Organisations across reports."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.linking import Linker, name_key, names_of
from kb.model import Extraction, Mention, Organisation, Place, Practice, Report


def extraction(
    number, name, town=None, *, form="spółdzielnia socjalna", teryt="160401", region="opolskie", aliases=()
):
    text = name
    mention = Mention(start=0, end=len(text), text=text, method="test", score=1.0)
    place = Place(name=town, municipality=town, region=region, teryt=teryt, role="practice") if town else None
    return Extraction(
        report=Report(id=f"r{number}", title="", text=text, blocks=(), sha256="0"),
        organisations=(Organisation(name=name, legal_form=form, mentions=(mention,), aliases=aliases),),
        practices=(Practice(organisation=name, legal_form=form, place=place),),
    )


def link(*extractions):
    linker = Linker()
    for place, item in enumerate(extractions):
        linker.add(names_of(item), place)
    return linker.link()


def test_spellings_of_one_name_are_one():
    links = link(
        extraction(1, "Spółdzielnia Socjalna „Wrzos”", "Byczyna"),
        extraction(2, "SPÓŁDZIELNIA SOCJALNA WRZOS", "Byczyna"),
        extraction(3, "Spółdzielnia Socjalna Wrzos"),
    )
    assert len(links) == 1
    assert {
        links.ids(f"r{n}")[name]
        for n, name in ((1, "Spółdzielnia Socjalna „Wrzos”"), (3, "Spółdzielnia Socjalna Wrzos"))
    } == {"spoldzielnia-socjalna-wrzos"}
    (organisation,) = links
    assert len(organisation.variants) == 3


def test_one_name_in_two_towns_is_two():
    links = link(
        extraction(1, "Spółdzielnia Socjalna Przystań", "Byczyna"),
        extraction(2, "Spółdzielnia Socjalna Przystań", "Puck", teryt="221101", region="pomorskie"),
    )
    assert [o.id for o in links] == [
        "spoldzielnia-socjalna-przystan-byczyna",
        "spoldzielnia-socjalna-przystan-puck",
    ]
    assert links.ids("r2") == {"Spółdzielnia Socjalna Przystań": "spoldzielnia-socjalna-przystan-puck"}


def test_one_name_of_two_forms_is_two():
    links = link(extraction(1, "Barka", form="fundacja"), extraction(2, "Barka", form="stowarzyszenie"))
    assert len({o.id for o in links}) == 2


def test_a_report_without_organisations_has_no_ids():
    assert link(extraction(1, "Barka")).ids("r9") == {}


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=8))
def test_ids_are_unique_and_complete(names):
    items = [extraction(n, name) for n, name in enumerate(names)]
    links = link(*items)
    ids = [o.id for o in links]
    assert len(ids) == len(set(ids))
    for n, name in enumerate(names):
        assert links.ids(f"r{n}")[name] in ids


def test_name_key_ignores_quotes_and_case():
    assert name_key("Fundacja „Świat Wrażliwy”") == name_key("FUNDACJA ŚWIAT WRAŻLIWY")


PLACES = st.sampled_from([("Byczyna", "160401", "opolskie"), ("Puck", "221101", "pomorskie"), (None, "", "")])
NAMES = st.sampled_from(["Barka", "BARKA", "„Barka”", "Wrzos", "Wrzos!", "Zaz", "Zaz-2"])
FORMS = st.sampled_from([None, "fundacja", "stowarzyszenie"])


@given(st.lists(st.tuples(NAMES, PLACES, FORMS), min_size=1, max_size=9), st.randoms(), st.data())
def test_the_order_of_adding_and_what_was_linked_before_change_nothing(rows, rng, data):
    items = [
        (n, names_of(extraction(n, name, town, teryt=teryt, region=region, form=form)))
        for n, (name, (town, teryt, region), form) in enumerate(rows)
    ]
    whole, staged = Linker(), Linker()
    for place, names in items:
        whole.add(names, place)
    rng.shuffle(items)
    linked = data.draw(st.sets(st.integers(0, 8)))
    replaced = data.draw(st.dictionaries(st.integers(0, 8), NAMES))
    for number, (place, names) in enumerate(items):
        if number in linked:
            staged.link()
        if number in replaced:
            other = names_of(extraction(place, replaced[number], "Puck", teryt="221101", region="pomorskie"))
            staged.add(other, place)
            if number - 1 in linked:
                staged.link()
            staged.remove(other)
        staged.add(names, place)
    one, two = whole.link(), staged.link()
    assert list(one) == list(two)
    assert all(one.ids(f"r{n}") == two.ids(f"r{n}") for n in range(len(rows)))
