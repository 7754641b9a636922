"""Settings: one declarative table; default < ``kb.toml`` < environment < command-line option."""

import datetime
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import SettingsError


class Day(str):
    """A day as ``YYYY-MM-DD``, or "" where none is given."""

    #: What a wrong value is told to have to be, in English and in Polish.
    described = ("a day such as 2026-03-31", "dniem, na przykład 2026-03-31")

    def __new__(cls, value: object = "") -> "Day":
        """Check a value.

        Raises:
            ValueError: it is no day.
        """
        text = str(value)
        if text and datetime.date.fromisoformat(text).isoformat() != text:
            raise ValueError(text)
        return super().__new__(cls, text)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in ``kb.toml``, its type, its default, one line of help.

    The environment variable is the name in capitals after ``KB_``.
    """

    name: str
    type: type
    default: Any
    help: str

    @property
    def variable(self) -> str:
        """Name of the environment variable."""
        return "KB_" + self.name.upper()


SETTINGS: tuple[Setting, ...] = (
    Setting("corpus", Path, Path("corpus"), "folder with the reports and corrections"),
    Setting("data", Path, Path("data"), "folder for generations and caches; can be deleted and built again"),
    Setting("model", str, "", "spaCy pipeline: empty for the shipped one, or a name or path of another"),
    Setting("jobs", int, 0, "worker processes for extraction; 0 means one per core"),
    Setting("max_report_bytes", int, 2_000_000, "size above which a report is refused, in bytes"),
    Setting("report_seconds", float, 300.0, "how long reading one report may take, in seconds; 0: no limit"),
    Setting("lock_timeout", float, 10.0, "how long to wait for another indexing run, in seconds"),
    Setting("review_score", float, 0.5, "facts below this score are marked as unsure"),
    Setting("host", str, "127.0.0.1", "address the site listens on"),
    Setting("port", int, 8000, "port the site listens on"),
    Setting("threads", int, 4, "threads of the web server"),
    Setting("language", str, "pl", "language of the interface where the reader chose none: pl or en"),
    Setting("operator", str, "", "name of the body that runs this site, for the accessibility statement"),
    Setting("operator_email", str, "", "its e-mail address for accessibility matters"),
    Setting("operator_phone", str, "", "its telephone number for accessibility matters"),
    Setting("site_published", Day, Day(), "day the site was published, for the accessibility statement"),
    Setting("site_updated", Day, Day(), "day of its last major change"),
    Setting("statement_made", Day, Day(), "day the accessibility statement was drawn up"),
    Setting("statement_reviewed", Day, Day(), "day it was last reviewed; due each year by 31 March"),
    Setting("site_url", str, "", "public address of the site, for feeds and citations"),
)
BY_NAME: dict[str, Setting] = {setting.name: setting for setting in SETTINGS}


class Settings:
    """Values of all settings as attributes: ``settings.data``, ``settings.port``."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = {s.name: values.get(s.name, s.default) for s in SETTINGS}

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_values"][name]
        except KeyError:
            raise AttributeError(f"no setting named {name!r}") from None

    def replace(self, **changes: Any) -> "Settings":
        """Return a copy with some values changed; None leaves a value as it is."""
        return Settings({**self._values, **{k: v for k, v in changes.items() if v is not None}})


def load(path: Path | None = None, *, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from a file and the environment.

    Args:
        path: the file; None means ``kb.toml`` in the working folder, which may be absent.
        environ: the environment; None means the process's own.

    Raises:
        SettingsError: the file does not parse, names an unknown setting, or a value has a wrong type.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    file = path or Path("kb.toml")
    if path is not None or file.exists():
        for name, value in _table(file).items():
            values[name] = _typed(_known(name, file), value, str(file))
    for setting in SETTINGS:
        if setting.variable in environ:
            values[setting.name] = _typed(setting, environ[setting.variable], setting.variable)
    return Settings(values)


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"{file}: the settings cannot be read ({error}); mend the file or remove it",
            polish=f"{file}: nie można odczytać ustawień ({error}); popraw plik albo go usuń",
        ) from error


def _known(name: str, file: Path) -> Setting:
    if name not in BY_NAME:
        raise SettingsError(
            f"{file}: there is no setting named {name!r}; the settings are {', '.join(BY_NAME)}",
            polish=f"{file}: nie ma ustawienia {name!r}; dostępne to {', '.join(BY_NAME)}",
        )
    return BY_NAME[name]


def _typed(setting: Setting, value: Any, where: str) -> Any:
    try:
        if isinstance(value, bool) or (setting.type is int and isinstance(value, float)):
            raise ValueError
        return setting.type(value)
    except (TypeError, ValueError):
        name = setting.type.__name__
        english, polish = getattr(setting.type, "described", (f"of type {name}", f"typu {name}"))
        raise SettingsError(
            f"{where}: {setting.name} must be {english}, not {value!r}",
            polish=f"{where}: {setting.name} musi być {polish}, a jest {value!r}",
        ) from None
