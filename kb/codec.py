"""Extractions to bytes and back, and the public JSON of `kb extract`."""

from typing import Any

import msgspec

from kb.model import Extraction, Mention, Place, Practice

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Extraction)


def encode(extraction: Extraction) -> bytes:
    """Return an extraction as JSON bytes; `decode` gives back an equal one."""
    return _ENCODER.encode(extraction)


def decode(data: bytes) -> Extraction:
    """Return the extraction that `encode` wrote.

    Raises:
        ValueError: the bytes are not an encoded extraction of this version.
    """
    return _DECODER.decode(data)


def contract(extraction: Extraction) -> dict[str, Any]:
    """Return the public form of an extraction: what ``kb extract --format json`` prints.

    It is a contract with other programs: names of keys and the meaning of offsets do not change.
    """
    report = extraction.report
    return {
        "report": {"title": report.title, "date": report.date, "language": report.language},
        "text": report.text,
        "organisations": [
            {
                "name": o.name,
                "legal_form": o.legal_form,
                "aliases": list(o.aliases),
                "mentions": [_mention(m) for m in o.mentions],
            }
            for o in extraction.organisations
        ],
        "places": [_place(p) for p in extraction.places],
        "practices": [practice(p) for p in extraction.practices],
        "warnings": list(extraction.warnings),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "method": mention.method,
        "score": round(mention.score, 3),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "municipality": place.municipality,
        "county": place.county,
        "region": place.region,
        "teryt": place.teryt,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "role": place.role,
        "mentions": [_mention(m) for m in place.mentions],
    }


def practice(value: Practice) -> dict[str, Any]:
    """Return the public form of one practice, as inside `contract`."""
    place = value.place
    return {
        "organisation": value.organisation,
        "legal_form": value.legal_form,
        "place": place.name if place else None,
        "municipality": place.municipality if place else None,
        "county": place.county if place else None,
        "region": place.region if place else None,
        "activities": [
            {"text": a.text, "type": a.type, "sector": a.sector, "start": a.start, "end": a.end}
            for a in value.activities
        ],
        "sectors": list(value.sectors),
        "target_groups": list(value.target_groups),
        "founders": list(value.founders),
        "partners": list(value.partners),
        "year": value.year,
        "jobs": value.jobs,
        "score": round(value.score, 3),
        "evidence": [
            {
                "field": e.field,
                "value": e.value,
                "start": e.start,
                "end": e.end,
                "text": e.text,
                "sentence": [e.sentence_start, e.sentence_end],
                "method": e.method,
                "score": round(e.score, 3),
            }
            for e in value.evidence
        ],
    }
