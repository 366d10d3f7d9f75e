"""What single functions of the grammar answer: invented sentences with the places asked of.

A block of ``answers.txt`` is for one function: a line ``# module.function``, then a line for each
question: a sentence, an arrow, and the answer. ``¹`` stands before the word that is the first
parameter behind the text (a token number, the word itself, or its reading), ``²`` before the
second; a phrase has its mark before its first word and behind its last, so has a source that was
named before. Of a ``Sight`` the mark is its reporting word, of a ``Marker`` the one whose content
it opens. What is only true or false is given in the line of the function:
``# module.function bare=True``. A headline has ``=`` before it; line breaks are written ``⏎``.

The answer is ``yes``, ``no``, ``none`` or a word; a place is told as the rest of the sentence from
there on, up to five words, ``the end`` where none is left; a phrase stands between «».
"""

from __future__ import annotations

import enum
import importlib.util
import inspect
import typing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from musnad.lexicon import Cue, load
from musnad.lexicon.inflection import Form
from musnad.lexicon.words import Word
from musnad.text.structure import Text

ANSWERS: Final = Path(__file__).with_name("answers.txt")
MARKS: Final = "¹²³⁴⁵"
ARROW: Final = " → "
#: What stands before a headline.
TITLE: Final = "= "
#: Functions that answer with a number that is no place.
SIZES: Final = frozenset(("asides.told_in", "expansion.clitics", "media._outlet_size"))
#: The parameters that name the word a rule is asked of, the surest first.
_PLACES: Final = ("j", "k", "stop", "i")
#: A place is told by so many words.
_SHOWN: Final = 5


class Question(NamedTuple):
    """A function, what it is asked, and what it answers."""

    function: str
    given: dict[str, bool]
    sentence: str
    answer: str


def questions(path: Path = ANSWERS) -> list[Question]:
    """All questions of a file, each with its answer."""
    return [q for block in path.read_text("utf-8").strip().split("\n\n") for q in _block(block)]


def _block(block: str) -> list[Question]:
    head, *lines = block.splitlines()
    function, *given = head.removeprefix("# ").split()
    bare = {name: value == "True" for name, _, value in (g.partition("=") for g in given)}
    asked = (line.rpartition(ARROW) for line in lines)
    return [Question(function, bare, sentence, answer) for sentence, _, answer in asked]


def answer(function: str, given: dict[str, bool], sentence: str) -> str:
    """What a function answers to a sentence with marks."""
    # imported here, for the benchmark of mutants that imports the grammar anew
    call = found(function)
    text, places = _marked(sentence)
    arguments = inspect.signature(call).bind_partial(**given)
    if "report" in inspect.signature(call).parameters:
        arguments.arguments["report"] = None
    mark = 0
    for name, kind in parameters(call):
        if kind is Text:
            arguments.arguments[name] = text
        elif kind is not bool and kind != _module("model").Report | None:
            arguments.arguments[name] = _argument(kind, text, places[mark])
            mark += 1
    if not is_asked(call, text, arguments.arguments):
        return "no" if typing.get_type_hints(call, None, _later())["return"] is bool else "none"
    return told(call(*arguments.args, **arguments.kwargs), text, is_size=function in SIZES)


def is_asked(call: Callable[..., Any], text: Text, given: dict[str, Any]) -> bool:
    """Whether the word that a rule is asked of fulfils its conditions."""
    at = next((given[name] for name in _PLACES if name in given), -1)
    words: dict[str, Callable[[], Any]] = {
        "_of_word": lambda: text.words[at],
        "_of_next": lambda: text.words[at + 1],
        "_of_before": lambda: text.before(at),
        "_of_head": lambda: given["head"] if "head" in given else given["phrase"].head,
        "of_cue": lambda: given["sight"].cue,
        "of_before": lambda: given["sight"].before,
    }
    asked = {name: call.__globals__[name].of(call) for name in words if name in call.__globals__}
    return all(
        condition is None or condition(words[name](), load()) for name, condition in asked.items()
    )


def found(function: str) -> Callable[..., Any]:
    """The function, or the method or property of a class, of a module of the grammar."""
    module, *names = function.split(".")
    inner = f"constructions.{module}"
    is_inner = importlib.util.find_spec(f"musnad.attribution.{inner}") is not None
    thing: Any = _module(inner if is_inner else module)
    for name in names:
        thing = vars(thing)[name]
    if isinstance(thing, property):
        thing = thing.fget
    return typing.cast("Callable[..., Any]", inspect.unwrap(getattr(thing, "_compute", thing)))


def parameters(call: Callable[..., Any]) -> list[tuple[str, Any]]:
    """The names and types of the parameters of a function, but of those with defaults."""
    scope = dict(vars(typing)) | call.__globals__
    hints = typing.get_type_hints(call, scope, _later())
    asked = inspect.signature(call).parameters.values()
    given = [p.name for p in asked if p.default is p.empty or isinstance(p.default, bool)]
    owner = call.__globals__.get(call.__qualname__.partition(".")[0])
    return [(name, hints.get(name, owner)) for name in given]


def _module(name: str) -> Any:
    # asked for when it is needed, for the benchmark of mutants that imports the grammar anew
    return importlib.import_module(f"musnad.attribution.{name}")


