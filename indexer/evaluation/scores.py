"""Precision, recall and F1 from counts."""

from dataclasses import dataclass

Error = tuple[str, str, str]
"""(measure, "missed", "wrong" or "leak", what)."""


@dataclass(slots=True)
class Score:
    """Counts of one measure: right, wrongly found, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def counted(self) -> bool:
        """Whether anything was found or is there at all."""
        return bool(self.right + self.wrong + self.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0

    def add(self, other: "Score") -> None:
        """Add the counts of another score."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
