"""Frames: how one reporting word takes its source and its content.

Each cue is read locally: a marker that opens the content is sought to its right (a complementiser,
the verb's own preposition, a colon, a quotation mark, or the noun phrase it reports); what stands
between is the source; if nothing does, the source may stand to the left.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.attribution.draft import Draft, Range
from musnad.attribution.sources import Phrase, goes_on_to_name, medium_at, medium_phrase, read_phrase
from musnad.lexicon import Cue, Verb
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    ASK,
    BE,
    BREAK,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    DOCUMENT,
    ELLIPSIS,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NAMING,
    NEGATION,
    OCCASION,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANIZATION,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STATE,
    STOP,
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
    is_passive,
)
from musnad.text.folding import fold
from musnad.text.structure import Text

#: How far to the right of a cue its content may begin, in tokens.
_REACH = 70
#: The same for a participle, whose content follows closely.
_NEAR = 25
#: How far to the left a subject may begin.
_BACK = 60
#: Marks round fewer words than this name something rather than quote it.
_SPEECH_WORDS = 3
#: A subject before its verb is hardly longer than this many tokens.
_LONGEST_SUBJECT = 20

_NEGATIONS = frozenset(("لم", "لا", "لن", "لما", "ولم", "ولا", "ولن", "فلم", "غير", "دون", "بدون", "عدم"))
#: Words after which «أن» is not the complementiser of the reporting verb.
_NOT_BEFORE_THAT = frozenset(
    ("بعد", "قبل", "منذ", "الا", "غير", "رغم", "كما", "حيث", "حتي", "دون", "اذ", "بيد", "مع", "لولا", "بما", "بدون",
     "شريطه", "شرط", "لاجل", "يمكن", "يجب", "ينبغي", "يتوقع", "المقرر", "المتوقع", "يريد", "تريد", "قبيل",
     "من", "عن", "في", "سوي", "خشيه", "بشرط", "المنتظر", "المرجح", "الممكن", "المفترض", "يفترض", "سبق", "يشترط", "لابد", "بد")
)
#: «بحسب قوله»: the speaker is the pronoun.
#: Prepositions of content with a pronoun.
_PRONOUN_OF = frozenset(("عنه", "عنها", "عنهم", "اليه", "اليها", "عليه", "عليها", "به", "بها"))
_HIS_WORDS = frozenset(fold(word) for word in ("قوله", "قولها", "قولهم", "تعبيره", "تعبيرها", "وصفه", "وصفها", "رأيه", "رأيها"))
_FIXED_TO = frozenset(("ذلك", "جانب", "جنب", "حد", "حين", "متي", "هذا"))
#: Words before a quotation mark that make what it opens a part of the sentence.
_JOINING = frozenset(("و", "ب", "ل", "ك", "او", "من", "في", "عن", "بـ", "لـ"))


class Marker(NamedTuple):
    """Where content begins: its first token, the token that announces it, and the kind."""

    content: int
    at: int
    kind: str


def read_cue(text: Text, i: int) -> Draft | None:
    """The statement that the reporting word at token ``i`` makes, or None if it makes none."""
    for cue in text.words[i].cues:
        tense = cue.form.tense
        if tense in ("perfect", "imperfect"):
            draft = _finite(text, i, cue)
        elif tense == "participle":
            draft = _participle(text, i, cue)
        elif tense == "noun":
            draft = _noun(text, i, cue)
        else:
            draft = _preposition(text, i, 1, cue)
        if draft is not None:
            return draft
    return None


def _finite(text: Text, i: int, cue: Cue) -> Draft | None:
    words = text.words
    verb, form = cue.verb, cue.form
    if not _may_report(text, i, cue) or i + 1 >= text.length:
        return None
    if words[i + 1].folded in _PRONOUN_OF and words[i + 1].folded[:2] in {p[:2] for p in verb.preps}:
        return None  # «سيعلن عنها»: what was said stands before
    end = min(text.sentence_end(i + 1), i + _REACH)
    if verb.within:
        return _within_document(text, i, cue, end)
    if form.suffix and not (verb.addressee or verb.target):
        if i and words[i - 1].flags & RELATIVE and verb.object:
            return _relative_object(text, i, cue, i + 1, end)
        return _object_pronoun(text, i, cue, end)
    first = i + 1
    if first < end and words[first].folded in verb.idiom:
        first += 1  # «لفت الانتباه إلى»
    if first + 1 < end and not words[first + 1].definite and (
        words[first].folded in ("ذلك", "هذا") and (verb.object or verb.that) and not verb.weak
    ) or first < end and words[first].folded == "بذلك" and verb.that:
        return _pronominal_object(text, i, cue, first, end)
    quoted = _after_quotation(text, i, cue, end)
    if quoted is not None:
        return quoted
    if first + 1 < end and words[first].folded in verb.preps and words[first + 1].folded in ("ذلك", "هذا"):
        return None  # «أعلن عن ذلك» tells nothing
    marker = _marker(text, first - 1, verb_end=end, cue=cue)
    if verb.hearsay:
        return _hearsay(text, i, cue, marker)
    if marker is not None and _quoted_noun(text, first, marker.at, any_noun=verb.lemma in _RELAYING) and (
        verb.weak or verb.lemma in _RELAYING
    ):
        return None
    limit = marker.at if marker else _next_cue(text, i, end)
    if verb.lemma in _RELAYING and marker is not None and marker.kind != "preposition":
        relayed = _relayed(text, i, cue, first, marker)
        if relayed is not None:
            return relayed
    directed = verb.addressee or verb.target
    takes_object = (verb.object or directed) and not verb.weak
    if directed and _prays(text, first, min(first + 4, limit)):
        return None
    plural = form.number in ("p", "d")  # a verb in the plural has its subject before it, or unsaid
    if takes_object and not directed and marker is not None and marker.at > first and first < end and (
        (words[first].flags & TOPIC or words[first].verbal_noun) and _is_nominal(words[first])
    ):
        marker, limit = None, _next_cue(text, i, end)  # «أكد ضرورة أن …»: the noun phrase is the content
    right = read_phrase(text, first, limit) if marker is not None and not directed else None
    left = _left_subject(text, i, cue, first, right, marker, takes_object, directed)
    if verb.opens and (marker is None or verb.target):
        opened = _opened(text, i, cue, first, end, left)
        if opened is not None or verb.target or marker is None:
            return opened
    if left is not None or plural:
        phrase = Phrase()
        phrase.media = (right or read_phrase(text, first, limit)).media
        if marker is None and takes_object:
            marker = _topic_after(text, first, limit) if directed else _noun_phrase_at(text, first, limit)
    else:
        phrase = right if right is not None and not takes_object else read_phrase(
            text, first, limit, seek_object=takes_object, addressee=directed
        )
        at = phrase.object_at
        if at >= 0 and form.gender == "m" and phrase.first == first and words[first].feminine and not (
            words[first].flags or words[first].definite
        ):
            at = -1
        if takes_object and at >= 0 and (
            marker is None or verb.object and not directed and not (phrase.late and marker.kind == "that")
        ):
            if not verb.object or not _plausible_object(text, i, phrase):
                return None
            marker = _topic_after(text, at, limit) if directed else Marker(at, at, "object")
        elif marker is None and takes_object and phrase.first < 0:
            return None
        elif (
            phrase.first == first
            and verb.object
            and not directed
            and takes_object
            and marker is None
            and form.gender == "m"
            and words[first].feminine
            and _is_nominal(words[first])
            and not words[first].definite
            and not words[first].flags & (GIVEN | HEADS)
        ):
            # a feminine noun cannot be the subject: «واقترح عربات متجولة»
            marker = Marker(first, first, "object")
            phrase.first = -1
        elif marker is None and verb.object and not directed and takes_object and cue.conjunction:
            # the one noun phrase there is must be the object: «واستنكرت صمت الرئاسة»
            head = words[phrase.first]
            if phrase.first == first and _is_nominal(head) and not head.definite and not head.flags & (HEADS | GIVEN):
                marker = Marker(first, first, "object")
                phrase.first = -1
        elif marker is not None and verb.always and cue.conjunction and phrase.object_at < 0:
            phrase.first = -1  # the one noun phrase is the one spoken to
    if verb.that and not verb.weak and not takes_object and (marker is None or marker.kind in ("quote", "colon")):
        marker = _said_object(text, first, limit, phrase) or marker
    if marker is None:
        return _as_said(text, i, cue, phrase)
    before = words[i - 1] if i else None
    if phrase.stop - phrase.first > 1 and words[phrase.stop - 1].folded in verb.idiom:
        phrase.stop -= 1  # «لفتت الصحف الانتباه إلى»
    draft = Draft(i, cue, f"verb-{marker.kind}", marker.content)
    draft.source = phrase.source
    draft.media = phrase.media
    if first < end and words[first].folded in ("فيه", "فيها") and draft.source is None and before is not None and before.flags & DOCUMENT:
        left = clause_subject(text, i, cue)  # «أصدر بيانا قال فيه»
    if draft.source is None and left is None and _hangs(text, i, cue):
        return None
    if verb.weak and plural and marker.at > i + 3:
        return None
    if draft.source is not None and not _may_speak(text, draft, marker):
        return None
    if verb.document and draft.source is None and left is None:
        return None
    if before is not None and before.flags & RELATIVE and draft.source is not None and marker.kind != "that":
        return None
    _place(text, draft, left)
    return draft


def _relayed(text: Text, i: int, cue: Cue, first: int, marker: Marker) -> Draft | None:
    """«نقل موقع … عن مصدر أن …»: the one behind «عن» speaks, the subject passes it on."""
    words = text.words
    about = next((k for k in range(first, marker.at) if words[k].folded == "عن"), -1)
    if about < 0:
        return None
    inner = read_phrase(text, about + 1, marker.at)
    outer = read_phrase(text, first, about)
    if inner.first != about + 1:
        return None
    draft = Draft(i, cue, f"relay-{marker.kind}", marker.content)
    draft.source = inner.source
    draft.media = inner.media
    relay = outer.source or (subject_before(text, i, cue) if i and not cue.conjunction else None)
    draft.relays = [relay] if relay else []
    _place(text, draft, None)
    return draft


def _prays(text: Text, first: int, stop: int) -> bool:
    """Whether the one addressed is God, and not a man named after Him («نصر الله»)."""
    words = text.words
    for k in range(first, stop):
        if words[k].folded in text.lexicon.deities and (
            k == first or words[k - 1].definite or words[k - 1].folded in text.lexicon.honored
        ):
            return True
    return False


def _hangs(text: Text, i: int, cue: Cue) -> bool:
    """Whether a verb without a subject of its own describes the noun before it («تحقيق … كشف عن»)."""
    words = text.words
    if cue.conjunction or not i or cue.form.number == "p" or words[i].folded.startswith("ل"):
        return False
    before = words[i - 1]
    if before.type != WORD or before.flags & (OPENER | PARTICLE | BE | RELATIVE | TIME | PREPOSITION) or before.complementiser:
        return False
    first = text.sentence_start(i)
    for k in range(i - 1, first, -1):
        if words[k].type == COMMA:
            first = k + 1
            break
    while first < i and words[first].type > NUMBER:
        first += 1
    return not words[first].flags & (PREPOSITION | ADVERBIAL | PARTICLE | TIME)


def _left_subject(text: Text, i: int, cue: Cue, first: int, right: Phrase | None,
                  marker: Marker | None, takes_object: bool, directed: bool) -> Range | None:
    """The subject before the verb, if the words behind it leave room for one there."""
    words = text.words
    as_for = cue.conjunction == "ف" and words[text.sentence_start(i)].folded in ("اما", "واما")
    if cue.conjunction and not as_for or not i or first >= text.length:
        return None
    if right is not None and right.first >= 0:
        return None
    if cue.form.suffix and words[i - 1].flags & RELATIVE:
        return None  # «الذي وصفته الصحف بكذا»: the relative is the object
    left = subject_before(text, i, cue)
    if left is None:
        return None
    if directed and left[1] != i and words[i - 1].type != COMMA and not words[i - 1].flags & (RELATIVE | PARTICLE | BE):
        return None
    if marker is None and not takes_object:
        return None
    if marker is None and not _is_nominal(words[first]) and not words[first].flags & (ADVERBIAL | PREPOSITION | TIME):
        return None
    if directed or marker is None:
        # A noun that can only be the subject stands right behind the verb.
        if words[first].stem.endswith("ون") and words[first].definite:
            return None
        if text.field == "text" and marker is None and cue.form.number != "p" and not (
            words[first].flags & TOPIC or words[first].verbal_noun
        ):
            late = read_phrase(text, first, text.sentence_end(first), seek_object=True).object_at
            if not words[first].flags & (ADVERBIAL | PREPOSITION | TIME) or late < 0 or not (
                words[late].flags & TOPIC or words[late].verbal_noun
            ):
                return None
    return left


def _may_speak(text: Text, draft: Draft, marker: Marker) -> bool:
    """Whether the phrase found can be a source for this verb."""
    assert draft.source is not None
    words = text.words
    first, stop, _ = draft.source
    head = words[first]
    if not any(w.type <= NUMBER for w in words[first:stop]):
        return False
    if head.type == QUOTE:
        return True
    if (head.verbal_noun or head.flags & TOPIC) and not head.flags & HEADS and not head.definite and stop - first > 1:
        return False  # «يشير ارتفاع … إلى»: nobody speaks
    if head.flags & OCCASION and not head.flags & (HEADS & ~OFFICE):
        return False
    if head.folded in text.lexicon.demonstratives:
        return False
    verb = draft.reading.verb
    if verb.document and not head.flags & (DOCUMENT | ORGANIZATION | UNNAMED):
        return False
    if head.type == NUMBER or head.flags & TIME and not head.flags & (HEADS | GIVEN):
        return False
    if verb.weak:
        return bool(head.flags & (HEADS | GIVEN)) or stop - first <= 3
    return True


def _pronominal_object(text: Text, i: int, cue: Cue, first: int, end: int) -> Draft | None:
    """«أعلن ذلك الوزير»: a pronoun for what was said."""
    phrase = read_phrase(text, first + 1, _next_cue(text, i, end))
    left = None
    if phrase.first < 0 or phrase.first > first + 4:
        phrase = Phrase()
        left = subject_before(text, i, cue) if i and not cue.conjunction else None
        if left is None:
            return None
    _cut_relative(text, phrase)
    draft = Draft(i, cue, "verb-object", first)
    draft.stop_hint = first + 1
    draft.source = phrase.source
    draft.media = phrase.media
    _place(text, draft, left)
    return draft


def _opened(text: Text, i: int, cue: Cue, first: int, end: int, left: Range | None) -> Draft | None:
    """A verb whose content only certain nouns open («حمّل … المسؤولية»)."""
    words = text.words
    for j in range(first, min(end, first + 16)):
        if words[j].folded in cue.verb.opens and not words[j].conjunction:
            break
    else:
        return None
    if words[first].folded.startswith("ب") and not words[first].flags & HEADS:
        return None  # «يقدر بمليون»
    phrase = read_phrase(text, first, j, seek_object=True, addressee=True) if left is None else Phrase()
    if left is None and phrase.first < 0 and not cue.conjunction and not cue.form.suffix and cue.form.number == "s":
        return None
    if phrase.first >= 0 and cue.verb.target and phrase.object_at < 0 and cue.conjunction and not cue.form.suffix:
        if words[phrase.first].stem.endswith("ون"):
            phrase.stop = phrase.first + 1  # the nominative shows the subject
        else:
            phrase.first = -1  # only the one accused stands there; who accuses was named before
    draft = Draft(i, cue, "verb-object", j)
    draft.source = phrase.source
    _place(text, draft, left)
    return draft


#: Everyday verbs that do report behind a quotation.
_AFTER_SPEECH = frozenset(("تابع", "أضاف", "أورد", "علق", "رد", "كتب", "ختم"))
def _said_object(text: Text, first: int, limit: int, phrase: Phrase) -> Marker | None:
    """A noun phrase that a verb of plain saying tells: «أوضح الوزير أسباب القرار»."""
    for j in range(first, min(limit, first + 16)):
        word = text.words[j]
        if word.folded in text.lexicon.said_objects and not text.words[j - 1].flags & PREPOSITION:
            if phrase.first >= j:
                phrase.first = -1
            elif phrase.first >= 0:
                phrase.stop = min(phrase.stop, j)
            return Marker(j, j, "object")
    return None


def _as_said(text: Text, i: int, cue: Cue, phrase: Phrase) -> Draft | None:
    """«…، كما أعلنت الوزارة»: the clause before is what was said."""
    words = text.words
    if i < 3 or words[i - 1].folded not in ("كما", "مثلما", "حسبما") or phrase.first != i + 1:
        return None
    after = words[phrase.stop] if phrase.stop < text.length else None
    if after is not None and after.type == WORD and not after.flags & (TIME | ADVERBIAL | PREPOSITION):
        return None
    first = text.sentence_start(i)
    if first >= i - 3 or cue.verb.weak and words[i - 2].type != COMMA:
        return None
    draft = Draft(i, cue, "according-to-postposed", first)
    draft.marker = "postposed"
    draft.stop = i - 1
    draft.clause = i - 1
    draft.source = phrase.source
    draft.media = phrase.media
    return draft


_RELAYING = frozenset(("نقل", "نسب", "أورد", "حكى"))


def _may_report(text: Text, i: int, cue: Cue) -> bool:
    """Whether nothing right before the verb says that it does not report."""
    form = cue.form
    before = text.words[i - 1] if i else None
    if before is not None and not cue.conjunction:
        if before.folded in _NEGATIONS and cue.verb.lemma != "استبعد":
            return False
        if form.tense == "imperfect" and before.complementiser and len(before.stem) == 2 and not (
            i > 1 and text.words[i - 2].folded in ("قبل", "بعد")
        ):
            return False  # «أن يعلن» is an infinitive: a plan, not a report
        if before.folded in ("تم", "يتم", "وتم", "ويتم", "جري", "يجري") and not form.suffix:
            return False  # a verbal noun: «تم نشر»
        if before.folded in ("اذا", "لو", "ان", "كلما", "لمن", "من") and form.tense == "perfect" and before.folded != "ان":
            return False  # a condition
        if before.folded in ("ما", "مما", "وما") and text.words[i].flags & PREPOSITION:
            return False  # «ما بين»
        if before.stem in text.lexicon.demonstratives and _starts_clause(text, i - 1) or before.folded in ("ما", "مما", "وهذا", "وذلك") and not form.suffix:
            return False  # «وهذا يؤكد أن», «مما يعني»
    if form.tense == "perfect" and is_passive(text.tokens[i], cue.letters):
        return False
    if form.person != 3:
        return False
    if cue.verb.weak and form.tense == "imperfect" and text.words[i].folded.startswith("ل"):
        return False  # a purpose: «لتعقب»
    if text.words[i].flags & PREPOSITION and not cue.conjunction and not _starts_clause(text, i):
        return False
    if before is not None and before.type == QUOTE and i + 1 < text.length and text.words[i + 1].type == QUOTE:
        return False  # a name between marks
    return not _is_boilerplate(text, i)


def _starts_clause(text: Text, i: int) -> bool:
    before = text.words[i - 1] if i else None
    if before is None or before.type > NUMBER or text.words[i].conjunction:
        return True
    return bool(before.flags & (OPENER | PARTICLE | BE)) or before.folded in text.lexicon.asides


def _is_nominal(word: Word) -> bool:
    """Whether ``word`` can begin a noun phrase."""
    return word.type == WORD and not word.flags & (PREPOSITION | FUNCTION | ADVERBIAL) and not (
        word.preposition or word.conjunction
    ) or word.type == QUOTE


def _noun_phrase_at(text: Text, first: int, limit: int) -> Marker | None:
    """The noun phrase that begins right after the verb, as its reported object."""
    j = first
    while j < limit and text.words[j].flags & TIME and j - first < 3:
        j += 1
    if j < limit and _is_nominal(text.words[j]):
        return Marker(j, j, "object")
    late = read_phrase(text, first, limit, seek_object=True).object_at
    return Marker(late, late, "object") if late >= 0 else None


def _topic_after(text: Text, first: int, limit: int) -> Marker | None:
    """The reported noun phrase behind the one spoken to («ناشدوا المسؤولين حل مشكلتهم»)."""
    for j in range(first + 1, min(limit, first + 12)):
        word = text.words[j]
        if word.type > NUMBER and word.type != COMMA:
            return None
        if (word.flags & TOPIC or word.verbal_noun) and not (word.preposition or word.conjunction or word.definite):
            return Marker(j, j, "object")
    return None


def _next_cue(text: Text, i: int, end: int) -> int:
    """Where the next reporting word's clause begins, at most ``end``."""
    words = text.words
    for j in range(i + 2, end):
        word = words[j]
        if word.cues and not word.flags & (HEADS | GIVEN | PLACE):
            other = word.cues[0]
            if other.form.tense == "participle" or other.finite and (
                other.conjunction
                or not other.verb.weak and not word.flags and not words[j - 1].flags & RELATIVE
            ):
                return j
    return end


