"""Why a statement was read so: its frame, its words and its speaker, in sentences for people."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.article import Act, Form, Kind, Statement
from musnad.explanation.wording import OPENS
from musnad.messages import Message, listed, message
from musnad.terminal.wording import ACTS

#: What kind of words report, by the beginning of the frame's name; the longest that fits.
_REPORTS = {
    "verb": message("a verb of reporting; who says it stands beside it"),
    "participle": message("a participle that goes on reporting what its sentence's subject says"),
    "noun": message("a noun that names an act of saying"),
    "relay": message("one passes on what another said"),
    "document": message("a text is said to have it"),
    "relative": message("a clause tells whose words the noun before it are"),
    "according-to-preposed": message("it names a source, whose words come after it"),
    "according-to-postposed": message("it names a source, whose words come before it"),
    "according-to-inline": message("within a report it names whom the report is from"),
    "verb-inserted": message("the reporting verb stands between marks in the clause it reports"),
    "headline-colon": message("in a headline, who speaks stands before the colon"),
    "hearsay": message("it reports something and names nobody for it"),
}
#: By the end of the frame's name.
_OPENS: dict[str, Message] = {str(opener): told for opener, told in OPENS.items()}
_FORMS: dict[Form, Message] = {
    "direct": message("the speaker's own words, in quotation marks or after a colon"),
    "mixed": message("the article's words, with some of the speaker's own in quotation marks"),
    "indirect": message("the article's words, not the speaker's own"),
}
_KINDS: dict[Kind, Message] = {
    "person": message("a person who is named, or known by an office"),
    "organization": message("a body"),
    "document": message("a document, which can be read but not asked"),
    "unnamed": message("a source without a name: nobody could ask it again"),
    "group": message("several people without names: nobody could ask them again"),
    "unsourced": message("nobody is named"),
}


def reasons_of(statement: Statement) -> Iterator[tuple[Message, Message]]:
    """What there is to tell of how ``statement`` was read: what it is about, and the sentence."""
    frame = statement.frame
    reports = [_REPORTS[name] for name in _REPORTS if frame.startswith(name)]
    for told in reports:
        yield (
            message("The reporting word"),
            message("«{cue}»: {reason}", cue=statement.cue.text, reason=told),
        )
    yield message("What the word does"), _act(statement.act)
    opens = _OPENS.get(frame.rpartition("-")[2])
    if opens is not None and not frame.startswith(("according", "headline")):
        yield message("Where the words begin"), opens
    yield message("Whose words they are"), _FORMS[statement.form]
    yield message("Who says it"), _speaker(statement)
    yield message("What kind of source"), _KINDS[statement.kind]
    if statement.via:
        names = listed(f"«{relay.name}»" for relay in statement.via)
        told = message("between the outlet and the source: {relays}", relays=names)
        yield message("Through whom"), told


def _act(act: Act) -> Message:
    return message("it tells that somebody {act}", act=ACTS[act])


def _speaker(statement: Statement) -> Message:
    name = statement.speaker.name
    written = " … ".join(span.text for span in statement.sources)
    if not name:
        return message("the article does not tell")
    if not written:
        return message("it is left unsaid here; the report goes on from «{name}»", name=name)
    if written == name:
        return message("«{name}», as it stands at the reporting word", name=name)
    return message(
        "«{written}» at the reporting word is «{name}», the fullest that the article calls it",
        written=written,
        name=name,
    )
