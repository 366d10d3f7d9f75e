"""Words that are more than one word of a noun phrase: verbs, media, times, what opens a content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.agreement import (
    are_two,
    is_body,
    is_circumstance,
    is_governed,
    is_object_of_name,
)
from musnad.attribution.clauses import behind_withheld_name
from musnad.attribution.finite import describes, is_finite
from musnad.attribution.kinds import has_name
from musnad.attribution.media import (
    agency_here,
    is_definite_time,
    is_outlet,
    may_open_medium,
    medium_after,
    medium_at,
    medium_here,
    names_by_time,
    numbered_outlet,
)
from musnad.attribution.model import Range
from musnad.attribution.occasions import interviewer
from musnad.attribution.phrases.reader import (
    END,
    LONGEST_ADVERBIAL,
    NAME_OF_BODY,
    SHORT_NAME,
    Reader,
)
from musnad.attribution.rules import Conditions
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    COMMA,
    COMPLEMENTISER,
    DASH,
    DOCUMENT,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NUMBER,
    OFFICE,
    ORGANIZATION,
    PERSONS,
    PLACE,
    PREPOSITION,
    PRESS,
    QUOTE,
    STATE,
    TIME,
    UNNAMED,
    Word,
)

#: What is told of a medium behind its name has at most so many tokens.
_DESCRIBED: Final = 12
#: What the rules that follow want of the word that they are asked of.
_of_word: Final = Conditions[Word]()


@_of_word.want(
    lambda word, lexicon: (
        bool(word.flags & COMPLEMENTISER)
        or word.folded in lexicon.function.interrogative
        or (bool(word.cues) and not word.cues[0].finite)
    )
)
def ends_reading(reader: Reader, j: int, word: Word) -> int | None:
    """What opens a content, or reports itself."""
    if word.flags & COMPLEMENTISER and not reader.in_relative:
        return END
    if word.folded in reader.text.lexicon.function.interrogative:
        return END
    if word.preposition == "ب" and word.cues:
        # «فلان بقوله», «فلان بالتأكيد على أن»
        return END if word.cues[0].form.suffix or word.definite else None
    if j == reader.begin and word.cues[0].form.tense == "preposition":
        return _behind_attribution(reader, j)
    is_participle = bool(word.cues) and word.cues[0].form.tense == "participle"
    if is_participle and not word.flags and (reader.first < 0 or reader.seek_object):
        return END
    return None


def _behind_attribution(reader: Reader, j: int) -> int:
    """«وأوضحت، نقلا عن الخبير، الصحيفة أن»: the mark behind another's words, else the end."""
    near = range(j + 1, min(reader.end, j + LONGEST_ADVERBIAL))
    return next((k for k in near if reader.words[k].type in (COMMA, DASH)), END)


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.withholds)
def at_withheld_name(reader: Reader, j: int, word: Word) -> int | None:
    """«مسؤول في الوزارة اشترط عدم ذكر اسمه», «مصدر لم تسمه»: a clause on who is not named."""
    stop = behind_withheld_name(reader.text, j) if reader.is_open() else -1
    if not 0 <= stop <= reader.end or reader.in_relative:
        return None
    reader.stop = stop
    reader.ended = True
    return stop


@_of_word.want(lambda word, _: word.predicates or word.verb != "")
def at_verb(reader: Reader, j: int, word: Word) -> int | None:
    """«تابع يقول», «فلان وتعمل …»: a verb is in no noun phrase, but it may describe one."""
    if reader.in_relative or not is_finite(reader.text, j):
        return None
    if reader.first < 0:
        return END if not reader.skipping else None
    if reader.ended:
        return None
    is_described = describes(reader.text, j)
    if reader.seek_object:
        return None if is_described else END
    if is_described:
        reader.in_relative = True
        reader.stop = j + 1
    else:
        reader.ended = True
        reader.may_open = False
    return j + 1


@_of_word.want(lambda word, _: word.accusative)
def at_accusative(reader: Reader, j: int, word: Word) -> int | None:
    """«أضاف مازحا», «أكد الوزير مجددا»: no subject, and no more of one."""
    if reader.in_relative or reader.seek_object:
        return None
    before = reader.text.before(j)
    if reader.first < 0:
        is_two = j == reader.begin and are_two(reader.text, j)
        if word.flags & HEADS or is_governed(reader.text, j) or is_two:
            return None
    elif not (is_circumstance(before) or is_object_of_name(reader.text, j)):
        return None
    else:
        reader.ended = True
    reader.may_open = True
    return j + 1


@_of_word.want(may_open_medium)
def at_named_medium(reader: Reader, j: int, word: Word) -> int | None:
    """«لوكالة فرانس برس»: a medium of several words, or one that is told without «ل»."""
    if j == reader.begin:
        return None  # «وفقا لوكالة فرانس برس»
    told = _told_medium(reader, j, word)
    if told is not None:
        reader.media.append(told)
        reader.ended, reader.may_open = True, True
        return told[1]
    if word.preposition != "ل":
        return None
    flags, size = reader.text.phrase_flags(j)
    if not flags & (PRESS | MEDIUM | AGENCY):
        return None
    if flags & AGENCY:
        reader.media.append((j, j + size, len(word.conjunction) + 1))
    reader.ended = reader.may_open = reader.first >= 0
    return j + size


