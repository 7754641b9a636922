"""The pipeline's loading, labels and entities; a blank pipeline with rules stands in for the trained one."""

import importlib.util
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from indexer.extraction import language, lexicon, sentence_component
from kb.errors import ModelError

PATTERNS = [
    {"label": "orgName", "pattern": "Fundacja Feniks"},
    {"label": "orgName", "pattern": [{"LOWER": "cis"}, {"TEXT": "-"}, {"TEXT": "u"}]},
    {"label": "placeName", "pattern": "Częstochowie"},
    {"label": "date", "pattern": "2017"},
]


def stand_in(*patterns: dict[str, object]) -> Language:
    nlp = spacy.blank("pl")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(list(patterns) or PATTERNS)  # type: ignore[attr-defined]
    return nlp


def test_every_label_of_the_official_pipelines_has_a_kind() -> None:
    assert language.LABELS == {
        "persName": "person",
        "orgName": "organisation",
        "placeName": "place",
        "geogName": "geography",
        "date": "date",
        "time": "time",
    }


def test_unknown_label_is_refused(tmp_path: Path) -> None:
    stand_in({"label": "nam_org_company", "pattern": "Barka"}).to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match="nam_org_company") as caught:
        language.load(str(tmp_path / "model"))
    assert "nam_org_company" in caught.value.told("pl")


def test_label_that_appears_after_loading_is_refused() -> None:
    nlp = stand_in()
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "EVENT", "pattern": "Targi"}])  # type: ignore[attr-defined]
    with pytest.raises(ModelError, match="EVENT"):
        list(language.entities(nlp, ["Targi w Częstochowie"]))


def test_pipeline_without_names_is_refused(tmp_path: Path) -> None:
    spacy.blank("pl").to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match="no component"):
        language.load(str(tmp_path / "model"))


@pytest.mark.parametrize("name", ["no_such_pipeline", "/no/such/folder"])
def test_missing_pipeline_is_one_sentence(name: str) -> None:
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        language.load(name)
    assert "\n" not in str(caught.value)


