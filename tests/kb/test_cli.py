"""The command: its table and the commands agree, it is quick, its exit codes are right."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kb.cli import COMMANDS, kb, main

ROOT = Path(__file__).parents[2]


def run(*arguments, cwd=None, **environ):
    return subprocess.run(
        [sys.executable, "-m", "kb", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **environ},
        timeout=60,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_tells_what_the_command_tells(name):
    command = kb.get_command(click.Context(kb), name)
    assert command is not None and command.name == name
    assert (command.help or "").split("\n")[0] == COMMANDS[name][1]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"kb {name}" in readme, "every command is in the README"


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom kb.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'flask', 'whoosh', 'morfeusz2', 'indexer', 'web', 'sqlite3'}\n"
        "heavy &= set(sys.modules)\n"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["search", "pralnia"], 1, "kb index"),
        (["index", "nigdzie"], 1, "nigdzie"),
        (["extract", "nigdzie.md"], 1, "nigdzie.md"),
        (["--settings", "nigdzie.toml", "settings"], 2, "nigdzie.toml"),
        (["nieznane"], 2, "nieznane"),
        (["search", "--sort", "zle"], 2, "zle"),
        (["rollback"], 1, "kb index"),
        (["check"], 1, "kb index"),
    ],
)
def test_errors_are_one_sentence_and_the_right_code(tmp_path, arguments, code, says):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr and not done.stdout


def test_errors_are_polish_where_the_locale_is(tmp_path):
    done = run("index", "nigdzie", cwd=tmp_path, LC_ALL="pl_PL.UTF-8")
    assert "nie ma takiego folderu" in done.stderr


def test_settings_lists_all(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    main(["settings"])
    assert "KB_PORT" in capsys.readouterr().out
