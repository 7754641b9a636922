"""The measurement of search: metrics by hand and by property, judged queries, the guard, the command."""

import json
from hashlib import sha256
from math import log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evaluation import published, quality
from indexer.evaluation.quality import QualityDropped
from indexer.evaluation.queries import USERS, JudgedQuery, load_queries
from indexer.evaluation.ranking import ndcg, recall, reciprocal_rank
from indexer.evaluation.search import Answer, answers, check, figures, table, worst
from kb.cli import main
from kb.errors import InputError
from kb.model import Block, Extraction, Report
from kb.store import Store

CORPUS = Path(__file__).parents[2] / "corpus"
GRADES = {"a": 3, "b": 2, "c": 1}


def test_ndcg_by_hand():
    # Gains 7, 3, 1; discounts log2 of 2, 3, 4.
    best = 7 + 3 / log2(3) + 1 / 2
    assert ndcg(["a", "b", "c"], GRADES) == pytest.approx(1.0)
    assert ndcg(["b", "a", "c"], GRADES) == pytest.approx((3 + 7 / log2(3) + 1 / 2) / best)
    assert ndcg(["x", "a"], GRADES) == pytest.approx((7 / log2(3)) / best)
    assert ndcg(["x", "a"], GRADES) == pytest.approx(0.4702, abs=1e-4)
    assert ndcg([], GRADES) == 0.0
    assert ndcg(["a"], {}) == 0.0


def test_only_the_first_page_counts():
    found = [*"0123456789", "a"]
    assert ndcg(found, GRADES) == reciprocal_rank(found, GRADES) == recall(found, GRADES) == 0.0
    assert reciprocal_rank(found, GRADES, 11) == pytest.approx(1 / 11)


def test_best_order_of_more_than_ten_fills_one_page():
    grades = {str(n): 3 for n in range(30)}
    assert ndcg([str(n) for n in range(10)], grades) == pytest.approx(1.0)
    assert recall([str(n) for n in range(10)], grades) == 1.0
    assert recall([str(n) for n in range(5)], grades) == 0.5


def test_marginal_reports_do_not_answer():
    assert reciprocal_rank(["c", "x", "b"], GRADES) == pytest.approx(1 / 3)
    assert recall(["c", "b"], GRADES) == 0.5
    assert reciprocal_rank(["c"], {"c": 1}) == recall(["c"], {"c": 1}) == 0.0


reports = st.integers(0, 40).map(str)
judgements = st.dictionaries(reports, st.integers(1, 3), max_size=25)
rankings = st.lists(reports, unique=True, max_size=25)


@given(rankings, judgements)
def test_figures_lie_between_0_and_1(found, grades):
    for metric in (ndcg, reciprocal_rank, recall):
        assert 0 <= metric(found, grades) <= 1 + 1e-12


@given(judgements.filter(bool))
def test_the_order_of_grades_is_the_best(grades):
    best = sorted(grades, key=lambda id_: -grades[id_])
    assert ndcg(best, grades) == pytest.approx(1.0)


@given(rankings, judgements, st.integers(0, 23))
def test_a_better_report_moved_up_never_costs(found, grades, at):
    if at + 1 >= len(found) or grades.get(found[at + 1], 0) <= grades.get(found[at], 0):
        return
    swapped = [*found]
    swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    for metric in (ndcg, reciprocal_rank, recall):
        assert metric(swapped, grades) >= metric(found, grades)
    if at < 10:
        assert ndcg(swapped, grades) > ndcg(found, grades)


@given(rankings, judgements)
def test_what_stands_after_the_page_does_not_matter(found, grades):
    for metric in (ndcg, reciprocal_rank, recall):
        assert metric(found, grades) == metric(found[:10], grades)