def test_damaged_pipeline_is_one_sentence(tmp_path: Path) -> None:
    stand_in().to_disk(tmp_path / "model")
    (tmp_path / "model" / "config.cfg").write_text("[nlp\nnonsense", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        language.load(str(tmp_path / "model"))


def test_entities_point_into_the_text_as_given(tmp_path: Path) -> None:
    stand_in().to_disk(tmp_path / "model")
    nlp = language.load(str(tmp_path / "model"))
    texts = ["Fundacja\u00a0Feniks w  Często\u00adchowie,\u2009od 2017", "", "uczestników CIS-u,programem"]
    found = list(language.entities(nlp, texts))
    assert [[(e.kind, e.text) for e in names] for names in found] == [
        [("organisation", "Fundacja\u00a0Feniks"), ("place", "Często\u00adchowie"), ("date", "2017")],
        [],
        [("organisation", "CIS-u")],
    ]
    for text, names in zip(texts, found, strict=True):
        assert all(text[e.start : e.end] == e.text and 0 <= e.score <= 1 for e in names)


def test_score_is_the_measured_precision_of_the_label() -> None:
    nlp = stand_in()
    nlp.meta["performance"] = {"ents_per_type": {"orgName": {"p": 0.8, "r": 0.7, "f": 0.75}}}
    names = next(language.entities(nlp, ["Fundacja Feniks w Częstochowie"]))
    assert [e.score for e in names] == [0.8, 0.5]


def test_many_texts_come_back_in_order() -> None:
    texts = [f"Fundacja Feniks numer {i}" if i % 3 else "nic" for i in range(300)]
    found = list(language.entities(stand_in(), iter(texts)))
    assert [len(names) for names in found] == [1 if i % 3 else 0 for i in range(300)]


def test_sentence_component_agrees_with_the_rules() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe(sentence_component.NAME)
    doc = nlp("Wizyta w Byczynie (woj. opolskie) w 2017 r. odbyła się. Było miło!\n\nNagłówek\n\n- pozycja")
    assert [s.text.strip() for s in doc.sents] == [
        "Wizyta w Byczynie (woj. opolskie) w 2017 r. odbyła się.",
        "Było miło!",
        "Nagłówek",
        "- pozycja",
    ]


def lexicon_pipeline() -> Language:
    nlp = spacy.blank("pl")
    component = nlp.add_pipe(lexicon.NAME)
    assert isinstance(component, lexicon.PolishLexicon)
    component.set_tables(
        {"Geo": ["Nowa Sól", "Bielsko-Biała"], "Com": ["CIS", "spółdzielnia socjalna"]}, {"Łódź": 5}
    )
    return nlp


def test_lexicon_gives_all_forms_of_a_word_one_lemma() -> None:
    doc = lexicon_pipeline()("Spółdzielnię SPÓŁDZIELNIA spółdzielniami Łodzi ŁODZIĄ Cispolu CISPOL w")
    assert [t.lemma_ for t in doc] == ["spółdzielnia"] * 3 + ["łódź"] * 2 + ["~cispol"] * 2 + ["w"]


def test_lexicon_finds_inflected_phrases() -> None:
    doc = lexicon_pipeline()(
        "W Nowej Soli i Bielsku-Białej działa CIS, Spółdzielnią Socjalną; cis rośnie, nowej soli"
    )
    marked = {t.text: str(t.morph) for t in doc if str(t.morph)}
    assert marked == {
        "Nowej": "NameType=GeoMulti",
        "Soli": "NameType=GeoMulti",
        "Bielsku": "NameType=GeoMulti",
        "-": "NameType=GeoMulti",
        "Białej": "NameType=GeoMulti",
        "CIS": "NameType=Com",
        "Spółdzielnią": "NameType=ComMulti",
        "Socjalną": "NameType=ComMulti",
    }


def test_words_that_training_hardly_saw_share_one_feature() -> None:
    nlp = lexicon_pipeline()
    component = nlp.get_pipe(lexicon.NAME)
    assert isinstance(component, lexicon.PolishLexicon)
    component.set_tables({}, {"Łódź": 5}, ["spółdzielnia", "w", "łódź", "łodzi"])
    doc = nlp("Spółdzielnia w Łodzi Cispol ŁODZIĄ")
    unknown = lexicon.UNKNOWN
    assert [t.lemma_ for t in doc] == ["spółdzielnia", "w", "łódź", unknown, "łódź"]
    assert [t.norm_ for t in doc] == ["spółdzielnia", "w", "łodzi", unknown, unknown]
    assert doc[3].tag_ == ""
    assert doc[4].tag_.startswith("subst")


def test_lexicon_survives_disk(tmp_path: Path) -> None:
    nlp = lexicon_pipeline()
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    text = "W Nowej Soli i Łodzi działa CIS"
    assert [(t.lemma_, t.tag_, str(t.morph)) for t in again(text)] == [
        (t.lemma_, t.tag_, str(t.morph)) for t in nlp(text)
    ]


@pytest.mark.slow
def test_shipped_pipeline_finds_names_of_the_genre() -> None:
    nlp = language.load()
    texts = [
        "Fundacja Barka z Poznania oraz Spółdzielnia Socjalna OPUS w Byczynie gościły wczoraj Annę Nowak.",
        "Warsztaty poprowadziło Centrum Integracji Społecznej w Częstochowie, a catering WTZ i ZAZ.",
        "Spółdzielnia Socjalna CZYSTO=SELEKTYWNIE - prowadząca usługi w zakresie odbioru odpadów;",
        "Goście z OWES i CIS-u odwiedzili Spółdzielnię Socjalną »Dębianka«,gdzie powstają meble.",
    ]
    found = list(language.entities(nlp, texts))
    by_kind: dict[str, set[str]] = {}
    for entity in (e for names in found for e in names):
        by_kind.setdefault(entity.kind, set()).add(entity.text)
        assert 0.5 < entity.score < 1
    assert {"Poznania", "Byczynie"} <= by_kind["place"]
    assert "Annę Nowak" in by_kind["person"]
    assert {
        "Fundacja Barka",
        "Spółdzielnia Socjalna OPUS",
        "Centrum Integracji Społecznej w Częstochowie",
        "WTZ",
        "ZAZ",
        "Spółdzielnia Socjalna CZYSTO=SELEKTYWNIE",
        "CIS-u",
        "Spółdzielnię Socjalną »Dębianka«",
    } <= by_kind["organisation"]


@pytest.mark.slow
def test_shipped_pipeline_needs_nothing_of_the_training_package() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from indexer.extraction import language; nlp = language.load(); "
        "print(nlp.pipe_names); sys.exit(any(m.startswith('indexer.training') for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "ner" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pl_core_news_sm", "pl_core_news_md", "pl_core_news_lg"])
def test_official_pipelines_load(name: str) -> None:
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    names = next(language.entities(language.load(name), ["Anna Nowak mieszka w Krakowie."]))
    assert {"person", "place"} == {e.kind for e in names}


@pytest.mark.timeout(60)
def test_a_stretch_without_a_blank_costs_no_square_of_time() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "orgName", "pattern": "Barka"}])
    text = "„" * 50_000 + " Barka"
    [[found]] = language.entities(nlp, [text])
    assert (found.text, text[found.start : found.end]) == ("Barka", "Barka")
