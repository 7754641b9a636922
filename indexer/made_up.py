"""Made-up reports for measuring speed: any number, any length, the same for the same seed."""

import random
from collections.abc import Iterator

from kb.vocabulary import activity_types, gazetteer, legal_forms, target_groups

_SYLLABLES = ("ba", "ko", "le", "mi", "ra", "so", "wa", "zie", "lu", "do", "ne", "ty")
_VISIT = (
    "W {month} pojechaliśmy do miejscowości {town}, gdzie działa {form} „{name}”.",
    "Powstanie zawdzięcza gminie {town} i pięciu osobom, które w {year} r. szukały pracy.",
    "Zakres usług: {a}, {b}, {c}.",
    "Zatrudnia {n} osób, wśród nich {group}.",
    "Współpracuje z ośrodkiem pomocy społecznej i z powiatowym urzędem pracy.",
    "Goście obejrzeli pracownie i rozmawiali z prezeską o tym, skąd biorą się zamówienia i czego brakuje.",
    "Najtrudniejszy był pierwszy rok, bo brakowało pieniędzy na sprzęt, a umowy z urzędem były krótkie.",
)
_SHORT = 4
_MONTHS = ("maju", "czerwcu", "wrześniu", "październiku")


class MadeUp:
    """A source of made-up reports in Markdown.

    Args:
        seed: of the random numbers.
    """

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._towns = sorted({m.name for m in gazetteer.load().municipalities.values()})
        self._types = [kind.name for kind in activity_types()]
        self._forms = [form.name for form in legal_forms() if form.social_economy]
        self._groups = [group.name for group in target_groups()]

    def short(self) -> str:
        """Return a report on one organisation, about 45 words."""
        return f"# Wizyta studyjna\n\n{self._entry(_SHORT)}\n"

    def catalogue(self, entries: int) -> str:
        """Return a catalogue of so many organisations, about 75 words each."""
        parts = (f"## Przykład {number}\n\n{self._entry()}" for number in range(1, entries + 1))
        return "# Katalog dobrych praktyk\n\n" + "\n\n".join(parts) + "\n"

    def table(self, rows: int) -> str:
        """Return a table of so many organisations."""
        return "\n".join(["| Nazwa | Miasto | Zakres |", "|---|---|---|", *self._rows(rows)]) + "\n"

    def _rows(self, rows: int) -> Iterator[str]:
        for _ in range(rows):
            form, name = self._draw(self._forms), self._name()
            yield f"| {form.capitalize()} „{name}” | {self._draw(self._towns)} | {self._draw(self._types)} |"

    def _entry(self, sentences: int | None = None) -> str:
        words = {
            "month": self._draw(_MONTHS),
            "town": self._draw(self._towns),
            "form": self._draw(self._forms).capitalize(),
            "name": self._name(),
            "year": str(self._random.randint(1995, 2024)),
            "n": str(self._random.randint(5, 60)),
            "group": self._draw(self._groups),
            **{key: self._draw(self._types) for key in "abc"},
        }
        return " ".join(sentence.format(**words) for sentence in _VISIT[:sentences])

    def _name(self) -> str:
        return "".join(self._draw(_SYLLABLES) for _ in range(3)).capitalize()

    def _draw(self, values: list[str] | tuple[str, ...]) -> str:
        return values[self._random.randrange(len(values))]
