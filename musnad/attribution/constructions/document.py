"""«جاء في البيان أن …», «أصدرت النقابة بيانا جاء فيه: …»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from msgspec import structs

from musnad.attribution.asides import told_in
from musnad.attribution.constructions.placing import placed
from musnad.attribution.constructions.sight import Answer, Sight, of_cue
from musnad.attribution.markers import NEAR, find_marker
from musnad.attribution.model import Construction, Range
from musnad.attribution.phrases import read_phrase
from musnad.attribution.refusals import Nothing
from musnad.attribution.subjects import BACK, clause_subject
from musnad.lexicon.words import DOCUMENT, WORD
from musnad.text.structure import Text

#: How far before «جاء فيه» its document stands, and how far behind it the content.
_DOCUMENT_BACK: Final = 12
_SHORT: Final = 4


@of_cue.want(lambda cue, _: cue.verb.within)
def document(sight: Sight) -> Answer:
    """A verb that only documents are the place of."""
    if sight.i + 2 >= sight.end:
        return Nothing.AT_END
    if told_in(sight.text, sight.i + 1):
        return _issued(sight)
    return _within(sight)


def is_subject_of_verb(sight: Sight) -> bool:
    """«تشير أرقام وردت في تقرير إلى أن»: it tells where the subject of another verb stands."""
    verb = sight.text.before(sight.i - 1)
    is_noun = not sight.before.definite and sight.before.type == WORD
    return is_noun and any(c.finite for c in verb.cues)


def handed_out(text: Text, document: int) -> int:
    """The verb that hands out the ``document`` behind it: «صدر عن البلدية بيان»; -1: none does."""
    hands_out = text.lexicon.function.hands_out
    for k in range(document - 1, max(text.sentence_start(document), document - BACK) - 1, -1):
        folded = text.words[k].folded
        if folded in hands_out or folded.removeprefix("و") in hands_out:
            return k
    return -1


def sent_by(text: Text, document: int) -> Range | None:
    """Whom «صدر» or «وردنا» tells the ``document`` to be from: «صدر أمس عن البلدية بيان»."""
    issued_by, verb = text.lexicon.function.issued_by, handed_out(text, document)
    near = range(verb + 1, min(document, verb + _SHORT)) if verb >= 0 else ()
    sender = next((k for k in near if text.words[k].folded in issued_by), -1)
    return read_phrase(text, sender + 1, document).source if sender >= 0 else None


def _place(sight: Sight) -> int:
    """Where what stands behind «في» begins («جاء أيضا في البيان», «ورد بالبيان»); -1: nowhere."""
    text, function = sight.text, sight.text.lexicon.function
    k = sight.i + 1
    while text.after(k - 1).folded in function.between:
        k += 1
    word = text.after(k - 1)
    if word.folded in function.within:
        return k + 1
    return k if word.preposition == "ب" else -1


def _within(sight: Sight) -> Answer:
    """«جاء في البيان أن …», «ورد ضمن البلاغ أن …»: the document is the source."""
    text, i, place = sight.text, sight.i, _place(sight)
    if place < 0:
        return Nothing.NO_DOCUMENT
    at = place
    if text.after(at - 1).folded in text.lexicon.function.demonstrative:
        at += 1  # «جاء في هذا البيان»
    head = text.after(at - 1)
    # «جاء في أمر الإحالة»: a document by both words only
    is_document = (head.flags | text.phrase_flags(at)[0]) & DOCUMENT
    if not (is_document or head.stem in text.lexicon.function.told_text):
        return Nothing.NO_DOCUMENT
    marker = find_marker(text, i, verb_end=sight.end, cue=sight.cue, reach=NEAR)
    if marker is None:
        return Nothing.NO_CONTENT
    phrase = read_phrase(text, place, marker.at, follows=True)
    if phrase.first != place:
        return Nothing.NO_DOCUMENT
    return placed(
        sight, Construction.DOCUMENT, marker.content, opener=marker.kind, source=phrase.source
    )


def _issued(sight: Sight) -> Answer:
    """«أصدرت النقابة بيانا جاء فيه: …»: who issued the document says it."""
    text, words, i = sight.text, sight.words, sight.i
    marker = find_marker(text, i, verb_end=sight.end, cue=sight.cue, reach=_SHORT)
    if marker is None or not i or sight.cue.conjunction:
        return Nothing.NO_CONTENT
    near = range(i - 1, max(-1, i - _DOCUMENT_BACK), -1)
    is_told = words[i - 1].accusative  # «تحذيرا جاء فيه»
    at = next((k for k in near if words[k].flags & DOCUMENT), i - 1 if is_told else -1)
    if at < 0:
        return Nothing.NO_DOCUMENT
    issuer = sent_by(text, at)
    # «أصدرت النقابة بيانا جاء فيه»: the verb agrees with the document
    anybody = replace(sight.cue, form=structs.replace(sight.form, gender="", number=""))
    if issuer is None and words[i - 1].type == WORD:
        issuer = clause_subject(text, at, anybody)
    return placed(
        sight,
        Construction.DOCUMENT,
        marker.content,
        opener=marker.kind,
        left=issuer or read_phrase(text, at, i).source,
    )
