"""What the tests of tables and archives share: cutting an input as a run does."""

from musnad.errors import InputError
from musnad.intake import cut_file, parse

TEXT = "قالت الوزيرة إن المياه ستعود إلى الأحياء الشرقية في نهاية الشهر، من دون تأخير."


def records(path, id="in"):
    """The records of a file, and the messages of its errors without the file's name."""
    found = list(cut_file(str(path), id))
    errors = [str(e).removeprefix(str(path)) for e in found if isinstance(e, InputError)]
    return [r for r in found if not isinstance(r, InputError)], errors


def articles(path, columns=None):
    """What each record of a file is parsed to."""
    return [a for r in records(path)[0] for a in parse(r, columns or {})]
