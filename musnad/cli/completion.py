"""The command ``musnad completion``: the script that lets a shell finish commands and options."""

from __future__ import annotations

import os
from pathlib import PurePath

import click
from click.shell_completion import get_completion_class

from musnad.cli.commands import command
from musnad.cli.language import said
from musnad.messages import message

SHELLS = ("bash", "zsh", "fish")


@command()
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@click.pass_context
def completion(context: click.Context, shell: str | None) -> None:
    """Print the script by which a shell completes `musnad`: its commands and options.

    SHELL is the one you use ($SHELL) if none is given. Do this once, then open a new shell:

    \b
    In bash:
      mkdir -p ~/.local/share/bash-completion/completions
      musnad completion bash > ~/.local/share/bash-completion/completions/musnad

    \b
    In zsh:
      mkdir -p ~/.zfunc
      musnad completion zsh > ~/.zfunc/_musnad
    and in ~/.zshrc, before compinit:
      fpath+=(~/.zfunc)

    \b
    In fish:
      musnad completion fish > ~/.config/fish/completions/musnad.fish

    \b
    In this shell only:
      source <(musnad completion bash)
    """
    shell = shell or PurePath(os.environ.get("SHELL", "")).name
    if shell not in SHELLS:
        raise click.UsageError(
            said(message("which shell? One of {shells}.", shells=", ".join(SHELLS)))
        )
    script = get_completion_class(shell)
    assert script is not None, "click knows these shells"
    click.echo(script(context.find_root().command, {}, "musnad", "_MUSNAD_COMPLETE").source())