def write(folder: Path, text: str) -> Path:
    file = folder / "queries.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_loads_queries(tmp_path):
    file = write(
        tmp_path,
        '[[query]]\nuser = "researcher"\ntext = "zaz ślask"\nneed = "ZAZ-y śląskie"\n'
        'exact = ["reports/2021/x"]\ngood = ["reports/2021/y"]\nmarginal = ["reports/2021/z"]\n',
    )
    assert load_queries(file) == [
        JudgedQuery(
            user="researcher",
            text="zaz ślask",
            grades={"reports/2021/x": 3, "reports/2021/y": 2, "reports/2021/z": 1},
        )
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no [[query]]"),
        ("query = 3", "no [[query]]"),
        ("[[query]", "cannot be read"),
        ('[[query]]\nuser = "researcher"\nexact = ["x"]', "no text"),
        ('query = ["pralnia"]', "no text"),
        ('[[query]]\ntext = "a"\nexact = ["x"]', "the user of"),
        ('[[query]]\nuser = "clerk"\ntext = "a"\nexact = ["x"]', "the user of"),
        ('[[query]]\nuser = "researcher"\ntext = "a"\nexakt = ["x"]', "unknown keys"),
        ('[[query]]\nuser = "researcher"\ntext = "a"\nexact = "x"', "no list of reports"),
        ('[[query]]\nuser = "researcher"\ntext = "a"\nexact = ["x"]\ngood = ["x"]', "judges x twice"),
        ('[[query]]\nuser = "researcher"\ntext = "a"\nmarginal = ["x"]', "no exact or good"),
        ('[[query]]\nuser = "researcher"\ntext = "a"\nexact = ["x"]\n' * 2, "twice"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path, text, reason):
    with pytest.raises(InputError) as error:
        load_queries(write(tmp_path, text))
    assert reason in str(error.value)
    assert error.value.told("pl") != error.value.told("en")


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_queries(tmp_path / "absent.toml")


def test_the_shipped_queries_are_sound():
    queries = load_queries(CORPUS / "queries" / "queries.toml")
    judged = {report for query in queries for report in query.grades}
    assert [report for report in sorted(judged) if not (CORPUS / f"{report}.md").is_file()] == []
    # Every report of the corpus answers something: none was overlooked when they were judged.
    assert {f"reports/{p.parent.name}/{p.stem}" for p in CORPUS.glob("reports/*/*.md")} == judged
    counts = {user: sum(query.user == user for query in queries) for user in USERS}
    assert len(queries) >= 110
    assert min(counts.values()) >= 30


def engine(folder: Path, texts: dict[str, str]):
    """Return the engine over a real index of small reports."""
    store = Store(folder)
    with store.writer(versions={"test": "1"}) as writer:
        for id_, text in texts.items():
            report = Report(
                id=id_,
                title=id_,
                text=text,
                blocks=(Block(kind="paragraph", start=0, end=len(text)),),
                sha256=sha256(text.encode()).hexdigest(),
            )
            writer.add(Extraction(report=report, organisations=(), practices=()), {})
    return store.current().engine


def query(text: str, user: str = "researcher", **grades: int) -> JudgedQuery:
    return JudgedQuery(user=user, text=text, grades=grades)


def test_answers_and_their_figures(tmp_path):
    filling = " Zdanie o czymś innym i jeszcze jedno." * 20
    texts = {"a": "Pralnia w Tychach. Chleb, chleb, chleb.", "b": "Chleb w Byczynie." + filling}
    asked = [query("pralnię", "practitioner", a=3), query("chleb", b=2), query("stolarnia", a=3)]
    given_ = answers(engine(tmp_path, texts), asked)
    assert [(a.found, a.mrr, a.recall) for a in given_] == [
        (("a",), 1.0, 1.0),
        (("a", "b"), 0.5, 1.0),
        ((), 0.0, 0.0),
    ]
    measured = figures(given_)
    assert measured["all"] == {"queries": 3, "ndcg": 0.544, "mrr": 0.5, "recall": 0.667}
    assert list(measured["users"]) == ["practitioner", "researcher"]
    assert measured["users"]["researcher"] == {"queries": 2, "ndcg": 0.315, "mrr": 0.25, "recall": 0.5}
    assert [line.split()[0] for line in table(measured).splitlines()[1:]] == [
        "practitioner",
        "researcher",
        "all",
    ]


def test_all_pages_of_the_index_are_seen(tmp_path):
    ids = [f"r{n:03}" for n in range(120)]
    found = answers(engine(tmp_path, dict.fromkeys(ids, "Pralnia.")), [query("szwalnia", r119=3)])
    assert [a.found for a in found] == [()]


def test_another_corpus_is_told(tmp_path):
    with pytest.raises(InputError, match="1 judged reports are not in the index, for example gone"):
        answers(engine(tmp_path, {"a": "Pralnia."}), [query("pralnia", a=3, gone=2)])


def test_the_worst_queries_come_first_with_what_is_missing():
    right = Answer(query=query("dobrze", a=3), found=("a",), ndcg=1.0, mrr=1.0, recall=1.0)
    wrong = Answer(query=query("źle", a=2, b=3, c=1), found=("x", "c"), ndcg=0.1, mrr=0.0, recall=0.0)
    assert worst([right, wrong], 1).splitlines() == [
        "źle (researcher): nDCG 0.100",
        "     1 [0] x",
        "     2 [1] c",
        "     - [3] b",
        "     - [2] a",
    ]
    assert worst([right, wrong], 0) == ""


def measured(ndcg_: float, mrr: float = 0.9) -> dict:
    means = {"queries": 1, "ndcg": ndcg_, "mrr": mrr, "recall": 0.9}
    return {"all": dict(means), "users": {"researcher": dict(means)}}


def test_guard_allows_two_points_and_no_more(tmp_path):
    file = tmp_path / "quality.json"
    published.write_search(file, measured(0.9))
    check(measured(0.88), file)
    check(measured(1.0), file)
    with pytest.raises(QualityDropped, match=r"all: ndcg 0.900 -> 0.879.*researcher: ndcg"):
        check(measured(0.879), file)
    with pytest.raises(QualityDropped, match="mrr"):
        check(measured(0.9, mrr=0.8), file)


def test_guard_sees_a_kind_of_user_that_is_gone(tmp_path):
    file = tmp_path / "quality.json"
    published.write_search(file, measured(0.9))
    with pytest.raises(QualityDropped, match="researcher"):
        check({"all": measured(0.9)["all"], "users": {}}, file)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"measure": {}}'])
