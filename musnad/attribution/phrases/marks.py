"""Marks between a reporting word and its content: names in marks, brackets, dashes, commas."""

from __future__ import annotations

from typing import Final

from musnad.attribution.agreement import is_body
from musnad.attribution.asides import closing_mark
from musnad.attribution.kinds import has_name
from musnad.attribution.media import medium_at, quoted_outlet
from musnad.attribution.phrase_ends import apposes, takes_pronoun
from musnad.attribution.phrases.objects import opens_object
from musnad.attribution.phrases.reader import (
    END,
    LONGEST_ADVERBIAL,
    NAME_OF_BODY,
    SHORT_NAME,
    Reader,
)
from musnad.attribution.quoted import holds_title
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    CLOSE,
    COMMA,
    DASH,
    DOCUMENT,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NAMING,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    OPENER,
    ORGANIZATION,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    TIME,
    TITLE,
    TOPIC,
    WORD,
    Word,
)

_QUOTED_NAME: Final = 8
_BRACKETED: Final = 12
_BLESSING: Final = 8


def at_mark(reader: Reader, j: int, kind: int) -> int:
    """The token to look at behind the mark of this ``kind`` at ``j``."""
    if kind == QUOTE:
        return at_quote(reader, j)
    if kind == OPEN:
        return at_bracket(reader, j)
    is_blessing = reader.text.after(j).folded in reader.text.lexicon.function.blessing
    if is_blessing and reader.is_open():
        return _behind_blessing(reader, j)
    if kind == DASH and _is_hyphen(reader, j):
        reader.stop = j + 1 if reader.is_open() else reader.stop
        return j + 1
    closing = closing_mark(reader.text, j, reader.end) if kind == DASH else -1
    if closing > 0 and reader.is_open():
        return _behind_dashes(reader, j, closing)
    if closing > 0 and j == reader.begin and _is_occasion(reader, j + 1):
        return closing + 1
    if kind in (COMMA, SEMICOLON, DASH):
        return at_comma(reader, j, kind)
    return j + 1


def _is_occasion(reader: Reader, k: int) -> bool:
    """Whether an adverbial begins at ``k``: «أضاف -خلال لقاء مع السكان- أن» names nobody."""
    return bool(reader.words[k].flags & (PREPOSITION | ADVERBIAL | PRONOUN))


def _behind_blessing(reader: Reader, j: int) -> int:
    """«سموه -حفظه الله- اعتزاز المملكة»: the token behind the second dash."""
    near = range(j + 2, min(reader.end, j + _BLESSING))
    closing = next((k for k in near if reader.words[k].type == DASH), j)
    reader.may_open = True
    reader.ended = not apposes(reader.text, closing + 1)
    return closing + 1


def _behind_dashes(reader: Reader, j: int, closing: int) -> int:
    """«خبراء -تحدثوا للوكالة- ركودا»: behind what is told of the source between dashes."""
    near = (medium_at(reader.text, k, closing, -1, True) for k in range(j + 1, closing))
    reader.media.extend([medium for medium in near if medium is not None][:1])
    reader.ended = reader.may_open = True
    return closing + 1


def _is_hyphen(reader: Reader, j: int) -> bool:
    """Whether the dash joins two words of a name («نور-سات»)."""
    text = reader.text
    is_between = reader.words[j - 1].type == WORD and text.after(j).type == WORD
    return is_between and text.starts[j] == text.end(j - 1) and text.joined(j + 1)


def at_quote(reader: Reader, j: int) -> int:
    closing = reader.text.closing.get(j, -1)
    if closing < 0 or closing == j + 1:
        return max(closing, j) + 1  # never closed, or round nothing
    is_long = closing - j > _QUOTED_NAME and not holds_title(reader.text, j)
    if closing > reader.end or is_long:
        return END
    inside = reader.words[j + 1 : closing]
    behind_noun = reader.is_open() and reader.words[j - 1].definite
    if (
        reader.seek_object
        and behind_noun
        and (reader.addressee or not reader.text.after(closing).complementiser)
        and not quotes_name(inside)
        and not _names_body(reader, inside, closing)
    ):
        reader.object_at = j
        return END
    if reader.is_open() and reader.may_open and quoted_outlet(reader.words[j - 1], inside):
        reader.media.append((j + 1, closing, 1))
        reader.ended = True
        return closing + 1
    if not reader.skipping and not reader.ended:
        if reader.first < 0:
            reader.first = j
        reader.stop = closing + 1
    reader.may_open = True
    return closing + 1


def _names_body(reader: Reader, inside: list[Word], closing: int) -> bool:
    """Whether marks hold the name of the body before them: what follows goes on no object.

    «شركة الملاحة «بحر» أمس تسجيل …».
    """
    after = reader.text.after(closing)
    is_apart = after.flags & (TIME | PREPOSITION) or after.type == COMMA
    is_apart = is_apart or (after.flags & TOPIC and not after.definite)
    if not is_apart or _tells_of_deed(inside):
        return False
    last = reader.words[max(reader.first, reader.stop - NAME_OF_BODY) : reader.stop]
    return any(w.flags & (ORGANIZATION | NAMING | MEDIUM) for w in last)


