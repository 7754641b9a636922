"""The four steps from end to end on a corpus of made-up sentences."""

import json
import lzma
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.extraction import language
from indexer.training.__main__ import main
from indexer.training.corpora import Document
from indexer.training.prepare import DEV, TEST, lemma_counts, split
from indexer.training.train import CONFIG

PEOPLE = ["Anna", "Jan", "Ewa", "Piotr"]
TOWNS = ["Łodzi", "Byczynie", "Krakowie", "Opolu"]
TABLES = {
    "localities.tsv": "id\tname\nm1\tNowa Sól\n",
    "municipalities.tsv": "teryt\tname\n160401\tByczyna\n",
    "counties.tsv": "teryt\tname\tseat\n1604\tpowiat kluczborski\tKluczbork\n",
}


def corpus(documents: int, place: str, person: str) -> bytes:
    rows = ["-DOCSTART CONFIG FEATURES orth base ctag"]
    for i in range(documents):
        rows += [
            f"-DOCSTART FILE ./{i:04}",
            f"{PEOPLE[i % 4]}\t_\tsubst\tB-{person}",
            "mieszka\t_\tfin\tO",
            "w\t_\tprep\tO",
            f"{TOWNS[i // 4 % 4]}\t_\tsubst\tB-{place}",
            ".\t_\tinterp\tO",
            "",
        ]
    return lzma.compress("\n".join(rows).encode())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "gazetteer").mkdir(parents=True)
    for name, content in TABLES.items():
        (folder / "gazetteer" / name).write_text(content, encoding="utf-8")
    (folder / "nkjp-1m-ner.iob.xz").write_bytes(corpus(600, "placeName-settlement", "persName"))
    (folder / "kpwr-n82-test.iob.xz").write_bytes(corpus(20, "nam_loc_gpe_city", "nam_liv_person"))
    return folder


def test_split_is_by_document_and_repeatable() -> None:
    documents = [Document(f"./{i}", ()) for i in range(1000)]
    parts = split(documents)
    assert parts == split(documents[::-1])
    assert (len(parts["dev"]), len(parts["test"])) == (DEV, TEST)
    names = [d.name for part in parts.values() for d in part]
    assert sorted(names) == sorted(d.name for d in documents)


def test_lemma_that_explains_more_forms_wins() -> None:
    counts = lemma_counts(["Łodzi", "Łodzi", "Łodzią", "Łódź"])
    assert counts["Łódź"] == 4
    assert counts.get("Łodzia", 0) < 4


def test_missing_data_is_one_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["prepare", "--data", str(tmp_path), "--work", str(tmp_path / "work")])
    assert done.exit_code == 1
    assert "nkjp-1m-ner.iob.xz cannot be read" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("step", ["train", "evaluate", "pack"])
def test_steps_out_of_order_are_one_sentence(tmp_path: Path, step: str) -> None:
    done = CliRunner().invoke(main, [step, "--work", str(tmp_path), "--to", str(tmp_path / "packed")])
    assert done.exit_code == 1
    assert "Error: " in done.output
    assert "Traceback" not in done.output


def small_config(path: Path) -> Path:
    """Write the declared configuration with a small network that learns fast."""
    text = CONFIG.read_text(encoding="utf-8")
    changes = [
        (r"width = 128", "width = 24"),
        (r"rows = \[(.*)\]", lambda m: f"rows = {[200] * (m[1].count(',') + 1)}"),
        (r"depth = 4", "depth = 1"),
        (r"dropout = .*", "dropout = 0.0"),
        (r"size = 1000", "size = 200"),
        (r"warmup_steps = 250", "warmup_steps = 1"),
        (r"initial_rate = 0.001", "initial_rate = 0.01"),
    ]
    for pattern, new in changes:
        text, times = re.subn(pattern, new, text)
        assert times, pattern
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.slow
def test_all_steps(tmp_path: Path, data: Path) -> None:
    work, packed = tmp_path / "work", tmp_path / "packed"
    config = small_config(tmp_path / "config.cfg")
    arguments = ["--data", str(data), "--work", str(work), "--to", str(packed), "--max-steps", "80"]
    arguments += ["--config", str(config)]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    metrics = json.loads((packed / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["nkjp_test"]["f"] > 0.9
    assert metrics["kpwr_test"]["per_kind"]["place"]["names"] == 20
    assert "| placeName |" in (packed / "README.md").read_text(encoding="utf-8")
    nlp = language.load(str(packed))
    assert language.precisions(nlp)["placeName"] > 0.9
    names = next(language.entities(nlp, ["Anna mieszka w Opolu."]))
    assert [(e.kind, e.text) for e in names] == [("person", "Anna"), ("place", "Opolu")]
    words = json.loads((packed / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert "mieszka" not in words
    assert str(tmp_path) not in (packed / "config.cfg").read_text(encoding="utf-8")
