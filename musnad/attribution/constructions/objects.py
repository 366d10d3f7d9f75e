"""Noun phrases as content: «أعلن استقالته», «أوضح أسباب القرار», «القرار الذي أعلنه»."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from msgspec import structs

from musnad.attribution.agreement import (
    are_each,
    are_two,
    is_bearer,
    is_deed,
    is_feminine_state,
    is_happening,
)
from musnad.attribution.asides import behind_adverbial, behind_aside
from musnad.attribution.clauses import cut_relative, is_object, is_told, sums_up
from musnad.attribution.constructions.left import behind, left_subject
from musnad.attribution.constructions.placing import placed
from musnad.attribution.constructions.sight import Answer, Sight, of_cue
from musnad.attribution.finite import is_finite
from musnad.attribution.kinds import has_name
from musnad.attribution.markers import REACH, find_marker
from musnad.attribution.model import Construction, Frame, Marker, Phrase, Range
from musnad.attribution.mute import is_mute
from musnad.attribution.phrases import NOTHING, read_phrase
from musnad.attribution.refusals import Nothing
from musnad.attribution.subjects import subject_before
from musnad.lexicon.words import (
    COMMA,
    DASH,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    NUMBER,
    OFFICE,
    PLACE,
    PREPOSITION,
    PRESS,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: How far behind the one spoken to, or behind a verb, a certain noun is looked for.
_TOPIC_REACH: Final = 12
_NOUN_REACH: Final = 16
#: Tokens of a date between a verb and its object.
_TIMES: Final = 7
#: A pronoun's speaker stands close behind it; a verb's preposition close behind the verb.
_NEAR: Final = 4
#: Of a clause that is taken up at least so many tokens stand before the verb.
_LEAST: Final = 4
#: «وهو ما».
_WHAT: Final = 2
#: The mark at the end of a relative clause is among so many.
_MARKS: Final = 8
#: «المسؤولية الكاملة للوزارة»: a noun and its adjective, and who bears it.
_WITH_ADJECTIVE: Final = 3
#: A source without a known head has hardly more words, if its verb is an everyday one.
_SHORT: Final = 3


def _tells_time(text: Text, j: int) -> bool:
    """«أعلن السبت الماضي مقتل …»: a time, or its adjective."""
    word = text.words[j]
    adjectives = text.lexicon.function.time_adjective
    if word.flags & TIME or word.folded in adjectives:
        return True
    if word.definite and text.after(j).folded in adjectives:
        return True  # «أعلن الشهر الماضي توفر …»
    if word.folded in text.lexicon.function.part_of_time:
        return bool(text.after(j).flags & TIME)  # «أعلن مطلع أبريل مقتل …»
    is_of_date = word.type == NUMBER or word.raw == "/"
    return is_of_date and _is_of_date(text, j - 1)


def _is_of_date(text: Text, k: int) -> bool:
    """«يوم 14 سبتمبر/أيلول 2019»."""
    word = text.words[k]
    return bool(word.flags & TIME) or (word.type == NUMBER and bool(text.before(k).flags & TIME))


def noun_phrase_at(text: Text, first: int, limit: int) -> Marker | None:
    """The noun phrase that begins right after the verb, as its reported object."""
    first = j = behind_adverbial(text, behind_aside(text, first, limit), limit)
    while j < limit and j - first < _TIMES and _tells_time(text, j):
        j += 1
    if text.after(j - 1).is_nominal:
        return Marker(j, j, "object")
    late = read_phrase(text, first, limit, seek_object=True).object_at
    return Marker(late, late, "object") if late >= 0 else None


def topic_after(text: Text, first: int, limit: int) -> Marker | None:
    """The reported noun phrase behind the one spoken to («ناشدوا المسؤولين حل مشكلتهم»)."""
    for j in range(first + 1, min(limit, first + _TOPIC_REACH)):
        word, before = text.words[j], text.words[j - 1]
        if word.type > NUMBER and word.type != COMMA:
            return None
        is_topic = word.flags & TOPIC or word.verbal_noun
        # «مطالبا الوزارة القيام بـ»: behind a definite noun a definite one opens its own phrase;
        # behind an indefinite one it is annexed to it («بشكل بناء»)
        opens = before.definite if word.definite else before.type != WORD or before.closed
        if is_topic and opens and not (word.preposition or word.conjunction):
            return Marker(j, j, "object")
    return None


def said_object(sight: Sight, phrase: Phrase) -> tuple[Phrase, Marker | None]:
    """A noun phrase that a verb of plain saying tells: «أوضح الوزير أسباب القرار».

    With ``phrase``, which ends before it.
    """
    words, function = sight.words, sight.text.lexicon.function
    for j in range(sight.first, min(sight.limit, sight.first + _NOUN_REACH)):
        if words[j].folded in function.said_object and not words[j - 1].flags & PREPOSITION:
            if phrase.first >= j:
                phrase = phrase.without_source()
            elif phrase.first >= 0:
                phrase = phrase.cut(min(phrase.stop, j))
            return phrase, Marker(j, j, "object")
    return phrase, None


def arrange_object(sight: Sight, right: Phrase | None) -> tuple[Phrase, Marker | None] | None:
    """The source behind the verb and what opens its content; None if the verb reports nothing.

    ``right`` is what stands before the marker, if that was read.
    """
    marker, takes_object = sight.opener, sight.takes_object
    if takes_object and sight.opens_with_deed and not sight.is_directed:
        return NOTHING, Marker(sight.first, sight.first, "object")
    if right is not None and not takes_object:
        phrase, at = right, right.object_at
    else:
        phrase, at = _object_behind(sight, right)
    if at >= 0 and right is not None and _is_of_source(sight, right, at):
        phrase, at = right, -1
    if at >= 0 and _is_object(sight, phrase, marker):
        if not sight.verb.object or not _is_plausible(sight, phrase):
            return None
        if sight.is_directed:
            return phrase, topic_after(sight.text, at, sight.limit)
        return phrase, Marker(at, at, "object")
    if marker is None and takes_object and _is_named(sight, phrase) and _has_noun_behind(sight):
        return phrase.cut(sight.first + 1), Marker(sight.first + 1, sight.first + 1, "object")
    if _only_object(sight, phrase, marker):
        return phrase.without_source(), Marker(sight.first, sight.first, "object")
    if right is not None and sight.opener is not None and right.stop == sight.opener.at:
        phrase = right  # «أكد المسؤول الذي طلب إخفاء اسمه أن»: no object opens before its clause
    is_whole = phrase.object_at < 0 and not phrase.media
    if is_whole and _is_addressee(sight, phrase):
        phrase = phrase.without_source()
    return phrase, marker


def _is_addressee(sight: Sight, phrase: Phrase) -> bool:
    """Whether the one noun phrase is who is spoken to, or accused: «واتهمت الحكومة بأنها»."""
    if phrase.first >= 0 and sight.words[phrase.first].folded in sight.text.lexicon.honored:
        return False  # «وحث معاليه على»
    if sight.cue.conjunction and (sight.verb.always or sight.text.field == "title"):
        return True  # «المعارضة ترفض القانون وتطالب الحكومة بسحبه»
    if _shows_object(sight, phrase) or _is_called_upon(sight, phrase):
        return True
    is_behind = sight.text.field == "title" and sight.i > sight.text.sentence_start(sight.i)
    if is_behind and phrase.first >= 0 and sight.words[phrase.first].number is not None:
        return True  # «تعليم الساحل يدعو 60 معلما إلى»
    is_directed = sight.verb.addressee and sight.form.gender == "m" and phrase.first >= 0
    if is_directed and sight.text.phrase_flags(phrase.first)[0] & PRESS:
        return True  # «ودعا وسائل الإعلام»: a plural of things takes a feminine verb
    if sight.is_directed and (_disagrees(sight, phrase) or _is_their_own(sight, phrase)):
        return True  # «وطالب الحكومة الإسرائيلية بـ»
    if not sight.verb.target or sight.form.suffix or phrase.is_late:
        return False
    words = sight.words[phrase.first : phrase.stop] if phrase.first >= 0 else []
    is_one_noun = len(words) == 1 or (len(words) == 2 and words[1].adjective)
    return is_one_noun


def _is_called_upon(sight: Sight, phrase: Phrase) -> bool:
    """«ودعا المجتمع الدولي إلى»: they are called upon, by whoever spoke before."""
    if not sight.cue.conjunction or sight.verb.act != "call" or phrase.first != sight.first:
        return False
    head = sight.words[phrase.first]
    if has_name(sight.text, phrase.first, phrase.stop):
        return False  # «ودعا العالم الساحلي نادر الشامي»: a scholar
    return head.definite and head.stem in sight.text.lexicon.function.called_upon


def _shows_object(sight: Sight, phrase: Phrase) -> bool:
    """«يسأل المستخدمين عما إذا»: the ending of a plural of people is no subject's."""
    if not sight.verb.addressee or phrase.first != sight.first:
        return False
    head = sight.words[phrase.first]
    one = sight.text.lexicon.classes.get(head.stem.removesuffix("ين"), 0)
    is_people = head.flags & GROUP or one & (UNNAMED | OFFICE)  # not «الأمين»
    return bool(is_people) and head.definite and head.stem.endswith("ين")


