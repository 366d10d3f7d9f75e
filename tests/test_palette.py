"""Every colour of the terminal can be read on black and on white."""

import re

import pytest
from rich.color import Color
from rich.style import Style

from musnad.terminal import palette

STYLES = {
    f"{name}{key}": style
    for name, value in vars(palette).items()
    if name.isupper() and not name.startswith("_")
    for key, style in (value.items() if isinstance(value, dict) else [("", value)])
}


def luminance(triplet):
    parts = [c / 255 for c in triplet]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", sorted(STYLES))
def test_contrast_on_both_grounds(name):
    style = Style.parse(STYLES[name])
    assert not style.dim
    assert style.bgcolor is None
    if style.color is not None:
        light = luminance(Color.parse(style.color.name).get_truecolor())
        assert 1.05 / (light + 0.05) >= 4.5
        assert (light + 0.05) / 0.05 >= 4.5


def test_no_style_stands_anywhere_else():
    from pathlib import Path

    import musnad.terminal

    for path in Path(musnad.terminal.__file__).parent.glob("*.py"):
        if path.name != "palette.py":
            named = re.findall(r'style=f?"(?!bold"|default"|not bold \{)([^"]*)"', path.read_text())
            assert not named, (path.name, named)
