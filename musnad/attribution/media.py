"""Media that are spoken to: «لرويترز», «مع قناة …», «لـ"الوطن"»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.model import Range
from musnad.lexicon import Lexicon
from musnad.lexicon.localities import localities
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    CLOSE,
    COLON,
    COMMA,
    COMPLEMENTISER,
    DASH,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    MEDIUM,
    NAMING,
    NUMBER,
    OCCASION,
    OFFICE,
    OPEN,
    ORGANIZATION,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: No name of a medium has more tokens, nor stands more of them between marks.
_LONGEST: Final = 8
_LONGEST_QUOTED: Final = 6
_WRITTEN_APART: Final = 3
#: An occasion stands among so many words before the preposition of whom it was with.
_OCCASION_BACK: Final = 3
#: A medium is pointed back at among so many words behind its name.
_INTRODUCED: Final = 200
_BEHIND: Final = 16


def medium_at(text: Text, j: int, stop: int, source: int, adverbial: bool) -> Range | None:
    """The medium spoken to whose phrase begins at ``j``, if it is one.

    ``source`` is the first token of the source read so far, below 0 if there is none; ``adverbial``
    says that an adverbial is being read. A network is nobody's voice.
    """
    medium = _medium_at(text, j, stop, source, adverbial)
    return None if medium is None or _names_network(text, medium) else medium


def _names_network(text: Text, medium: Range) -> bool:
    """«موقع التواصل», «منصة "إكس"»."""
    network = text.lexicon.function.network
    named = text.words[medium[0] : medium[1]]
    return any(w.folded in network or w.stem in network for w in named)  # «لتويتر»


def _medium_at(text: Text, j: int, stop: int, source: int, adverbial: bool) -> Range | None:
    outlet = outlet_at(text, j, stop, source)
    if outlet is not None:
        return outlet
    if text.words[j].folded in text.lexicon.function.bare_to:
        if text.after(j).type in (QUOTE, OPEN):
            return _marked(text, j, stop, source)
        return _latin(text, j + 1, stop) or _written_apart(text, j + 1, adverbial)
    if text.words[j].preposition == "ل":
        return _addressed(text, j, stop, source, adverbial)
    if text.words[j].folded in text.lexicon.function.by_way_of and _names_outlet(text, j + 1):
        return _marked(text, j, stop, source)
    return _of_adverbial(text, j, stop, source) if adverbial else None


def _names_outlet(text: Text, k: int) -> bool:
    """Whether marks open at ``k`` round a name: «عبر "البلاد"», but «عبر "حوار وطني"»."""
    first = text.after(k)
    is_told = first.verbal_noun or first.flags & (OCCASION | TOPIC | NAMING)
    return text.after(k - 1).type == QUOTE and (first.definite or not is_told)


def _latin(text: Text, first: int, stop: int) -> Range | None:
    """«لـ BBC News»: a name in Latin letters."""
    k = first
    while k < min(stop, first + _LONGEST) and text.words[k].type == WORD:
        if not text.words[k].raw.isascii():
            break
        k += 1
    return (first, k, 0) if k > first else None


def _written_apart(text: Text, first: int, adverbial: bool) -> Range | None:
    """«قال مصدر لـ السومرية نيوز إن»: a name written apart, up to the clause or a mark."""
    size = _outlet_size(text, first)
    if size:
        return first, first + size, 0
    stop = _end_of_name(text, first)
    is_name = adverbial or text.after(first - 1).definite
    is_office = text.before(first - 1).flags & OFFICE
    return (first, stop, 0) if stop > first and is_name and not is_office else None


def _end_of_name(text: Text, first: int) -> int:
    """Where a short name that begins at ``first`` ends, before the clause or a mark; else there."""
    for k in range(first, first + _WRITTEN_APART + 1):
        word = text.after(k - 1)
        if word.complementiser or word.type in (COMMA, COLON, QUOTE, DASH):
            return k
        if word.type == NUMBER and k > first:
            continue  # «لـ الوادي 24»
        if word.type != WORD or word.flags & (PREPOSITION | FUNCTION | PRONOUN) or word.cues:
            break
    return first


def _addressed(text: Text, j: int, stop: int, source: int, adverbial: bool) -> Range | None:
    """«لصحيفة …», «لإحدى القنوات», «لمراسل وكالة …»."""
    word, before, function = text.words[j], text.before(j), text.lexicon.function
    if word.stem in function.own_channel and word.stem not in function.platform:
        return None  # «المجلس الأعلى للحسابات»: nobody speaks to an account
    if word.flags & (MEDIUM | AGENCY):
        if before.cues and before.cues[0].form.tense == "preposition":
            return None  # «وفقا لصحيفة …» attributes
        if source >= 0 and not adverbial and _is_office_of(text, j, source, stop):
            return None
        if source == j - 1 and before.flags & DOCUMENT:
            return None  # «تقرير لصحيفة …» is its own
        if word.stem in function.programme and text.after(j).definite and _is_of_office(text, j):
            return None  # «المديرة الإقليمية لبرنامج الأغذية»
        letters = len(word.conjunction) + 1 + word.folded.startswith("لل")
        return _phrase(text, j, stop, letters)
    if word.stem in function.one_of and text.after(j).flags & MEDIUM:
        return _phrase(text, j, stop, 1)
    return _of_reporter(text, j, stop) if word.stem in function.reporter else None


def _of_adverbial(text: Text, j: int, stop: int, source: int) -> Range | None:
    """«في حديث إلى «الوطن»», «في مقابلة مع قناة …», «في مقال نشرته صحيفة …»."""
    word = text.words[j]
    if word.folded in text.lexicon.function.occasion_with and is_with(text, j):
        if text.after(j).type == QUOTE:
            return _marked(text, j, stop, source)
        size = _outlet_size(text, j + 1)
        if size:
            size += _names_country(text, j + 1 + size)
            return j + 1, min(j + 1 + size, stop), 0
    if not (_is_spoken_on(text, j) or _is_published_in(text, j)):
        return None
    return _phrase(text, j, stop, len(word.preposition))


def _names_country(text: Text, k: int) -> bool:
    """Whether an adjective of a country stands at ``k``: «مع صحيفة نيويورك تايمز الأميركية»."""
    word = text.after(k - 1)
    is_adjective = word.definite and word.looks_relational
    return is_adjective and bool(localities((word.stem,)))


def agency_here(text: Text, j: int) -> Range | None:
    """The agency whose name begins at ``j``, without a preposition."""
    flags, size = text.phrase_flags(j)
    return (j, j + max(size, 1), 0) if (text.words[j].flags | flags) & AGENCY else None


def may_open_medium(word: Word, lexicon: Lexicon) -> bool:
    """Whether :func:`medium_here` may find one that begins with ``word``."""
    return bool(word.flags & (MEDIUM | AGENCY)) or _spoken_to(word) in lexicon.to_outlets


def medium_here(text: Text, j: int, stop: int) -> Range | None:
    """The medium whose name begins at ``j``, without a preposition: «أخبر الطبيب صحيفة …»."""
    agency = agency_here(text, j)
    if agency is not None:
        return agency
    if text.words[j].flags & MEDIUM:
        return _phrase(text, j, stop, 0)
    size = _outlet_size(text, j)
    return (j, min(j + size, stop), 0) if size else None


def outlet_at(text: Text, j: int, stop: int, source: int) -> Range | None:
    """«قال الوزير للجزيرة إن»: an outlet by its name alone, behind which the source is over."""
    names = text.lexicon.to_outlets.get(text.words[j].folded)
    if names is None:
        return None
    before = text.before(j)
    if source == j - 1 and _is_of_medium(before):
        return None  # «مدير للجزيرة», «تقرير للجزيرة»
    found = [(len(rest) + 1, letters) for letters, rest in names if text.follows(j + 1, rest)]
    if not found:
        return None
    size, letters = max(found)
    if text.words[j + size - 1].folded == "اليوم" and text.after(j + size - 1).flags & TIME:
        return None  # «لروسيا اليوم الجمعة»
    if source >= 0 and not _opens_anew(text.after(j + size - 1)):
        return None
    return j, min(j + size, stop), letters


def _is_of_medium(word: Word) -> bool:
    """Whether a medium behind «ل» is whose ``word`` is, and not whom several («محللون») tell."""
    is_theirs = bool(word.flags & (OFFICE | DOCUMENT)) and not word.flags & GROUP
    return is_theirs and not word.definite


def _opens_anew(word: Word) -> bool:
    """Whether ``word`` goes on no noun phrase."""
    if word.type > NUMBER:
        return True
    if word.flags & TOPIC:
        return True
    return bool(word.flags & (COMPLEMENTISER | ADVERBIAL | TIME | PREPOSITION | FUNCTION))


def _marked(text: Text, j: int, stop: int, source: int) -> Range | None:
    """«لـ"الوطن"», «لـ(سبأ)»."""
    if j + 1 >= stop:
        return None
    before = text.before(j)
    is_theirs = _is_of_medium(before)  # «مدير لـ"الوطن"»
    if source == j - 1 and is_theirs:
        return None
    end = text.closing.get(j + 1, -1)
    if end > j + _LONGEST_QUOTED + 1:
        return None
    if end > 0:
        if end == j + 3 and text.words[j + 2].flags & GROUP:
            return None  # «الجوازات لـ"المسافرين"»
        if source >= 0 and _is_office_of_quoted(text, j, source, end + 1, stop):
            return None
        return j + 1, min(end + 1, stop), 0
    # The name between brackets, without them.
    near = range(j + 2, min(stop, j + 2 + _LONGEST_QUOTED))
    end = next((k for k in near if text.words[k].type == CLOSE), -1)
    return (j + 2, end, 0) if end > j + 2 else None


def quoted_outlet(before: Word, inside: list[Word]) -> bool:
    """«الوزير "لصدى الوادي"»: the «ل» of who is spoken to stands inside the marks."""
    if before.flags & (NAMING | MEDIUM | AGENCY | DOCUMENT) or not inside:
        return False
    first = inside[0]
    is_to = first.preposition == "ل" or (
        first.folded.startswith("ل") and len(first.folded) > 3 and not (first.flags or first.cues)
    )
    return is_to and len(inside) <= _LONGEST_QUOTED


def _is_spoken_on(text: Text, j: int) -> bool:
    """Whether a medium stands behind «مع» or «على», or a programme behind «في».

    A programme must have its name between marks.
    """
    word, function = text.words[j], text.lexicon.function
    if not word.flags & (MEDIUM | AGENCY):
        return False
    at = j - 1 if text.before(j).folded in function.on_waves else j  # «على أمواج إذاعة …»
    before = text.before(at)
    if word.stem in function.programme:
        is_in = before.folded in function.in_programme or word.preposition == "ب"
        return is_in and text.after(j).type in (QUOTE, OPEN)
    if word.preposition == "ب":
        # «في اتصال هاتفي بقناة …», «في برنامج بقناة …»
        is_on = _stands_before(text, j, function.programme)
        return is_on or is_with(text, j) or _is_written_for(text, j)
    if before.folded in function.on_air_preposition:
        return word.stem in function.on_air or _is_written_for(text, j)
    return before.folded in function.to_medium


def numbered_outlet(text: Text, j: int) -> Range | None:
    """«قال مصدر للوادي 24 إن»: an outlet told by the number, or the noun, that ends its name."""
    first = j - 1
    if text.words[j].folded in text.lexicon.function.wave_letters:
        first -= 1  # «لسنابل أف أم»
    word = text.before(first + 1)
    is_to = word.folded.startswith("ل") and not word.flags & FUNCTION and _opens_anew(text.after(j))
    return (first, j + 1, 1 + word.folded.startswith("لل")) if is_to else None


def _is_written_for(text: Text, j: int) -> bool:
    """«في مقال له على موقع …», «في عموده بصحيفة …»: what is written stands just before."""
    return _stands_before(text, j, text.lexicon.function.written)


def _is_published_in(text: Text, j: int) -> bool:
    """Whether the words were published in the medium at ``j``: «مقال نشرته صحيفة …»."""
    word, function = text.words[j], text.lexicon.function
    if not word.flags & (MEDIUM | AGENCY) or word.stem in function.own_channel:
        return False
    before, second = text.before(j), text.before(j - 1)
    if before.folded in function.published:
        return word.preposition in ("", "ب")
    if second.folded not in function.published:
        return False
    if before.flags & TIME:
        return True  # «في تصريح بثته أمس وكالة …»
    is_pronoun = bool(before.flags & PRONOUN)  # «أجرتها معه قناة …»
    return is_pronoun or (before.folded in function.on_air_preposition and _is_named(text, j))


def _is_named(text: Text, j: int) -> bool:
    """Whether the noun of a medium at ``j`` has a name of its own, between marks."""
    return text.after(j).type == QUOTE


def _of_reporter(text: Text, j: int, stop: int) -> Range | None:
    """«لمراسل وكالة …»: the medium of the reporter who is spoken to."""
    word = text.after(j)
    if word.type == QUOTE:
        return _marked(text, j, stop, -1)  # «لمراسل "الأناضول"»
    if word.flags & (MEDIUM | AGENCY):
        return _phrase(text, j + 1, stop, 0)
    size = _outlet_size(text, j + 1)
    return (j + 1, min(j + 1 + size, stop), 0) if size else None


def _outlet_size(text: Text, j: int) -> int:
    """How many words the name of an outlet at ``j`` has, told without «ل»; 0: there is none."""
    names = text.lexicon.to_outlets.get(_spoken_to(text.after(j - 1)), ())
    return max((len(rest) + 1 for _, rest in names if text.follows(j + 1, rest)), default=0)


def _spoken_to(word: Word) -> str:
    """``word`` with the «ل» of who is spoken to."""
    return "لل" + word.stem if word.definite else "ل" + word.folded


def points_back(text: Text, place: Range) -> bool:
    """Whether «للصحيفة», «للصحيفة الأميركية» at ``place`` tells no more than whose it is."""
    first, stop, _ = place
    noun, last = text.words[first], text.words[stop - 1]
    if not noun.definite or noun.stem not in text.lexicon.function.named_media:
        return False
    is_country = stop == first + 2 and last.definite and last.adjective
    return stop == first + 1 or is_country


def named_before(text: Text, place: Range) -> Range | None:
    """The medium with a name that «الصحيفة» at ``place`` points back at, told of in no statement.

    «نشر موقع "الوادي" مقالا … وقال الكاتب للموقع إن».
    """
    noun = text.words[place[0]]
    for k in range(place[0] - 1, max(-1, place[0] - 1 - _INTRODUCED), -1):
        word = text.words[k]
        if word.stem == noun.stem and not word.definite:
            medium = _phrase(text, k, text.length, len(word.preposition))
            return medium if medium[1] > k + 1 else None
    return None


def is_outlet(text: Text, first: int, stop: int) -> bool:
    """Whether a noun phrase is an outlet by its name alone, be it between marks."""
    if text.words[first].type == QUOTE and text.before(stop).type == QUOTE:
        first, stop = first + 1, stop - 1
    return 0 < stop - first == _outlet_size(text, first)


def is_with(text: Text, j: int) -> bool:
    """Whether an occasion of speech stands just before: «في حديث خاص», «في اتصال هاتفي»."""
    return _stands_before(text, j, text.lexicon.function.speech_occasion)


def _stands_before(text: Text, j: int, stems: frozenset[str]) -> bool:
    """Whether one of ``stems`` stands just before ``j``, with no mark between."""
    for k in range(j - 1, max(-1, j - 1 - _OCCASION_BACK), -1):
        word = text.words[k]
        if word.stem in stems:
            return True
        if word.type == COMMA:
            break
    return False


def _is_of_office(text: Text, j: int) -> bool:
    """Whether an office is named just before ``j``."""
    return any(_is_office(text, k) for k in range(max(0, j - 3), j))


def _is_office_of(text: Text, j: int, first: int, stop: int) -> bool:
    """Whether «لـ + medium» at ``j`` belongs to an office named just before it."""
    if not any(_is_office(text, k) for k in range(max(first, j - 3), j)):
        return False
    after = _phrase(text, j, stop, 1)[1]
    return _names_bearer(text, after, stop)


def _is_office_of_quoted(text: Text, j: int, first: int, after: int, stop: int) -> bool:
    """«الأمين العام لـ"حزب الغيم"», «سالم الكندي، الأمين العام لـ"الغيم"»."""
    at = next((k for k in range(j - 1, max(first, j - 3) - 1, -1) if _is_office(text, k)), -1)
    if at < 0:
        return False
    is_apposed = at > first and text.before(at).type == COMMA
    is_body = text.words[j + 2].flags & ORGANIZATION
    return is_apposed or bool(is_body) or _names_bearer(text, after, stop)


def _is_office(text: Text, k: int) -> bool:
    return bool(text.words[k].flags & OFFICE)


def _names_bearer(text: Text, after: int, stop: int) -> bool:
    """Whether the noun phrase of an office goes on at ``after``, behind a comma with a name."""
    words = text.words
    if after + 1 < stop and words[after].type == COMMA:
        name = words[after + 1]
        return bool(name.flags & (TITLE | GIVEN))
    if after >= stop:
        return False
    word = words[after]
    is_deed = (word.verbal_noun or word.flags & TOPIC) and not word.conjunction
    # «أكد الوزير لصحيفة الوادي ضرورة …», but «مالك لوكالة دعاية وإعلان»
    is_other = is_deed or word.flags & (ADVERBIAL | TIME | PREPOSITION | FUNCTION)
    return word.type == WORD and not is_other


def _phrase(text: Text, j: int, stop: int, letters: int) -> Range:
    """The noun phrase of a medium whose head is at ``j``: head, quoted or bare name, adjectives."""
    words = text.words
    k = j + 1
    agency = bool(words[j].flags & AGENCY)
    while k < min(stop, j + _LONGEST):
        word = words[k]
        if k in text.closing:
            end = text.closing[k]
            if end - k > _LONGEST_QUOTED:
                break
            k = end + 1
        elif word.type == NUMBER and word.folded in text.lexicon.function.outlet_tail:
            k += 1  # «قناة الوادي 24»
        elif word.type == OPEN and k == j + 1 and _closes(text, k, stop):
            k = _closes(text, k, stop) + 1  # «شبكة (CNN)»
        elif k == j + 1 and names_by_time(words[j], word):
            k += 1  # «قناة الغد»
        elif word.type != WORD or agency or _ends(word, is_second=k == j + 1):
            break
        elif words[j].definite and not (word.definite or word.preposition):
            break  # «المحلل العسكري للصحيفة نادر الكندي»
        elif word.folded in text.lexicon.function.of_medium:
            break  # «موقع "الوادي" التابع للبلدية»
        elif not word.definite and (words[k - 1].type == QUOTE or _is_annexed(text, j, k)):
            break  # «برنامج "…" بينها», «صحيفة الضفة تاريخ السد»
        else:
            k += 1
    return j, min(k, stop), letters


def names_by_time(medium: Word, word: Word) -> bool:
    """«صحيفة الغد», «يومية المساء»: a time is the name of a medium whose noun stands annexed."""
    return bool(medium.flags & MEDIUM) and not medium.definite and is_definite_time(word)


def is_definite_time(word: Word) -> bool:
    """«الغد», «المساء»."""
    return word.definite and bool(word.flags & TIME)


def _is_annexed(text: Text, j: int, k: int) -> bool:
    """Whether an indefinite noun at ``k`` begins a phrase of its own behind the name at ``j``."""
    word, before = text.words[k], text.words[k - 1]
    if k == j + 1 or not before.definite or word.preposition:
        return False
    return text.after(k).definite or (before.adjective and (word.feminine or word.verbal_noun))


def medium_after(text: Text, j: int, stop: int) -> Range | None:
    """The medium in which «كتب فلان في صحيفة …» says that it stands; None if more follows."""
    for k in range(j + 1, min(stop, j + _BEHIND)):
        word = text.words[k]
        if word.flags & MEDIUM:
            function = text.lexicon.function
            if word.folded in function.network:
                return None
            medium = _phrase(text, k, stop, len(word.preposition))
            after = text.after(medium[1] - 1)
            is_time = after.flags & TIME or after.folded in function.demonstrative
            return medium if medium[1] == stop or after.type != WORD or is_time else None
        if word.type != WORD:
            return None
    return None


def _closes(text: Text, opening: int, stop: int) -> int:
    """The bracket that closes the one at ``opening`` round a name; 0: there is none."""
    near = range(opening + 2, min(stop, opening + _LONGEST_QUOTED))
    return next((k for k in near if text.words[k].type == CLOSE), 0)


def _ends(word: Word, *, is_second: bool) -> bool:
    """Whether the name of a medium ends before ``word``."""
    flags = word.flags
    if flags & (TIME | PREPOSITION | FUNCTION | ADVERBIAL) or word.cues:
        return True
    if word.conjunction or word.preposition == "ب" or word.possessed:
        return True
    other = flags & (TITLE | OFFICE | UNNAMED | GIVEN | DOCUMENT | OCCASION)
    if is_second:
        return False
    if word.definite:  # «لصحيفة الوادي | الخبير», but «صحيفة الوادي الرياضي»
        speaks = flags & (TITLE | OFFICE | GROUP | ORGANIZATION)
        return bool(speaks) and not word.looks_relational
    return bool(other or word.accusative or flags & GROUP)


def interviewers(text: Text, source: Range) -> tuple[Range, ...]:
    """The media that a relative clause in a source tells: «سكان تحدثت إليهم رويترز»."""
    sizes = ((j, _interviewer(text, j)) for j in range(source[0] + 2, source[1]))
    return tuple((j, j + size, 0) for j, size in sizes if size)


def _interviewer(text: Text, j: int) -> int:
    """How many words the medium at ``j`` has that spoke to somebody; 0: it is none."""
    function, before = text.lexicon.function, text.before(j)
    is_spoken_to = before.flags & PRONOUN and text.before(j - 1).folded in function.spoke
    if not is_spoken_to and before.folded not in function.met:
        return 0
    flags, size = text.phrase_flags(j)
    if (text.words[j].flags | flags) & AGENCY:
        return max(size, 1)
    if text.words[j].flags & MEDIUM:
        return _phrase(text, j, text.length, 0)[1] - j
    return _outlet_size(text, j)
