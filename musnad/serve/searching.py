"""What a search asks for: all of it is in the address, and every address is a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple, cast

from fastapi import Depends, Query
from markupsafe import Markup

from musnad.article import NAMELESS, Act
from musnad.ledger import Filters
from musnad.ledger.facets import Facet
from musnad.messages import Language, message
from musnad.serve.rendering import day
from musnad.terminal.headings import worded
from musnad.terminal.wording import act_of

#: Longer words in a filter are of no use to anybody, and cost.
_LONGEST = 300
_TRUE = "1"


class Wanted(NamedTuple):
    """Words and filters by their names in an address; ``""`` and ``()`` ask for nothing.

    ``unnamed`` and ``disputed`` are asked for with ``1``; ``sort`` is ``newest``, or empty for
    what matches best.
    """

    q: str = ""
    speaker: str = ""
    said_by: str = ""
    kind: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    via: str = ""
    since: str = ""
    until: str = ""
    figure: str = ""
    unnamed: str = ""
    disputed: str = ""
    sort: str = ""
    verb: str = ""
    addressee: str = ""

    @property
    def filters(self) -> Filters:
        """As the ledger takes them. Raises ValueError for what is too long to be meant."""
        for name in (
            *("speaker", "said_by", "via", "verb", "addressee", "since", "until", "figure"),
        ):
            if len(getattr(self, name)) > _LONGEST:
                raise ValueError(
                    message(
                        "{name}: more than {longest} characters are not looked for",
                        name=name,
                        longest=_LONGEST,
                    )
                )
        return Filters(
            speaker=self.speaker or None,
            said_by=self.said_by or None,
            kinds=self._kinds,
            acts=self.act,
            outlets=self.outlet,
            via=self.via or None,
            since=self.since or None,
            until=self.until or None,
            figure=self.figure or None,
            disputed=self.disputed == _TRUE,
            verb=self.verb or None,
            addressee=self.addressee or None,
        )

    @property
    def _kinds(self) -> tuple[str, ...]:
        if self.unnamed != _TRUE:
            return self.kind
        # Of the kinds chosen those without a name, if there are any.
        return tuple(k for k in self.kind if k in NAMELESS) or tuple(sorted(NAMELESS))

    @property
    def asks(self) -> bool:
        """Whether anything is asked for."""
        return any(self._replace(sort=""))

    @property
    def query(self) -> dict[str, Any]:
        """The query of its address."""
        return {name: value for name, value in self._asdict().items() if value}

    def narrowed(self, **values: Any) -> Wanted:
        """With one more value of a filter that takes several, or another value of another one."""
        for name, value in values.items():
            own = getattr(self, name)
            values[name] = (*own, value) if isinstance(own, tuple) else value
        return self._replace(**values)

    def without(self, name: str, value: str = "") -> Wanted:
        """Without a filter, or without one value of it."""
        own = getattr(self, name)
        left: Any = tuple(v for v in own if v != value) if isinstance(own, tuple) else ""
        return self._replace(**{name: left})

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Every filter that is asked for with each of its values, without the words."""
        for name, value in self._asdict().items():
            if name not in ("q", "sort"):
                yield from ((name, each) for each in _several(value) if each)


class Choice(NamedTuple):
    """A filter to add or, where it is chosen, to take away; ``number`` statements have it."""

    text: Markup | str
    number: int
    wanted: Wanted
    is_chosen: bool = False


def choices(
    name: str, values: Iterable[Facet], wanted: Wanted, language: Language
) -> Iterator[Choice]:
    """The values of a facet as filters ``name``: to add, or where they are chosen to take away."""
    own = getattr(wanted, name)
    for value, number in values:
        is_chosen = value in own if isinstance(own, tuple) else bool(own) and name == "said_by"
        changed = wanted.without(name, value) if is_chosen else wanted.narrowed(**{name: value})
        yield Choice(in_words(name, value, language), number, changed, is_chosen)


def in_words(name: str, value: str, language: Language) -> str:
    """The value of a filter as people say it."""
    if name == "kind":
        return str(worded("kind", value, language))
    if name == "act":
        return act_of(cast("Act", value), language)
    if name in ("since", "until") and len(value) == len("2024-05-15"):
        return day(value, language)
    return value


def _several(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


async def _wanted(
    q: str = "",
    speaker: str = "",
    said_by: str = "",
    kind: Annotated[Sequence[str], Query()] = (),
    act: Annotated[Sequence[str], Query()] = (),
    outlet: Annotated[Sequence[str], Query()] = (),
    via: str = "",
    since: str = "",
    until: str = "",
    figure: str = "",
    unnamed: str = "",
    disputed: str = "",
    sort: str = "",
    verb: str = "",
    addressee: str = "",
) -> Wanted:
    several = {"kind": kind, "act": act, "outlet": outlet}
    lists: Mapping[str, Any] = {
        name: tuple(dict.fromkeys(v for v in values if v)) for name, values in several.items()
    }
    return Wanted(
        q=q.strip(),
        speaker=speaker.strip(),
        said_by=said_by.strip(),
        via=via.strip(),
        since=since.strip(),
        until=until.strip(),
        figure=figure.strip(),
        unnamed=unnamed,
        disputed=disputed,
        sort=sort,
        verb=verb.strip(),
        addressee=addressee.strip(),
        **lists,
    )


#: What an address asks for.
Sought = Annotated[Wanted, Depends(_wanted)]
