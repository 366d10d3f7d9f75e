"""Finite reporting verbs: source and content around a perfect or an imperfect."""

from __future__ import annotations

from musnad.attribution.clauses import cut_relative, hangs, may_report, place
from musnad.attribution.draft import Draft, Range
from musnad.attribution.markers import NEAR, REACH, SPEECH_WORDS, Marker, find_marker, next_cue
from musnad.attribution.nouns import quoted_noun
from musnad.attribution.objects import (
    is_nominal,
    noun_phrase_at,
    object_pronoun,
    opened,
    plausible_object,
    pronominal_object,
    relative_object,
    said_object,
    topic_after,
)
from musnad.attribution.sources import Phrase, read_phrase
from musnad.attribution.subjects import clause_subject, subject_before
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    ADVERBIAL,
    BE,
    COLON,
    COMMA,
    DASH,
    DOCUMENT,
    GIVEN,
    HEADS,
    NUMBER,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PARTICLE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    TIME,
    TOPIC,
    UNNAMED,
    WORD,
    Word,
)
from musnad.text.structure import Text

#: «بحسب قوله»: the speaker is the pronoun.
#: Prepositions of content with a pronoun.
_PRONOUN_OF = frozenset(("عنه", "عنها", "عنهم", "اليه", "اليها", "عليه", "عليها", "به", "بها"))


#: Everyday verbs that do report behind a quotation.
_AFTER_SPEECH = frozenset(("تابع", "أضاف", "أورد", "علق", "رد", "كتب", "ختم"))


_RELAYING = frozenset(("نقل", "نسب", "أورد", "حكى"))


#: What points to something told before; with the preposition of a verb of telling, too.
_THIS = frozenset(("ذلك", "هذا"))
_THAT = _THIS | {"بذلك"}