def _is_their_own(sight: Sight, phrase: Phrase) -> bool:
    """«ودعت أنصارها إلى»: those of whoever speaks, who was named before."""
    if phrase.first != sight.first or not sight.cue.conjunction:
        return False
    head, ending = sight.words[phrase.first], "ها" if sight.form.gender == "f" else "ه"
    if not (head.flags & (GROUP | UNNAMED) and head.possessed and head.folded.endswith(ending)):
        return False
    noun = head.folded.removesuffix(ending)  # but «ودعت جميعها إلى», «ودعا محاموه إلى»
    return noun not in sight.text.lexicon.function.quantifier and not noun.endswith("و")


def _disagrees(sight: Sight, phrase: Phrase) -> bool:
    """Whether a noun of the other gender stands right behind a verb."""
    if phrase.first != sight.first or sight.form.number != "s":
        return False
    if sight.form.gender == "f":
        return _is_masculine(sight.text, phrase.first)
    if sight.opener is not None and sight.opener.kind == "colon":
        return False  # «طالب الهندسة: …», a student
    head = sight.words[phrase.first]
    if head.number is not None:
        return False  # «دعا خمسة خبراء إلى»
    if head.flags & STATE:
        # «ودعا موسكو إلى», «ودعا الهند إلى»: cities and most states are feminine
        return is_feminine_state(sight.text.lexicon, head) is True
    is_marked = head.raw.endswith(("ة", "ات"))
    return head.feminine and is_marked and not head.flags & (GIVEN | TITLE | GROUP)


