"""What `kb index` and `kb extract` tell of damaged reports."""

from click.testing import CliRunner

from kb.cli import kb

LOST = "W Lodzi dziala Fundacja Klos. Fundacja prowadzi zlobek i swiadczy uslugi opiekuncze.\n"


def test_warnings_of_the_reports_extracted_now(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    monkeypatch.setenv("KB_MODEL", "none")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(25):
        (corpus / f"r{number:02}.txt").write_text(LOST.replace("Klos", f"Klos{number}"))
    run = ["index", str(corpus), "--data", str(tmp_path / "data"), "--jobs", "1"]
    done = CliRunner().invoke(kb, run)
    assert done.exit_code == 0, done.output
    assert "Uwagi do raportów:\n  r00: Tekst stracił polskie litery" in done.stderr
    assert done.stderr.count("Tekst stracił") == 20 and "i 5 dalszych" in done.stderr
    assert "Uwagi" not in CliRunner().invoke(kb, run).stderr, "told once"
    shown = CliRunner().invoke(kb, ["extract", str(corpus / "r00.txt")])
    assert "UWAGI\n  Tekst stracił polskie litery" in shown.output
