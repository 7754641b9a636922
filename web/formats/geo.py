"""GeoJSON (RFC 7946): practices as points; those without a point have a null geometry."""

from collections.abc import Iterable
from typing import Any

from kb.records import PracticeRecord
from web.formats.citation import public_url


def feature(record: PracticeRecord) -> dict[str, Any]:
    """Return one practice as a feature."""
    p = record.practice
    place = p.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [round(place.lon, 5), round(place.lat, 5)]}
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": point,
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


def collection(records: Iterable[PracticeRecord]) -> dict[str, Any]:
    """Return practices as a feature collection."""
    return {"type": "FeatureCollection", "features": [feature(r) for r in records]}
