"""What Musnad brings with it lets its users do with it what Musnad's own licence lets them."""

import pytest
from licences import extras_for_users, is_fit, packages


def test_all_that_users_install_has_a_fit_licence():
    found = list(packages(extras_for_users(), []))
    assert {"msgspec", "lxml", "tld", "markupsafe"} <= {each.name for each in found}
    assert [each for each in found if not each.is_fit] == []


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "BSD-2-Clause",
        "The BSD 2-Clause License",
        "Apache Software",
        "Mozilla Public License 2.0 (MPL 2.0)",
        "ISC (ISCL)",
        "PSF-2.0",
        "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later",
        "MPL-2.0 AND (Apache-2.0 OR GPL-3.0-only)",
        "Apache-2.0 WITH LLVM-exception",
        "MIT AND Apache Software",
    ],
)
def test_licences_that_fit(licence):
    assert is_fit(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "GPL-3.0-or-later",
        "LGPL",
        "GNU Lesser General Public License v2 or later (LGPLv2+)",
        "MIT AND GPL-2.0-only",
        "MIT OR GPL-2.0-only AND AGPL-3.0-only AND (",
        "GPL-2.0-only AND (MIT OR BSD-3-Clause)",
        "MIT AND GNU General Public License v3",
        "Other/Proprietary License",
        "SSPL-1.0",
    ],
)
def test_licences_that_do_not(licence):
    assert not is_fit(licence)