def _is_masculine(text: Text, first: int) -> bool:
    """Whether a body is called by a masculine noun in the singular («المجتمع الدولي», «مجلس»).

    Or whether people are by one that takes no feminine verb («الأهالي»).
    """
    head, after = text.words[first], text.after(first)
    if head.stem in text.lexicon.function.men:
        return True
    if head.feminine or head.flags & (GIVEN | TITLE | OFFICE | UNNAMED | STATE | PLACE):
        return False
    nouns = text.lexicon.nouns
    if nouns.is_listed(head.stem):
        is_feminine = head.stem in text.lexicon.function.feminine_unmarked
        return not (is_feminine or head.name or nouns.is_plural(head.stem))
    # «الاحتلال الإسرائيلي»
    return head.definite and after.definite and after.adjective and after.stem.endswith("ي")


def _object_behind(sight: Sight, right: Phrase | None) -> tuple[Phrase, int]:
    """What stands behind a verb that takes an object, and where that begins; -1: nowhere."""
    phrase = read_phrase(
        sight.text,
        sight.first,
        sight.limit,
        seek_object=sight.takes_object,
        addressee=sight.is_directed,
    )
    at, first = phrase.object_at, sight.words[sight.first] if phrase.object_at >= 0 else None
    if first is None:
        return (right if right is not None and _is_told_of(sight, phrase, right) else phrase), at
    is_name = at == sight.first and not first.flags
    if is_name and right is not None:
        return right, -1  # «أكد زيكانيلا أن»: a name, though it ends like an accusative
    is_subject = phrase.first == sight.first and sight.form.gender == "m" and first.feminine
    if is_subject and not (first.flags or first.definite or sight.text.is_surname(first)):
        return phrase, -1
    return phrase, at


def _is_told_of(sight: Sight, phrase: Phrase, right: Phrase) -> bool:
    """«أعلن الوفد الذي زار المدينة أن»: what is told of the source up to «أن» is of it."""
    behind = sight.words[phrase.stop : right.stop]
    return right.stop >= sight.limit - 1 and all(w.type != COMMA for w in behind)


def _is_object(sight: Sight, phrase: Phrase, marker: Marker | None) -> bool:
    """Whether the noun phrase found is what is reported, rather than what the marker opens."""
    if marker is None:
        return True
    if sight.is_directed:
        return False
    return not (phrase.is_late and marker.kind == "that")


def _is_of_source(sight: Sight, right: Phrase, at: int) -> bool:
    """«أكد الخبير في مجالي الطاقة والنقل نادر الشامي أن»: no deed stands before «أن»."""
    words, marker = sight.words, sight.opener
    if marker is None or not right.first <= at < right.stop:
        return False
    if marker.kind == "that":
        has_deed = _may_be_reported(sight, at)
    elif marker.kind == "preposition":
        has_deed = any(_may_be_reported(sight, k) for k in range(at, marker.at))
    else:
        return False
    return not (has_deed or any(_reports(w) for w in words[at + 1 : marker.at]))


def _reports(word: Word) -> bool:
    """Whether ``word`` is another reporting word, and no noun of a name."""
    return bool(word.cues) and not word.flags


def _may_be_reported(sight: Sight, k: int) -> bool:
    """Whether a deed, words or an event stand at ``k``."""
    word = sight.words[k]
    return bool(word.cues) or is_deed(word) or word.accusative


