"""`kb bench`: the same questions to all engines, the same answers from all that do the same job."""

import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

from kb.bench import corpora, fuzzing, measure, report
from kb.bench.command import bench
from kb.bench.engines import BY_NAME, ENGINES, Answer, Engine
from kb.bench.ours import opened
from kb.bench.plot import Series, plot
from kb.bench.run import Table

SIZE, SEED = 150, 3
NAMES = ["surface", "polish", "fts5", "whoosh", "whoosh_total", "whoosh_grouped"]
NAMES += [name for name in ("tantivy", "bm25s") if BY_NAME[name].installed]


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def table(work) -> Table:
    """One run of the command over a small corpus."""
    options = [f"--size={SIZE}", f"--seed={SEED}", "--seconds=0.1", "--questions=20"]
    options += [f"--engine={name}" for name in NAMES]
    done = CliRunner().invoke(
        bench, [*options, "--work", str(work), "--out", str(work / "docs")], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return report.load(work / "docs").tables[str(SIZE)]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "polish"])
def test_engines_that_do_the_same_job_agree(table, name):
    assert table.lines[name].differing == 0


def test_figures_are_those_of_measurements(table):
    for line in table.lines.values():
        assert 0 < line.speed.p50 <= line.speed.p95 and line.speed.runs >= 1
        assert line.built.seconds > 0 and line.built.bytes > 10_000
        assert line.memory.resident >= line.memory.own


def test_the_page_tells_every_engine(table, work):
    page = (work / "docs" / report.PAGE).read_text(encoding="utf-8")
    assert all(f"| {BY_NAME[name].label} |" in page for name in table.lines)
    assert ET.fromstring((work / "docs" / report.PLOT).read_text(encoding="utf-8")).tag.endswith("svg")


def test_a_run_keeps_what_others_published(table, work):
    def change(parts):
        parts.site["mine"] = {"pages a second": 3.0}

    report.publish(work / "docs", change)
    kept = report.load(work / "docs")
    assert kept.tables[str(SIZE)] == table and kept.site["mine"] == {"pages a second": 3.0}
    assert "| mine | 3.0 |" in (work / "docs" / report.PAGE).read_text(encoding="utf-8")


def test_a_missing_engine_is_told_in_one_sentence(work, monkeypatch):
    missing = Engine(name="missing", label="Missing", index="missing", module="missing", package="nie_ma_go")
    monkeypatch.setattr("kb.bench.command.ENGINES", (missing,))
    done = CliRunner().invoke(
        bench,
        [f"--size={SIZE}", f"--seed={SEED}", "--seconds=0", "--work", str(work), "--out", str(work / "none")],
    )
    assert done.exit_code == 0, done.output
    assert "Missing: skipped, nie_ma_go is not installed (pip install '.[bench]')\n" in done.output


def test_hostile_requests_are_answered_or_refused(table, work):
    engine = opened(work / f"{SIZE}-{SEED}" / "ours")
    said = []
    fuzz = fuzzing.Fuzz.of(engine, ["pralnia", "w", "spółdzielnia"], seed=5)
    figures = fuzzing.figures(engine, fuzz, 200, said.append)
    assert figures["requests"] == 200 and figures["refused"] > 0
    assert figures["failed"] == 0, [line for line in said if line.startswith("failed")]


def test_questions_come_from_the_seed_and_have_answers(work, table):
    rows = list(corpora.read(measure.corpus_file(work, SIZE, SEED)))
    asked = corpora.questions(rows, 30, SEED)
    assert asked == corpora.questions(iter(rows), 30, SEED) != corpora.questions(rows, 30, SEED + 1)
    assert {len(q.words) for q in asked} == {1, 2, 3}
    assert [bool(q.chosen) for q in asked] == [False, True] * 15
    for question in asked:
        passing = [
            row
            for row in rows
            if set(question.words) <= set(row.words.split())
            and all(value in row.facets.get(facet, ()) for facet, value in question.chosen.items())
        ]
        assert passing


def test_answers_that_contradict():
    ours = Answer(3, {"region": {"śląskie": 3}}, 3)
    assert not measure.differ(ours, ours)
    assert not measure.differ(Answer(None, None, 3), ours)
    assert measure.differ(Answer(4, None, 3), ours)
    assert measure.differ(Answer(3, {"region": {"śląskie": 2}}, 3), ours)


def test_percentiles():
    values = [float(n) for n in range(1, 101)]
    assert [measure.percentile(values, share) for share in (0, 0.5, 0.95, 1)] == [1, 51, 95, 100]
    assert measure.percentile([7.0], 0.95) == 7


def test_a_plot_has_a_line_for_each_series():
    drawn = plot([Series("a & b", ((10, 0.5), (1000, 70))), Series("c", ((10, 3),))], x="size", y="ms")
    texts = [e.text for e in ET.fromstring(drawn).iter() if e.tag.endswith("text")]
    assert {"a & b", "c", "size", "ms", "0.1", "100", "1 000"} <= set(texts)


def test_every_engine_has_its_functions():
    assert len(BY_NAME) == len(ENGINES)
    for engine in ENGINES:
        if engine.installed:
            module = engine._module()
            assert callable(getattr(module, f"build_{engine.index}"))
            assert callable(getattr(module, f"open_{engine.name}"))
