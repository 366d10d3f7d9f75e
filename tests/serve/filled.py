"""A ledger of some files, filled in this process: those of the command take longer to start."""

from pathlib import Path

from musnad.intake.files import cut
from musnad.ledger.ingest import Settings, ingest
from musnad.ledger.linking import link


def fill(ledger: Path, file: Path, *, with_links: bool = False) -> None:
    """Put the articles of a file into a ledger; ``with_links`` links them, too."""
    ingest(cut([str(file)]), ledger, [str(file)], Settings({}))
    if with_links:
        link(ledger)