def _only_object(sight: Sight, phrase: Phrase, marker: Marker | None) -> bool:
    """Whether the one noun phrase there is must be the object, and no subject."""
    if phrase.first != sight.first or marker is not None:
        return False
    if sight.is_directed or not sight.takes_object:
        return False
    head = sight.words[phrase.first]
    if not head.is_nominal or head.definite or head.flags & (HEADS | GIVEN):
        return False
    if _speaks_next(sight, phrase) or _is_named(sight, phrase):
        return False
    # A feminine noun cannot be its subject («واقترح عربات متجولة»); «واستنكرت صمت الرئاسة»
    return bool(sight.cue.conjunction) or head.feminine


def _is_named(sight: Sight, phrase: Phrase) -> bool:
    """«وانتقد ماردن القرار», whom the article named before.

    «وانتقد ماردن الذي …»: no noun without the article has such a clause, a name may.
    """
    if phrase.first != sight.first:
        return False
    text, head = sight.text, sight.words[phrase.first]
    after, function = text.after(phrase.first), text.lexicon.function
    if after.folded in function.which_he | function.which_she:
        return True
    if not after.definite and text.is_surname(head):
        return True
    is_noun = head.flags or head.verbal_noun or text.lexicon.known.is_noun(head.stem)
    return after.definite and not is_noun and text.is_behind_given_name(head)


def _has_noun_behind(sight: Sight) -> bool:
    """Whether what is judged, a noun that is known, stands behind the one word that names whom."""
    word, lexicon = sight.text.after(sight.first), sight.text.lexicon
    behind = sight.text.after(sight.first + 1)  # «النهج الديمقراطي»
    is_known = word.flags & (TOPIC | DOCUMENT) or lexicon.nouns.is_listed(word.stem)
    is_known = is_known or (behind.definite and behind.adjective)
    return word.definite and bool(is_known) and not word.flags & (GIVEN | TITLE | OFFICE)


def _speaks_next(sight: Sight, phrase: Phrase) -> bool:
    """«وأكد ميرتس قائلا»: one unknown word before a participle names who speaks."""
    after = sight.text.after(phrase.stop - 1)
    is_said = any(c.form.tense == "participle" for c in after.cues)
    return is_said and phrase.stop - phrase.first == 1


def _is_plausible(sight: Sight, phrase: Phrase) -> bool:
    """Whether a noun phrase without a marker may be what the verb reports."""
    word = sight.words[phrase.object_at]
    if word.folded in sight.text.lexicon.function.determiner:
        word = sight.text.after(phrase.object_at)  # «أي تحالف»
    tells = is_deed(word) or is_told(sight.text, phrase.object_at)
    return phrase.first >= 0 or tells


@of_cue.want(lambda cue, _: bool(cue.verb.opens))
def opened(sight: Sight) -> Answer:
    """A verb whose content only certain nouns open («حمّل … المسؤولية»)."""
    if sight.opener is not None and not sight.verb.renews:
        return None
    frame = _opened(sight)
    if frame is None and sight.opener is None:
        return Nothing.NO_CONTENT
    return frame


def _opened(sight: Sight) -> Frame | None:
    text, words, verb, first = sight.text, sight.words, sight.verb, sight.first
    # «جدد الوزير، في بيان صدر عقب محادثاته مع …، التأكيد على»
    end = first + REACH if verb.renews else min(sight.next_cue + 1, first + _NOUN_REACH)
    reach = range(first, min(sight.end, end))
    at = next((j for j in reach if words[j].folded in verb.opens), -1)
    if at < 0 or _is_led(sight, at) or _is_governed(sight) or _opens_before(sight, at):
        return None
    if at == first and _is_borne(sight):
        return None
    if _is_prefixed(sight, words[first]):
        return None  # «يقدر بمليون», but «حملت بلدية …»
    left = left_subject(sight, behind(sight)) or _accuser_before(sight)
    phrase = Phrase()
    if left is None:
        phrase = read_phrase(text, first, at, seek_object=verb.target, addressee=True)
        is_bare = not sight.cue.conjunction and not sight.form.suffix
        if phrase.first < 0 and is_bare and sight.form.number == "s":
            return None
        phrase = phrase.without_source() if sight.has_pronoun else _accuser(sight, phrase)
        if phrase.source is None:
            if _may_be_subject(sight, at):
                return None
        elif is_mute(text, phrase.source) or is_unknown(sight, phrase):
            return None  # «رفض تحمل أي مسؤولية»
    frame = placed(sight, Construction.VERB, at, opener="object", source=phrase.source, left=left)
    return renewed(sight, at, frame) if sight.verb.renews else frame


def _accuser_before(sight: Sight) -> Range | None:
    """«البلدية تحمّل الشركة المسؤولية»: the accused stands behind, who accuses right before."""
    if not sight.verb.target or sight.cue.conjunction:
        return None
    left = subject_before(sight.text, sight.i, sight.cue)
    return left if left is not None and left[1] == sight.i else None


