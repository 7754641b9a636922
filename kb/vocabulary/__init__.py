"""The controlled vocabulary: sectors, activity types, legal forms, target groups, document kinds, synonyms.

Everything is data in the TOML files beside this module; here it is read, checked and cached. Identifiers are
stable: addresses, exports and other programs rely on them.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kb.errors import VocabularyError

__all__ = [
    "VERSION",
    "ActivityType",
    "DocumentKind",
    "LegalForm",
    "Sector",
    "TargetGroup",
    "activity_type",
    "activity_types",
    "document_kind",
    "document_kinds",
    "legal_form",
    "legal_forms",
    "sector",
    "sectors",
    "synonyms",
    "target_group",
    "target_groups",
]

_FOLDER = Path(__file__).parent
_FILES = ("sectors.toml", "legal_forms.toml", "target_groups.toml", "document_kinds.toml", "synonyms.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """One of the 26 sectors; `id` is fixed for ever."""

    id: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityType:
    """A kind of activity under one sector.

    Attributes:
        phrases: patterns of `kb.vocabulary.patterns` that name the activity.
        exclusions: patterns that, where they overlap a match, show that something else is meant.
    """

    id: str
    sector: str
    name: str
    name_en: str
    phrases: tuple[str, ...]
    exclusions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalForm:
    """A legal form or kind of organisation.

    Attributes:
        name: Polish name, nominative singular, lower case; the value of `Organisation.legal_form`.
        plural: nominative plural.
        abbreviations: as written, without endings: "ZAZ", "PZAZ".
        heads: nominative phrases that begin names of such organisations, to be matched by lemma; wrong but
            common wordings ("zakład aktywizacji zawodowej") among them.
        social_economy: false for bodies that surround the social economy (municipalities, support centres).
        sector: id of the sector that every such organisation works in by law; None where it may do anything.
        usual_sector: id of the sector it works in whatever its trades are, told only where a report names
            none: an establishment of vocational activity rehabilitates its workers by law.
    """

    id: str
    name: str
    name_en: str
    plural: str
    abbreviations: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    social_economy: bool = True
    sector: str | None = None
    usual_sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """People whom a practice serves or employs.

    Attributes:
        phrases: patterns of `kb.vocabulary.patterns`; all variants of wording.
        exclusions: patterns that, where they overlap a match, show that something else is meant.
        parent: id of the wider group, or "" ("osoby z autyzmem" are "osoby z niepełnosprawnościami").
    """

    id: str
    name: str
    name_en: str
    phrases: tuple[str, ...]
    exclusions: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of source document; `phrases` are signs of it in a title or text."""

    id: str
    name: str
    name_en: str
    phrases: tuple[str, ...] = ()


def _read(name: str) -> dict[str, Any]:
    file = _FOLDER / name
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(
            f"{file}: the vocabulary cannot be read ({error}); install the package again",
            polish=f"{file}: nie można odczytać słownika ({error}); zainstaluj pakiet ponownie",
        ) from error


def _rows(name: str, cls: type[Any], **defaults: Any) -> list[Any]:
    rows = []
    seen = set()
    for id_, row in _read(name).items():
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        try:
            rows.append(cls(id=id_, **defaults, **values))
        except TypeError as error:
            raise VocabularyError(
                f"{name}: the entry {id_!r} is damaged ({error})",
                polish=f"{name}: wpis {id_!r} jest uszkodzony ({error})",
            ) from error
        seen.add(id_)
    return rows


@lru_cache(maxsize=1)
def sectors() -> tuple[Sector, ...]:
    """Return the 26 sectors in their fixed order."""
    return tuple(_rows("sectors.toml", Sector))


@lru_cache(maxsize=1)
def activity_types() -> tuple[ActivityType, ...]:
    """Return the activity types, in the order of their sectors."""
    return tuple(t for s in sectors() for t in _rows(f"activities/{s.id}.toml", ActivityType, sector=s.id))


@lru_cache(maxsize=1)
def legal_forms() -> tuple[LegalForm, ...]:
    """Return the legal forms."""
    return tuple(_rows("legal_forms.toml", LegalForm))


@lru_cache(maxsize=1)
def target_groups() -> tuple[TargetGroup, ...]:
    """Return the target groups."""
    return tuple(_rows("target_groups.toml", TargetGroup))


@lru_cache(maxsize=1)
def document_kinds() -> tuple[DocumentKind, ...]:
    """Return the kinds of documents."""
    return tuple(_rows("document_kinds.toml", DocumentKind))


@lru_cache(maxsize=1)
def synonyms() -> tuple[tuple[str, ...], ...]:
    """Return groups of words and phrases (nominatives or acronyms) that search treats as one."""
    return tuple(tuple(group) for group in _read("synonyms.toml")["groups"])


def _by_id(rows: tuple[Any, ...]) -> dict[str, Any]:
    return {row.id: row for row in rows}


_sector_map = lru_cache(maxsize=1)(lambda: _by_id(sectors()))
_type_map = lru_cache(maxsize=1)(lambda: _by_id(activity_types()))
_form_map = lru_cache(maxsize=1)(lambda: _by_id(legal_forms()))
_group_map = lru_cache(maxsize=1)(lambda: _by_id(target_groups()))
_kind_map = lru_cache(maxsize=1)(lambda: _by_id(document_kinds()))


def sector(id_: str) -> Sector | None:
    """Return the sector with this id, or None."""
    found: Sector | None = _sector_map().get(id_)
    return found


def activity_type(id_: str) -> ActivityType | None:
    """Return the activity type with this id, or None."""
    found: ActivityType | None = _type_map().get(id_)
    return found


def legal_form(id_or_name: str) -> LegalForm | None:
    """Return the legal form with this id or this Polish name, or None."""
    found: LegalForm | None = _form_map().get(id_or_name)
    return found or next((f for f in legal_forms() if f.name == id_or_name), None)


def target_group(id_or_name: str) -> TargetGroup | None:
    """Return the target group with this id or this Polish name, or None."""
    found: TargetGroup | None = _group_map().get(id_or_name)
    return found or next((g for g in target_groups() if g.name == id_or_name), None)


def document_kind(id_: str) -> DocumentKind | None:
    """Return the kind of document with this id, or None."""
    found: DocumentKind | None = _kind_map().get(id_)
    return found


def _version() -> str:
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted([*(_FOLDER / name for name in _FILES), *(_FOLDER / "activities").glob("*.toml")]):
        digest.update(file.name.encode() + b"\0" + (file.read_bytes() if file.exists() else b"") + b"\0")
    return digest.hexdigest()


#: Hash of the data files: goes into the manifest of a generation and into cache keys.
VERSION = _version()
