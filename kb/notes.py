"""Notes on a query that people read: a Polish sentence and its values, fit to be translated."""

from dataclasses import dataclass

from kb.text import plural


@dataclass(frozen=True, slots=True)
class Note:
    """What was read otherwise than typed, or what the hits hold.

    Attributes:
        template: a Polish sentence with ``{name}`` where values go; where `n` is among them, the forms of the
            sentence for one, few and many, separated by bars.
        values: (name, value) pairs.
    """

    template: str
    values: tuple[tuple[str, str | int], ...] = ()

    def __str__(self) -> str:
        """Return the sentence in Polish."""
        values = dict(self.values)
        text = self.template
        if self.counts:
            text = plural(int(values["n"]), *text.split("|"))
        return text.format(**values)

    @property
    def counts(self) -> bool:
        """Whether the sentence has forms of a count."""
        return "n" in dict(self.values)


def note(template: str, **values: str | int) -> Note:
    """Return a note of a template and its values."""
    return Note(template, tuple(values.items()))
