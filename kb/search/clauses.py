"""What a query asks for, part by part: places that it names, words with synonyms, phrases and the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kb.query import And, Node, Phrase, Scoped, Word
from kb.search import names
from kb.search.function_words import is_function_word
from kb.search.named import Naming
from kb.search.synonyms import Equivalent, Synonyms

#: How many words a place counts for where few documents hold all that is asked: what is there, and what only
#: names it.
PLACE_WEIGHT, PLACE_NAMED = 3.0, 1.0

#: How many words a value of these facets counts for there, however many words name it: who asks for laundries
#: of social cooperatives wants laundries first.
NAMED_WEIGHTS: dict[str, float] = {"legal_form": 1.0, "activity": 1.5}

#: Tells what the runs of some words name (`kb.search.named.NamedValues.find`).
Names = Callable[[tuple[str, ...]], tuple[Naming, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a query that name places, and the places: (facet, number of the value)."""

    own: Node
    values: tuple[tuple[str, int], ...]


#: One part of what is asked for.
Clause = Node | Equivalent | Place


def namings_of(nodes: Sequence[Node], named: Names) -> list[Naming]:
    """Return what the runs of plain words name; a naming's `first` counts the nodes."""
    found: list[Naming] = []
    run: list[str] = []
    for number, node in enumerate((*nodes, None)):
        if isinstance(node, Word) and not node.prefix:
            run.append(node.text)
            continue
        start = number - len(run)
        found += [n._replace(first=n.first + start) for n in named(tuple(run))] if run else []
        run = []
    return found


def clauses_of(
    wanted: Sequence[Node], optional: Sequence[Node], namings: Sequence[Naming], synonyms: Synonyms
) -> list[Clause]:
    """Return what must hold: places, words with their synonyms, other nodes; optional words left out."""
    places: dict[int, list[Naming]] = {}
    for naming in namings:
        if naming.facet in names.PLACES:
            places.setdefault(naming.first, []).append(naming)
    clauses: list[Clause] = []
    run: list[Node] = []
    number = 0
    while number < len(wanted):
        here = places.get(number)
        if not here:
            if wanted[number] not in optional:
                run.append(wanted[number])
            number += 1
            continue
        clauses += synonyms.rewrite(run)
        run = []
        length = here[0].length
        nodes = tuple(wanted[number : number + length])
        regions = [n for n in here if n.facet == "region"]
        clauses.append(
            Place(
                nodes[0] if length == 1 else And(nodes),
                tuple((n.facet, n.number) for n in regions or here),
            )
        )
        number += length
    return clauses + synonyms.rewrite(run)


def weights_of(clauses: Sequence[Clause], wanted: Sequence[Node], namings: Sequence[Naming]) -> list[float]:
    """Return how many words each clause counts for, at most, where few documents hold them all."""
    shares = {
        node: NAMED_WEIGHTS[naming.facet] / naming.length
        for naming in namings
        if naming.facet in NAMED_WEIGHTS
        for node in wanted[naming.first : naming.first + naming.length]
    }
    return [PLACE_WEIGHT if isinstance(clause, Place) else _weight(clause, shares) for clause in clauses]


def _weight(clause: Node | Equivalent, shares: Mapping[Node, float]) -> float:
    node = clause.own if isinstance(clause, Equivalent) else clause
    nodes = node.nodes if isinstance(node, And) else (node,)
    return sum(shares.get(one, 1.0 / len(nodes)) for one in nodes)


def optional_word(node: Node) -> bool:
    """Tell whether a node is a word that what is found need not hold."""
    return isinstance(node, Word) and not node.prefix and is_function_word(node.text)


def asked_for(clause: Clause) -> bool:
    """Tell whether a part stays required where others are given up: it has signs of its own."""
    return isinstance(clause, (Phrase, Scoped))
