"""How pages are looked at: languages and colours in pairs, since neither depends on the other."""

from typing import Literal, TypeAlias

Scheme: TypeAlias = Literal["light", "dark"]

#: Languages, and colours, which a page is told by ``emulate_media``.
LOOKS: tuple[tuple[str, Scheme], ...] = (("ar", "light"), ("en", "dark"))