def read_verb(text: Text, i: int, cue: Cue) -> Draft | None:
    words = text.words
    verb, form = cue.verb, cue.form
    before = words[i - 1] if i else None
    if form.person != 3 or i + 1 >= text.length or not may_report(text, i, cue):
        return None
    following = words[i + 1].folded
    if following in _PRONOUN_OF and following[:2] in {p[:2] for p in verb.preps}:
        return None  # «سيعلن عنها»: what was said stands before
    end = min(text.sentence_end(i + 1), i + REACH)
    if verb.within:
        return _within_document(text, i, cue, end)
    if form.suffix and not (verb.addressee or verb.target):
        if i and words[i - 1].flags & RELATIVE and verb.object:
            return relative_object(text, i, cue, i + 1, end)
        return object_pronoun(text, i, cue, end)
    first = i + 1
    if first < end and following in verb.idiom:
        first += 1  # «لفت الانتباه إلى»
    if first < end and words[first].folded in _THAT and _points_back(text, i, first, end, cue):
        return pronominal_object(text, i, cue, first, end)
    if verb.quote and not cue.conjunction:
        quoted = _after_quotation(text, i, cue, end)
        if quoted is not None:
            return quoted
    if first + 1 < end and words[first + 1].folded in _THIS and words[first].folded in verb.preps:
        return None  # «أعلن عن ذلك» tells nothing
    marker = find_marker(text, first - 1, verb_end=end, cue=cue)
    if verb.hearsay:
        return _hearsay(text, i, cue, marker)
    if (
        marker is not None
        and (verb.weak or verb.lemma in _RELAYING)
        and quoted_noun(text, first, marker.at, any_noun=verb.lemma in _RELAYING)
    ):
        return None
    directed = verb.addressee or verb.target
    takes_object = (verb.object or directed) and not verb.weak
    tells = verb.that and not verb.weak
    if marker is None and not (takes_object or tells or verb.opens or _follows_as(text, i)):
        return None  # as most everyday verbs: no content follows
    limit = marker.at if marker else next_cue(text, i, end)
    if verb.lemma in _RELAYING and marker is not None and marker.kind != "preposition":
        relayed = _relayed(text, i, cue, first, marker)
        if relayed is not None:
            return relayed
    if directed and _prays(text, first, min(first + 4, limit)):
        return None
    plural = form.number in ("p", "d")  # a verb in the plural has its subject before it, or unsaid
    if (
        takes_object
        and not directed
        and marker is not None
        and marker.at > first
        and first < end
        and (words[first].flags & TOPIC or words[first].verbal_noun)
        and not (words[first].definite and words[first].flags & HEADS)
        and words[marker.at - 1].type != COMMA  # «أكد تيسير المفرج، …، أن»: a name
        and is_nominal(words[first])
    ):
        # «أكد ضرورة أن …»: the noun phrase is the content
        marker, limit = None, next_cue(text, i, end)
    right = read_phrase(text, first, limit) if marker is not None and not directed else None
    left = _left_subject(text, i, cue, first, right, marker, takes_object, directed)
    if verb.opens and (marker is None or verb.target):
        found = opened(text, i, cue, first, end, left)
        if found is not None or verb.target or marker is None:
            return found
    if left is not None or plural:
        phrase = Phrase()
        phrase.media = (right or read_phrase(text, first, limit)).media
        if marker is None and takes_object:
            marker = (
                topic_after(text, first, limit) if directed else noun_phrase_at(text, first, limit)
            )
    else:
        phrase = (
            right
            if right is not None and not takes_object
            else read_phrase(text, first, limit, seek_object=takes_object, addressee=directed)
        )
        at = phrase.object_at
        if (
            at == first
            and right is not None
            and marker is not None
            and marker.kind == "that"
            and not (words[at].flags or words[at].verbal_noun)
        ):
            phrase, at = right, -1  # «أكد زيكانيلا أن»: a name, though it ends like an accusative
        if (
            at >= 0
            and form.gender == "m"
            and phrase.first == first
            and words[first].feminine
            and not (words[first].flags or words[first].definite)
        ):
            at = -1
        if (
            takes_object
            and at >= 0
            and (
                marker is None
                or (verb.object and not directed and not (phrase.late and marker.kind == "that"))
            )
        ):
            if not verb.object or not plausible_object(text, i, phrase):
                return None
            marker = topic_after(text, at, limit) if directed else Marker(at, at, "object")
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
            and is_nominal(words[first])
            and not words[first].definite
            and not words[first].flags & (GIVEN | HEADS)
        ):
            # a feminine noun cannot be the subject: «واقترح عربات متجولة»
            marker = Marker(first, first, "object")
            phrase.first = -1
        elif marker is None and verb.object and not directed and takes_object and cue.conjunction:
            # the one noun phrase there is must be the object: «واستنكرت صمت الرئاسة»
            head = words[phrase.first]
            if (
                phrase.first == first
                and is_nominal(head)
                and not head.definite
                and not head.flags & (HEADS | GIVEN)
            ):
                marker = Marker(first, first, "object")
                phrase.first = -1
        elif marker is not None and verb.always and cue.conjunction and phrase.object_at < 0:
            phrase.first = -1  # the one noun phrase is the one spoken to
        elif (
            marker is not None
            and verb.target
            and not (verb.weak or form.suffix or phrase.late)
            and phrase.object_at < 0
            and (before is None or not before.flags & RELATIVE)
            and _is_one_noun(words[phrase.first : phrase.stop])
        ):
            phrase.first = -1  # nobody is accused unless the one noun is: «واتهمت الحكومة بأنها»
    if tells and not takes_object and (marker is None or marker.kind in ("quote", "colon")):
        marker = said_object(text, first, limit, phrase) or marker
    if marker is None:
        return _as_said(text, i, cue, phrase)
    if phrase.stop - phrase.first > 1 and words[phrase.stop - 1].folded in verb.idiom:
        phrase.stop -= 1  # «لفتت الصحف الانتباه إلى»
    draft = Draft(i, cue, f"verb-{marker.kind}", marker.content)
    draft.source = phrase.source
    draft.media = phrase.media
    if (
        first < end
        and words[first].folded in ("فيه", "فيها")
        and draft.source is None
        and before is not None
        and before.flags & (DOCUMENT | OCCASION)
        and not before.definite
    ):
        left = clause_subject(text, i - 1, cue)  # «أصدر بيانا قال فيه», «ألقى كلمة أشار فيها إلى»
    if draft.source is None and left is None and hangs(text, i, cue):
        return None
    if verb.weak and plural and marker.at > i + 3:
        return None
    if draft.source is not None and not _may_speak(text, draft, marker):
        return None
    if verb.document and draft.source is None and left is None:
        return None
    if (
        before is not None
        and before.flags & RELATIVE
        and draft.source is not None
        and marker.kind != "that"
    ):
        return None
    place(text, draft, left)
    return draft


