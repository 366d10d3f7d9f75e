"""Frames: how one reporting word takes its source and its content.

Each cue is read locally: a marker that opens the content is sought to its right (a complementiser,
the verb's own preposition, a colon, a quotation mark, or the noun phrase it reports); what stands
between is the source; if nothing does, the source may stand to the left.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.attribution.draft import Draft, Range
from musnad.attribution.sources import Phrase, medium_phrase, read_phrase
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    ADVERBIAL,
    AGENCY,
    BE,
    COLON,
    COMMA,
    DASH,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HEADS,
    MEDIUM,
    NAMING,
    NEGATION,
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
    TIME,
    TITLE,
    TOPIC,
    UNNAMED,
    WORD,
    is_passive,
)
from musnad.text.structure import Text

#: How far to the right of a cue its content may begin, in tokens.
_REACH = 70
#: The same for a participle, whose content follows closely.
_NEAR = 25
#: How far to the left a subject may begin.
_BACK = 60
#: Marks round fewer words than this name something rather than quote it.
_SPEECH_WORDS = 3

_NEGATIONS = frozenset(("لم", "لا", "لن", "لما", "ولم", "ولا", "ولن", "فلم", "غير", "دون", "بدون", "عدم"))
#: Words after which «أن» is not the complementiser of the reporting verb.
_NOT_BEFORE_THAT = frozenset(
    ("بعد", "قبل", "منذ", "الا", "غير", "رغم", "كما", "حيث", "حتي", "دون", "اذ", "بيد", "مع", "لولا", "بما", "بدون",
     "شريطه", "شرط", "لاجل", "يمكن", "يجب", "ينبغي", "يتوقع", "المقرر", "المتوقع", "يريد", "تريد", "قبيل", "الي", "علي",
     "من", "عن", "في", "سوي", "خشيه", "بشرط", "المنتظر", "المرجح", "الممكن", "المفترض", "يفترض", "سبق", "يشترط", "لابد", "بد")
)
_FIXED_TO = frozenset(("ذلك", "جانب", "جنب", "حد", "حين", "متي", "هذا"))
_SAYING = frozenset(("قال", "ردد", "هتف", "انشد"))


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
    before = words[i - 1] if i else None
    if before is not None and not cue.conjunction:
        if before.folded in _NEGATIONS and verb.lemma != "استبعد":
            return None
        if form.tense == "imperfect" and before.complementiser and len(before.stem) == 2:
            # «أن يعلن» is an infinitive: a plan, not a report
            return None
    if form.tense == "perfect" and is_passive(text.tokens[i], cue.letters):
        return None
    if form.person != 3:
        return None
    if _is_boilerplate(text, i):
        return None
    end = min(text.sentence_end(i + 1), i + _REACH)
    if form.suffix and not (verb.addressee or verb.target):
        return _object_pronoun(text, i, cue, end)
    marker = _marker(text, i, verb_end=end, cue=cue)
    limit = marker.at if marker else end
    noun_phrase = (verb.object or verb.addressee or verb.target) and not verb.weak
    phrase = read_phrase(
        text, i + 1, limit, seek_object=noun_phrase,
        addressee=verb.addressee or verb.target,
    )
    if noun_phrase and phrase.object_at >= 0:
        if marker is None or (verb.object and not (verb.addressee or verb.target)):
            if not verb.object or not _plausible_object(text, i, phrase):
                return None
            marker = Marker(phrase.object_at, phrase.object_at, "object")
    elif marker is None and verb.object and not verb.weak and phrase.first < 0:
        return None
    if marker is None:
        return _after_quotation(text, i, cue, phrase, end)
    if verb.target and marker.kind == "preposition" and text.words[marker.content].preposition == "":
        return None
    draft = Draft(i, cue, f"verb-{marker.kind}", marker.content)
    draft.source = phrase.source
    draft.media = phrase.media
    _place(text, draft, limit)
    return draft


def _plausible_object(text: Text, i: int, phrase: Phrase) -> bool:
    """Whether a noun phrase without a marker may be what the verb reports."""
    word = text.words[phrase.object_at]
    if phrase.first >= 0:
        return True
    return bool(word.flags & TOPIC) or word.verbal_noun


def _place(text: Text, draft: Draft, limit: int) -> None:
    """Find a subject to the left if there is none to the right, and where the clause begins."""
    i, cue = draft.cue, draft.reading
    words = text.words
    before = words[i - 1] if i else None
    draft.clause = _clause_start(text, i)
    if draft.source is None and not cue.conjunction and not cue.form.text.startswith("ل") and before is not None:
        left = subject_before(text, i, cue)
        if left is not None:
            draft.source = left
            if before.flags & RELATIVE:
                draft.beside = False
                return
            draft.clause = min(draft.clause, left[0])
    relative = before is not None and bool(before.flags & RELATIVE)
    purpose = text.words[i].folded.startswith("ل") and cue.form.tense == "imperfect" and draft.source is None
    draft.beside = not relative and (
        bool(cue.conjunction) or purpose or _opens_clause(text, i, draft)
    )


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
    if before is None or before.type > NUMBER and before.type not in (COMMA, SEMICOLON, DASH, QUOTE):
        return True
    if before.flags & OPENER and not before.complementiser:
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
                    if verb.quote and _is_speech(text, j, end, i):
                        return Marker(j, j, "quote")
                    j = end + 1
                    continue
                if verb.quote and j == i + 1 and j not in text.opening:
                    return Marker(j + 1, j, "quote")
            elif kind in (COMMA, SEMICOLON):
                in_relative = False
            j += 1
            continue
        flags = word.flags
        if word.complementiser:
            if j == inner:
                j += 1
                continue
            before = words[j - 1]
            taken = _takes_clause(text, j, verb.lemma, verb.that, preps, before, word)
            if taken:
                return Marker(j, j - 1 if before.folded in preps else j, "that")
            j += 1
            continue
        if flags & RELATIVE:
            in_relative = True
        elif flags & PREPOSITION and word.folded in preps and not word.conjunction:
            after = words[j + 1] if j + 1 < stop else None
            if (
                after is not None
                and after.folded not in _FIXED_TO
                and after.folded not in text.lexicon.asides
                and not after.flags & (TIME | RELATIVE if word.folded != "الي" else RELATIVE)
                and not (word.folded == "الي" and in_relative)
                and not _internal_preposition(text, j, i)
            ):
                content = j + 1
                return Marker(content, j, "that" if after.complementiser else "preposition")
        elif word.preposition and word.preposition in preps and not in_relative:
            strength = _clitic_preposition(text, j, i)
            if strength == 2:
                return Marker(j, j, "preposition")
            if strength == 1 and fallback is None:
                fallback = Marker(j, j, "preposition")
        if word.cues and j > i + 1 or word.cues and word.cues[0].form.tense == "participle":
            other = word.cues[0]
            if other.finite and other.form.person == 3:
                if in_relative or words[j - 1].flags & RELATIVE:
                    inner = j + 1
                elif other.conjunction or (j > i + 1 and not flags and _leads(text, j)):
                    break
            elif other.form.tense == "participle" and not flags & (HEADS | ADVERBIAL | GIVEN | PLACE) and _leads(text, j):
                break
        j += 1
    return fallback


def _leads(text: Text, j: int) -> bool:
    """Whether the cue at ``j`` is followed at once by content of its own."""
    if j + 1 >= text.length:
        return False
    after = text.words[j + 1]
    if after.complementiser or after.type == COLON:
        return True
    preps = text.words[j].cues[0].verb.preps
    return after.folded in preps or after.preposition in preps and after.preposition != ""


def _takes_clause(text: Text, j: int, lemma: str, that: bool, preps: frozenset[str], before, word) -> bool:  # type: ignore[no-untyped-def]
    if word.conjunction == "و":
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
    return text.tokens[colon + 1] not in "/."


def _after_colon(text: Text, colon: int) -> Marker:
    words = text.words
    j = colon + 1
    while j < text.length and words[j].type in (DASH, COLON) or (j < text.length and words[j].type == 2 and j - colon < 2):
        j += 1
    if j >= text.length:
        return Marker(colon, colon, "colon")
    if words[j].type == QUOTE and j in text.closing:
        return Marker(j, colon, "quote")
    if words[j].type == QUOTE:
        return Marker(j + 1, colon, "colon")
    return Marker(j, colon, "that" if words[j].complementiser else "colon")


def _is_speech(text: Text, opening: int, closing: int, cue: int) -> bool:
    """Whether the marks hold speech and not the name of something."""
    size = sum(1 for word in text.words[opening + 1 : closing] if word.type <= NUMBER)
    if opening == cue + 1:
        return size >= 2
    before = text.words[opening - 1]
    if size < _SPEECH_WORDS:
        return False
    if before.flags & (NAMING | MEDIUM | AGENCY) and size < 8:
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
        return bool(before.flags & (OFFICE | UNNAMED | GROUP)) and text.words[j - 1] is not text.words[cue]
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
    if before.type == COMMA or before.type == QUOTE:
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
            if all(
                i + 1 + k < text.length
                and (words[i + 1 + k].folded == part or words[i + 1 + k].complementiser and part == "ان")
                for k, part in enumerate(rest)
            ):
                return True
    return False


def _object_pronoun(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """A verb whose object is a pronoun: «وهو ما أكده الوزير», «ما أعلنه عن …»."""
    verb = cue.verb
    if i + 1 < text.length and verb.preps & {text.words[i + 1].folded}:
        marker = _marker(text, i, verb_end=end, cue=cue, reach=4)
        if marker is not None:
            draft = Draft(i, cue, "verb-preposition", marker.content)
            _place(text, draft, marker.at)
            return draft
    return None


def _after_quotation(text: Text, i: int, cue: Cue, phrase: Phrase, end: int) -> Draft | None:
    """A verb that follows its quotation: «"…"، قال الوزير»."""
    if not cue.verb.quote or phrase.first < 0:
        return None
    k = i - 1
    while k >= 0 and text.words[k].type in (COMMA, DASH):
        k -= 1
    opening = text.opening.get(k, -1)
    if opening < 0 or k - opening <= _SPEECH_WORDS:
        return None
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
    if i + 1 >= text.length or words[i].flags & (HEADS | PLACE):
        return None
    if before is not None and (before.folded in _NEGATIONS or before.definite and cue.form.number == "p" and before.type == WORD):
        return None
    if before is not None and before.flags & PREPOSITION and not cue.conjunction:
        return None
    end = text.sentence_end(i + 1)
    j = i + 1
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
    if marker is None:
        word = words[j]
        while j < end and word.flags & (PARTICLE | TIME) and j - i < 4:
            j += 1
            if j >= end:
                return None
            word = words[j]
        if word.type != WORD or word.preposition or word.conjunction or word.flags & (PREPOSITION | FUNCTION):
            return None
        if not (verb.object and not verb.weak or (verb.that and word.flags & TOPIC)):
            return None
        if cue.form.gender == "f" and not (word.flags & TOPIC or word.verbal_noun):
            return None
        marker = Marker(j, j, "object")
    draft = Draft(i, cue, f"participle-{marker.kind}", marker.content)
    draft.media = media
    draft.clause = i
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
    if form.suffix:
        if form.gender == "" or before is None:
            return None
        marker = _marker(text, i, verb_end=min(end, i + 12), cue=cue, reach=12)
        if marker is not None and marker.at > i + 1 and verb.lemma != "قال":
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
        elif verb.lemma != "قال" and not before.flags & PREPOSITION:
            return None
        return draft
    if before is None or not (before.flags & PREPOSITION or cue.conjunction) or verb.weak:
        return None
    head = words[i + 1]
    if not head.flags & HEADS or head.preposition or head.flags & TOPIC and not head.definite:
        return None
    marker = _marker(text, i, verb_end=min(end, i + 14), cue=cue, reach=14)
    if marker is None or marker.kind in ("quote", "colon"):
        return None
    phrase = read_phrase(text, i + 1, marker.at)
    if phrase.first != i + 1:
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
    for j in range(k - 1, start - 1, -1):
        lemmas = {c.verb.lemma for c in words[j].cues if c.finite}
        if lemmas & {"نقل", "نسب", "ذكر", "أورد", "حكى", "روى"}:
            outer = read_phrase(text, j + 1, k)
            relays = [outer.source] if outer.source else []
            if not relays and not words[j].conjunction:
                left = subject_before(text, j, words[j].cues[0])
                relays = [left] if left else []
            return inner.source, relays, inner.media
    return inner.source, [], inner.media


def _preposition(text: Text, i: int, size: int, cue: Cue) -> Draft | None:
    """«وفقا لـ», «بحسب», «نقلا عن», before or behind what is reported."""
    words = text.words
    j = i + size
    letters = 0
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
        else:
            return None
    if j >= text.length:
        return None
    end = min(text.sentence_end(j), j + _REACH)
    stop = end
    verb_at = -1
    k = j
    if words[j].folded == "ما" or words[i].folded.endswith("ما"):
        # «بحسب ما أفاد به المتحدث», «حسبما ذكرت الوكالة»
        k = j + 1 if words[j].folded == "ما" else j
        if k >= text.length or not any(c.finite for c in words[k].cues):
            return None
        verb_at = k
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
        if k > j and word.cues and word.cues[0].finite and not word.flags & (HEADS | PREPOSITION) and not words[k - 1].flags & RELATIVE:
            if not _in_relative(text, j, k):
                break
        if k > j and word.cues and word.cues[0].form.tense == "preposition":
            break
        if k > j and (word.flags & (BE | OPENER)):
            break
        k += 1
    stop = k
    phrase = read_phrase(text, j, stop)
    if phrase.first < 0 or phrase.first > j + 1:
        return None
    if not _is_source_like(text, phrase.first, phrase.stop):
        return None
    before = words[i - 1] if i else None
    draft = Draft(i, cue, "according-to", stop)
    draft.source = (phrase.first, phrase.stop, letters if phrase.first == j else 0)
    draft.media = phrase.media
    first = text.sentence_start(i)
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
    if verb_at >= 0 and words[i].folded.endswith("ما") and False:
        draft.cue = verb_at
    return draft


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
            return word.folded not in ("نظام", "لايحه", "انظمه", "قانون", "اللوايح", "لوايح", "النظام", "القانون", "الانظمه", "اتفاق", "الاتفاق", "عقد")
    return False


def read_long_cue(text: Text, i: int) -> Draft | None:
    """A reporting phrase of several words that begins at ``i`` («على حد قول»)."""
    words = text.words
    folded = words[i].folded
    for first in (folded, folded[1:] if folded[0] in "وف" else ""):
        for rest, verb, after in text.lexicon.long_cues.get(first, ()):
            size = len(rest)
            if all(i + 1 + k < text.length and words[i + 1 + k].folded == part for k, part in enumerate(rest)):
                from musnad.lexicon.inflection import Form

                cue = Cue(verb, Form(folded, "preposition", 3, "", ""), len(folded) - len(first), "", after)
                return _preposition(text, i, 1 + size, cue)
    return None


def subject_before(text: Text, i: int, cue: Cue) -> Range | None:
    """The subject that stands left of the verb at ``i``: «الوزير … قال», «مصادر … التي أفادت»."""
    words = text.words
    start = max(text.sentence_start(i), i - _BACK)
    enclosing = text.enclosing_quote(i)
    if enclosing is not None:
        start = max(start, enclosing + 1)
    before = words[i - 1]
    if before.flags & RELATIVE:
        return _antecedent(text, i - 1, start, cue)
    k = i - 1
    while k >= start and (words[k].flags & (PARTICLE | BE | TIME) or words[k].folded in ("بدوره", "بدورها", "ايضا")):
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
            if word.complementiser or word.flags & (OPENER | NEGATION) and not word.flags & HEADS:
                break
            if word.flags & BE:
                break
            if word.cues and word.cues[0].finite and not word.flags & (HEADS | GIVEN | PLACE | TITLE | PREPOSITION | STATE) and not words[k - 1].flags & RELATIVE:
                break
            first = k
        k -= 1
        depth += 1
    # What was collected is [connective] NP [، clause ،]: the phrase must open with a noun.
    while first < stop and (words[first].type > NUMBER and words[first].type != QUOTE or words[first].flags & (PARTICLE | OPENER)):
        first += 1
    if first >= stop:
        return None
    head = words[first]
    if head.flags & (PREPOSITION | FUNCTION | ADVERBIAL) and not head.flags & HEADS:
        comma = next((c for c in range(first, stop) if words[c].type == COMMA), -1)
        if comma < 0 or comma + 1 >= stop:
            return None
        first = comma + 1
        head = words[first]
        if head.type != WORD or head.flags & (PREPOSITION | FUNCTION | ADVERBIAL) and not head.flags & HEADS:
            return None
    if head.preposition or head.imperfect and not head.flags or head.cues and head.cues[0].finite and not head.flags:
        return None
    if head.type == WORD and not _agrees(text, first, stop, cue):
        return None
    phrase = read_phrase(text, first, stop)
    if phrase.first != first:
        return None
    if phrase.stop < stop:
        rest = words[phrase.stop]
        if rest.type not in (COMMA, DASH) and not rest.flags & (TIME | PREPOSITION | ADVERBIAL | PARTICLE):
            return None
    return phrase.first, phrase.stop, len(head.conjunction) if head.type == WORD else 0


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


def headline_colon(text: Text) -> Draft | None:
    """A headline of the form «الجبير: لا حل …», whoever stands before the colon."""
    words = text.words
    for colon in text.marks:
        if words[colon].type != COLON:
            if words[colon].type in (COMMA, QUOTE, 9, 10, DASH):
                continue
            break
        if not 0 < colon <= 12 or colon + 2 >= text.length or not _is_speech_colon(text, colon):
            return None
        if any(w.cues and w.cues[0].finite and not w.flags & HEADS for w in words[:colon]):
            return None
        marker = _after_colon(text, colon)
        cue = _COLON_CUE
        draft = Draft(colon, cue, "headline-colon", marker.content)
        draft.marker = marker.kind
        draft.source = (0, colon, 0)
        draft.beside = True
        draft.clause = 0
        return draft
    return None


def _colon_cue() -> Cue:
    from musnad.lexicon import Verb
    from musnad.lexicon.inflection import Form

    verb = Verb(":", "say", True, True, False, frozenset(), False, False, False)
    return Cue(verb, Form(":", "perfect", 3, "", ""), 0, "")


_COLON_CUE = _colon_cue()
__all__ = ["headline_colon", "medium_phrase", "read_cue", "read_long_cue", "subject_before"]
