"""Why a reporting word makes no statement, as the constructions and the later stages tell it."""

from __future__ import annotations

from enum import Enum

from musnad.messages import message


class Nothing(Enum):
    """The answers of a construction that knows that the word reports nothing here."""

    NOTHING = message("the words around it do not make this construction")
    BARRED = message("what stands right before it says that it does not report")
    NOT_THIRD_PERSON = message("it is not in the third person")
    AT_END = message("nothing stands behind it")
    POINTS_BACK = message("it only points back to what was told before")
    NO_CONTENT = message(
        "nothing opens a content behind it: no «أن», preposition, colon, quotation mark or noun "
        "phrase that it could report"
    )
    PRAYER = message("God is spoken to")
    HANGS = message("it has no subject and only describes the noun before it")
    FAR_OPENER = message("an everyday verb, and what could open its content stands too far off")
    CANNOT_SPEAK = message("what stands where its source would be is nothing that speaks")
    NO_DOCUMENT = message("only a document or a body says it so, and there is none")
    UNKNOWN_SOURCE = message("an everyday verb, and what stands behind it is no known source")
    OF_RELATIVE = message("in a relative clause only «أن» opens its content")
    NO_SUBJECT = message("nobody stands near it who could have said it")
    NO_ANTECEDENT = message("its pronoun stands for nothing that is told with it")
    OTHER_CUE = message("another word beside it reports")
    NOT_APART = message("it is a noun or a predicate here, not set apart as what somebody adds")
    NAMES = message("it is a word of the name of something")
    NO_PREPOSITION = message("the preposition that leads to its source does not follow")
    OF_PAGE = message(
        "it stands on a line of the page that is none of the article («اقرأ أيضا: …»)"
    )
    NO_VERB = message("no reporting verb follows in its clause")


class Dropped(Enum):
    """What becomes of a frame that makes no statement."""

    IN_SOURCE = message("it stands in the words that name another statement's source")
    TOO_DEEP = message("it is told within too many other statements")
    EMPTY = message("no words are left of its content")
    COVERS_NOTHING = message("nothing is left before it that it could be the source of")
    BELIEF = message(
        "it has no source of its own and stands in another's words: he only thinks so, or tells it "
        "of himself"
    )
    UNCONFIRMED = message("unknown words, which the article names nowhere else as somebody")
    NO_SPEAKER = message("what stands before the colon is no speaker: a rubric, a place, a topic")
