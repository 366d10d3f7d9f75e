"""The clause of a reporting word: whether it reports at all, and where its clause begins."""

from __future__ import annotations

from musnad.attribution.draft import Draft, Range
from musnad.attribution.sources import Phrase, medium_at
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    BREAK,
    COLON,
    COMMA,
    DASH,
    GIVEN,
    NUMBER,
    OCCASION,
    OPENER,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STOP,
    TIME,
    TITLE,
    WORD,
    Word,
    is_passive,
)
from musnad.text.structure import Text

NEGATIONS = frozenset(
    ("لم", "لا", "لن", "لما", "ولم", "ولا", "ولن", "فلم", "غير", "دون", "بدون", "عدم")
)
#: Words before a verb of the perfect that only suppose it.
_CONDITIONS = frozenset(("اذا", "لو", "كلما", "لمن", "من"))
#: Words before a verbal noun that is written like a verb: «تم نشر», «من أجل نشر النزاهة».
_BEFORE_NOUN = frozenset(("تم", "يتم", "وتم", "ويتم", "جري", "يجري"))
_BEFORE_VERBAL_NOUN = frozenset(
    ("اجل", "عن", "في", "من", "علي", "الي", "خلال", "بهدف", "بغيه", "عبر")
)
#: The writer's own comment on what stands before: «مما يعني».
_BEFORE_COMMENT = frozenset(("ما", "مما", "وهذا", "وذلك"))
#: Words that may stand inside an impersonal connective.
_BETWEEN = frozenset(("ايضا", "كذلك", "هنا", "لاحقا", "ذلك"))


def may_report(text: Text, i: int, cue: Cue) -> bool:
    """Whether nothing right before the verb says that it does not report."""
    form = cue.form
    words = text.words
    word = words[i]
    before = words[i - 1] if i else None
    if before is not None and before.type == WORD:
        if not cue.conjunction and _is_barred(text, i, cue, before):
            return False
        if word.flags & GIVEN and (before.definite or before.flags & (GIVEN | PLACE | TITLE)):
            return False  # «محافظ الأنبار فالح العيساوي»: a name
        if before.folded == "من" and word.folded.startswith("س") and form.tense == "imperfect":
            return False  # «هناك من سيطالبون»: nobody did
    if form.tense == "perfect" and is_passive(word.raw, cue.letters):
        return False
    if cue.verb.weak and form.tense == "imperfect" and word.folded.startswith("ل"):
        return False  # a purpose: «لتعقب»
    if word.flags & PREPOSITION and _is_preposition(text, i, cue, before):
        return False
    if (
        before is not None
        and before.type == QUOTE
        and i + 1 < text.length
        and words[i + 1].type == QUOTE
    ):
        return False  # a name between marks
    # «الجدير ذكره»: the verb may be the second word
    return not (word.boilerplate and _is_boilerplate(text, i)) and not (
        before is not None and before.boilerplate and _is_boilerplate(text, i - 1)
    )


def _is_barred(text: Text, i: int, cue: Cue, before: Word) -> bool:
    """Whether the word before a verb makes it a plan, a condition, a noun or something denied."""
    form = cue.form
    folded = before.folded
    if folded in NEGATIONS and cue.verb.lemma != "استبعد":
        return True
    if (
        form.tense == "imperfect"
        and before.complementiser
        and len(before.stem) == 2
        and not (i > 1 and text.words[i - 2].folded in ("قبل", "بعد"))
    ):
        return True  # «أن يعلن» is an infinitive: a plan, not a report
    if form.tense == "perfect" and folded in _CONDITIONS:
        return True
    if not form.suffix and (
        folded in _BEFORE_NOUN
        or folded in _BEFORE_COMMENT
        or (form.tense == "perfect" and folded in _BEFORE_VERBAL_NOUN)
    ):
        return True
    if folded in ("ما", "مما", "وما") and text.words[i].flags & PREPOSITION:
        return True  # «ما بين»
    # «وهذا يؤكد أن»
    return before.stem in text.lexicon.demonstratives and starts_clause(text, i - 1)


def _is_preposition(text: Text, i: int, cue: Cue, before: Word | None) -> bool:
    """Whether a verb that is written like a preposition («عبر», «بين») is one."""
    if "\u0651" in text.words[i].raw:  # عبّر is no preposition
        return not cue.conjunction and not starts_clause(text, i)
    if not cue.conjunction and (
        not starts_clause(text, i)
        or (before is not None and before.type == COMMA and not cue.verb.that)
    ):
        return True  # «، عبر الدائرة التلفزيونية»
    # «ولكن بين فترة وأخرى»
    return not cue.verb.object and i + 1 < text.length and _is_plain_noun(text.words[i + 1])