def _later() -> dict[str, Any]:
    """What modules of the grammar import for their type hints only."""
    speaking = {
        "Entity": _module("entities").Entity,
        "Mention": _module("model").Mention,
        "Phrase": _module("model").Phrase,
        "Marker": _module("model").Marker,
        "Sight": _module("constructions.sight").Sight,
        "Resolver": _module("speakers").Resolver,
    }
    common = {"Cue": Cue, "Word": Word, "Text": Text, "Form": Form, "Sequence": Sequence}
    model = _module("model")
    return speaking | common | {"Frame": model.Frame, "Range": model.Range, "Report": model.Report}


def _marked(sentence: str) -> tuple[Text, dict[int, list[int]]]:
    raw, offsets = "", []
    is_title = sentence.startswith(TITLE)
    for letter in sentence.removeprefix(TITLE).replace(" ⏎ ", "\n"):
        if letter in MARKS:
            offsets.append((MARKS.index(letter), len(raw)))
        else:
            raw += letter
    text = Text(raw, "title" if is_title else "text", load())
    places: dict[int, list[int]] = {}
    for mark, offset in offsets:
        at = sum(start < offset for start in text.starts)
        places.setdefault(mark, []).append(at)
    return text, places


def _argument(kind: Any, text: Text, places: list[int]) -> Any:
    """The argument that marks at ``places`` stand for."""
    at, model = places[0], _module("model")
    simple: dict[Any, Callable[[], Any]] = {
        int: lambda: at,
        Word: lambda: text.words[at],
        Word | None: lambda: text.words[at],
        Cue: lambda: text.words[at].cues[0],
        Form: lambda: text.words[at].cues[0].form,
        str: lambda: text.span(at, places[1]).text,
        model.Range: lambda: (*places, 0),
        model.Range | None: lambda: (*places, 0),
        model.Frame: lambda: _module("constructions.registry").read_cue(text, at),
        _later()["Phrase"]: lambda: model.Phrase(at, places[1]),
        _later()["Phrase"] | None: lambda: model.Phrase(at, places[1]),
        _later()["Marker"] | None: lambda: _marker(text, at),
        list[Word]: lambda: text.words[at : places[1]],
        Sequence[Word]: lambda: text.words[at : places[1]],
    }
    if kind in simple:
        return simple[kind]()
    known = _later()
    if kind is known["Sight"]:
        return kind(text, at, text.words[at].cues[0])
    if kind is known["Mention"]:
        phrase = (*places, 0)
        key, head = _module("mentions").content_words, _module("entities").head_of
        sort = _module("kinds").kind_of(text, phrase)
        several = _module("mentions").is_joined(text, phrase)
        return kind(text, phrase, key(text, phrase), sort, head(text, phrase), "", several)
    resolver = known["Resolver"]([text])
    for first, stop in zip(places[::2], places[1::2], strict=True):
        resolver.mention(text, (first, stop, 0), None)
    if typing.get_args(kind) == (known["Entity"],):
        return resolver.recent
    return resolver.recent[-1] if kind is known["Entity"] else resolver


def _marker(text: Text, at: int) -> Any:
    """What opens the content of the reporting word at ``at``."""
    cue = text.words[at].cues[0]
    return _module("markers").find_marker(text, at, verb_end=text.length, cue=cue)


def told(value: Any, text: Text, *, is_size: bool = False) -> str:
    """An answer as it is written."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, enum.Enum):
        return str(value) if isinstance(value, str) else value.name
    if isinstance(value, int):
        return str(value) if is_size or value < 0 else place(value, text)
    if isinstance(value, str):
        return value or "nothing"
    if isinstance(value, _later()["Entity"]):
        return f"{value.name} ({value.kind})"
    if isinstance(value, Word):
        return value.raw
    if isinstance(value, _module("model").Frame):
        source = "" if value.source is None else phrase(value.source, text)
        return f"{value.name} {source} {place(value.content, text)}".replace("  ", " ")
    if isinstance(value, tuple) and len(value) in (2, 3) and all(type(v) is int for v in value):
        return phrase(value, text)
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        if "stop" in fields:
            fields = {"source": (fields.pop("first"), fields.pop("stop")), **fields}
        told_of = {n: told(v, text) for n, v in fields.items() if v not in (-1, False, ())}
        return "; ".join(f"{name} {what}" for name, what in told_of.items())
    if isinstance(value, (set, frozenset)):
        return " + ".join(sorted(map(str, value))) or "nothing"
    if isinstance(value, (tuple, list)):
        return ", ".join(told(v, text) for v in value) or "nothing"
    raise TypeError(type(value))


def place(token: int, text: Text) -> str:
    stop = min(token + _SHOWN, text.length)
    return text.span(token, stop).text.replace("\n", " ⏎ ") if token < text.length else "the end"


def phrase(span: Sequence[int], text: Text) -> str:
    if span[0] < 0:
        return "nobody"
    words = text.span(span[0], span[1]).text if span[0] < span[1] else ""
    cut = span[2] if len(span) > 2 else 0
    return f"«{words[cut:]}»".replace("\n", " ⏎ ")


def _written(asked: Question) -> str:
    return f"{asked.sentence}{ARROW}{answer(asked.function, asked.given, asked.sentence)}"


if __name__ == "__main__":  # asks all of them anew: look at each difference before it is kept
    blocks: dict[str, list[str]] = {}
    for one in questions():
        given = "".join(f" {name}={value}" for name, value in one.given.items())
        blocks.setdefault(f"# {one.function}{given}", []).append(_written(one))
    texts = ["\n".join([head, *lines]) + "\n" for head, lines in blocks.items()]
    ANSWERS.write_text("\n".join(texts), "utf-8")