def _may_be_subject(sight: Sight, at: int) -> bool:
    """«تبرز أهمية الموضوع»: what stands right behind a verb of telling, and agrees with it."""
    is_next = sight.form.tense == "imperfect" and at == sight.first
    agrees = sight.words[at].feminine == (sight.form.gender == "f")
    return is_next and agrees and sight.verb.act == "say"


def is_unknown(sight: Sight, phrase: Phrase) -> bool:
    """Whether an everyday verb has a long phrase that nothing is known of for its source."""
    head = sight.words[phrase.first]
    is_known = head.flags & (HEADS | GIVEN) or head.type == QUOTE
    is_known = is_known or are_two(sight.text, phrase.first)
    is_known = is_known or are_each(sight.text, phrase.first)
    if is_known or not sight.verb.weak or phrase.stop - phrase.first <= _SHORT:
        return False
    return not _is_introduced(sight.text, phrase)


def _is_introduced(text: Text, phrase: Phrase) -> bool:
    """«كين دوكتور، المحلل»: an unknown name that is told of, by an office or in a clause."""
    near = range(phrase.first, phrase.first + _SHORT)
    behind = next((k for k in near if not _may_name(text.words[k])), phrase.first + _SHORT)
    after = text.words[behind]
    return after.type == COMMA or bool(after.flags & (OFFICE | TITLE | RELATIVE))


def _may_name(word: Word) -> bool:
    """Whether nothing is known of ``word``, as of a name."""
    is_noun = word.definite or word.possessed
    return word.type == WORD and not (is_noun or word.flags or word.cues)


def _is_governed(sight: Sight) -> bool:
    """«الوزير يتجنب تحمل المسؤولية»: a verbal noun, the object of the verb before it."""
    return sight.before.verb != ""


def _is_prefixed(sight: Sight, word: Word) -> bool:
    """Whether «ب» and a noun stand right behind the verb, and no name («جددت بنسون دعوتها»)."""
    if word.flags & (HEADS | GIVEN) or not word.folded.startswith("ب"):
        return False
    if sight.text.is_surname(word):
        return False
    return bool(word.preposition) or not sight.text.is_behind_given_name(word)


def _is_borne(sight: Sight) -> bool:
    """«تطوير العمل وتحمل المسؤولية»: nobody is blamed, who would stand behind «ل» or the verb."""
    is_present = sight.form.tense == "imperfect" and not sight.form.suffix
    behind = sight.words[sight.first + 1 : sight.first + _WITH_ADJECTIVE]
    return sight.verb.target and is_present and all(w.preposition != "ل" for w in behind)


def _opens_before(sight: Sight, at: int) -> bool:
    """«جدد المتحدث القول إن بلاده تنتظر … اتهامهم»: a clause opened before the noun at ``at``."""
    return sight.opener is not None and sight.opener.kind == "that" and sight.opener.at < at


def _is_led(sight: Sight, at: int) -> bool:
    """«اشتكى عدد من السكان من تكرار انقطاع الماء»: annexed to what a preposition leads to."""
    before = sight.text.before(at)
    return is_happening(before) and bool(sight.text.before(at - 1).flags & PREPOSITION)


def renewed(sight: Sight, at: int, frame: Frame) -> Frame:
    """«جددت الوزارة التأكيد على …», «جدد دعوته إلى …»: the noun at ``at`` is what reports."""
    text = sight.text
    cue = next((c for c in sight.words[at].cues if c.form.tense == "noun"), None)
    if cue is None:
        return frame
    cue = replace(cue, verb=replace(cue.verb, weak=False))
    marker = find_marker(text, at, verb_end=sight.end, cue=cue, reach=_NOUN_REACH)
    if marker is None:
        return frame
    return structs.replace(frame, cue=at, reading=cue, opener=marker.kind, content=marker.content)


def _accuser(sight: Sight, phrase: Phrase) -> Phrase:
    """``phrase`` with the subject only, where the accused may stand in it."""
    alone = phrase.first >= 0 and sight.verb.target and phrase.object_at < 0
    if not alone or not sight.cue.conjunction:
        return phrase
    if sight.words[phrase.first].stem.endswith("ون"):
        return phrase.cut(phrase.first + 1)  # the nominative shows the subject
    return phrase.without_source()  # who accuses was named before


@of_cue.want(lambda cue, _: cue.verb.that)
def pronominal_object(sight: Sight) -> Answer:
    """«أعلن ذلك الوزير»: a pronoun for what was said."""
    text, first = sight.text, sight.first
    if not _stands_back(sight):
        return None
    phrase = read_phrase(text, first + 1, sight.next_cue)
    left = None
    is_far = phrase.first < 0 or phrase.first > first + _NEAR
    if is_far or sight.words[phrase.first].cues:  # «نفى ذلك بقوله»
        phrase = Phrase()
        if not sight.cue.conjunction:
            left = subject_before(text, sight.i, sight.cue)
        if left is None:
            return Nothing.NO_SUBJECT
    phrase = cut_relative(text, phrase)
    return placed(
        sight,
        Construction.VERB,
        first,
        opener="object",
        until=first + 1,
        source=phrase.source,
        media=phrase.media,
        left=left,
    )


