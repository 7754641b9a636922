"""Starting to extract: Morfeusz is asked of the vocabulary once, and spaCy comes without its command line."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indexer import starting
from indexer.extraction.language import _spacy
from indexer.readers import read
from kb import morphology
from kb.settings import load

WORDS = ("Byczynie", "pralnię", "Dębianka", "CIS-u", "")
START = (
    "import sys; from pathlib import Path; from kb.settings import load; from indexer import starting; "
    "starting.start(load(None, environ={}).replace(data=Path(sys.argv[1]), model='none'))"
)


def start_afresh(folder) -> Path:
    """Start in a process of its own, where nothing was asked yet; return the file of answers."""
    subprocess.run([sys.executable, "-c", START, folder], check=True, timeout=60)
    return folder / starting.ANSWERS


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> Path:
    return start_afresh(tmp_path_factory.mktemp("data"))


@pytest.fixture
def settings(tmp_path, monkeypatch, answers):
    monkeypatch.setattr(morphology, "_known", morphology.Answers())
    shutil.copy(answers, tmp_path)
    return load(None, environ={}).replace(data=tmp_path, model="none")


def test_answers_that_are_known_are_those_of_morfeusz(settings):
    starting.start(settings)
    known = morphology._known
    assert len(known.readings) > 2000 and len(known.forms) > 300
    found = {word: morphology.analyse.__wrapped__(word) for word in (*WORDS, *list(known.readings)[::50])}
    forms = {lemma: morphology.generate.__wrapped__(lemma) for lemma in list(known.forms)[::20]}
    morphology.know(morphology.Answers())
    assert found == {word: morphology.analyse.__wrapped__(word) for word in found}
    assert forms == {lemma: morphology.generate.__wrapped__(lemma) for lemma in forms}


def test_an_extraction_is_the_same_with_known_answers(settings):
    report = read(Path(starting.__file__).parent / "extraction" / "data" / "first.txt")
    known = starting.start(settings).extract(report)
    morphology.know(morphology.Answers())
    morphology.analyse.cache_clear()
    (settings.data / starting.ANSWERS).unlink()
    assert known.practices and starting.start(settings).extract(report) == known


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x82\xa7version\xa1x"])
def test_a_damaged_file_of_answers_is_made_anew(tmp_path, answers, content):
    (tmp_path / starting.ANSWERS).write_bytes(content)
    assert start_afresh(tmp_path).read_bytes() == answers.read_bytes()


def test_answers_of_another_version_are_not_taken(settings, monkeypatch):
    monkeypatch.setattr(starting, "extraction_version", lambda settings: "other")
    starting.start(settings)
    assert not morphology._known.readings


def test_where_something_was_asked_before_nothing_is_kept(settings):
    (settings.data / starting.ANSWERS).unlink()
    morphology.analyse("pralnia")
    starting.start(settings)
    assert not (settings.data / starting.ANSWERS).exists()


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path):
    assert not start_afresh(tmp_path / "absent").parent.exists()


def test_spacy_comes_without_its_command_line_which_can_still_be_imported():
    code = (
        "import sys\n"
        "from indexer.extraction.language import _spacy\n"
        "spacy = _spacy()\n"
        "assert not any(name.startswith(('spacy.cli', 'typer', 'weasel')) for name in sys.modules)\n"
        "assert spacy.blank('pl')('Działa pralnia.')[1].text == 'pralnia'\n"
        "import spacy.cli\n"
        "assert callable(spacy.cli.info)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert _spacy().__name__ == "spacy"