def at_bracket(reader: Reader, j: int) -> int:
    closing = _closing_bracket(reader, j)
    if closing < 0:
        return j + 1
    inside = reader.words[j + 1]
    if quoted_outlet(reader.words[j - 1], reader.words[j + 1 : closing]):
        reader.media.append((j + 1, closing, 1))
        reader.ended = True
    elif reader.is_open() and not inside.flags & TIME:
        reader.stop = closing + 1
    reader.may_open = True
    return closing + 1


def at_comma(reader: Reader, j: int, kind: int) -> int:
    if j == reader.begin and kind == COMMA:
        reader.aside_end = _end_of_aside(reader, j)
    reader.skipping = False
    reader.may_open = True
    after = reader.words[j + 1] if j + 1 < reader.end else None
    if reader.first < 0 and j > reader.begin and after is not None and _opens_clause(reader, j + 1):
        return END
    if (
        reader.seek_object
        and reader.first >= 0
        and after is not None
        and _sets_against(reader, after)
    ):
        return END
    if reader.is_open() and not _goes_on_after(reader, j, kind, after):
        reader.ended = True
    return j + 1


def _sets_against(reader: Reader, word: Word) -> bool:
    """«انتقد النواب الخطة، لكن الوزيرة …»: another clause opens, and nothing reported."""
    return word.folded.startswith(reader.text.lexicon.function.but)


def _end_of_aside(reader: Reader, opening: int) -> int:
    """The next comma, if an adverbial stands before it: «أكد، خلال لقائه وفدا، أن»; else -1."""
    first = reader.text.after(opening)
    if not (first.flags & (PREPOSITION | ADVERBIAL) or first.preposition):
        return -1
    near = range(opening + 1, min(reader.end, opening + LONGEST_ADVERBIAL))
    return next((k for k in near if reader.words[k].type == COMMA), -1)


def _goes_on_after(reader: Reader, j: int, kind: int, after: Word | None) -> bool:
    """Whether the source goes on behind the comma at ``j``."""
    if kind != COMMA or after is None or reader.in_relative:
        return False
    if (
        not reader.seek_object
        and (takes_pronoun(reader.text, after) or after.flags & RELATIVE)
        and all(w.type not in (COMMA, SEMICOLON) for w in reader.words[j + 2 : reader.end])
    ):
        return True  # «فلان، وهو خبير من …»: nothing closes the clause before the content
    if not apposes(reader.text, j + 1):
        return False
    if is_body(reader.words[reader.first]) and after.flags & OFFICE and after.definite:
        return False  # «شركة الغيم، الرائدة عالميا»
    if not reader.seek_object:
        return True
    is_group = bool(after.flags & GROUP) and not after.flags & (OFFICE | TITLE)
    if reader.addressee and (is_group or _is_another_named(reader, j + 1)):
        return False
    is_criticised = after.definite and is_body(after)
    if is_criticised and _names_person(reader):
        return False  # «انتقد رئيس المجلس، نادر الصالح، الحكومة», «دعا الصالح، الحكومة إلى»
    is_other = after.flags & (DOCUMENT | OCCASION) or (after.thing and after.definite)
    return not (is_other or opens_object(reader, after, free=True, addressee=reader.addressee))


def _names_person(reader: Reader) -> bool:
    """Whether the source read so far is a personal name, be it a surname alone."""
    head = reader.words[reader.first]
    is_surname = head.definite and not head.flags and reader.text.is_behind_given_name(head)
    return is_surname or has_name(reader.text, reader.first, reader.stop)


def _is_another_named(reader: Reader, k: int) -> bool:
    """Whether a person is named behind the comma before ``k``, as one is before it."""
    stop = next((m for m in range(k, reader.end) if reader.words[m].type > NUMBER), reader.end)
    first = k + 1 if reader.words[k].flags & OFFICE else k
    named = has_name(reader.text, reader.first, reader.stop) and has_name(reader.text, first, stop)
    return named and not reader.words[k].conjunction


def _opens_clause(reader: Reader, k: int) -> bool:
    """Whether a new clause opens at ``k``, behind a comma."""
    word = reader.words[k]
    return bool(
        word.flags & (PARTICLE | OPENER | BE)
        or (
            # an unknown word with و before a definite noun is a verb («وأصدر النادي»)
            word.folded.startswith("و")
            and not (word.flags or word.definite or word.feminine or word.adjective)
            and k + 1 < reader.end
            and reader.words[k + 1].definite
            and reader.words[k + 1].flags & HEADS
        )
    )


def _closing_bracket(reader: Reader, opening: int) -> int:
    for k in range(opening + 1, min(opening + _BRACKETED, reader.end)):
        if reader.words[k].type == CLOSE:
            return k
    return -1


def _tells_of_deed(inside: list[Word]) -> bool:
    """Whether words in marks are what is talked of, and no name («تخاذل», «خطة طوارئ»)."""
    first = inside[0]
    is_short = len(inside) <= SHORT_NAME
    is_deed = first.verbal_noun or first.flags & (TOPIC | DOCUMENT | OCCASION) or first.possessed
    return not is_short or bool(is_deed or first.preposition)


def quotes_name(inside: list[Word]) -> bool:
    """Whether words in marks are a personal name («المتحدث "سالم الكندي"»)."""
    return (
        0 < len(inside) <= 4
        and any(w.flags & GIVEN for w in inside)
        and all(w.flags & (GIVEN | TITLE) or not w.flags for w in inside)
    )