def _quoted_noun(text: Text, first: int, stop: int, *, any_noun: bool) -> bool:
    """Whether «قوله» (or «تأكيده») stands between: then it is the cue, and this verb the relay."""
    return any(
        c.form.tense == "noun" and c.form.suffix and (any_noun or c.verb.lemma == "قول")
        for w in text.words[first:stop]
        if w.cues
        for c in w.cues
    )


def _cut_relative(text: Text, phrase: Phrase) -> None:
    """Leave a relative clause out of a source that ends the sentence."""
    for k in range(phrase.first + 1, phrase.stop):
        if text.words[k].flags & RELATIVE or text.tokens[k] in ("وهو", "وهي", "وهم"):
            phrase.stop = k - 1 if text.words[k - 1].type == COMMA else k
            return


def _within_document(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """«جاء في البيان أن …»: the document is the source."""
    words = text.words
    if i + 2 >= end or words[i + 1].folded != "في":
        return None
    head = words[i + 2]
    if not head.flags & DOCUMENT or head.flags & TIME:
        return None
    marker = _marker(text, i, verb_end=end, cue=cue, reach=_NEAR)
    if marker is None:
        return None
    phrase = read_phrase(text, i + 2, marker.at)
    if phrase.first != i + 2:
        return None
    draft = Draft(i, cue, f"document-{marker.kind}", marker.content)
    draft.source = phrase.source
    _place(text, draft, None)
    return draft


def _hearsay(text: Text, i: int, cue: Cue, marker: Marker | None) -> Draft | None:
    """«قيل إن», «تردد أن»: said by nobody the writer names."""
    if marker is None or marker.at > i + 2 or marker.kind not in ("that", "preposition"):
        return None
    if i and text.words[i - 1].complementiser:
        return None  # «يمكن أن يقال»
    if marker.kind == "preposition" and (
        text.words[marker.at].folded != "عن" or cue.verb.lemma in ("قيل", "يقال", "يحكى")
    ):
        return None
    draft = Draft(i, cue, "hearsay", marker.content)
    draft.marker = "that"
    _place(text, draft, None)
    return draft


def _plausible_object(text: Text, i: int, phrase: Phrase) -> bool:
    """Whether a noun phrase without a marker may be what the verb reports."""
    word = text.words[phrase.object_at]
    if phrase.first >= 0:
        return True
    return bool(word.flags & TOPIC) or word.verbal_noun


def _place(text: Text, draft: Draft, left: Range | None) -> None:
    """Take the subject to the left if there is one, and find where the clause begins."""
    i, cue = draft.cue, draft.reading
    before = text.words[i - 1] if i else None
    relative = before is not None and bool(before.flags & RELATIVE)
    draft.clause = _clause_start(text, i)
    if left is not None:
        draft.source = left
        if not relative:
            draft.clause = min(draft.clause, left[0])
    purpose = text.words[i].folded.startswith("ل") and cue.form.tense == "imperfect" and draft.source is None
    draft.beside = not relative and (bool(cue.conjunction) or purpose or _opens_clause(text, i, draft))
    if not draft.media and cue.finite:
        draft.media = _fronted_media(text, i)


def _fronted_media(text: Text, i: int) -> list[Range]:
    """The medium of «وفي مقابلة مع إذاعة …، قال …», which stands before the verb."""
    words = text.words
    first = text.sentence_start(i)
    if not 3 < i - first <= 18 or words[first].folded not in ("في", "وفي", "خلال", "وخلال"):
        return []
    if not words[first + 1].flags & OCCASION or words[i - 1].type != COMMA:
        return []
    for k in range(first + 2, i - 1):
        medium = medium_at(text, k, i - 1, Phrase(), True)
        if medium is not None:
            return [medium]
    return []


def _clause_start(text: Text, i: int) -> int:
    """The token at which the clause of the cue at ``i`` begins, asides and particles included."""
    words = text.words
    at = i
    k = i - 1
    while k >= 0 and i - k <= 5:
        word = words[k]
        if word.type in (COMMA, SEMICOLON):
            return k + 1
        if word.type > NUMBER:
            break
        if word.flags & (OPENER | PARTICLE | BE) or word.folded in text.lexicon.asides:
            at = k
        elif not (word.flags & (TIME | PREPOSITION)):
            break
        k -= 1
    return at


def _opens_clause(text: Text, i: int, draft: Draft) -> bool:
    """Whether the clause of a cue without a conjunction still stands beside the one before."""
    words = text.words
    k = draft.clause
    first = words[k]
    if k < i and (first.flags & (OPENER | PARTICLE) or first.conjunction):
        return True
    before = words[k - 1] if k else None
    if before is None or before.type in (STOP, BREAK, COLON):
        return True
    if before.flags & OPENER and not before.complementiser:
        return True
    if before.complementiser and i > 1 and words[i - 2].folded in ("قبل", "بعد"):
        draft.clause = i - 2  # «قبل أن يضيف أن …»
        return True
    subject_follows = draft.source is not None and draft.source[0] > i
    return before.type in (COMMA, SEMICOLON, DASH) and subject_follows


def _marker(text: Text, i: int, *, verb_end: int, cue: Cue, reach: int = _REACH) -> Marker | None:
    """The first thing right of the cue at ``i`` that opens its content."""
    words, closing = text.words, text.closing
    verb = cue.verb
    preps = verb.preps
    in_relative = False
    inner: int = -1
    fallback: Marker | None = None
    sure = False
    j = i + 1
    stop = min(verb_end, i + reach)
    while j < stop:
        word = words[j]
        kind = word.type
        if kind > NUMBER:
            if kind == COLON:
                if verb.quote and _is_speech_colon(text, j):
                    return _after_colon(text, j)
                break
            if kind == QUOTE:
                end = closing.get(j, -1)
                if end > 0:
                    if sure:
                        break
                    if verb.quote and _is_speech(text, j, end, i):
                        return Marker(j, j, "quote")
                    j = end + 1
                    continue
                if verb.quote and j == i + 1 and j not in text.opening and j + 1 < text.length:
                    return Marker(j + 1, j, "quote")
            elif kind in (COMMA, SEMICOLON):
                in_relative = False
            j += 1
            continue
        flags = word.flags
        if verb.act == "ask" and word.folded in text.lexicon.interrogatives:
            return Marker(j, j, "that")
        if word.complementiser:
            if j == inner:
                j += 1
                continue
            before = words[j - 1]
            taken = j == i + 1 and verb.that and not word.conjunction or _takes_clause(
                text, j, verb.lemma, verb.that, preps, before, word
            )
            if taken:
                return Marker(j, j - 1 if before.folded in preps else j, "that")
            j += 1
            continue
        if flags & (RELATIVE | OPENER):
            in_relative = bool(flags & RELATIVE)
        if not flags & RELATIVE and word.folded in preps and not word.conjunction and not (
            flags & GIVEN and j + 1 < stop and words[j + 1].flags & GIVEN
        ):
            after = words[j + 1] if j + 1 < stop else None
            if (
                after is not None
                and after.folded not in _FIXED_TO
                and after.folded not in text.lexicon.asides
                and not after.flags & (TIME | RELATIVE if word.folded != "الي" else RELATIVE)
                and not (word.folded == "الي" and in_relative and not verb.addressee)
                and not (_internal_preposition(text, j, i) and not (verb.addressee and word.folded == "من"))
            ):
                content = j + 1
                while content < text.length and words[content].type in (COLON, DASH, BREAK):
                    content += 1
                if content >= text.length or content > j + 4:
                    break
                after = words[content]
                if verb.weak and not after.complementiser and after.type != QUOTE:
                    j += 1
                    continue
                return Marker(content, j, "that" if after.complementiser else "preposition")
        elif word.preposition and word.preposition in preps and not in_relative and not verb.weak:
            strength = _clitic_preposition(text, j, i)
            if word.preposition == "ل" and strength == 2 and j > i + 1:
                strength = 1
            if strength == 2 and (j == i + 1 or not verb.that):
                return Marker(j, j, "preposition")
            if strength and (fallback is None or strength == 2 and not sure):
                fallback, sure = Marker(j, j, "preposition"), strength == 2
        elif "ب" in preps and not verb.weak and word.folded == "ب" and j + 1 < stop and words[j + 1].type == QUOTE:
            return Marker(j, j, "preposition")
        elif "ب" in preps and not verb.weak and j == i + 1 and word.folded.startswith("ب") and len(word.folded) > 3 and not word.flags and not word.preposition:
            return Marker(j, j, "preposition")
        elif "ب" in preps and not verb.weak and _may_be_prefixed(text, j) and fallback is None and not in_relative:
            fallback = Marker(j, j, "preposition")
        if word.cues and j > i + 1 or word.cues and word.cues[0].form.tense == "participle":
            other = word.cues[0]
            if other.finite and other.form.person == 3:
                if in_relative or words[j - 1].flags & RELATIVE:
                    inner = j + 1
                elif other.conjunction or (
                    j > i + 1
                    and (
                        words[j - 1].flags & OPENER
                        or not flags and (not other.verb.weak or _leads(text, j))
                    )
                ):
                    break
            elif other.form.tense == "participle" and not flags & (HEADS | ADVERBIAL | GIVEN | PLACE) and _leads(text, j):
                break
        j += 1
    return fallback


def _may_be_prefixed(text: Text, j: int) -> bool:
    """Whether an unknown word may be بـ and a noun («بشن»), behind words that end a noun phrase."""
    word, before = text.words[j], text.words[j - 1]
    return (
        word.folded.startswith("ب")
        and len(word.folded) > 2
        and not word.flags
        and not word.preposition
        and (before.definite or before.adjective or before.type in (COMMA, CLOSE, QUOTE))
        and not before.flags & (TITLE | OFFICE)
    )


def _leads(text: Text, j: int) -> bool:
    """Whether the cue at ``j`` is followed at once by content of its own."""
    if j + 1 >= text.length:
        return False
    after = text.words[j + 1]
    if after.complementiser or after.type in (COLON, QUOTE):
        return True
    preps = text.words[j].cues[0].verb.preps
    return after.folded in preps or after.preposition in preps and after.preposition != ""


def _takes_clause(text: Text, j: int, lemma: str, that: bool, preps: frozenset[str], before, word) -> bool:  # type: ignore[no-untyped-def]
    if word.conjunction:
        return False
    if before.folded in preps:
        return True
    if not that and not (word.preposition and word.preposition in preps):
        return False
    if before.folded in _NOT_BEFORE_THAT or before.flags & (NEGATION):
        return False
    if word.preposition == "ل" or word.preposition == "ك":
        return False
    if word.complementiser == "أ" and before.flags & TOPIC and not before.definite and before.type == WORD:
        return False
    return True


def _is_speech_colon(text: Text, colon: int) -> bool:
    """Whether a colon is not that of a clock time or of a web address."""
    words = text.words
    if colon + 1 >= text.length:
        return False
    before, after = words[colon - 1], words[colon + 1]
    if before.type == NUMBER and after.type == NUMBER:
        return False
    return text.tokens[colon + 1] not in "/." and not (
        before.type == WORD and before.folded.isascii()
    )


def _after_colon(text: Text, colon: int) -> Marker:
    words = text.words
    j = colon + 1
    while j < text.length and words[j].type in (DASH, COLON) or (j < text.length and words[j].type == 2 and j - colon < 2):
        j += 1
    if j >= text.length:
        return Marker(colon, colon, "colon")
    if words[j].type == QUOTE and j in text.closing:
        return Marker(j, colon, "quote")
    if words[j].type == QUOTE and j + 1 < text.length:
        return Marker(j + 1, colon, "colon")
    return Marker(j, colon, "that" if words[j].complementiser else "colon")


def _is_speech(text: Text, opening: int, closing: int, cue: int) -> bool:
    """Whether the marks hold speech and not the name of something."""
    size = sum(1 for word in text.words[opening + 1 : closing] if word.type <= NUMBER)
    if opening == cue + 1:
        if size <= 4 and any(
            w.complementiser and not w.conjunction
            for w in text.words[closing + 1 : min(closing + 16, text.sentence_end(closing))]
        ):
            return False  # «قال “البيت الأبيض” … إن»
        return size >= 2
    before = text.words[opening - 1]
    if before.folded in _JOINING:
        return False
    if size < _SPEECH_WORDS:
        # two words are speech if they end the sentence behind somebody's name
        last = closing + 1 >= text.length or text.words[closing + 1].type in (STOP, BREAK)
        return size == 2 and last and not before.flags & (NAMING | MEDIUM | AGENCY)
    if before.flags & (NAMING | MEDIUM | AGENCY) and size < 8 and not before.definite:
        return False
    # A complementiser still to come shows that the marks only name.
    after = text.words[closing + 1] if closing + 1 < text.length else None
    return not (after is not None and (after.complementiser or after.type == COLON) and not after.conjunction)


def _internal_preposition(text: Text, j: int, cue: int) -> bool:
    """Whether the preposition at ``j`` belongs to the noun phrase before it."""
    word, before = text.words[j], text.words[j - 1]
    if j == cue + 1:
        return False
    if word.folded == "من":
        return bool(before.flags & (GROUP | UNNAMED)) or before.folded in ("عدد", "احد", "احدي", "كل", "عديد", "مزيد", "كثير", "عددا", "اكثر", "اقل")
    if word.folded == "عن":
        return any(
            w.flags & OFFICE and w.stem.startswith(("عضو", "نايب", "ممثل", "نواب", "اعضاء"))
            for w in text.words[max(cue + 1, j - 4) : j]
        ) or goes_on_to_name(text, cue + 1, j, text.sentence_end(j)
        )
    if word.folded == "علي":
        return before.definite and before.stem.startswith(("مشرف", "مطلع", "قايم", "محافظ"))
    if word.folded == "الي":
        after = text.words[j + 1]
        return bool(before.flags & OFFICE or before.adjective and text.words[j - 2].flags & OFFICE) and bool(after.flags & (STATE | PLACE))
    return False


def _clitic_preposition(text: Text, j: int, cue: int) -> int:
    """How likely a word with بـ or لـ opens the content: 2 surely, 1 perhaps, 0 not."""
    word, before = text.words[j], text.words[j - 1]
    flags = word.flags
    if j == cue + 1:
        return 2
    if word.verbal_noun or flags & TOPIC:
        return 2
    if flags & (PLACE | ORGANIZATION | STATE | TIME | NAMING | MEDIUM):
        return 0 if before.type == WORD else 1
    if before.type in (COMMA, QUOTE, CLOSE):
        return 2
    if before.flags & (OFFICE | NAMING | ORGANIZATION) and not before.definite:
        return 0
    return 1


def _is_boilerplate(text: Text, i: int) -> bool:
    """Whether the words at ``i`` are an impersonal connective («يذكر أن»)."""
    words = text.words
    word = words[i]
    folded = word.folded
    for first in (folded, folded[1:] if folded[0] in "وف" else folded):
        for rest in text.lexicon.boilerplate.get(first, ()):
            j = i + 1
            for part in rest:
                while j < text.length and words[j].folded in ("ايضا", "كذلك", "هنا", "لاحقا", "ذلك"):
                    j += 1
                if j >= text.length or not (
                    words[j].folded == part or words[j].complementiser and part == "ان"
                ):
                    break
                j += 1
            else:
                return True
    return False


def _object_pronoun(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """A verb whose object is a pronoun: «وهو ما أكده الوزير», «ما أعلنه عن …»."""
    verb = cue.verb
    if i + 1 < text.length and verb.preps & {text.words[i + 1].folded}:
        marker = _marker(text, i, verb_end=end, cue=cue, reach=4)
        if marker is not None:
            draft = Draft(i, cue, "verb-preposition", marker.content)
            _place(text, draft, None)
            return draft
    return None


def _relative_object(text: Text, i: int, cue: Cue, first: int, end: int) -> Draft | None:
    """«القرارات التي أعلنها الوزير»: the noun before the relative pronoun is what was said."""
    words = text.words
    phrase = read_phrase(text, first, _next_cue(text, i, end), seek_object=True)
    if phrase.first != first or not words[first].flags & (HEADS | GIVEN) or cue.verb.opens:
        return None
    for k in range(first + 2, phrase.stop):
        if words[k - 1].definite and not words[k].flags and not words[k].definite and not words[k].adjective:
            phrase.stop = k  # the verb of the main clause
            break
    k = i - 2
    if k >= 0 and words[k].type == COMMA:
        k -= 1
    stop = k + 1
    while k >= 0 and stop - k <= 8:
        word = words[k]
        if word.type != WORD or word.flags & (PREPOSITION | FUNCTION | TIME) or word.cues and word.cues[0].finite:
            break
        k -= 1
        if word.conjunction or word.preposition:
            break
    if stop - k < 2:
        return None
    draft = Draft(i, cue, "relative-object", k + 1)
    draft.stop_hint = stop
    draft.content_letters = len(words[k + 1].conjunction)
    draft.source = phrase.source
    draft.media = phrase.media
    draft.clause = i
    return draft


def _after_quotation(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """A verb that follows its quotation: «"…"، قال الوزير»."""
    if not cue.verb.quote or cue.conjunction:
        return None
    words = text.words
    k = i - 1
    while k >= 0 and words[k].type in (COMMA, DASH):
        k -= 1
    opening = text.opening.get(k, -1)
    if opening < 0 or k - opening <= _SPEECH_WORDS or cue.verb.act not in ("say", "confirm", "opine", "ask"):
        return None
    if cue.verb.weak and (k == i - 1 or cue.verb.lemma not in _AFTER_SPEECH):
        return None
    before = words[opening - 1] if opening else None
    if before is not None and (before.complementiser or before.type == WORD and (k == i - 1 or k - opening < 9)):
        return None  # a title, or words quoted inside the sentence
    phrase = read_phrase(text, i + 1, _next_cue(text, i, end))
    if phrase.first < 0:
        return None
    if any(w.complementiser or w.type == COLON for w in words[i + 1 : phrase.stop + 1]):
        return None
    _cut_relative(text, phrase)
    draft = Draft(i, cue, "verb-postposed", opening)
    draft.stop = k + 1
    draft.source = phrase.source
    draft.media = phrase.media
    draft.clause = k + 1
    draft.beside = True
    # «"…"، يقول فلان، "…"»: the speech goes on behind the verb.
    j = phrase.stop
    while j < min(text.length, phrase.stop + 3) and text.words[j].type in (COMMA, COLON, DASH):
        j += 1
    if j in text.closing:
        draft.more.append((j + 1, text.closing[j]))
    return draft


def _participle(text: Text, i: int, cue: Cue) -> Draft | None:
    words = text.words
    verb = cue.verb
    before = words[i - 1] if i else None
    if i + 1 >= text.length:
        return None
    apart = cue.conjunction or before is None or before.type in (COMMA, SEMICOLON)
    if words[i].flags & (HEADS | PLACE) and not apart:
        return None
    if before is not None and (before.folded in _NEGATIONS or before.definite and cue.form.number == "p" and before.type == WORD):
        return None
    if before is not None and before.flags & PREPOSITION and not cue.conjunction:
        return None
    end = text.sentence_end(i + 1)
    j = i + 1
    if words[j].folded in verb.idiom or words[j].folded in text.lexicon.honored:
        return _participle_idiom(text, i, j, cue, end)
    # adverbs between a participle and its content: «مشيرا كذلك إلى», «مؤكدا في الوقت نفسه أن»
    marker = _marker(text, i, verb_end=min(end, i + _NEAR), cue=cue, reach=_NEAR)
    if marker is not None and marker.at > i + 1:
        phrase = read_phrase(text, i + 1, marker.at)
        between = phrase.first >= 0
        if between and not (verb.addressee or verb.target):
            topic = words[phrase.first]
            if verb.object or topic.flags & TOPIC or topic.verbal_noun:
                marker = None
            elif marker.kind not in ("that", "colon", "quote"):
                return None
            else:
                return None
        media = phrase.media
    else:
        media = []
    if (
        marker is not None
        and cue.form.gender == "f"
        and marker.kind == "preposition"
        and not cue.conjunction
        and before is not None
        and before.type not in (COMMA, SEMICOLON)
    ):
        return None  # «الوزارة ملتزمة بكذا» is a predicate
    if marker is None:
        word = words[j]
        while j < end and word.flags & (PARTICLE | TIME) and j - i < 4:
            j += 1
            if j >= end:
                return None
            word = words[j]
        if word.folded == "ما" and verb.object:
            marker = Marker(j, j, "object")
        elif word.type != WORD or word.preposition or word.conjunction or word.flags & (PREPOSITION | FUNCTION):
            return None
        elif not (verb.object and not verb.weak or (verb.that and not verb.weak and word.flags & TOPIC)):
            return None
        elif cue.form.gender == "f" and not (word.flags & TOPIC or word.verbal_noun):
            return None
        marker = Marker(j, j, "object")
    draft = Draft(i, cue, f"participle-{marker.kind}", marker.content)
    draft.media = media
    draft.clause = i
    draft.beside = True
    return draft


def _participle_idiom(text: Text, i: int, j: int, cue: Cue, end: int) -> Draft | None:
    """«لافتا الانتباه إلى», «مؤكدا سموه أن»."""
    marker = _marker(text, j, verb_end=min(end, j + 4), cue=cue, reach=4)
    if marker is None:
        return None
    draft = Draft(i, cue, f"participle-{marker.kind}", marker.content)
    if text.words[j].folded in text.lexicon.honored:
        draft.source = (j, j + 1, 0)  # «مؤكدا سموه أن»
    draft.beside = True
    return draft


def _noun(text: Text, i: int, cue: Cue) -> Draft | None:
    """Verbal nouns: «قوله إن», «تأكيده على», «تأكيد الوزير أن»."""
    words = text.words
    verb, form = cue.verb, cue.form
    before = words[i - 1] if i else None
    end = text.sentence_end(i + 1)
    if i + 1 >= text.length:
        return None
    if not form.suffix and verb.lemma == "قول" and words[i].folded.endswith("بالقول"):
        marker = _marker(text, i, verb_end=min(end, i + 4), cue=cue, reach=4)
        if marker is None or marker.kind == "preposition":
            return None
        draft = Draft(i, cue, f"noun-{marker.kind}", marker.content)
        draft.source = clause_subject(text, i, cue)
        draft.beside = True
        return draft
    if form.suffix:
        if verb.lemma == "نص" and i + 1 < end and words[i + 1].type == COLON:
            draft = Draft(i, cue, "noun-colon", _after_colon(text, i + 1).content)
            draft.source = clause_subject(text, i, cue)
            return draft
        if form.gender == "" or before is None:
            return None
        if words[i].flags & OCCASION and before.folded in ("في", "ضمن", "خلال", "من") and any(
            w.cues and w.cues[0].finite for w in words[max(text.sentence_start(i), i - 14) : i]
        ):
            return None  # «أضاف فلان، ضمن تصريحه، أن»: the verb reports
        marker = _marker(text, i, verb_end=min(end, i + 12), cue=cue, reach=12)
        if marker is not None and marker.at > i + 1 and verb.lemma != "قول":
            phrase = read_phrase(text, i + 1, marker.at)
            if phrase.first >= 0:
                return None
        if marker is None:
            word = words[i + 1]
            if not (verb.object and word.type == WORD and word.flags & TOPIC and not word.preposition):
                return None
            marker = Marker(i + 1, i + 1, "object")
        if marker.kind not in ("that", "colon", "quote") and not (
            before.flags & PREPOSITION or before.type == COMMA or cue.letters
        ):
            return None
        draft = Draft(i, cue, f"noun-{marker.kind}", marker.content)
        if relay := _relay_before(text, i):
            draft.source, draft.relays, draft.media = relay
            draft.frame = "relay-" + marker.kind
            draft.clause = draft.relays[0][0] - 1 if draft.relays else i
            draft.beside = True
        elif verb.lemma != "قول" and not before.flags & PREPOSITION:
            return None
        elif words[i].folded.startswith("ب"):
            draft.source = clause_subject(text, i, cue)  # «ختم فلان حديثه بقوله»
        return draft
    if before is None or not before.flags & PREPOSITION:
        return None
    head = words[i + 1]
    if not head.flags & HEADS or head.preposition or head.flags & TOPIC and not head.definite:
        return None
    cue = cue._replace(verb=verb._replace(weak=False))  # with its agent named, the noun reports
    comma = next((k for k in range(i + 1, min(end, i + 14)) if words[k].type == COMMA), end)
    marker = _marker(text, i, verb_end=min(end, i + 14, comma), cue=cue, reach=14)
    if marker is None or marker.kind in ("quote", "colon"):
        return None
    phrase = read_phrase(text, i + 1, marker.at)
    if phrase.first != i + 1 or phrase.stop != marker.at:
        return None
    draft = Draft(i, cue, f"noun-{marker.kind}", marker.content)
    draft.source = phrase.source
    draft.media = phrase.media
    return draft


def _relay_before(text: Text, i: int) -> tuple[Range | None, list[Range], list[Range]] | None:
    """Source and relay of «نقلت … عن … قوله»: whose words, and who passes them on."""
    words = text.words
    start = max(text.sentence_start(i), i - _BACK)
    for k in range(i - 1, start - 1, -1):
        if words[k].folded == "عن" and not words[k].conjunction:
            break
    else:
        return None
    inner = read_phrase(text, k + 1, i)
    if words[k - 1].folded == "نقلا":
        return inner.source, [], inner.media
    for j in range(k - 1, start - 1, -1):
        lemmas = {c.verb.lemma for c in words[j].cues if c.finite}
        if lemmas & {"نقل", "نسب", "ذكر", "أورد", "حكى", "روى"}:
            outer = read_phrase(text, j + 1, k)
            relays = [outer.source] if outer.source else []
            if not relays and not words[j].conjunction:
                left = subject_before(text, j, words[j].cues[0])
                relays = [left] if left else []
            return inner.source, relays, inner.media
    return None


def _preposition(text: Text, i: int, size: int, cue: Cue) -> Draft | None:
    """«وفقا لـ», «بحسب», «نقلا عن», before or behind what is reported."""
    words = text.words
    j = i + size
    letters = 0
    if cue.verb.pronoun or j < text.length and words[j].folded in _HIS_WORDS:
        draft = Draft(i, cue, "according-to-postposed", text.sentence_start(i))
        draft.marker = "postposed"
        draft.stop = i
        return draft
    if cue.after:
        while j < text.length and words[j].type in (QUOTE, DASH):
            j += 1
        if j >= text.length:
            return None
        word = words[j]
        if word.folded in cue.after or word.folded.rstrip("ـ") in cue.after:
            j += 1
        elif word.preposition and word.preposition in cue.after:
            letters = 1
        elif word.folded == "لما" and "ل" in cue.after:
            letters = 1  # «وفقا لما ذكره»
        elif not word.flags and word.folded[:1] in cue.after and len(word.folded) > 3:
            letters = 1  # an unknown name: «وفقا لهوانغ ياشينغ»
        else:
            return None
    if j >= text.length:
        return None
    end = min(text.sentence_end(j), j + _REACH)
    stop = end
    if words[j].folded == "لما" and letters:
        letters = 0
    k = j
    if words[j].folded in ("ما", "لما") or words[i].folded.endswith("ما"):
        # «بحسب ما أفاد به المتحدث», «حسبما ذكرت الوكالة»
        k = j + 1 if words[j].folded in ("ما", "لما") else j
        if k >= text.length or not any(c.finite for c in words[k].cues):
            return None
        said = next(c for c in words[k].cues if c.finite).verb
        cue = cue._replace(verb=cue.verb._replace(act=said.act))
        j = k = k + 1
        if k < end and words[k].folded in ("به", "بها", "عنه", "اليه"):
            j = k = k + 1
    while k < end:
        word = words[k]
        if word.type == QUOTE and k in text.closing and text.closing[k] - k <= 8:
            k = text.closing[k] + 1
            continue
        if word.type in (COMMA, SEMICOLON, COLON, DASH, QUOTE):
            after = words[k + 1] if k + 1 < end else None
            if word.type == COMMA and after is not None and after.type == WORD and not after.conjunction and (
                after.flags & (OFFICE | TITLE) and not after.cues
            ):
                k += 1
                continue
            break
        if word.complementiser and not (word.complementiser == "أ" and k and words[k - 1].folded in _NOT_BEFORE_THAT):
            break
        if (
            k > j
            and word.cues
            and word.cues[0].finite
            and not word.flags & (HEADS | PREPOSITION)
            and not words[k - 1].flags & RELATIVE
            and not (words[j].flags & DOCUMENT and not words[j].definite and k <= j + 4)
        ):
            if not _in_relative(text, j, k):
                break
        if k > j and word.cues and word.cues[0].form.tense == "preposition":
            break
        if k > j and (word.flags & (BE | OPENER)):
            break
        k += 1
    stop = k
    phrase = read_phrase(text, j, stop, follows=bool(cue.after))
    if phrase.first < 0 or phrase.first > j + 1 or _quoted_noun(text, j, stop, any_noun=False):
        return None
    if letters and words[j].folded.startswith("لل"):
        letters = 2
    introduced = stop < end and (
        words[stop].complementiser or words[stop].type == COMMA and stop + 1 < end and words[stop + 1].complementiser
    )
    tentative = False
    if not _is_source_like(text, phrase.first, phrase.stop) and not (introduced and words[phrase.first].definite):
        inside = words[phrase.first : phrase.stop]
        if len(inside) > 3 or any(w.flags or w.verbal_noun or w.feminine for w in inside):
            return None
        # Unknown words must be a name that the article gives elsewhere, or stand between commas.
        after = words[phrase.stop].type if phrase.stop < text.length else STOP
        apart = i > 0 and words[i - 1].type in (COMMA, DASH) or after == COMMA
        tentative = len(inside) < 2 or not apart or any(w.definite for w in inside)
    before = words[i - 1] if i else None
    draft = Draft(i, cue, "according-to", stop)
    draft.tentative = tentative
    head = words[phrase.first]
    if head.flags & DOCUMENT and not head.definite and phrase.stop < stop and words[phrase.stop].type == WORD and not (
        words[phrase.stop].flags
    ):
        phrase.stop = stop  # «حسب بلاغ توصلت الصحيفة بنسخة منه»
    draft.source = (phrase.first, phrase.stop, letters if phrase.first == j else 0)
    draft.media = phrase.media
    first = text.sentence_start(i)
    inline = _clause_after(text, phrase.stop, end)
    if inline >= 0 and i > first + 1 and not (before is not None and before.type == COMMA and cue.conjunction):
        # «ذكرت شينخوا نقلا عن متحدث … أن …»: both report the one clause
        draft.frame = "according-to-inline"
        draft.marker = "that"
        draft.content = inline
        draft.clause = i
        return draft
    preposed = (
        i - first <= 1
        or (before is not None and before.flags & OPENER)
        or (before is not None and before.type in (COMMA, SEMICOLON) and bool(cue.conjunction))
        or (stop < end and words[stop].complementiser != "")
        or (before is not None and before.complementiser != "")
    )
    if preposed:
        while stop < end and words[stop].type in (COMMA, COLON, DASH, SEMICOLON):
            stop += 1
        if stop >= end:
            return None
        draft.frame = "according-to-preposed"
        draft.marker = "that" if words[stop].complementiser else "clause"
        draft.content = stop
        draft.clause = i
        draft.beside = bool(cue.conjunction) or not (before is not None and before.complementiser)
    else:
        draft.frame = "according-to-postposed"
        draft.marker = "postposed"
        draft.content = first
        draft.stop = i
        draft.clause = i
        _cut_relative(text, phrase)
        draft.source = (phrase.first, phrase.stop, letters if phrase.first == j else 0)
    return draft


def _clause_after(text: Text, first: int, end: int) -> int:
    """The complementiser close behind a source, before any comma; -1 if there is none."""
    for k in range(first, min(end, first + 12)):
        word = text.words[k]
        if word.type == COMMA and k == first and k + 1 < end and text.words[k + 1].complementiser == "أ":
            continue
        if word.type > NUMBER or word.cues and word.cues[0].finite and not word.flags and not (
            text.words[k - 1].flags & NEGATION
        ):
            return -1
        if word.complementiser and word.complementiser[-1] != "أ" and not word.conjunction:
            return k
        if word.complementiser:
            return k if text.words[k - 1].folded not in _NOT_BEFORE_THAT else -1
    return -1


def _in_relative(text: Text, first: int, k: int) -> bool:
    return any(w.flags & RELATIVE for w in text.words[first:k])


def _is_source_like(text: Text, first: int, stop: int) -> bool:
    """Whether a phrase after «وفقا لـ» names somebody who can say something."""
    words = text.words
    for k in range(first, min(stop, first + 2)):
        word = words[k]
        if word.type == QUOTE:
            return True
        if word.flags & (HEADS | GIVEN | AGENCY | GROUP | UNNAMED | TITLE):
            return word.stem not in text.lexicon.provisions
        if not word.flags or word.flags & TOPIC:
            return False
    return False


def read_long_cue(text: Text, i: int) -> Draft | None:
    """A reporting phrase of several words that begins at ``i`` («على حد قول»)."""
    if i + 1 >= text.length:
        return None
    word = text.words[i]
    second = text.words[i + 1].folded
    for first in (word.folded, word.folded[1:] if word.folded[0] in "وف" else ""):
        for rest, verb, after in text.lexicon.long_cues.get(first, {}).get(second, ()):
            if text.follows(i + 2, rest):
                form = Form(word.folded, "preposition", 3, "", "")
                cue = Cue(verb, form, len(word.folded) - len(first), "", after)
                return _preposition(text, i, 2 + len(rest), cue)
    return None


def clause_subject(text: Text, i: int, cue: Cue) -> Range | None:
    """The subject of the clause that the reporting word at ``i`` hangs on («رد فلان … قائلا»)."""
    return sentence_subject(text, text.sentence_start(i), i, cue)


def sentence_subject(text: Text, first: int, i: int, cue: Cue) -> Range | None:
    """The subject of the clause in tokens ``first`` to ``i``, if it agrees with ``cue``."""
    words = text.words
    while first < i and words[first].type > NUMBER and words[first].type != QUOTE:
        first += 1
    for k in range(i - 1, max(first, i - _BACK), -1):
        if words[k].complementiser:
            first = k + 1
            break
        if words[k].type in (COMMA, SEMICOLON) and words[k + 1].type == WORD and not words[k + 1].definite and (
            words[k + 1].cues and words[k + 1].cues[0].finite
            or words[k + 1].conjunction and (words[k + 1].imperfect or not words[k + 1].flags)
            or not words[k + 1].flags and words[k + 2].definite and not words[k + 1].adjective
        ):
            first = k + 1
            break
    if first + 1 >= i:
        return None
    head = words[first]
    if text.field == "title" and head.type == WORD and words[first + 1].imperfect:
        return first, first + 1, 0  # «بايدن يزور … بعد تحذيره»
    nominal = head.flags & (HEADS | GIVEN) and not head.preposition or head.definite or head.type == QUOTE
    start = first if nominal else first + 1
    if head.flags & PREPOSITION or head.flags & FUNCTION and not head.flags & (BE | PARTICLE):
        comma = next((c for c in range(first, i) if words[c].type == COMMA), -1)
        if comma < 0 or comma + 2 >= i:
            return None
        start = comma + 2
    spoken = cue.form.tense == "noun"
    phrase = read_phrase(text, start, i, seek_object=not spoken, addressee=not spoken)
    if phrase.first < 0 or phrase.first > start + 2:
        return None
    _cut_relative(text, phrase)
    while spoken and phrase.stop - phrase.first > 1 and words[phrase.stop - 1].possessed:
        phrase.stop -= 1  # «ختم فلان حديثه بقوله»
    head = words[phrase.first]
    if not (head.flags & (HEADS | GIVEN) or not head.flags and phrase.stop - phrase.first <= 3) or head.preposition:
        return None
    if cue.form.number == "p" and not (
        head.flags & (GROUP | UNNAMED | OFFICE) or head.stem.endswith("ون")
    ):
        return None
    if cue.form.tense == "noun":
        return phrase.first, phrase.stop, len(head.conjunction)
    if cue.form.gender == "m" and head.feminine and not head.flags & (GIVEN | TITLE):
        return None
    if cue.form.gender == "f" and head.flags & (TITLE | OFFICE) and not head.feminine:
        return None
    return phrase.first, phrase.stop, len(head.conjunction)


def subject_before(text: Text, i: int, cue: Cue) -> Range | None:
    """The subject that stands left of the verb at ``i``: «الوزير … قال», «مصادر … التي أفادت»."""
    left = _subject_before(text, i, cue)
    if left is None and not text.words[i - 1].flags & RELATIVE:
        return _joined_subject(text, i, cue)
    return left


def _joined_subject(text: Text, i: int, cue: Cue) -> Range | None:
    """A plural subject joined by و to what comes before: «… ومتشددين يعلنون»."""
    if cue.form.number != "p" or cue.form.tense != "imperfect":
        return None
    words = text.words
    for k in range(i - 1, max(i - 6, 0), -1):
        word = words[k]
        if word.type != WORD or word.complementiser:
            return None
        if word.folded.startswith("و") and word.folded.endswith(("ين", "ون")) and not word.definite:
            return k, i, 1
        if word.conjunction == "و" and word.flags & GROUP:
            return k, i, 1
        if word.flags & (PREPOSITION | FUNCTION):
            return None
    return None


def _subject_before(text: Text, i: int, cue: Cue) -> Range | None:
    words = text.words
    if words[i - 1].flags & OPENER:
        return None
    start = max(text.sentence_start(i), i - _BACK)
    enclosing = text.enclosing_quote(i)
    if enclosing is not None:
        start = max(start, enclosing + 1)
    before = words[i - 1]
    if before.flags & RELATIVE:
        return _antecedent(text, i - 1, start, cue)
    k = i - 1
    while k >= start and (
        words[k].flags & (PARTICLE | BE | TIME)
        or words[k].type == COMMA and k == i - 1
        or words[k].folded in ("بدوره", "بدورها", "ايضا")
    ):
        k -= 1
    stop = k + 1
    first = stop
    depth = 0
    while k >= start:
        word = words[k]
        kind = word.type
        if kind == QUOTE:
            opening = text.opening.get(k, -1)
            if opening >= start and k - opening <= 8:
                first = opening
                k = opening - 1
                continue
            break
        if kind > NUMBER and kind not in (COMMA, DASH, 9, 10, 13):
            break
        if kind <= NUMBER:
            if word.complementiser or word.flags & OPENER and not word.flags & HEADS:
                break
            if word.flags & BE:
                break
            if (
                word.cues
                and word.cues[0].finite
                and not word.flags & (HEADS | GIVEN | PLACE | TITLE | PREPOSITION | STATE)
                and not words[k - 1].flags & RELATIVE
                and (word.cues[0].conjunction or _leads(text, k) or _starts_clause(text, k))
            ):
                if word.cues[0].verb.weak:
                    between = read_phrase(text, k + 1, i)
                    if between.first == k + 1 and between.stop == i:
                        return between.source  # «وتابع الشيخ … يقول»
                return _described(text, i, cue)
            first = k
        k -= 1
        depth += 1
    # What was collected is [connective] NP [، clause ،]: the phrase must open with a noun.
    while first < stop and (words[first].type > NUMBER and words[first].type != QUOTE or words[first].flags & (PARTICLE | OPENER)):
        first += 1
    if first >= stop:
        return None
    head = words[first]
    if _is_verb_first(text, first, stop):
        return None
    if head.flags & (PREPOSITION | FUNCTION | ADVERBIAL) and not head.flags & HEADS:
        comma = next((c for c in range(first, stop) if words[c].type == COMMA), -1)
        if comma < 0 or comma + 1 >= stop:
            return None
        first = comma + 1
        head = words[first]
        if head.type != WORD or head.flags & (PREPOSITION | FUNCTION | ADVERBIAL) and not head.flags & HEADS:
            return None
    bare = first + 1 >= stop or words[first + 1].type == COMMA  # a name, though it looks like a verb
    if head.preposition or head.imperfect and not head.flags and not bare or head.cues and head.cues[0].finite and not head.flags:
        return None
    if head.type == WORD and not _agrees(text, first, stop, cue):
        return None
    phrase = read_phrase(text, first, stop)
    if phrase.first != first:
        return None
    if phrase.stop < stop:
        rest = words[phrase.stop]
        if rest.type not in (COMMA, DASH) and (
            not rest.flags & (TIME | PREPOSITION | ADVERBIAL | PARTICLE) or stop - phrase.stop > 8
        ):
            return None
    if phrase.stop - phrase.first > _LONGEST_SUBJECT:
        return None
    return phrase.first, phrase.stop, len(head.conjunction) if head.type == WORD else 0


def _is_verb_first(text: Text, first: int, stop: int) -> bool:
    """Whether a clause opens with a verb that the lexicon does not know, before its subject."""
    head = text.words[first]
    if head.type != WORD or head.flags or head.definite or head.adjective or first + 1 >= stop:
        return False
    after = text.words[first + 1]
    return after.type == WORD and (after.definite or bool(after.flags & (HEADS & ~TITLE))) and not after.preposition


def _described(text: Text, i: int, cue: Cue) -> Range | None:
    """An indefinite noun that the verb describes: «… إلى إحصائيات للأمم المتحدة تفيد بأن …»."""
    words = text.words
    for k in range(i - 1, max(i - 9, -1), -1):
        word = words[k]
        if word.type > NUMBER or word.complementiser or word.cues and word.cues[0].finite and not word.flags:
            return None
        if word.flags & (DOCUMENT | UNNAMED | GROUP) and not word.definite and not word.flags & (TOPIC & ~DOCUMENT):
            if not _agrees(text, k, i, cue):
                return None
            phrase = read_phrase(text, k, i)
            return (k, i, len(word.preposition) + len(word.conjunction)) if phrase.stop == i or k == i - 1 else None
    return None


def _agrees(text: Text, first: int, stop: int, cue: Cue) -> bool:
    """Whether a subject before the verb can agree with it in gender and number."""
    head = text.words[first]
    gender, number = cue.form.gender, cue.form.number
    if gender == "f" and number == "s":
        return True  # also of every plural that is not of persons
    if number == "p":
        return True
    if head.flags & (OFFICE | UNNAMED | TITLE | GROUP | STATE) or head.flags & GIVEN:
        return not head.feminine or bool(head.flags & (GROUP | GIVEN | STATE | TITLE))
    return not head.feminine


def _antecedent(text: Text, relative: int, start: int, cue: Cue) -> Range | None:
    """The noun phrase that a relative pronoun at ``relative`` takes up."""
    words = text.words
    folded = words[relative].folded
    k = relative - 1
    if k >= start and words[k].type == COMMA:
        k -= 1
    stop = k + 1
    best = -1
    while k >= start and stop - k <= 14:
        word = words[k]
        if word.type > NUMBER and word.type not in (QUOTE, 9, 10):
            break
        if word.complementiser or word.flags & (FUNCTION) or word.cues and word.cues[0].finite and not word.flags:
            break
        plural = folded.endswith("ين") and folded != "اللذين" and folded.startswith("الذ")
        if plural:
            fits = bool(word.flags & (GROUP | UNNAMED | OFFICE)) or word.stem.endswith(("ين", "ون"))
        elif folded == "التي":
            fits = bool(word.flags & (ORGANIZATION | DOCUMENT | MEDIUM | UNNAMED | STATE | OFFICE)) or word.feminine
        else:
            fits = bool(word.flags & (HEADS | GIVEN))
        if fits:
            best = k
            if not (k > start and words[k - 1].type == WORD and words[k - 1].flags & HEADS and not words[k - 1].definite):
                break
        k -= 1
    if best < 0:
        return None
    return best, stop, len(words[best].preposition) + len(words[best].conjunction)


def headline_colons(text: Text) -> list[Draft]:
    """Headlines of the form «الجبير: لا حل …», whoever stands before the colon; one a segment."""
    words = text.words
    drafts = []
    first = 0
    for mark in [*text.marks, text.length]:
        kind = words[mark].type if mark < text.length else STOP
        if kind in (STOP, BREAK, ELLIPSIS, ASK):
            first = mark + 1
        if kind != COLON or not 0 < mark - first <= 12 or mark + 2 >= text.length:
            continue
        if not _is_speech_colon(text, mark):
            continue
        if any(w.cues and w.cues[0].finite and not w.flags & HEADS for w in words[first:mark]):
            continue
        marker = _after_colon(text, mark)
        draft = Draft(mark, _COLON_CUE, "headline-colon", marker.content)
        draft.marker = marker.kind
        draft.source = (first, mark, len(words[first].conjunction) if words[first].type == WORD else 0)
        draft.beside = True
        draft.clause = first
        drafts.append(draft)
        first = text.length
    return drafts


_COLON_CUE = Cue(
    Verb(":", "say", True, True, False, frozenset(), False, False, False),
    Form(":", "perfect", 3, "", ""),
    0,
    "",
)
__all__ = ["headline_colons", "medium_phrase", "read_cue", "read_long_cue", "subject_before"]
