"""Settings: the table, its order of sources, its errors, its documentation."""

from pathlib import Path

import pytest

from kb.errors import SettingsError
from kb.settings import SETTINGS, load

ROOT = Path(__file__).parents[2]


def test_file_then_environment_then_option(tmp_path):
    file = tmp_path / "kb.toml"
    file.write_text('port = 9000\ncorpus = "raporty"\nhost = "0.0.0.0"\n')
    settings = load(file, environ={"KB_PORT": "9001"}).replace(host="::1", data=None)
    assert (settings.port, settings.corpus, settings.host) == (9001, Path("raporty"), "::1")
    assert settings.data == Path("data")


@pytest.mark.parametrize(
    "content",
    [
        "site_updated = '31.03.2026'",
        "site_updated = '20260331'",
        "site_updated = 2026",
        "port = 'x'",
        "port = true",
        "port = 1.5",
        "nieznane = 1",
        "port =",
        "\xff\xfe",
        "jobs = [1]",
    ],
)
def test_a_bad_file_gets_one_sentence_that_names_it(tmp_path, content):
    file = tmp_path / "kb.toml"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(SettingsError) as caught:
        load(file, environ={})
    assert str(file) in str(caught.value) and str(file) in caught.value.polish
    assert caught.value.exit_code == 2


def test_days_come_as_text_or_as_dates(tmp_path):
    file = tmp_path / "kb.toml"
    file.write_text('site_published = 2026-03-31\nsite_updated = "2026-11-22"\n')
    settings = load(file, environ={"KB_STATEMENT_MADE": "2026-04-01"})
    assert (settings.site_published, settings.site_updated) == ("2026-03-31", "2026-11-22")
    assert (settings.statement_made, settings.statement_reviewed) == ("2026-04-01", "")
    with pytest.raises(SettingsError, match="a day such as"):
        load(None, environ={"KB_STATEMENT_MADE": "wczoraj"})


def test_a_bad_variable_is_named():
    with pytest.raises(SettingsError, match="KB_PORT"):
        load(None, environ={"KB_PORT": "osiem"})


def test_unknown_names_are_no_attributes():
    with pytest.raises(AttributeError):
        _ = load(None, environ={}).nothing


def test_every_setting_is_explained_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [s.name for s in SETTINGS if f"`{s.name}`" not in readme]
    assert not missing
