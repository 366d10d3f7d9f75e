"""What kind of source a noun phrase names: a person, an organization, nobody by name …"""

from __future__ import annotations

from musnad.article import Kind
from musnad.attribution.draft import Range
from musnad.lexicon.words import (
    AGENCY,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HONORIFIC,
    MEDIUM,
    NUMBER,
    OFFICE,
    ORGANIZATION,
    PREPOSITION,
    QUOTE,
    STATE,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
)
from musnad.text.structure import Text

_ONE_OF = frozenset(("احد", "احدي", "احدهم", "بعض", "عدد", "عده", "مجموعه"))


def kind_of(text: Text, source: Range, plural: bool = False) -> Kind:
    """The kind of the source at tokens ``source``; ``plural`` if its verb was in the plural."""
    words = text.words
    first, stop, _ = source
    heads = [w for w in words[first:stop] if w.type == WORD]
    if not heads:
        return "organization"
    if words[first].type == QUOTE:
        return "person" if any(w.flags & GIVEN for w in heads) else "organization"
    head = heads[0]
    flags = head.flags
    named = has_name(text, first, stop)
    if head.stem in _ONE_OF and not head.definite:
        if any(w.flags & DOCUMENT for w in heads[1:3]):
            return "document"
        inner = next(
            (
                w
                for w in heads[1:4]
                if w.flags & (OFFICE | UNNAMED | GROUP | ORGANIZATION | STATE | MEDIUM)
            ),
            None,
        )
        if head.stem in ("احد", "احدي"):
            return "unnamed" if not named else "person"
        if (
            inner is not None
            and inner.flags & (ORGANIZATION | STATE | MEDIUM)
            and not inner.flags & (GROUP | UNNAMED)
        ):
            return "organization"
        return "group"
    if flags & DOCUMENT and not flags & (TITLE | OFFICE):
        return "document"
    if flags & ORGANIZATION and flags & OFFICE and not named:
        return "organization"
    if (
        flags & GROUP
        and flags & UNNAMED
        and not named
        and head.stem.endswith(("ون", "ين", "ات", "اء", "و"))
    ):
        return "group"
    if flags & UNNAMED and not flags & OFFICE:
        return (
            "person"
            if (named and head.definite is False and len(heads) > 1) or named
            else "unnamed"
        )
    if flags & (ORGANIZATION | MEDIUM | AGENCY) and not flags & (OFFICE | TITLE):
        return "organization"
    if flags & GROUP and not flags & (OFFICE | TITLE):
        return (
            "person" if named and not plural and not head.stem.endswith(("ون", "ين")) else "group"
        )
    if flags & (TITLE | HONORIFIC):
        return "person"
    if flags & OFFICE:
        if named:
            return "person"
        if (head.stem.endswith(("ون", "ين", "اء")) and plural) or head.stem in (
            "وزراء",
            "سياسيون",
            "نواب",
            "قاده",
        ):
            return "group"
        if flags & GROUP and not head.definite:
            return "group"
        if head.definite or _is_annexed(heads):
            return "person"
        return "unnamed"
    if flags & STATE:
        return "organization"
    if flags & GIVEN:
        return "person"
    flag = text.phrase_flags(first)[0]
    if flag & (STATE | ORGANIZATION | MEDIUM | AGENCY):
        return "organization"
    if flag & DOCUMENT:
        return "document"
    if flag & UNNAMED:
        return "unnamed"
    if flag & GROUP:
        return "group"
    if named:
        return "person"
    if head.stem.endswith(("ون", "ين")) and len(head.stem) > 4 and (head.definite or plural):
        return "group"
    if head.definite and head.feminine and len(heads) <= 3:
        return "organization"
    if len(heads) > 1 and (head.verbal_noun or head.flags & TOPIC):
        return "document"
    return "person"


def _is_annexed(heads: list) -> bool:  # type: ignore[type-arg]
    """Whether an office is made definite by what follows («وزير الثقافة», not «متحدث باسم»)."""
    for word in heads[1:]:
        if word.folded in ("باسم", "بلسان"):
            return False  # «متحدث باسم الحكومة»
        if word.preposition or word.flags & (PREPOSITION | FUNCTION):
            return False
        if word.definite:
            return True
        if word.adjective:
            return False
        if not word.flags:
            return True
    return False


def has_name(text: Text, first: int, stop: int) -> bool:
    """Whether a personal name stands in the phrase."""
    words = text.words
    run = 0
    for k in range(first, stop):
        word = words[k]
        if word.type > NUMBER or word.type == NUMBER:
            run = 0
            continue
        if word.flags & GIVEN and not word.preposition:
            before = words[k - 1] if k > first else None
            if before is None or not before.flags & (ORGANIZATION | MEDIUM) or before.definite:
                return True
        if word.folded == "بن":
            return True
        if word.flags or word.definite or word.adjective or word.verbal_noun or word.conjunction:
            run = 0
        else:
            run += 1
            if run >= 2 and words[k - run].type <= NUMBER:
                return True
            before = words[k - 1]
            if (
                k == stop - 1
                and k > first
                and before.definite
                and (before.flags & (OFFICE | TITLE | UNNAMED) or before.adjective)
            ):
                return True
    return False
