"""GeoJSON (RFC 7946): practices as points, organisations and reports as the points of theirs.

What has no point has a null geometry.
"""

from collections.abc import Iterable
from typing import Any

from kb.model import Place
from kb.records import OrganisationRecord, PracticeRecord, ReportRecord
from web.formats.citation import public_url


def feature(record: PracticeRecord) -> dict[str, Any]:
    """Return one practice as a feature."""
    p = record.practice
    place = p.place
    position = _position(place)
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": {"type": "Point", "coordinates": position} if position else None,
        "properties": {
            "organisation": p.organisation,
            "legal_form": p.legal_form,
            "place": place.name if place else None,
            "region": place.region if place else None,
            "teryt": place.teryt if place else None,
            "precision": place.precision if place else None,
            "sectors": list(p.sectors),
            "activities": [a.text for a in p.activities],
            "year": p.year,
            "url": public_url("practice.page", practice_id=record.id),
        },
    }


def organisation_feature(record: OrganisationRecord) -> dict[str, Any]:
    """Return an organisation with the points of all its practices."""
    places = [p.practice.place for p in record.practices]
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": _points(places),
        "properties": {
            "name": record.name,
            "legal_form": record.legal_form,
            "regions": list(dict.fromkeys(p.region for p in places if p and p.region)),
            "practices": len(record.practices),
            "reports": len(record.reports),
            "url": public_url("organisation.page", organisation_id=record.id),
        },
    }


def report_feature(record: ReportRecord) -> dict[str, Any]:
    """Return a report with the points of the practices it tells of."""
    head = record.head
    return {
        "type": "Feature",
        "id": head.id,
        "geometry": _points([p.place for p in record.extraction.practices]),
        "properties": {
            "title": head.title,
            "date": head.date,
            "publisher": head.publisher,
            "practices": len(record.practice_ids),
            "url": public_url("report.page", report_id=head.id),
        },
    }


def _position(place: Place | None) -> list[float] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return [round(place.lon, 5), round(place.lat, 5)]


def _points(places: Iterable[Place | None]) -> dict[str, Any] | None:
    found: list[list[float]] = []
    for place in places:
        position = _position(place)
        if position is not None and position not in found:
            found.append(position)
    return {"type": "MultiPoint", "coordinates": found} if found else None


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return features as a feature collection."""
    return {"type": "FeatureCollection", "features": list(features)}
