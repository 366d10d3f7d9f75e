"""What all tests stand on."""

import gc
import os

import pytest
from hypothesis import settings

# Messages are expected in English, whatever the locale of who runs the tests.
for name in ("LC_ALL", "MUSNAD_LANG"):
    os.environ.pop(name, None)
os.environ["LC_MESSAGES"] = "C"


# Machines that run tests are shared and noisy: the time of one example says nothing.
settings.register_profile("musnad", deadline=None)
settings.load_profile("musnad")

#: What takes longest is begun first, so that the processes that run tests end together.
_LONG = (
    "tests/ledger/test_kill.py",
    "tests/spark/",
    "tests/serve/",
    "tests/ledger/",
    "tests/test_",
)
#: What all files of a folder share takes longer to start than they take.
_TOGETHER = ("tests/spark/", "tests/serve/")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their argument: packed ones hold the time, and processes must agree."""
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _first_of(_LONG, item.nodeid))


def pytest_collection_finish() -> None:
    """What there is now stays: nobody need look through it for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give out files, and some folders, as a whole: what their tests share is made once."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return next((folder for folder in _TOGETHER if file.startswith(folder)), file)

    # In the order above, not by the number of tests.
    config.option.loadscopereorder = False
    return ByFile(config, log)


def _first_of(starts: tuple[str, ...], nodeid: str) -> int:
    return next((n for n, start in enumerate(starts) if nodeid.startswith(start)), len(starts))