def _told_medium(reader: Reader, j: int, word: Word) -> Range | None:
    """«أبلغ مسؤول أمني رويترز»: a medium that the words before cannot be annexed to."""
    if not reader.is_open() or word.preposition or word.conjunction:
        return None
    is_spoken_to = reader.addressee and _informs(reader)
    if is_spoken_to and (reader.may_open or _is_whole(reader, j)):
        return medium_here(reader.text, j, reader.end)
    head = reader.words[reader.first]
    if not head.flags & PERSONS:
        return None
    if not (reader.addressee or reader.words[j - 1].adjective):
        return None
    return agency_here(reader.text, j) if j - 1 > reader.first else None


def _informs(reader: Reader) -> bool:
    """Whether the verb says something to whom it has for its object («أبلغ», «أخبر»)."""
    cues = reader.text.before(reader.begin).cues
    return any(c.verb.addressee and c.verb.act == "say" for c in cues)


def _is_whole(reader: Reader, j: int) -> bool:
    """Whether the noun phrase before ``j`` needs no more words."""
    head, last = reader.words[reader.first], reader.words[j - 1]
    if last.definite or last.name or last.type == QUOTE:
        return True
    if has_name(reader.text, reader.first, j) or last.adjective:
        return True
    return head.stem.endswith(("ون", "ين"))


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.manner)
def at_manner(reader: Reader, j: int, word: Word) -> int | None:
    """«بشكل قاطع»."""
    reader.ended = reader.first >= 0
    reader.may_open = True
    return j + 2


@_of_word.want(
    lambda word, lexicon: word.folded.removeprefix("ب") in lexicon.function.demonstrative
)
def at_this_time(reader: Reader, j: int, word: Word) -> int | None:
    """«هذه المرة», «هذا العام», «بهذه المناسبة», «بهذا الصدد»."""
    function = reader.text.lexicon.function
    if j + 1 >= reader.end:
        return None
    noun = reader.words[j + 1]
    is_time = noun.definite and noun.flags & TIME
    if not is_time and noun.folded not in function.this_time | function.aside:
        return None
    if reader.first >= 0:
        reader.ended = True
    reader.skipping = False
    reader.may_open = True
    return j + 2


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.part_of_time)
def at_part_of_time(reader: Reader, j: int, word: Word) -> int | None:
    """«أعلنت الشركة مطلع أبريل أن»: before a time, a part of it tells when."""
    is_informed = reader.words[j - 1].flags & UNNAMED  # «مصدر مطلع أمس»
    if is_informed or not reader.text.after(j).flags & TIME:
        return None
    return j + 1


@_of_word.want(lambda word, _: is_definite_time(word))
def at_name_of_medium(reader: Reader, j: int, word: Word) -> int | None:
    """«أفادت يومية المساء أن», «أفادت قناة روسيا اليوم أن»."""
    if reader.first < 0:
        return None
    is_name = j - 1 == reader.first and names_by_time(reader.text.before(j), word)
    is_medium = reader.words[reader.first].flags & MEDIUM
    if not is_name and not (is_medium and is_outlet(reader.text, reader.first + 1, j + 1)):
        return None
    reader.stop = j + 1
    reader.may_open = True
    return j + 1


@_of_word.want(lambda word, lexicon: word.folded in lexicon.phrases)
def at_known_phrase(reader: Reader, j: int, word: Word) -> int | None:
    """Times, states and bodies of several words («الأمم المتحدة»)."""
    flags, size = reader.text.phrase_flags(j)
    if flags & (STATE | ORGANIZATION | PRESS) and _is_addressee_behind(reader, j, flags):
        reader.object_at = j
        return END
    if flags & (TIME | ADVERBIAL):  # «جملة وتفصيلا»
        if reader.first >= 0:
            reader.ended = True
        else:
            reader.skipping = False
    elif (
        flags & (STATE | ORGANIZATION | PLACE | PRESS) and not reader.ended and not reader.skipping
    ):
        if reader.first < 0:
            reader.first = j
        reader.stop = j + size
    else:
        return None
    reader.may_open = True
    return j + size