def _stands_back(sight: Sight) -> bool:
    """Whether «ذلك» behind the verb is what it reports, and was told before."""
    first, function = sight.first, sight.text.lexicon.function
    word = sight.text.after(first - 1)
    if word.folded in function.by_this:
        return not (sight.verb.object or sight.verb.weak)  # not «ليسجل بذلك أول فوز»
    if word.folded not in function.this or sight.verb.weak:
        return False
    if not sight.text.after(first).definite:
        return True
    # before a definite noun it is its determiner, but «أكد ذلك الوزير» without other content
    return (
        word.folded == "ذلك"
        and find_marker(sight.text, sight.i, verb_end=sight.end, cue=sight.cue) is None
    )


def points_back(sight: Sight) -> Answer:
    """«أعلن عن ذلك» tells nothing."""
    words, first = sight.words, sight.first
    is_back = (
        first + 1 < sight.end
        and words[first + 1].folded in sight.text.lexicon.function.this
        and words[first].folded in sight.verb.preps
    )
    return Nothing.POINTS_BACK if is_back else None


@of_cue.want(lambda cue, _: cue.verb.judges and cue.form.tense == "perfect" and not cue.form.suffix)
def judged(sight: Sight) -> Answer:
    """«اعتبر الوزير القرار مخالفا»: what is judged, and what it is held to be, behind the judge."""
    text, words = sight.text, sight.words
    if sight.marker is not None:
        return None
    phrase = read_phrase(text, sight.first, sight.next_cue, seek_object=True, addressee=True)
    at = phrase.object_at
    if phrase.first != sight.first or at < 0 or is_mute(text, (phrase.first, phrase.stop, 0)):
        return None
    head = words[phrase.first]
    is_known = head.flags & (HEADS | GIVEN)
    if not is_known or not _can_be_judged(sight, at) or not _is_held_to_be(sight, at):
        return None
    return placed(sight, Construction.VERB, at, opener="object", source=phrase.source)


def _can_be_judged(sight: Sight, at: int) -> bool:
    """Whether a certain thing stands at ``at``; what it is held to be is indefinite."""
    word, after = sight.words[at], sight.text.after(at)
    if word.accusative or word.flags & TIME:
        return False
    demonstrative = sight.text.lexicon.function.demonstrative
    is_certain = word.definite or word.possessed or word.stem in demonstrative
    is_annexed = after.definite or after.stem in demonstrative  # «إقرار هذا القانون»
    return is_certain or (is_annexed and not after.preposition)


def _is_held_to_be(sight: Sight, at: int) -> bool:
    """Whether something is said of the noun phrase at ``at``, in the same clause."""
    before = sight.words[at]
    for word in sight.words[at + 1 : min(sight.end, at + _TOPIC_REACH)]:
        if word.type > NUMBER and word.type != QUOTE:
            return False
        if word.accusative or word.folded in sight.text.lexicon.function.held_to_be:
            return True
        if before.definite and _is_what_it_is(word):
            return True  # «القرار ضربة للسكان»
        before = word
    return False


def _is_what_it_is(word: Word) -> bool:
    """Whether an indefinite feminine noun, which shows no case, may tell what something is."""
    is_led = word.definite or word.preposition or word.conjunction
    return word.feminine and not (is_led or word.flags & (HEADS | GIVEN) or word.possessed)


@of_cue.want(lambda cue, _: cue.verb.judges and bool(cue.form.suffix))
def held(sight: Sight) -> Answer:
    """«تنفي الحركة الاتهامات وتعتبرها محاولة للتشويه»: what was told before is held to be so."""
    text, at = sight.text, sight.first
    is_own = sight.cue.conjunction != ""
    phrase = Phrase()
    if not (is_own and _says_what_it_is(text, at)):
        phrase = read_phrase(text, at, sight.next_cue, seek_object=True, addressee=True)
        is_known = phrase.first == at and sight.words[at].flags & (HEADS | GIVEN)
        at = phrase.stop
        if not is_known or not _says_what_it_is(text, at):
            return None
    until = None if is_own else _end_of_clause(text, at)
    return placed(sight, Construction.VERB, at, opener="object", until=until, source=phrase.source)


def _end_of_clause(text: Text, at: int) -> int | None:
    """The mark that ends a relative clause in which something is said to be so."""
    first, stop = bisect_left(text.marks, at), text.sentence_end(at)
    near = (k for k in text.marks[first : first + _MARKS] if k < stop)
    ends = (k for k in near if text.words[k].type in (COMMA, DASH, SEMICOLON))
    return next((k for k in ends if text.enclosing_quote(k) is None), None)


