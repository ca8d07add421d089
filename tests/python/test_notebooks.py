"""The notebooks run, one cell after the other, and are stored without what they printed."""

from __future__ import annotations

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent.parent / "python" / "notebooks").glob("*.ipynb"))


def cells_of(notebook: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return cells


def run(source: str, names: dict[str, Any]) -> Any:
    """The value of the last expression, which a notebook shows."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_without_outputs(notebook: Path) -> None:
    for cell in cells_of(notebook):
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


def test_first_projection_runs_and_shows_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANDEL_LANG", raising=False)
    names: dict[str, Any] = {}
    shown: list[str] = []
    printed = io.StringIO()
    for cell in cells_of(NOTEBOOKS[0]):
        if cell["cell_type"] == "code":
            with contextlib.redirect_stdout(printed):
                value = run("".join(cell["source"]), names)
            if value is not None:
                shown.append(value._repr_html_())
    headings = ["Samverkansavtal om familjecentral", "Inga problem", "3 problem", "tkr exklusive moms", "mnkr exklusive moms", "2023–2027"]
    assert len(shown) == len(headings)
    for text, heading in zip(shown, headings, strict=True):
        assert heading in text
    # 2 600 000 × 1,02⁶ = 2 928 022,29, in whole kronor 2 928 022, halved
    assert "Smedjebackens kommun bär 1464011.00 betalar utåt 0.00 reglerar 1464011.00" in printed.getvalue()
    table = (tmp_path / "kalkyl.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbffile;year;")
    assert f"{table.count(bytes([10]))} rader" in printed.getvalue()