def _is_one_noun(phrase: list[Word]) -> bool:
    """Whether words are one noun, with an adjective at most."""
    return len(phrase) == 1 or (len(phrase) == 2 and phrase[1].adjective)


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
    place(text, draft, None)
    return draft


def _points_back(text: Text, i: int, first: int, end: int, cue: Cue) -> bool:
    """Whether «ذلك» at ``first`` is what the verb reports, and was told before."""
    verb = cue.verb
    if text.words[first].folded == "بذلك":
        return verb.that
    return (
        (verb.object or verb.that)
        and not verb.weak
        and (
            first + 1 >= end
            or not text.words[first + 1].definite
            or _stands_for_speech(text, i, first, end, cue)
        )
    )


def _stands_for_speech(text: Text, i: int, first: int, end: int, cue: Cue) -> bool:
    """Whether «ذلك» before a definite noun is what was said, not its determiner."""
    words = text.words
    return (
        words[first].folded == "ذلك"
        and bool(words[first + 1].flags & HEADS)
        and find_marker(text, i, verb_end=end, cue=cue) is None
    )


def _prays(text: Text, first: int, stop: int) -> bool:
    """Whether the one addressed is God, and not a man named after Him («نصر الله»)."""
    words = text.words
    for k in range(first, stop):
        if words[k].folded in text.lexicon.deities and (
            k == first or words[k - 1].definite or words[k - 1].folded in text.lexicon.honored
        ):
            return True
    return False