def _says_what_it_is(text: Text, at: int) -> bool:
    """Whether an indefinite noun or adjective stands at ``at``, or words between marks."""
    if at >= text.length:
        return False  # a text that is cut off
    word = text.words[at]
    if word.type == QUOTE:
        return True
    if word.folded in text.lexicon.function.held_to_be:
        return not text.after(at).flags & PREPOSITION  # «من خلال»
    is_feminine = word.feminine and not (word.definite or word.flags & (HEADS | GIVEN))
    if is_feminine or _is_short_accusative(text, at):
        return True
    return is_object(text, at) and word.time is None  # «سنويا»


def _is_short_accusative(text: Text, at: int) -> bool:
    """«أمرا خطيرا»: a short word with the ending of an accusative, before an adjective with it."""
    word = text.words[at]
    return word.folded.endswith("ا") and not word.flags and text.after(at).accusative


@of_cue.want(lambda cue, _: cue.verb.asks_of)
def asked_of(sight: Sight) -> Answer:
    """«طلبت اللجنة من السكان المغادرة»: what is asked for stands behind whom it is asked of.

    «أهابت البلدية بالسكان عدم الاقتراب».
    """
    text, words, function = sight.text, sight.words, sight.text.lexicon.function
    reach = range(sight.first, min(sight.end, sight.first + _NOUN_REACH))
    of = next((k for k in reach if _is_asked(sight, words[k])), -1)
    if of < 0:
        return None
    at = of + 1
    is_joined = words[of].preposition == "ب"
    if is_joined or words[of].folded in function.of_one:  # not «منه»
        at = asked_for(text, at - is_joined, min(sight.end, of + _TOPIC_REACH))
    if at < 0 or not _is_asked_for(text.after(at - 1)):
        return None
    left = None
    if of == sight.first and not sight.cue.conjunction:
        left = subject_before(text, sight.i, sight.cue)
    phrase = read_phrase(text, sight.first, of)
    return placed(
        sight,
        Construction.VERB,
        at,
        opener="that" if words[at].complementiser else "object",
        source=phrase.source,
        media=phrase.media,
        left=left,
    )


def _is_asked(sight: Sight, word: Word) -> bool:
    """Whether it is asked of whoever ``word`` leads to."""
    if word.preposition == "ب":
        return "ب" in sight.verb.preps
    return "من" in sight.verb.preps and word.folded in sight.text.lexicon.function.of_whom


def asked_for(text: Text, first: int, stop: int) -> int:
    """Where what is asked for begins behind whom it is asked of at ``first``; -1: nowhere."""
    for k in range(first + 1, stop):
        word, before = text.words[k], text.words[k - 1]
        if word.complementiser == "أ":
            return k
        if word.type != WORD or word.complementiser or _turns_off(word):
            return -1
        # a verbal noun that nothing before is annexed to
        ends = before.definite or before.possessed or before.flags & (GIVEN | STATE)
        if ends and _is_asked_for(word):
            return k
    return -1


def _turns_off(word: Word) -> bool:
    """Whether «و» joins anything but more people («السكان والزوار»)."""
    return word.conjunction != "" and not (word.definite and word.flags & HEADS)


def _is_asked_for(word: Word) -> bool:
    may_be = is_deed(word) or word.complementiser == "أ"
    return may_be and not (word.preposition or word.conjunction)


@of_cue.want(lambda cue, _: bool(cue.form.suffix) or not cue.verb.weak)
def relative_or_pronoun(sight: Sight) -> Answer:
    """A verb with an object pronoun: «القرار الذي أعلنه», «ما أكده»."""
    if _takes_up(sight):
        if _tells_of_clause(sight):
            return _of_clause(sight, sight.i + 2) or Nothing.NO_SUBJECT
        return _relative(sight, sight.i + 2) or Nothing.NO_ANTECEDENT
    if not sight.form.suffix or sight.is_directed:
        return None
    if _tells_of_clause(sight):
        return _of_clause(sight, sight.i + 1) or Nothing.NO_SUBJECT
    if sight.before.flags & RELATIVE and sight.verb.object:
        return _relative(sight, sight.i + 1) or Nothing.NO_ANTECEDENT
    return _with_preposition(sight) or _of_what(sight) or Nothing.NO_ANTECEDENT


def _of_what(sight: Sight) -> Frame | None:
    """«رغم ما أكدته الوزارة من أن»: «من» opens what was said, behind who said it."""
    text, words, first = sight.text, sight.words, sight.first
    reach = range(first + 1, min(sight.end, first + _NOUN_REACH))
    at = next((k for k in reach if words[k].complementiser), -1)
    if text.before(at).folded not in text.lexicon.function.out_of:
        return None
    phrase = read_phrase(text, first, at - 1)
    if phrase.first != first:
        return None
    return placed(
        sight, Construction.VERB, at, opener="that", source=phrase.source, media=phrase.media
    )


