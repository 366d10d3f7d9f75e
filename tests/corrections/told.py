"""A reading in the gold format, written a second way, to compare corrections with."""

import json

import msgspec

from musnad.export.names import id_of

FIGURE = ("field", "start", "end", "low", "high", "mod", "unit")
MOMENT = ("field", "start", "end", "type", "value", "from", "to")


def told(entry, clean=lambda text: text):
    """What gold must say of an entry that nobody corrected, names passed through ``clean``."""
    reading = json.loads(json.dumps(msgspec.to_builtins(entry.reading)))
    return {
        "id": clean(id_of(entry.article)),
        "published": clean(entry.article.published),
        "credits": [clean(credit["name"]) for credit in reading["credits"]],
        "statements": [
            {
                "field": said["field"],
                "cue": place(said["cue"]),
                "sources": [place(span) for span in said["sources"]],
                "contents": [place(span) for span in said["contents"]],
                "speaker": clean(said["speaker"]["name"]),
                "via": [clean(relay["name"]) for relay in said["via"]],
                **{name: said[name] for name in ("kind", "act", "form")},
                "optional": False,
            }
            for said in reading["statements"]
        ],
        "figures": [{name: one[name] for name in FIGURE} for one in reading["figures"]],
        "moments": [{name: one[name] for name in MOMENT} for one in reading["moments"]],
    }


def place(span):
    return {"start": span["start"], "end": span["end"]}


def plain(gold):
    """A gold object as ``told`` writes it, without the hash of the text."""
    plain = json.loads(json.dumps(msgspec.to_builtins(gold)))
    del plain["sha256"]
    return plain
