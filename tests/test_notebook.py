"""The notebook of the examples runs, and shows what it was kept with."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parents[1] / "examples"


def shown(cell: Any) -> list[str]:
    """What a cell prints and shows, as text."""
    return [
        output.get("text") or output["data"]["text/plain"] for output in cell.get("outputs", [])
    ]


@pytest.mark.slow
def test_the_notebook_shows_what_it_was_kept_with() -> None:
    notebook = nbformat.read(EXAMPLES / "outlets.ipynb", as_version=4)
    assert len(notebook.cells) == 10
    kept = [shown(cell) for cell in notebook.cells]
    place = {"metadata": {"path": str(EXAMPLES)}}
    NotebookClient(notebook, timeout=300, resources=place).execute()
    assert [shown(cell) for cell in notebook.cells] == kept
    [chart] = notebook.cells[-2].outputs
    assert "أخبار الشمال" in chart["data"]["image/svg+xml"]
