"""An extraction as text for people: what `kb extract` prints."""

from kb.model import Extraction, Place, Practice

_MARGIN = "    "


def listing(extraction: Extraction) -> str:
    """Return an extraction as lines of Polish text: practices with evidence, places, organisations."""
    report = extraction.report
    lines = [report.title, f"{report.date or 'bez daty'} · {len(report.text.split())} słów", ""]
    lines.append(f"PRAKTYKI ({len(extraction.practices)})")
    for practice in extraction.practices:
        lines += _practice(practice, report.text)
    lines += ["", f"MIEJSCA ({len(extraction.places)})"]
    roles = {"practice": "praktyka", "visitor": "goście", "mention": "wzmianka"}
    for place in extraction.places:
        lines.append(f"  {_where(place)} — {roles[place.role]}, wzmianki: {len(place.mentions)}")
    lines += ["", f"ORGANIZACJE ({len(extraction.organisations)})"]
    for organisation in extraction.organisations:
        variants = dict.fromkeys(mention.text for mention in organisation.mentions)
        form = f" [{organisation.legal_form}]" if organisation.legal_form else ""
        lines.append(f"  {organisation.name}{form} — {' | '.join(variants)}")
    if extraction.warnings:
        lines += ["", "UWAGI", *(f"  {warning}" for warning in extraction.warnings)]
    return "\n".join(lines)


def _practice(practice: Practice, text: str) -> list[str]:
    place = _where(practice.place) if practice.place else "miejsce: brak w raporcie"
    lines = ["", f"  {practice.organisation} — {place}  ({practice.score:.2f})"]
    for label, values in (
        ("forma prawna", [practice.legal_form] if practice.legal_form else []),
        ("dla kogo", practice.target_groups),
        ("założyciele", practice.founders),
        ("partnerzy", practice.partners),
        ("rok", [str(practice.year)] if practice.year else []),
        ("miejsca pracy", [str(practice.jobs)] if practice.jobs is not None else []),
    ):
        if values:
            lines.append(f"{_MARGIN}{label}: {', '.join(values)}")
    for activity in practice.activities:
        lines.append(f"{_MARGIN}• {activity.text}  [{activity.sector or 'sektor nierozpoznany'}]")
    sentences = dict.fromkeys((e.sentence_start, e.sentence_end) for e in practice.evidence)
    for start, end in sorted(sentences):
        lines.append(f"{_MARGIN}skąd: „{' '.join(text[start:end].split())}”")
    return lines


def _where(place: Place) -> str:
    parts = [place.name]
    if place.municipality and place.municipality != place.name.removeprefix("gmina "):
        parts.append(f"gmina {place.municipality}")
    if place.county and place.county != place.name and place.county.islower():
        parts.append(f"powiat {place.county}")
    if place.region and place.name != f"województwo {place.region}":
        parts.append(f"woj. {place.region}")
    return ", ".join(parts)
