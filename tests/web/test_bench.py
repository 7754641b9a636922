"""`kb bench-site`: pages and hostile requests of a real site over a small index."""

from click.testing import CliRunner

from kb.bench import report
from web.bench import bench_site


def test_pages_and_hostile_requests_are_measured(data, tmp_path):
    options = ["--data", str(data), "--name", "small", "--pages", "12", "--fuzz", "30"]
    done = CliRunner().invoke(bench_site, [*options, "--out", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    figures = report.load(tmp_path).site["small"]
    assert 0 < figures["page p50 ms"] <= figures["page p95 ms"] and figures["search mean ms"] > 0
    assert figures["practices"] > 0 and figures["memory MB"] >= figures["of it own MB"]
    assert figures["answered"] + figures["refused"] == figures["hostile"] == 30
    assert figures["failed"] == 0
    assert "| small |" in (tmp_path / report.PAGE).read_text(encoding="utf-8")
