"""INCEpTION: a folder with a UIMA CAS (JSON 0.4) for each article, and the layers.

``TypeSystem.xml`` goes into a project as its layers, then the documents as "UIMA CAS JSON".
Relations of INCEpTION tie annotations of one layer, so cues and their parts are one layer, told
apart by ``role``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from musnad.article import Relay, Speaker, Statement
from musnad.characters import Utf16, for_xml, to_json
from musnad.export import Entry
from musnad.export.folder import named_entries
from musnad.export.page import Extent, Page

INTO: Final = "folder"
TYPES_FILE: Final = "TypeSystem.xml"
PART: Final = "musnad.Part"
LINK: Final = "musnad.Link"
CREDIT: Final = "musnad.Credit"
FIGURE: Final = "musnad.Figure"
MOMENT: Final = "musnad.Moment"
_TEXT: Final = "uima.cas.String"
_NUMBER: Final = "uima.cas.Double"
_SUPER: Final = "uima.tcas.Annotation"
_VIEW: Final = "_InitialView"
_NAMESPACE: Final = "http://uima.apache.org/resourceSpecifier"
#: The layers, with the range of each of their features.
LAYERS: Final[dict[str, dict[str, str]]] = {
    PART: dict.fromkeys(("role", "name", "act", "form", "kind", "frame", "statement"), _TEXT),
    LINK: {"Governor": PART, "Dependent": PART, "role": _TEXT},
    CREDIT: {"name": _TEXT},
    FIGURE: {"low": _NUMBER, "high": _NUMBER, "mod": _TEXT, "unit": _TEXT},
    MOMENT: dict.fromkeys(("timex", "value", "since", "until"), _TEXT),
}

Json = dict[str, Any]


def write(entries: Iterable[Entry], target: Path) -> None:
    """Make the folder ``target``. Raises FileExistsError if it is there already."""
    for entry, path in named_entries(entries, target):
        path.with_suffix(".json").write_bytes(to_json(cas_of(entry)))
    (target / TYPES_FILE).write_bytes(type_system())


def type_system() -> bytes:
    """The layers as a UIMA type system description in XML."""
    root = ElementTree.Element("typeSystemDescription", xmlns=_NAMESPACE)
    types = ElementTree.SubElement(root, "types")
    for layer, features in LAYERS.items():
        described = ElementTree.SubElement(types, "typeDescription")
        ElementTree.SubElement(described, "name").text = layer
        ElementTree.SubElement(described, "supertypeName").text = _SUPER
        listed = ElementTree.SubElement(described, "features")
        for feature, range in features.items():
            one = ElementTree.SubElement(listed, "featureDescription")
            ElementTree.SubElement(one, "name").text = feature
            ElementTree.SubElement(one, "rangeTypeName").text = range
    ElementTree.indent(root)
    xml: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return xml


def cas_of(entry: Entry) -> Json:
    """The page of an article with its annotations, as UIMA CAS JSON."""
    page = Page(entry.article)
    cas = _Cas(page)
    for statement in entry.reading.statements:
        cas.add_statement(statement)
    for credit in entry.reading.credits:
        extent = page.extent(credit.field, credit.span.start, credit.span.end)
        cas.add(CREDIT, extent, name=credit.name)
    for figure in entry.reading.figures:
        extent = page.extent(figure.field, figure.start, figure.end)
        values = {"low": figure.low, "high": figure.high, "mod": figure.mod, "unit": figure.unit}
        cas.add(FIGURE, extent, **values)
    for moment in entry.reading.moments:
        extent = page.extent(moment.field, moment.start, moment.end)
        values = {"since": moment.from_, "until": moment.to}
        cas.add(MOMENT, extent, timex=moment.type, value=moment.value, **values)
    return cas.json()


class _Cas:
    """The feature structures of one document, numbered as they are added."""

    def __init__(self, page: Page) -> None:
        self._page = page
        text = for_xml(page.text)
        self._utf16 = Utf16(text)
        sofa = {"sofaNum": 1, "sofaID": _VIEW, "mimeType": "text/plain", "sofaString": text}
        self._structures: list[Json] = [{"%ID": 1, "%TYPE": "uima.cas.Sofa", **sofa}]
        self._shared: dict[tuple[str, Extent, str], int] = {}

    def json(self) -> Json:
        members = [structure["%ID"] for structure in self._structures[1:]]
        return {
            "%TYPES": {layer: _described(layer) for layer in LAYERS},
            "%FEATURE_STRUCTURES": self._structures,
            "%VIEWS": {_VIEW: {"%SOFA": 1, "%MEMBERS": members}},
        }

    def add(self, layer: str, extent: Extent, **features: str | float | None) -> int:
        """An annotation with those of ``features`` that have a value; its id."""
        id = len(self._structures) + 1
        place = {"@sofa": 1, "begin": self._utf16(extent.start), "end": self._utf16(extent.end)}
        known = {
            name: for_xml(value) if isinstance(value, str) else value
            for name, value in features.items()
            if value is not None and value != ""
        }
        self._structures.append({"%ID": id, "%TYPE": layer, **place, **known})
        return id

    def add_statement(self, said: Statement) -> None:
        """A cue, and a link from it to each of its parts."""
        where = self._page.extent(said.field, said.cue.start, said.cue.end)
        cue = self.add(
            PART,
            where,
            role="cue",
            act=said.act,
            form=said.form,
            kind=said.kind,
            frame=said.frame,
            statement=said.id,
        )
        for role, spans in (("source", said.sources), ("content", said.contents)):
            for span in spans:
                self._link(cue, role, self._page.extent(said.field, span.start, span.end))
        voices: list[tuple[str, Speaker | Relay]] = [("via", relay) for relay in said.via]
        if said.speaker.name:
            voices.insert(0, ("speaker", said.speaker))
        for role, voice in voices:
            at = where
            if voice.span is not None:
                at = self._page.extent(voice.field, voice.span.start, voice.span.end)
            self._link(cue, role, at, voice.name)

    def _link(self, cue: int, role: str, extent: Extent, name: str = "") -> None:
        key = (role, extent, name)
        if key not in self._shared:
            self._shared[key] = self.add(PART, extent, role=role, name=name)
        link: Json = {"@Governor": cue, "@Dependent": self._shared[key]}
        self.add(LINK, extent, role=role, **link)


def _described(layer: str) -> Json:
    features = {name: {"%NAME": name, "%RANGE": range} for name, range in LAYERS[layer].items()}
    return {"%NAME": layer, "%SUPER_TYPE": _SUPER, **features}
