"""The words of marked-up text, a line a paragraph, every character as given."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

from musnad.errors import InputError
from musnad.messages import message

#: Elements that begin and end a line; the last row is how trafilatura names some of them.
_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre
    section summary table tbody tfoot thead tr ul
    head lb list item quote row""".split()
)
_CELLS = frozenset(["td", "th", "cell"])
_UNSEEN = frozenset(
    """audio button canvas embed iframe input math noscript object script select style svg template
    textarea title video""".split()
)
#: The white space of HTML: runs of it show as one space. All other spaces are characters.
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG = re.compile(r"<[a-zA-Z](?>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*)")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
#: Time grows with the square of the attributes of one element: a second for 10,000.
_MOST_ATTRIBUTES_SQUARED = 10_000**2
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINE_BREAK = re.compile(r"\r\n?|\n")
#: libxml2 ends a text at the first NUL, and lxml refuses these others.
_NOT_XML = dict.fromkeys(
    [*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)


def without_controls(text: str) -> str:
    """``text`` without what XML cannot hold: NULs and other controls, lone surrogates."""
    return text.translate(_NOT_XML)


def check_tags(text: str) -> None:
    """Raises InputError if an element has thousands of attributes, which takes libxml2 hours."""
    work = 0
    for tag in _TAG.finditer(text):
        bare = _QUOTED.sub("", tag[0])
        work += (len(bare.split()) + bare.count("=") + bare.count("/")) ** 2
        if work > _MOST_ATTRIBUTES_SQUARED:
            raise InputError("", None, message("an element has thousands of attributes"))


def parse_html(text: str) -> html.HtmlElement | None:
    """The tree of a page or a piece of one; None if there is nothing in it.

    libxml2 takes broken tags as browsers do. Raises InputError for what is made to choke it.
    """
    check_tags(text)
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        default_doctype=False,
        collect_ids=False,
    )
    try:
        root = html.document_fromstring(without_controls(text).encode(), parser=parser)
    except etree.ParserError:
        return None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise InputError("", None, message("its elements are nested thousands deep"))
    return root


def lines_of(root: etree._Element) -> list[str]:
    """What ``root`` shows, a line a block; scripts, styles and controls show nothing."""
    walk = etree.iterwalk(root, events=("start", "end"))
    pieces: list[str] = []
    for event, element in walk:
        name = element.tag
        if event == "start":
            if name in _UNSEEN:
                walk.skip_subtree()
                continue
            pieces.append("\0" if name in _BLOCKS else "")
            pieces.append(_SPACE.sub(" ", element.text or ""))
        else:
            pieces.append("\0" if name in _BLOCKS else " " if name in _CELLS else "")
            if element is not root:
                pieces.append(_SPACE.sub(" ", element.tail or ""))
    lines = map(one_line, "".join(pieces).split("\0"))
    return [line for line in lines if is_seen(line)]


def words_of(element: etree._Element, longest: int) -> str:
    """What ``element`` says, on one line; empty if that has more than ``longest`` characters.

    It costs no more than that, so that elements within elements may be asked.
    """
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > 4 * longest:
            return ""
    words = one_line(text)
    return words if len(words) <= longest else ""


def one_line(text: str) -> str:
    """``text`` with one space for each run of white space, and none around."""
    return _SPACE.sub(" ", text).strip()


def is_seen(line: str) -> bool:
    """Whether any character of ``line`` has ink: marks of direction and joiners have none."""
    return any(character.isprintable() and character != " " for character in line)


def text_of(markup: str) -> str:
    """The plain text of a piece of HTML, a line a paragraph; without a tag, its lines as given."""
    if not _ANY_TAG.search(markup):
        lines = (line.strip() for line in _LINE_BREAK.split(unescape(markup)))
        return "\n".join(line for line in lines if is_seen(line))
    root = parse_html(f"<div>{markup}</div>")
    return "" if root is None else "\n".join(lines_of(root))
