"""Words of one root that no inflection joins: "bonifraterski" and "bonifrater", "piekarz" and "piekarnia"."""

#: Endings that change into one another, the rest of the lemma staying: relational adjectives of nouns, and
#: who does a trade, where, and its name. Only regular ones: what changes the stem belongs into the synonyms.
PAIRS: tuple[tuple[str, str], ...] = (
    ("ski", ""),
    ("ski", "a"),
    ("ski", "o"),
    ("ski", "e"),
    ("ski", "y"),
    ("owski", "ów"),
    ("owy", ""),
    ("owy", "a"),
    ("owy", "o"),
    ("iczny", "ika"),
    ("yczny", "yka"),
    ("cyjny", "cja"),
    ("arski", "arz"),
    ("arski", "arnia"),
    ("arski", "arstwo"),
    ("arz", "arnia"),
    ("arz", "arstwo"),
    ("arnia", "arstwo"),
)

#: Fewest letters that must stay.
STEM = 4


def relatives(lemma: str) -> tuple[str, ...]:
    """Return the lemmas that may belong to the same root; most of them are no words at all."""
    return bases(lemma) + tuple(
        lemma[: len(lemma) - len(right)] + left for left, right in PAIRS if _has(lemma, right)
    )


def bases(lemma: str) -> tuple[str, ...]:
    """Return the nouns that an adjective may be made of ("warszawski": "warszawa" among them)."""
    return tuple(lemma[: len(lemma) - len(left)] + right for left, right in PAIRS if _has(lemma, left))


def _has(lemma: str, ending: str) -> bool:
    return lemma.endswith(ending) and len(lemma) - len(ending) >= STEM
