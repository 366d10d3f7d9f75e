"""The catalogues: nothing wanting, nothing out of date, nothing that cannot be filled in."""

from string import Formatter

import po_files
import pytest
from babel.messages.mofile import read_mo

from musnad.messages import LANGUAGES, LOCALES

FILES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))
MUSNAD = [path for path in FILES if path.stem == "musnad"]


def name(path):
    return f"{path.parent.parent.name}/{path.stem}"


def messages(path):
    return [message for message in po_files.catalogue(path) if message.id]


def forms(message):
    """Each translation beside the English sentence it stands for."""
    if not message.pluralizable:
        yield message.id, message.string
        return
    one, many = message.id
    for number, form in enumerate(message.string):
        yield (one if number == 1 else many), form


def each(forms):
    return (forms,) if isinstance(forms, str) else tuple(forms)


def places(template):
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}


def test_every_language_has_its_catalogues():
    assert {path.parent.parent.name for path in FILES} | {"en"} == set(LANGUAGES)


@pytest.mark.parametrize("path", MUSNAD, ids=name)
def test_the_catalogue_has_the_messages_of_the_code(path):
    said = {message.id for message in po_files.template() if message.id}
    kept = {message.id for message in messages(path)}
    assert said - kept == set(), "run `make messages` and translate these"
    assert kept - said == set(), "run `make messages`: these are said no more"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_message_is_translated_in_all_its_forms(path):
    wanting = [message.id for message in messages(path) if not po_files.is_translated(message)]
    assert wanting == []
    forms_needed = po_files.catalogue(path).num_plurals
    assert all(
        len(message.string) == forms_needed for message in messages(path) if message.pluralizable
    )


@pytest.mark.parametrize("path", MUSNAD, ids=name)
def test_translations_have_places_for_the_same_values(path):
    helps = {
        message.id
        for message in messages(path)
        if all(where.endswith("--help") for where, _ in message.locations)
    }
    for message in messages(path):
        if message.id in helps:
            continue
        for number, (source, form) in enumerate(forms(message)):
            # «مقالة واحدة», «مقالتان» count without a number.
            may_miss = {"count"} if message.pluralizable and number < 3 else set()
            assert places(form) <= places(source) | {"count"}, form
            assert places(source) - places(form) <= may_miss, form


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_compiled_catalogue_is_that_of_the_source(path):
    with path.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    said = {each(message.id): each(message.string) for message in compiled if message.id}
    wanted = {each(message.id): each(message.string) for message in messages(path)}
    assert said == wanted, "run `make messages`"
    assert compiled.num_plurals == po_files.catalogue(path).num_plurals
