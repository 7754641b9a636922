"""What ARCHITECTURE.md promises of the code: directions of imports, small modules."""

import ast
import re
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
PACKAGES = ("kb", "indexer", "web")
#: package -> packages it may import at its modules' top level.
MAY_IMPORT = {"kb": {"kb"}, "indexer": {"kb", "indexer"}, "web": {"kb", "web"}}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 280


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path):
    package = path.relative_to(ROOT).parts[0]
    assert imported(path) & set(PACKAGES) <= MAY_IMPORT[package]
    if package != "indexer":
        assert "spacy" not in imported(path)


def test_modules_are_small():
    long = {str(p.relative_to(ROOT)): n for p in MODULES if (n := len(p.read_text().splitlines())) > LONGEST}
    assert not long


def test_every_folder_is_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(ROOT).as_posix() + "/" for path in MODULES}
    assert not {folder for folder in folders if f"`{folder}`" not in text}


def test_the_site_never_loads_spacy():
    code = (
        "import sys, pathlib, tempfile\n"
        "from kb.settings import load\nfrom web import create_app\n"
        "data = pathlib.Path(tempfile.mkdtemp())\n"
        "client = create_app(load(None, environ={}).replace(data=data)).test_client()\n"
        "client.get('/'); client.get('/szukaj?q=pralnia')\n"
        "sys.exit(str({'spacy', 'thinc', 'indexer'} & set(sys.modules) or 0).replace('0', '') or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_what_is_installed_runs_on_every_python_3_11():
    # The README asks for Python 3.11, and stable systems have its first releases.
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    asked = {name: metadata(name)["Requires-Python"] for name in names}
    assert len(asked) > 20
    assert not {n: s for n, s in asked.items() if s and "3.11.0" not in SpecifierSet(s)}
