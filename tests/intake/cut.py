"""What the tests of tables and archives share: cutting an input as a run does."""

from musnad.errors import InputError
from musnad.intake import cut_file, parse
from musnad.intake.notices import Guessed, Undated

TEXT = "قالت الوزيرة إن المياه ستعود إلى الأحياء الشرقية في نهاية الشهر، من دون تأخير."


def records(path, id="in"):
    """The records of a file, and the messages of its errors without the file's name."""
    found = list(cut_file(str(path), id))
    errors = [str(e).removeprefix(str(path)) for e in found if isinstance(e, InputError)]
    return [r for r in found if not isinstance(r, InputError)], errors


def articles(path, columns=None):
    """The articles and errors that the records of a file are parsed to."""
    return [a for a in parsed(path, columns) if not isinstance(a, Guessed | Undated)]


def notices(path, columns=None):
    """What is to be told of the articles of a file."""
    return [n for n in parsed(path, columns) if isinstance(n, Guessed | Undated)]


def parsed(path, columns=None):
    """All that the records of a file are parsed to."""
    return [a for r in records(path)[0] for a in parse(r, columns or {})]