def _with_preposition(sight: Sight) -> Frame | None:
    """«ما أعلنه عن …»: the verb's own preposition opens what was said."""
    if sight.after.folded not in sight.verb.preps:
        return None
    marker = find_marker(sight.text, sight.i, verb_end=sight.end, cue=sight.cue, reach=_NEAR)
    if marker is None:
        return None
    return placed(sight, Construction.VERB, marker.content, opener="preposition")


def _takes_up(sight: Sight) -> bool:
    """«القرارات التي أعلن عنها الوزير»: the preposition takes up the antecedent."""
    following = sight.after.folded
    return (
        not sight.verb.weak
        and following in sight.text.lexicon.function.pronoun_of
        and any(following[:2] == preposition[:2] for preposition in sight.verb.preps)
    )


def _tells_of_clause(sight: Sight) -> bool:
    """Whether it takes up the whole clause before: «…، وهو ما أكده», «…، الأمر الذي نفاه».

    Or «…، وهي اتهامات تنفيها الوزارة».
    """
    text, i = sight.text, sight.i
    function = text.lexicon.function
    if sight.before.complementiser == "أ" and text.before(i - 1).folded in function.foregoing:
        i -= 2  # «وهو ما سبق أن أكده»
    is_called = text.before(i).folded in function.clause_name
    is_called = is_called and text.before(i - 1).folded in function.pronoun_clause
    return is_called or (i > 1 and sums_up(text, i - 2))


def _of_clause(sight: Sight, first: int) -> Frame | None:
    """A frame of the clause before; who said it stands at ``first``."""
    text, i = sight.text, sight.i
    phrase = read_phrase(text, first, sight.next_cue)
    word = sight.words[first]
    flags = word.flags | text.phrase_flags(first)[0]
    if not flags & (HEADS | GIVEN) and not text.is_behind_given_name(word):
        return None
    begin, phrase = text.sentence_start(i), _before_main_verb(sight.words, phrase)
    is_foregoing = sight.before.complementiser != ""  # «وهو ما سبق أن أكده»
    clause = i - (_LEAST if is_foregoing else _WHAT)
    if begin >= clause - _WHAT:
        return None
    return Frame(
        cue=i,
        reading=sight.cue,
        construction=Construction.RELATIVE,
        opener="postposed",
        content=begin,
        until=clause,
        source=phrase.source,
        media=phrase.media,
        clause=clause,
    )


def _relative(sight: Sight, first: int) -> Frame | None:
    """«القرارات التي أعلنها الوزير»: the noun before the relative pronoun is what was said.

    ``first`` is the token at which the one who said it stands.
    """
    words, i = sight.words, sight.i
    phrase = read_phrase(sight.text, first, sight.next_cue, seek_object=True)
    if not sight.text.after(first - 1).flags & (HEADS | GIVEN) or sight.verb.opens:
        return None
    phrase = _before_main_verb(words, phrase)
    k = i - 2
    if sight.text.before(i - 1).type == COMMA:
        k -= 1
    stop = k + 1
    while k >= 0 and _is_of_antecedent(words[k]):
        if is_finite(sight.text, k):
            break
        k -= 1
        head, before = words[k + 1], sight.text.before(k + 1)
        if head.conjunction or head.preposition or _stands_whole(head, before):
            break
    return Frame(
        cue=i,
        reading=sight.cue,
        construction=Construction.RELATIVE,
        opener="object",
        content=k + 1,
        until=stop,
        letters=len(words[k + 1].conjunction),
        source=phrase.source,
        media=phrase.media,
        clause=i,
    )


def _stands_whole(word: Word, before: Word) -> bool:
    """Whether a definite noun has nothing annexed to it, as another definite one stands before."""
    if word.flags & (GIVEN | TITLE) or not (word.definite and before.definite):
        return False
    if word.looks_relational and word.feminine == before.feminine:
        return False  # «الإصلاحات السياسية»
    is_noun = word.flags & (HEADS | TOPIC) or word.thing or word.verbal_noun
    return bool(is_noun) or word.stem.endswith("ات")  # «الاتحاد الإصلاحات»


def _before_main_verb(words: list[Word], phrase: Phrase) -> Phrase:
    """``phrase`` without the verb of the main clause, which follows the relative one."""
    for k in range(phrase.first + 1, phrase.stop):
        word = words[k]
        unknown = not (word.flags or word.definite or word.adjective)
        if not words[k - 1].definite or not unknown or word.type == QUOTE:
            continue
        if word.imperfect or not is_bearer(words, phrase.first, k, phrase.stop):
            return phrase.cut(k)
    return phrase


def _is_of_antecedent(word: Word) -> bool:
    return (
        word.type == WORD
        and not word.flags & (PREPOSITION | FUNCTION | TIME)
        and not (word.cues and word.cues[0].finite)
    )