def _left_subject(
    text: Text,
    i: int,
    cue: Cue,
    first: int,
    right: Phrase | None,
    marker: Marker | None,
    takes_object: bool,
    directed: bool,
) -> Range | None:
    """The subject before the verb, if the words behind it leave room for one there."""
    words = text.words
    if not i or first >= text.length or (marker is None and not takes_object):
        return None
    as_for = cue.conjunction == "ف" and words[text.sentence_start(i)].folded in ("اما", "واما")
    if cue.conjunction and not as_for:
        return None
    if right is not None and right.first >= 0:
        return None
    if cue.form.suffix and words[i - 1].flags & RELATIVE:
        return None  # «الذي وصفته الصحف بكذا»: the relative is the object
    if (
        marker is None
        and not is_nominal(words[first])
        and not words[first].flags & (ADVERBIAL | PREPOSITION | TIME)
    ):
        return None
    left = subject_before(text, i, cue)
    if left is None:
        return None
    if (
        directed
        and left[1] != i
        and words[i - 1].type != COMMA
        and not words[i - 1].flags & (RELATIVE | PARTICLE | BE)
    ):
        return None
    if directed or marker is None:
        # A noun that can only be the subject stands right behind the verb.
        if words[first].stem.endswith("ون") and words[first].definite:
            return None
        if (
            text.field == "text"
            and marker is None
            and cue.form.number != "p"
            and not (words[first].flags & TOPIC or words[first].verbal_noun)
        ):
            late = read_phrase(text, first, text.sentence_end(first), seek_object=True).object_at
            if (
                not words[first].flags & (ADVERBIAL | PREPOSITION | TIME)
                or late < 0
                or not (words[late].flags & TOPIC or words[late].verbal_noun)
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
    if (
        (head.verbal_noun or head.flags & TOPIC)
        and not head.flags & HEADS
        and not head.definite
        and stop - first > 1
    ):
        return False  # «يشير ارتفاع … إلى»: nobody speaks
    if head.flags & OCCASION and not head.flags & (HEADS & ~OFFICE):
        return False
    if head.folded in text.lexicon.demonstratives or head.folded in text.lexicon.blessings:
        return False
    verb = draft.reading.verb
    if verb.document and not head.flags & (DOCUMENT | ORGANIZATION | UNNAMED):
        return False
    if head.type == NUMBER or (head.flags & TIME and not head.flags & (HEADS | GIVEN)):
        return False
    if verb.weak:
        return bool(head.flags & (HEADS | GIVEN)) or stop - first <= 3
    return True


def _follows_as(text: Text, i: int) -> bool:
    """Whether the verb at ``i`` stands behind «كما», and so may tell of the clause before."""
    return i >= 3 and text.words[i - 1].folded in ("كما", "مثلما")


def _as_said(text: Text, i: int, cue: Cue, phrase: Phrase) -> Draft | None:
    """«…، كما أعلنت الوزارة»: the clause before is what was said."""
    words = text.words
    if phrase.first != i + 1 or not _follows_as(text, i):
        return None
    after = words[phrase.stop] if phrase.stop < text.length else None
    if (
        after is not None
        and after.type == WORD
        and not after.flags & (TIME | ADVERBIAL | PREPOSITION)
    ):
        return None
    first = text.sentence_start(i)
    if first >= i - 3 or (cue.verb.weak and words[i - 2].type != COMMA):
        return None
    draft = Draft(i, cue, "according-to-postposed", first)
    draft.marker = "postposed"
    draft.stop = i - 1
    draft.clause = i - 1
    draft.source = phrase.source
    draft.media = phrase.media
    return draft


def _within_document(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """«جاء في البيان أن …»: the document is the source."""
    words = text.words
    if i + 2 >= end:
        return None
    if words[i + 1].folded in ("فيه", "فيها"):
        return _issued_document(text, i, cue, end)
    if words[i + 1].folded != "في":
        return None
    head = words[i + 2]
    if not head.flags & DOCUMENT or head.flags & TIME:
        return None
    marker = find_marker(text, i, verb_end=end, cue=cue, reach=NEAR)
    if marker is None:
        return None
    phrase = read_phrase(text, i + 2, marker.at)
    if phrase.first != i + 2:
        return None
    draft = Draft(i, cue, f"document-{marker.kind}", marker.content)
    draft.source = phrase.source
    place(text, draft, None)
    return draft


def _issued_document(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """«أصدرت النقابة بيانا جاء فيه: …»: who issued the document says it."""
    marker = find_marker(text, i, verb_end=end, cue=cue, reach=4)
    if marker is None or not i or cue.conjunction:
        return None
    words = text.words
    near = range(i - 1, max(-1, i - 12), -1)
    document = next((k for k in near if words[k].flags & DOCUMENT), -1)
    if document < 0:
        return None
    left = clause_subject(text, document, cue) if words[i - 1].type == WORD else None
    draft = Draft(i, cue, f"document-{marker.kind}", marker.content)
    place(text, draft, left or read_phrase(text, document, i).source)
    return draft


def _hearsay(text: Text, i: int, cue: Cue, marker: Marker | None) -> Draft | None:
    """«قيل إن», «تردد أن»: said by nobody the writer names."""
    if marker is None or marker.at > i + 2 or marker.kind not in ("that", "preposition"):
        return None
    before = text.words[i - 1] if i else None
    if before is not None and before.complementiser:
        return None  # «يمكن أن يقال»
    if before is not None and before.flags & DOCUMENT and not (before.definite or cue.conjunction):
        return None  # «تقرير تداول»: the name of an exchange
    if marker.kind == "preposition" and (
        text.words[marker.at].folded != "عن" or cue.verb.lemma in ("قيل", "يقال", "يحكى")
    ):
        return None
    draft = Draft(i, cue, "hearsay", marker.content)
    draft.marker = "that"
    place(text, draft, None)
    return draft


def _after_quotation(text: Text, i: int, cue: Cue, end: int) -> Draft | None:
    """A verb that opens its clause and follows its quotation: «"…"، قال الوزير»."""
    words = text.words
    k = i - 1
    while k >= 0 and words[k].type in (COMMA, DASH):
        k -= 1
    opening = text.opening.get(k, -1)
    if (
        opening < 0
        or k - opening <= SPEECH_WORDS
        or cue.verb.act not in ("say", "confirm", "opine", "ask")
    ):
        return None
    if cue.verb.weak and (k == i - 1 or cue.verb.lemma not in _AFTER_SPEECH):
        return None
    before = words[opening - 1] if opening else None
    if before is not None and (
        before.complementiser or (before.type == WORD and (k == i - 1 or k - opening < 9))
    ):
        return None  # a title, or words quoted inside the sentence
    phrase = read_phrase(text, i + 1, next_cue(text, i, end))
    if phrase.first < 0:
        return None
    if any(w.complementiser or w.type == COLON for w in words[i + 1 : phrase.stop + 1]):
        return None
    cut_relative(text, phrase)
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
