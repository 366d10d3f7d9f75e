"""The catalogues of messages: taken from the code, brought up to date, compiled.

Run as a script it does all three, for every language in musnad/locale. What is new is left without
a translation, what has changed is marked fuzzy; the tests ask for both to be mended. The words of
click, in click.po, are kept by hand: those of its messages that our commands can say.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from musnad.cli import main
from musnad.cli.commands import Command, Option, in_language
from musnad.explanation.rules import name_of, rules, sentence_of
from musnad.messages import LOCALES

#: What makes a message, and which of its arguments are its templates.
KEYWORDS = {"message": None, "counted": (1, 2)}
#: The same in templates of pages.
IN_TEMPLATES = {"t": None, "attr": None, "tn": (1, 2)}
_JINJA = {"**": {"trimmed": "true", "silent": "false"}}
#: Fields of the header that only change.
_NOT_KEPT = tuple(
    f'"{name}: '
    for name in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
ROOT = Path(__file__).parent.parent


def template() -> Catalog:
    """All messages of Musnad in English: of the code, the commands' help, the rules of reading."""
    catalog = Catalog(project="Musnad", charset="utf-8")
    folder = ROOT / "musnad"
    found = [
        *extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS),
        *extract_from_dir(
            folder,
            [("serve/templates/**.html", "jinja2")],
            keywords=IN_TEMPLATES,
            options_map=_JINJA,
        ),
    ]
    for file, _, text, _, _ in sorted(found, key=lambda each: each[:2]):
        catalog.add(text, locations=[(f"musnad/{file}", 0)])
    for rule in rules():
        catalog.add(sentence_of(rule), locations=[(name_of(rule), 0)])
    for name, text in filter(itemgetter(1), _helps("musnad", main)):
        catalog.add(text, locations=[(name, 0)])
    return catalog


def catalogue(path: Path) -> Catalog:
    """The catalogue in ``path``."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    # The same catalogue is the same file, whenever it is compiled.
    catalog.creation_date = catalog.revision_date = datetime.fromtimestamp(0, UTC)
    return catalog


def is_translated(message: Message) -> bool:
    """Whether ``message`` has all its forms and nobody has to look at them again."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms) and not message.fuzzy


def update(path: Path) -> None:
    """Bring the catalogue in ``path`` up to date with the code."""
    catalog = catalogue(path)
    catalog.update(template())
    catalog.obsolete.clear()
    out = io.BytesIO()
    write_po(out, catalog, width=100)
    lines = out.getvalue().decode().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(_NOT_KEPT)), "utf-8")


def _helps(name: str, command: click.Command) -> Iterator[tuple[str, str]]:
    """Where each piece of help stands, and the piece."""
    assert isinstance(command, Command), f"{name} is said in English only"
    pieces: list[str] = []

    def collect(text: str) -> str:
        pieces.append(text)
        return text

    in_language(command.source_help or "", collect)
    for text in pieces:
        yield f"{name} --help", text
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert isinstance(parameter, Option), f"{name} {parameter.opts[0]} is English only"
            yield f"{name} --help", parameter.source_help or ""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            each = command.get_command(context, below)
            assert each is not None, below
            yield from _helps(f"{name} {below}", each)


if __name__ == "__main__":
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        if path.stem == "musnad":
            update(path)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue(path))
        catalog = catalogue(path)
        wanting = sum(1 for each in catalog if each.id and not is_translated(each))
        print(f"{path.relative_to(ROOT)}: {len(catalog)} messages, {wanting} to be translated")
