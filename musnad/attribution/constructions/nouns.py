"""Verbal nouns: «قوله إن», «تأكيد الوزير أن», and the relays they end («نقلت … عن … قوله»)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from musnad.attribution.agreement import is_happening
from musnad.attribution.asides import behind_adverbial, closing_mark
from musnad.attribution.clauses import cut_relative
from musnad.attribution.colons import after_colon
from musnad.attribution.constructions.document import handed_out, sent_by
from musnad.attribution.constructions.placing import framed
from musnad.attribution.constructions.sight import Answer, Sight
from musnad.attribution.expansion import expand
from musnad.attribution.markers import find_marker, says_by_noun
from musnad.attribution.model import Construction, Frame, Marker, Phrase, Range
from musnad.attribution.phrases import read_phrase
from musnad.attribution.refusals import Nothing
from musnad.attribution.subjects import BACK, clause_subject, office_before, subject_before
from musnad.lexicon import Cue
from musnad.lexicon.words import (
    COLON,
    COMMA,
    DOCUMENT,
    GIVEN,
    GROUP,
    HEADS,
    NUMBER,
    OCCASION,
    OFFICE,
    ORGANIZATION,
    PREPOSITION,
    STATE,
    TIME,
    TITLE,
    TOPIC,
)
from musnad.text.structure import Text

#: How far behind a noun its content begins: bare; with a pronoun; with its agent.
_BARE: Final = 4
_WITH_PRONOUN: Final = 12
_WITH_AGENT: Final = 14


class _Relay(NamedTuple):
    """Whose words, who passes them on, and the media spoken to."""

    source: Range | None
    relays: tuple[Range, ...]
    media: tuple[Range, ...]


def noun(sight: Sight) -> Answer:
    """A verbal noun that reports."""
    if sight.i + 1 >= sight.text.length:
        return Nothing.AT_END
    if sight.form.suffix:
        return _with_pronoun(sight) or Nothing.NO_CONTENT
    if sight.verb.prints:
        return _in_full(sight) or Nothing.NOTHING
    if sight.after.folded in sight.text.lexicon.function.as_follows:
        return _printed(sight) or Nothing.NOTHING
    ascribed = _ascribed_saying(sight) if _is_saying(sight) else None
    if ascribed is not None:
        return ascribed
    if _closes_speech(sight):
        return _by_saying(sight) or Nothing.NO_CONTENT
    return _with_agent(sight) or Nothing.NOTHING


def _printed(sight: Sight) -> Frame | None:
    """«صدر عن المكتب البيان الآتي: …»: the text follows, and whoever issued it says it."""
    text, i = sight.text, sight.i
    colon = i + 2 + (text.after(i + 1).folded in text.lexicon.function.its_text)
    at = handed_out(text, i)
    if at < 0 or text.after(colon - 1).type != COLON:
        return None
    issuer = sent_by(text, i) or read_phrase(text, at + 1, i).source
    source = issuer or subject_before(text, at, sight.cue)
    content, opener = after_colon(text, colon)
    return framed(sight, Construction.NOUN, Marker(content, colon, opener), source=source)


def _in_full(sight: Sight) -> Frame | None:
    """«وفيما يلي نص البيان: …»: the document is printed behind the colon."""
    text, i, document = sight.text, sight.i, sight.after
    if sight.before.folded not in text.lexicon.function.here_is or not document.flags & DOCUMENT:
        return None
    near = range(i + 2, min(text.length, i + _WITH_AGENT))
    colon = next((k for k in near if sight.words[k].type > NUMBER), i)
    if sight.words[colon].type != COLON:
        return None
    content, opener = after_colon(text, colon)
    source = cut_relative(text, read_phrase(text, i + 1, colon)).source
    marker = Marker(content, colon, opener)
    return framed(sight, Construction.NOUN, marker, source=source, beside=True)


def _closes_speech(sight: Sight) -> bool:
    """«بالقول», or what a verb that says nothing itself leads to («ختم … بالتأكيد على أن»)."""
    text, i = sight.text, sight.i
    if sight.words[i].folded.endswith("بالقول"):
        return True
    if not says_by_noun(text, i):
        return False
    return _is_saying(sight) or _verb_before(sight) >= 0


def _is_saying(sight: Sight) -> bool:
    """«ذهب الخبير إلى القول إن»."""
    return sight.words[sight.i].folded in sight.text.lexicon.function.saying


def _verb_before(sight: Sight) -> int:
    """The verb that leads to the noun and says nothing itself; -1: there is none."""
    text, i = sight.text, sight.i
    near = range(i - 1, max(text.sentence_start(i), i - _WITH_AGENT) - 1, -1)
    at = next((k for k in near if any(c.finite for c in text.words[k].cues)), i)
    speaks_on = text.lexicon.function.speaks_on
    return at if any(c.verb.folded in speaks_on for c in text.words[at].cues) else -1


def _by_saying(sight: Sight) -> Frame | None:
    """«ختم فلان كلمته بالقول إن»."""
    marker = sight.marker_within(_BARE)
    if marker is None:
        return None
    source, verb = clause_subject(sight.text, sight.i, sight.cue), _verb_before(sight)
    if _is_saying(sight):
        return _by_going_on(sight, marker, source)
    media = read_phrase(sight.text, verb + 1, sight.i).media if verb >= 0 else ()
    return framed(sight, Construction.NOUN, marker, source=source, media=media, beside=True)


def _by_going_on(sight: Sight, marker: Marker, source: Range | None) -> Frame:
    """«ذهب الخبير إلى القول إن»: the subject right before, or one who is left unsaid."""
    text, to = sight.text, sight.i - 1
    stop = to - 1 if text.before(to).type == COMMA else to
    if source is None or source[1] != stop:
        first = expand(text, stop - 1)[0] if stop else to
        office = office_before(text, first, stop, text.sentence_start(sight.i))
        first = office if office >= 0 else first
        is_named = text.words[first].flags & (HEADS | GIVEN)
        source = (first, stop, 0) if is_named else None
    clause = to if source is None else source[0] - 1
    return framed(sight, Construction.NOUN, marker, source=source, clause=clause)


def _with_pronoun(sight: Sight) -> Frame | None:
    """«قوله إن», «تأكيده على»: the speaker is the pronoun."""
    text, words, i, verb = sight.text, sight.words, sight.i, sight.verb
    if verb.prints and sight.after.type == COLON:
        content, _ = after_colon(text, i + 1)
        source = clause_subject(text, i, sight.cue)
        return framed(sight, Construction.NOUN, Marker(content, i + 1, "colon"), source=source)
    if sight.form.gender == "" or _says_when(sight):
        return None
    marker = sight.marker_within(_WITH_PRONOUN)
    is_other = verb.lemma != "قول"
    if marker is None:
        marker = _topic(sight) or _relayed_topic(sight)
    elif is_other and read_phrase(text, i + 1, marker.at).first >= 0:
        return None
    if marker is None:
        return None
    of_preposition = bool(sight.before.flags & PREPOSITION)
    relay = _relay_before(text, i)
    if relay is not None:
        return _relayed(sight, marker, relay)
    if is_other and not of_preposition:
        return None
    source = None
    if not is_other and words[i].folded.startswith("ب") and not _follows_report(sight):
        source = clause_subject(text, i, sight.cue)  # «ختم فلان حديثه بقوله»
    return framed(sight, Construction.NOUN, marker, source=source)


def _follows_report(sight: Sight) -> bool:
    """«وأعرب عن ثقته، بقوله»: whether a word that reports stands before, apart from it."""
    if sight.before.type != COMMA:
        return False
    before = sight.words[sight.text.sentence_start(sight.i) : sight.i]
    return any(w.cues and not w.cues[0].verb.weak for w in before)


def _says_when(sight: Sight) -> bool:
    """«أضاف فلان، ضمن تصريحه، أن»: the verb reports, the noun is its occasion."""
    words, i = sight.words, sight.i
    if not words[i].flags & OCCASION:
        return False
    if sight.before.folded not in sight.text.lexicon.function.on_occasion:
        return False
    if any(c.finite for c in sight.after.cues):
        return True  # «وفي بيانها قالت فلانة إن»
    first = max(sight.text.sentence_start(i), i - _WITH_AGENT)
    return any(w.cues for w in words[first:i])


def _topic(sight: Sight) -> Marker | None:
    """«إعلانه استقالة …»: a bare noun phrase."""
    if not sight.verb.object or not is_happening(sight.after):
        return None
    return Marker(sight.i + 1, sight.i + 1, "object")


def _relayed_topic(sight: Sight) -> Marker | None:
    """«نقلت الوكالة عن المجلس تأكيده أهمية …»: any noun phrase is what somebody is quoted for."""
    if not sight.verb.object or not sight.after.is_nominal:
        return None
    content = sight.i + 1
    return Marker(content, content, "object") if _relay_before(sight.text, sight.i) else None


def _with_agent(sight: Sight) -> Frame | None:
    """«بعد تأكيد الوزير أن»: with its agent named, the noun reports."""
    text, words, i = sight.text, sight.words, sight.i
    head = sight.after
    if not sight.before.flags & PREPOSITION or not head.flags & (HEADS | GIVEN) or head.preposition:
        return None
    if head.flags & TOPIC and not head.definite:
        return None
    cue = replace(sight.cue, verb=replace(sight.verb, weak=False))
    end = min(text.sentence_end(i + 1), i + _WITH_AGENT)
    comma = next((k for k in range(i + 1, end) if words[k].type == COMMA), end)
    marker = find_marker(text, i, verb_end=comma, cue=cue, reach=_WITH_AGENT)
    if marker is None and cue.verb.object:
        at = read_phrase(text, i + 1, comma, seek_object=True).object_at
        marker = Marker(at, at, "object") if at >= 0 and is_happening(words[at]) else None
    stop = comma if marker is None else marker.at
    marker = marker or _behind_date(text, comma, cue)
    if marker is None or marker.kind in ("quote", "colon"):
        return None
    phrase = read_phrase(text, i + 1, stop)
    if phrase.stop != stop:
        return None
    last = words[phrase.stop - 1]
    is_theirs = head.definite and phrase.stop == phrase.first + 2
    if is_theirs and last.definite and head.feminine and not last.feminine:
        phrase = phrase.cut(phrase.stop - 1)  # «استنكار المملكة | الشديد لهذا العمل»
    if cue.verb.act in ("accuse", "call"):
        other = _other_behind(text, phrase)
        are_several = words[i].stem.endswith("ات")  # «اتهامات المعارضة»
        if other < 0 and cue.verb.act == "accuse" and not are_several:
            return None  # «أصر على اتهام اللاعبين بالتمثيل»: nobody but the accused is named
        phrase = phrase.cut(other) if other >= 0 else phrase
    return framed(
        Sight(text, i, cue), Construction.NOUN, marker, source=phrase.source, media=phrase.media
    )


def _behind_date(text: Text, comma: int, cue: Cue) -> Marker | None:
    """«إعلان الجماعة، الأحد، استهداف …»: what was told stands behind a day between commas."""
    closing = closing_mark(text, comma, text.sentence_end(comma))
    is_adverbial = behind_adverbial(text, comma + 1, closing) > comma + 1  # «في وقت سابق»
    if closing < 0 or not (text.after(comma).flags & TIME or is_adverbial):
        return None
    word, at = text.after(closing), closing + 1
    if word.complementiser and cue.verb.that:
        return Marker(at, at, "that")
    return Marker(at, at, "object") if cue.verb.object and is_happening(word) else None


def _other_behind(text: Text, phrase: Phrase) -> int:
    """«اتهام الحكومة | للعمال بـ», «دعوة الوزير | السكان إلى»: who is accused or called, or -1."""
    head = text.words[phrase.first]
    of_office = head.flags & OFFICE and not head.flags & ORGANIZATION
    for k in range(phrase.first + 1, phrase.stop):
        word, before = text.words[k], text.before(k)
        if word.type == NUMBER and before.definite:
            return k
        if word.preposition != "ل" or (word.flags & ORGANIZATION and of_office):
            continue  # «دعوة الأمين العام للجامعة إلى»
        is_somebody = word.flags & (STATE | GIVEN | TITLE)
        is_known = word.definite and word.flags & (GROUP | ORGANIZATION)
        if is_somebody or is_known or word.stem.endswith("ين"):
            return k
    both = read_phrase(text, phrase.first, phrase.stop, seek_object=True, addressee=True)
    return both.object_at if both.object_at > phrase.first else -1


def _relayed(sight: Sight, marker: Marker, relay: _Relay) -> Frame:
    return framed(
        sight,
        Construction.RELAY,
        marker,
        source=relay.source,
        media=(*relay.media, *read_phrase(sight.text, sight.first, marker.at).media),
        relays=relay.relays,
        clause=relay.relays[0][0] - 1 if relay.relays else None,
        beside=True,
    )


def _relay_before(text: Text, i: int) -> _Relay | None:
    """Source and relay of «نقلت … عن … قوله»: whose words, and who passes them on."""
    words, function = text.words, text.lexicon.function
    start = max(text.sentence_start(i), i - BACK)
    about = next((k for k in range(i - 1, start - 1, -1) if _leads_to_quoted(text, k)), -1)
    if about < 0:
        return None
    if words[about].folded in function.of_him:
        return _relay_of_pronoun(text, about, i)
    on_tongue = text.after(about).folded in function.tongue
    if not on_tongue and words[about].folded != "عن":
        return _ascribed(text, start, about, i)
    inner = read_phrase(text, about + 1 + on_tongue, i)
    if text.before(about).folded == "نقلا":
        relay = _quoting(text, start, about - 1)
        return _Relay(inner.source, (relay,) if relay else (), inner.media)
    for j in range(about - 1, start - 1, -1):
        if any(c.verb.relays_nouns for c in words[j].cues):
            relay = read_phrase(text, j + 1, about).source
            if relay is None and not words[j].cues[0].conjunction:
                relay = subject_before(text, j, words[j].cues[0])
            return _Relay(inner.source, (relay,) if relay else (), inner.media)
    return None


def _leads_to_quoted(text: Text, k: int) -> bool:
    """Whether the word at ``k`` leads to whom «قوله» quotes: «عن», «إلى», «على لسان»."""
    function, folded = text.lexicon.function, text.words[k].folded
    if text.after(k).folded in function.own_name:
        return False  # «عن مسؤول طلب عدم الكشف عن اسمه قوله»
    return folded in function.relayed_from or text.after(k).folded in function.tongue


def _quoting(text: Text, start: int, i: int) -> Range | None:
    """«ذكرت صحيفة …، نقلا عن مصدر، قوله»: the subject of the verb before the «نقلا» at ``i``."""
    near = range(i - 1, start - 1, -1)
    verb = next((k for k in near if text.words[k].verb or text.words[k].cues), -1)
    return None if verb < 0 else read_phrase(text, verb + 1, i).source


def _relay_of_pronoun(text: Text, about: int, i: int) -> _Relay | None:
    """«نقلت عنه الوكالة قوله», «نقلت الوكالة عنه قوله»: whoever spoke before speaks."""
    start = max(text.sentence_start(i), about - BACK)
    for j in range(about - 1, start - 1, -1):
        if any(c.verb.relays_nouns for c in text.words[j].cues):
            first, stop = (about + 1, i) if j == about - 1 else (j + 1, about)
            relay = read_phrase(text, first, stop).source
            return _Relay(None, (relay,), ()) if relay else None
    return None


def _ascribed(text: Text, start: int, to: int, i: int) -> _Relay | None:
    """«نسبت الوكالة إلى مصدر قوله»."""
    ascribes = text.lexicon.function.ascribes
    at = next((k for k in range(to - 1, start - 1, -1) if text.words[k].folded in ascribes), -1)
    if at < 0:
        return None
    relay, inner = read_phrase(text, at + 1, to).source, read_phrase(text, to + 1, i)
    return _Relay(inner.source, (relay,) if relay else (), inner.media)


def _ascribed_saying(sight: Sight) -> Frame | None:
    """«نسبت الوكالة إلى مصدر القول إن»."""
    text, i = sight.text, sight.i
    start = max(text.sentence_start(i), i - BACK)
    near = range(i - 1, start, -1)
    to = next((k for k in near if text.words[k].folded == "الي"), -1)
    marker = sight.marker_within(_BARE) if to > 0 else None
    if marker is None:
        return None
    relay = _ascribed(text, start, to, i)
    is_next = relay is not None and relay.source is not None and relay.source[1] == i
    return _relayed(sight, marker, relay) if relay is not None and is_next else None


def quoted_noun(text: Text, first: int, stop: int, *, any_noun: bool) -> bool:
    """Whether «قوله» (or «تأكيده») stands between: then it is the cue, and this verb the relay."""
    for word in text.words[first:stop]:
        for cue in word.cues:
            is_his = cue.form.tense == "noun" and cue.form.suffix
            if is_his and (any_noun or cue.verb.lemma == "قول"):
                return True
    return False