def _is_plain_noun(word: Word) -> bool:
    """Whether ``word`` looks like an indefinite noun that names nobody."""
    return word.type == WORD and word.feminine and not (word.flags or word.definite)


def starts_clause(text: Text, i: int) -> bool:
    before = text.words[i - 1] if i else None
    if before is None or before.type > NUMBER or text.words[i].conjunction:
        return True
    return bool(before.flags & (OPENER | PARTICLE | BE)) or before.folded in text.lexicon.asides


def _is_boilerplate(text: Text, i: int) -> bool:
    """Whether the words at ``i`` are an impersonal connective («يذكر أن»)."""
    words = text.words
    for rest in words[i].boilerplate:
        j = i + 1
        for part in rest:
            while j < text.length and words[j].folded in _BETWEEN:
                j += 1
            if j >= text.length or not (
                words[j].folded == part or (words[j].complementiser and part == "ان")
            ):
                break
            j += 1
        else:
            return True
    return False


def place(text: Text, draft: Draft, left: Range | None) -> None:
    """Take the subject to the left if there is one, and find where the clause begins."""
    i, cue = draft.cue, draft.reading
    before = text.words[i - 1] if i else None
    relative = before is not None and bool(before.flags & RELATIVE)
    draft.clause = _clause_start(text, i)
    if left is not None:
        draft.source = left
        if not relative:
            draft.clause = min(draft.clause, left[0])
    purpose = (
        text.words[i].folded.startswith("ل")
        and cue.form.tense == "imperfect"
        and draft.source is None
    )
    draft.beside = not relative and (
        bool(cue.conjunction) or purpose or _opens_clause(text, i, draft)
    )
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
        if word.flags & (OPENER | PARTICLE | BE):
            at = k
        elif word.folded in text.lexicon.asides:
            at = k - 1 if k and words[k - 1].flags & PREPOSITION else k  # «من جانبه»
        elif word.folded in text.lexicon.time_adjectives:
            pass  # «في الوقت نفسه»
        elif not (word.flags & (TIME | PREPOSITION)):
            break
        k -= 1
    return at


def _opens_clause(text: Text, i: int, draft: Draft) -> bool:
    """Whether the clause of a cue without a conjunction still stands beside the one before."""
    words = text.words
    k = draft.clause
    first = words[k]
    if k < i and (
        first.flags & (OPENER | PARTICLE)
        or first.conjunction
        or words[k + 1].folded in text.lexicon.asides
    ):
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


def hangs(text: Text, i: int, cue: Cue) -> bool:
    """Whether a verb without a subject describes the noun before it («تحقيق … كشف عن»)."""
    words = text.words
    if cue.conjunction or not i or cue.form.number == "p" or words[i].folded.startswith("ل"):
        return False
    before = words[i - 1]
    if (
        before.type != WORD
        or before.flags & (OPENER | PARTICLE | BE | RELATIVE | TIME | PREPOSITION)
        or before.complementiser
    ):
        return False
    first = text.sentence_start(i)
    for k in range(i - 1, first, -1):
        if words[k].type == COMMA:
            first = k + 1
            break
    while first < i and words[first].type > NUMBER:
        first += 1
    return not words[first].flags & (PREPOSITION | ADVERBIAL | PARTICLE | TIME)


def looks_like_verb(text: Text, k: int) -> bool:
    """Whether an unknown word at ``k`` that opens a clause is its verb («أطلقت هيلاري …»)."""
    word = text.words[k]
    raw = text.words[k].raw
    opens = word.conjunction != "" or k == 0 or text.words[k - 1].type > NUMBER
    return (
        opens
        and not (word.flags or word.definite or word.adjective)
        and (raw.endswith(("ت", "ى", "وا")) and not raw.endswith("ات"))
    )


def cut_relative(text: Text, phrase: Phrase) -> None:
    """Leave a relative clause out of a source that ends the sentence."""
    for k in range(phrase.first + 1, phrase.stop):
        if text.words[k].flags & RELATIVE or text.words[k].raw in ("وهو", "وهي", "وهم"):
            phrase.stop = k - 1 if text.words[k - 1].type == COMMA else k
            return
