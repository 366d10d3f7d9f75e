"""The article in a page: trafilatura finds its paragraphs, and changes no character of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection
from copy import deepcopy

import trafilatura
from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura.settings import Document, use_config

from musnad.intake.plain import is_seen, lines_of, words_of

#: A table with a cell of so many characters, or of so many paragraphs and headings, lays out the
#: page; others hold data.
_LAYOUT_CELL = 250
_LAYOUT_BLOCKS = 2
_BLOCKS = ("p", "h1", "h2", "h3")
_TABLE = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_LOOKS = ("font", "center", "big", "tt")
_HOLDERS = frozenset("div section article main body form".split())
_INLINE = frozenset(
    """a abbr acronym b bdi bdo cite code del dfn em i img ins mark q s small span strong sub sup
    time u var""".split()
)
#: So many characters loose in a block are a paragraph.
_LOOSE = 80
#: Beside paragraphs fewer are one.
_LOOSE_BESIDE = 30
_HELD = "held"
_LINES = (
    *("p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("address", "span", "blockquote", "section"),
)
#: Printable signs of scripts that no Arabic page needs; those that a page does hold are left out.
_STAND_INS = (*range(0x2801, 0x2900), *range(0xA000, 0xA48D))
#: What leads to another article.
_READ_ALSO = re.compile(
    r"\W*(?:[اإأ]قر[أا]\w?|شاهد|طالع|تابع|راجع)\w*\s+(?:أيض[اً]*|ايضا|المزيد|كذلك|ايضًا)\b"
    r"|\W*(?:مواضيع|موضوعات|أخبار|مقالات)\s+(?:ذات صلة|متعلقة|مشابهة)\b"
    r"|\W*(?:لقراءة المزيد|للمزيد)\b"
)
_LONGEST_LINE = 500
#: Beside its link, such a line says no more than so many characters.
_LEAD_IN = 30

# A short report is an article, too: below this, trafilatura takes the page whole instead.
_CONFIG = use_config()
_CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "0"
# It warns of pages without an article, which our caller tells: not on standard error as well.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def main_text(page: HtmlElement, known: Collection[str] = ()) -> list[str]:
    """The paragraphs of the article in ``page``, which is left as it is; empty if there is none.

    Lines that are ``known`` (the title, the byline) are none of them.
    """
    page = deepcopy(page)
    _dissolve_layout(page)
    etree.strip_tags(page, *_LOOKS)
    _remove_lines(page, known)
    disguise = _disguise(page)
    _make_paragraphs(page)
    # The fallbacks of the slow mode take quadratic time on some pages, and know no Arabic.
    found = trafilatura.bare_extraction(
        page, fast=True, include_comments=False, include_tables=False, config=_CONFIG
    )
    if not isinstance(found, Document):
        return []
    undisguise = {ord(sign): character for character, sign in disguise.items()}
    lines = "\n".join(lines_of(found.body)).translate(undisguise).split("\n")
    return [line for line in map(str.strip, lines) if is_seen(line)]


def _dissolve_layout(page: HtmlElement) -> None:
    """Make plain blocks of the tables that old sites put their articles in."""
    tables: list[etree._Element] = []
    parts: list[tuple[etree._Element, etree._Element]] = []
    layouts: set[etree._Element] = set()
    lengths = [0]
    blocks = [0]
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "start":
            lengths.append(len(element.text or ""))
            blocks.append(int(element.tag in _BLOCKS))
            if element.tag == "table":
                tables.append(element)
            if tables and element.tag in _TABLE:
                parts.append((element, tables[-1]))
            continue
        length = lengths.pop()
        lengths[-1] += length + len(element.tail or "")
        held = blocks.pop()
        blocks[-1] += held
        is_large = length >= _LAYOUT_CELL or held >= _LAYOUT_BLOCKS
        if tables and element.tag in ("td", "th") and is_large:
            layouts.add(tables[-1])
        elif element.tag == "table":
            tables.pop()
    for part, table in parts:
        if table in layouts:
            part.tag = "div"


def _remove_lines(page: HtmlElement, known: Collection[str]) -> None:
    """Remove the ``known`` lines, and those that only lead to other articles."""
    for element in list(page.iter(*_LINES)):
        if element.tag == "span" and element.getparent().tag not in _HOLDERS:
            continue
        text = words_of(element, _LONGEST_LINE)
        if text and (text in known or _is_lead(element, text)):
            element.drop_tree()


def _is_lead(element: HtmlElement, text: str) -> bool:
    """Whether ``text``, that of ``element``, is a set phrase and hardly more than a link."""
    phrase = _READ_ALSO.match(text)
    if phrase is None:
        return False
    rest = len(text) - sum(len(words_of(link, _LONGEST_LINE)) for link in element.iter("a"))
    return rest <= (phrase.end() + 1 if rest == len(text) else _LEAD_IN)


def _disguise(page: HtmlElement) -> dict[int, str]:
    """Put signs for the characters that trafilatura drops or makes plain spaces; tell which.

    These are no-break and other spaces, joiners, marks of direction, soft hyphens; in ``pre`` the
    line breaks, too.
    """
    used = set("".join(page.itertext()))
    free = (chr(code) for code in _STAND_INS if chr(code) not in used)
    odd = sorted(ord(c) for c in used if not c.isprintable() and c not in "\t\n\r\f")
    signs = dict(zip(odd, free, strict=False))
    line_break = {ord("\n"): next(free, "\n")}
    # lxml takes no controls: a form feed is a space to browsers, and signs may run out.
    written = {ord("\f"): " "} | dict.fromkeys(odd, "\ufffd") | signs
    in_pre = written | line_break
    for element in page.iter():
        if element.text:
            element.text = element.text.translate(in_pre if element.tag == "pre" else written)
        if element.tail:
            element.tail = element.tail.translate(written)
    return signs | line_break


def _make_paragraphs(page: HtmlElement) -> None:
    """Put into paragraphs what stands loose in a block, parted by line breaks."""
    for inline in page.iter(*_INLINE):
        if inline.find("br") is not None:
            inline.tag = _HELD
    etree.strip_tags(page, _HELD)
    for holder in _holders(page):
        parts = [_paragraph(holder.text)]
        for child in list(holder):
            if child.tag in _INLINE:
                parts[-1].append(child)
                continue
            after = _paragraph(child.tail)
            child.tail = None
            parts += [after] if child.tag == "br" else [child, after]
        holder.text = None
        del holder[:]
        holder.extend(part for part in parts if part.tag != "p" or len(part) or part.text)


def _holders(page: HtmlElement) -> list[etree._Element]:
    """The blocks with loose text: line breaks in it, much of it, or the same as one beside it."""
    lengths = {holder: _loose(holder) for holder in page.iter(*_HOLDERS)}
    full = [
        holder
        for holder, length in lengths.items()
        if holder.find("br") is not None
        or length >= (_LOOSE if holder.find("p") is None else _LOOSE_BESIDE)
    ]
    kinds = {(holder.getparent(), holder.get("class")) for holder in full}
    return [h for h, n in lengths.items() if n and (h.getparent(), h.get("class")) in kinds]


def _loose(holder: etree._Element) -> int:
    """How many characters stand in ``holder`` itself, outside of blocks and links."""
    pieces = [holder.text]
    for child in holder:
        pieces.append(child.tail)
        if child.tag in _INLINE and child.tag != "a":
            pieces.append(child.text)
    return sum(len(piece.strip()) for piece in pieces if piece)


def _paragraph(text: str | None) -> etree._Element:
    paragraph = html.Element("p")
    paragraph.text = text if text and not text.isspace() else None
    return paragraph