def test_guard_needs_published_figures(tmp_path, text):
    file = tmp_path / "quality.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        check(measured(0.9), file)
    with pytest.raises(InputError):
        check(measured(0.9), tmp_path / "absent.json")


def test_search_and_extraction_are_published_side_by_side(tmp_path):
    file = tmp_path / "quality.json"
    extraction = {"measure": {"reports": 1, "all": {"scores": {"places": {"f1": 0.8}}}}}
    published.write_search(file, measured(0.9))
    published.write_extraction(file, {"develop": extraction["measure"]})
    published.write_extraction(file, extraction)
    assert published.read(file) == {**extraction, "search": measured(0.9)}
    quality.check(extraction, file)
    published.write_search(file, measured(0.8))
    assert published.read(file) == {**extraction, "search": measured(0.8)}


def test_command_needs_an_index(tmp_path, capsys):
    arguments = ["evaluate", "--search", "--corpus", str(CORPUS), "--data", str(tmp_path)]
    assert run(arguments) == 1
    assert "kb index" in capsys.readouterr().err


@pytest.mark.slow
def test_command_measures_writes_and_guards(tmp_path, capsys):
    data, file = tmp_path / "data", tmp_path / "quality.json"
    assert run(["index", str(CORPUS), "--data", str(data)]) == 0
    arguments = ["evaluate", "--search", "--corpus", str(CORPUS), "--data", str(data)]
    capsys.readouterr()
    assert run([*arguments, "--worst", "3", "--write", str(file)]) == 0
    shown = capsys.readouterr().out
    assert shown.count("nDCG 0.") == 3
    figures_ = json.loads(file.read_text(encoding="utf-8"))["search"]
    assert figures_["all"]["queries"] == sum(part["queries"] for part in figures_["users"].values())
    assert run([*arguments, "--check", str(file)]) == 0
    figures_["all"]["ndcg"] = 1.0
    file.write_text(json.dumps({"search": figures_}), encoding="utf-8")
    assert run([*arguments, "--check", str(file)]) == 1


def run(arguments: list[str]) -> int:
    try:
        main(arguments)
    except SystemExit as exit_:
        return int(exit_.code or 0)
    return 0