def _is_addressee_behind(reader: Reader, j: int, flags: int) -> bool:
    """Whether a body of several words at ``j`` is who is spoken to, behind a whole subject."""
    before = reader.words[j - 1]
    if not (reader.addressee and reader.is_open()):
        return False
    if before.folded in reader.text.lexicon.honored:
        return True  # «طالب معاليه المجتمع الدولي»
    is_bare = not (before.flags or before.feminine)
    is_alone = j - 1 == reader.first and (is_bare or before.definite or before.flags & STATE)
    is_person = not before.flags & ~GIVEN and has_name(reader.text, reader.first, j)
    if before.definite and not (is_alone or is_person):
        head = reader.words[reader.first]
        is_other = flags & PRESS or head.flags & (DOCUMENT | OFFICE | GROUP)
        return bool(is_other) or is_body(head)
    # «دعا سالم عريقات دول الخليج», «دعا عريقات الأمم المتحدة», «دعت مصر مجلس الأمن»
    return is_person or bool(is_alone)


@_of_word.want(
    lambda word, lexicon: (
        bool(word.flags & (MEDIUM | AGENCY))
        or word.preposition == "ل"
        or word.folded == "في"  # «كتب فلان في صحيفة …»
        or word.folded in lexicon.to_outlets
        or word.folded in lexicon.function.bare_to
        or word.folded in lexicon.function.occasion_with
        or word.stem in lexicon.function.interview
    )
)
def at_medium(reader: Reader, j: int, word: Word) -> int | None:
    """«لرويترز», «مع قناة …»."""
    if reader.follows and j == reader.begin:
        return None
    if _is_written_in(reader, j):
        medium = medium_after(reader.text, j, reader.end)
        if medium is not None:
            reader.media.append(medium)
            reader.ended = reader.may_open = True
            return medium[1]
    medium = interviewer(reader.text, j, reader.end) if reader.skipping or reader.ended else None
    medium = medium or medium_at(
        reader.text, j, reader.end, reader.first, reader.ended or reader.skipping
    )
    if medium is None:
        return _behind_host(reader, j) if reader.first < 0 else None
    _take_medium(reader, medium)
    reader.may_open = True
    if reader.first >= 0:
        reader.ended = True
        return medium[1]
    reader.skipping = False
    is_noun = reader.words[medium[0]].flags & MEDIUM
    return _behind_description(reader, medium[1]) if is_noun else medium[1]


def _behind_host(reader: Reader, j: int) -> int | None:
    """«وقال في حوار مع الإعلامي سالم الكندي ببرنامج …»: who asks is not who answers."""
    if reader.text.after(j).folded not in reader.text.lexicon.function.host:
        return None
    near = range(j + 2, min(reader.end, j + SHORT_NAME + NAME_OF_BODY))
    return next((k for k in near if _ends_host(reader, k)), None)


def _ends_host(reader: Reader, k: int) -> bool:
    word = reader.words[k]
    is_led = word.preposition or word.flags & (PREPOSITION | COMPLEMENTISER | TIME)
    return word.type > NUMBER or bool(is_led)


def _take_medium(reader: Reader, medium: Range) -> None:
    """A channel stands outside of its programme: «في برنامج "…" على قناة …»."""
    programmes = reader.text.lexicon.function.programme
    at = len(reader.media)
    if reader.media and reader.words[reader.media[-1][0]].stem in programmes:
        at -= 1
    reader.media.insert(at, medium)


def _behind_description(reader: Reader, j: int) -> int:
    """«موقع "الوادي" التابع للبلدية:»: the mark behind what is told of a medium, else ``j``."""
    if reader.text.after(j - 1).folded not in reader.text.lexicon.function.of_medium:
        return j
    end = min(reader.end, j + _DESCRIBED)
    for k in range(j, end):
        if reader.words[k].type > NUMBER:
            return k
        if medium_at(reader.text, k, end, -1, True) is not None:
            reader.skipping = True  # «برنامج "…" المذاع على قناة …»
            return k
    return reader.end


def _is_written_in(reader: Reader, j: int) -> bool:
    """Whether «في» at ``j`` follows who wrote: «كتب فلان في صحيفة …»."""
    function = reader.text.lexicon.function
    return (
        reader.words[j].folded == "في"
        and reader.is_open()
        and reader.text.before(reader.begin).folded in function.writes
    )


@_of_word.want(lambda word, lexicon: word.folded in lexicon.function.outlet_tail)
def at_end_of_outlet(reader: Reader, j: int, word: Word) -> int | None:
    """«قال مصدر للوادي 24 إن»."""
    medium = numbered_outlet(reader.text, j)
    if medium is None or (reader.follows and medium[0] == reader.begin):
        return None
    reader.media.append(medium)
    if reader.is_open():
        reader.stop = medium[0]
    reader.ended, reader.may_open = reader.first >= 0, True
    return j + 1


#: What is more than one word of a noun phrase, the first that fits.
_SPECIAL: Final[tuple[Callable[[Reader, int, Word], int | None], ...]] = (
    ends_reading,
    at_withheld_name,
    at_verb,
    at_accusative,
    at_named_medium,
    at_end_of_outlet,
    at_manner,
    at_this_time,
    at_name_of_medium,
    at_part_of_time,
    at_known_phrase,
    at_medium,
)
ASKED: Final = _of_word.among(_SPECIAL)
