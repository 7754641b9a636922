"""The proper names of organisations where they stand alone: "PERUNICY", "CISPOL-u"."""

from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity, Located
from indexer.extraction.entity_index import Key
from indexer.extraction.name_keys import same_key, word_key
from indexer.extraction.words import QUOTES, form

ALIAS_SCORE = 0.8


_MIN_ALIAS = 3


def add_aliases(doc: Doc, entities: list[Entity], taken: list[bool]) -> None:
    """Find the proper names of entities where they stand alone, and mark their words as taken."""
    by_first: dict[str, list[tuple[Entity, Key]]] = {}
    for entity in entities:
        if entity.kind == "public" and entity.head is not None and not entity.head.named:
            continue  # the proper part of "Gmina Żarki" is a town
        for key in entity.own:
            if _distinctive(key) and not is_person(key):
                for k in {key[0][0], *key[0][1]}:
                    by_first.setdefault(k, []).append((entity, key))
    if not by_first:
        return
    for sentence in doc.sentences:
        for i in range(sentence.first, sentence.last):
            word = doc.words[i]
            if taken[i] or not word.is_word or not word.form.capital:
                continue
            own = word_key(word)
            for entity, key in [e for k in (own[0], *sorted(own[1])) for e in by_first.get(k, ())]:
                last = _match(doc, i, sentence.last, key)
                if (
                    last is None
                    or any(taken[i:last])
                    or not _stands_for(doc, entity, i, last, sentence.first)
                ):
                    continue
                entity.mentions.append(Located(i, last, "alias", "rule:alias", ALIAS_SCORE))
                taken[i:last] = [True] * (last - i)
                break


def _distinctive(key: Key) -> bool:
    return sum(len(word) for word, _ in key) >= _MIN_ALIAS and not key[0][0].isdigit()


def is_person(key: Key) -> bool:
    """Tell whether a name is that of a person: "Anny Dymnej" stands for her, not for her foundation."""
    return (
        len(key) == 2 and form(key[0][0].title()).named("imię") and form(key[1][0].title()).named("nazwisko")
    )


def _match(doc: Doc, i: int, end: int, key: Key) -> int | None:
    position = i
    for n, part in enumerate(key):
        while n and position < end and not doc.words[position].is_word:
            position += 1
        if position >= end or not same_key((part,), (word_key(doc.words[position]),)):
            return None
        position += 1
    return position


def _stands_for(doc: Doc, entity: Entity, first: int, last: int, sentence_first: int) -> bool:
    """Tell whether words that look like an entity's own name are meant as that name."""
    words = doc.words[first:last]
    if any(w.form.caps for w in words):
        return True
    if first > sentence_first and doc.words[first - 1].text in QUOTES:
        return True
    if len(words) > 1:
        return sum(w.form.capital for w in words) > 1
    at_start = not any(w.is_word for w in doc.words[sentence_first:first])
    if words[0].form.named("nazwa_geo") or words[0].form.named("imię"):
        return False
    return not at_start or not words[0].form.readings
