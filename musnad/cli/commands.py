"""Commands and options whose help and errors are said in the language of the run."""

from __future__ import annotations

import contextlib
import functools
import inspect
import io
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, TextIO

import click

from musnad.cli.language import current, laid_out, languages_of, said, speak, speaking
from musnad.cli.startup import hear_no_more_interrupts, interruptible, look_for_no_garbage
from musnad.cli.status import FAILED, INTERRUPTED
from musnad.errors import reason_of
from musnad.messages import LANGUAGES, look_up, message
from musnad.terminal.layout import LEFT_TO_RIGHT, POP

#: A line laid out by hand: its indent, what is typed, and what may explain it in a second column.
_LINE = re.compile(r"(\s+)(\S.*?)(?:(\s{2,})(\S.*))?")

#: As click has it.
_SHOW_HELP = message("Show this message and exit.")


class Option(click.Option):
    """An option with its help in the language of the run."""

    @property
    def help(self) -> str | None:
        return self._help and _in_current(self._help)

    @help.setter
    def help(self, text: str | None) -> None:
        self._help = text

    @property
    def source_help(self) -> str | None:
        """The help in English, as the catalogue has it."""
        return self._help


class Command(click.Command):
    """A command with its help in the language of the run, and the option ``--lang``."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params.append(_lang_option())

    @property
    def help(self) -> str | None:
        return self._help and in_language(self._help, _in_current)

    @help.setter
    def help(self, text: str | None) -> None:
        self._help = text

    @property
    def source_help(self) -> str | None:
        """The help in English, as the catalogue has its paragraphs."""
        return self._help

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            # Click keeps the option, and with it the language of its first help.
            option.help = _in_current(_SHOW_HELP)
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """The first sentence, whole: a sentence cut short helps nobody."""
        first = (self.help or "").partition("\n\n")[0]
        return re.split(r"(?<=[.؟]) ", first, maxsplit=1)[0]

    def get_help(self, ctx: click.Context) -> str:
        return laid_out(super().get_help(ctx), sys.stdout)


class Group(Command, click.Group):
    """The commands of a program; errors in the language of the run, as one line each."""

    command_class = Command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        languages = languages_of(sys.argv[1:] if args is None else args, os.environ)
        if not (_has_arabic(sys.stdout) and _has_arabic(sys.stderr)):
            languages = languages._replace(messages="en")
        with speaking(languages):
            run: Callable[[], Any] = functools.partial(
                super().main, args, prog_name, complete_var, False, windows_expand_args, **extra
            )
            if not standalone_mode:
                return run()
            _write_what_there_is()
            try:
                status: int = run() or 0
                sys.stdout.flush()
            except click.ClickException as error:
                _show(error)
                status = error.exit_code
            except (click.Abort, KeyboardInterrupt):
                hear_no_more_interrupts()
                speak(message("stopped"), err=True)
                status = INTERRUPTED
            except BrokenPipeError:
                # Whoever read it has seen enough.
                _let_go_of_output()
                status = 1
            except OSError as error:
                _let_go_of_output()
                reason = message("the output cannot be written: {reason}", reason=reason_of(error))
                _show(click.ClickException(said(reason)))
                status = FAILED
            look_for_no_garbage()
            sys.exit(status)


class Program(Group):
    """A group whose commands are imported when they are asked for: some take long to import.

    ``modules`` has the module of each command, within ``musnad.cli``.
    """

    def __init__(self, *arguments: Any, modules: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self._modules and cmd_name not in self.commands:
            with interruptible():
                module = import_module(f"musnad.cli.{self._modules[cmd_name]}")
            self.add_command(getattr(module, cmd_name))
        return super().get_command(ctx, cmd_name)


command = functools.partial(click.command, cls=Command)
option = functools.partial(click.option, cls=Option)


def in_language(help: str, say: Callable[[str], str]) -> str:
    """The help of a command with its words said by ``say``.

    A paragraph is said as a whole. Of one that is laid out by hand (its first line is "\\b") the
    lines without an indent are said, and the second column of the others; the rest is to be typed,
    and is marked as going from left to right.
    """
    paragraphs = inspect.cleandoc(help).split("\n\n")
    return "\n\n".join(
        "\n".join(["\b", *(_line(line, say) for line in paragraph.split("\n")[1:])])
        if paragraph.startswith("\b\n")
        else say(" ".join(paragraph.split()))
        for paragraph in paragraphs
    )


def _line(line: str, say: Callable[[str], str]) -> str:
    found = _LINE.fullmatch(line)
    if found is None:
        return say(line)
    indent, typed, gap, explained = found.groups("")
    return f"{indent}{LEFT_TO_RIGHT}{typed}{POP}{gap}{say(explained) if explained else ''}"


def _in_current(text: str) -> str:
    return look_up(text, current().messages)


def _lang_option() -> Option:
    return Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help="Messages and help in Arabic or English; by default as the locale has it.",
    )


def _write_what_there_is() -> None:
    """Have letters that the output has no bytes for written as escapes, and say so."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if not _has_arabic(sys.stdout):
        told = message(
            "the output's encoding, {encoding}, has no Arabic letters, which are written as "
            "escapes: set PYTHONIOENCODING=utf-8",
            encoding=sys.stdout.encoding,
        )
        click.echo(f"musnad: {said(told)}", err=True)


def _has_arabic(stream: TextIO) -> bool:
    """Whether ``stream`` can write Arabic letters."""
    try:
        "ا".encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _let_go_of_output() -> None:
    """Have nothing more written, nor complained of, when the program ends."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(devnull, sys.stdout.fileno())


def _show(error: click.ClickException) -> None:
    """Print what ``error`` says, laid out for its language."""
    text = io.StringIO()
    error.show(text)
    if text.getvalue():
        speak(text.getvalue().rstrip("\n"), err=True)
