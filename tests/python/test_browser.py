"""What notebooks show, looked at in a real browser: light, dark, and with the colours of a notebook's theme.

The page and its screenshots stay in build/notebook/, to be looked at. A script of the test measures the page as it is drawn.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import andel
import pytest
from andel import html
from PIL import Image


def starts(command: str | None) -> bool:
    return command is not None and subprocess.run([command, "--version"], capture_output=True, check=False).returncode == 0


BROWSER = next(filter(starts, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--window-size=1000,4200",
)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here: `./dev setup` fetches it where it can")

# Each theme: what the reader prefers, the notebook's own styles, and whether the page should be dark.
JUPYTER_DARK = "body { --jp-content-font-color1: #ffffff; --jp-content-font-color2: #b0b0b0; --jp-layout-color0: #111111; }"
JUPYTER_TABLES = """
.host td, .host th, .host tr { text-align: right; vertical-align: middle; white-space: normal; max-width: none; }
.host tbody tr:nth-child(odd) { background: #ffd700; }
"""
VSCODE_LIGHT = "body { --vscode-foreground: #3b3b3b; --vscode-descriptionForeground: #5a5a5a; --vscode-editor-background: #ffffff; }"
THEMES = {
    "light": ("light", "", False),
    "dark": ("dark", "", True),
    "jupyterlab-dark": ("light", JUPYTER_DARK + JUPYTER_TABLES, True),
    "vscode-light": ("dark", VSCODE_LIGHT, False),
}

MEASURE = """
const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const parts = colour => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const paper = element => {
    const [r, g, b, a = 1] = parts(getComputedStyle(element).backgroundColor);
    if (a === 1) return [r, g, b];
    const below = element.parentElement ? paper(element.parentElement) : [255, 255, 255];
    return [r, g, b].map((value, i) => value * a + below[i] * (1 - a));
};
const contrast = element => {
    const [one, other] = [light(parts(getComputedStyle(element).color)), light(paper(element))].sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
};
const all = selector => [...document.querySelectorAll(selector)];
const shown = all(['p', 'li', 'summary', 'caption', 'th', 'td', 'code'].map(tag => '.andel ' + tag)).filter(each => each.checkVisibility());
const ink = selector => getComputedStyle(document.querySelector(selector)).color;
const deep = [...document.querySelector('.andel-tree').querySelectorAll('li')].map(each => each.checkVisibility());
document.getElementById('measured').textContent = JSON.stringify({
    least_contrast: Math.min(...shown.map(contrast)),
    shown: shown.length,
    paper: paper(document.querySelector('.andel')),
    figures_aligned: [...new Set(all('td.andel-figure').map(each => getComputedStyle(each).textAlign))],
    figures_tabular: [...new Set(all('td.andel-figure').map(each => getComputedStyle(each).fontVariantNumeric))],
    figure_lines: Math.max(...all('td.andel-figure').filter(each => each.textContent).map(each => {
        const text = document.createRange();
        text.selectNodeContents(each);
        return new Set([...text.getClientRects()].map(line => line.top)).size / each.textContent.split('\\n').length;
    })),
    columns_end: all('.report table').map(table =>
        new Set([...table.rows].map(row => Math.round(row.cells[1].getBoundingClientRect().right))).size),
    total_weight: getComputedStyle(document.querySelector('.andel-total td')).fontWeight,
    renewal_differs: ink('.andel-renewal td') !== ink('.report td'),
    tree_visible: deep,
    widest: Math.max(...all('.andel').map(each => each.scrollWidth - each.clientWidth)),
    stranger: getComputedStyle(document.getElementById('stranger')).textAlign,
    fetched: performance.getEntriesByType('resource').map(each => each.name),
});
"""

TREE: list[html.Node] = [("Hyra 2031", [("2 600 000 kr × 1,02⁶", [("rad 95", [])]), ("Delas: hälften var", [])]), ("Drift 2031", [])]


def page(theme: str, top: Path) -> str:
    agreement = andel.read_agreement(andel.example("smedjebacken-familjecentral"))
    projection = agreement.project(2042, as_of=date(2026, 11, 22))
    problems = andel.check(top / "tests" / "cases" / "bad" / "ten_planted_mistakes" / "agreement.toml")
    parts = [
        f'<div class="report">{projection.report(unit="tkr")._repr_html_()}</div>',
        agreement._repr_html_(),
        projection.plan._repr_html_(),
        html.tree_html("Varför", TREE),
        projection.explain("region", 2031, "rent")._repr_html_(),
        problems._repr_html_(),
        '<table><tr><td id="stranger">a table of somebody else</td></tr></table>',
    ]
    style = THEMES[theme][1]
    return (
        '<!doctype html><html lang="sv"><meta charset="utf-8"><title>Andel</title>'
        f'<meta name="color-scheme" content="light dark"><style>{style}</style><body class="host">{"".join(parts)}'
        f'<pre id="measured" hidden></pre><script>{MEASURE}</script></body></html>'
    )


def browse(theme: str, folder: Path, *arguments: str) -> str:
    preferred = {"dark": 0, "light": 1}[THEMES[theme][0]]
    assert BROWSER
    done = subprocess.run(
        [BROWSER, *QUIET, f"--user-data-dir={folder / 'profile'}", f"--blink-settings=preferredColorScheme={preferred}", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=os.environ | {"HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("theme", THEMES)
def test_page_is_drawn_as_it_should_be_read(theme: str, top: Path, tmp_path: Path) -> None:
    kept = top / "build" / "notebook"
    kept.mkdir(parents=True, exist_ok=True)
    file, picture = kept / f"{theme}.html", kept / f"{theme}.png"
    file.write_text(page(theme, top), encoding="utf-8")
    picture.unlink(missing_ok=True)

    document = browse(theme, tmp_path, "--dump-dom", file.as_uri())
    found = re.search(r'<pre id="measured" hidden="">(.*?)</pre>', document, re.DOTALL)
    assert found
    measured: dict[str, Any] = json.loads(unescape(found[1]))
    dark = THEMES[theme][2]
    assert measured["shown"] > 300
    assert measured["least_contrast"] >= 4.5  # WCAG AA
    assert (sum(measured["paper"]) < 150) == dark
    assert measured["figures_aligned"] == ["right"]
    assert measured["figures_tabular"] == ["tabular-nums"]
    assert measured["figure_lines"] == 1, "no figure is broken over lines"
    assert set(measured["columns_end"]) == {1}, "figures of a column end at the same place"
    assert int(measured["total_weight"]) >= 600
    assert measured["renewal_differs"]
    assert measured["tree_visible"] == [True, True, False, True, True]
    assert measured["widest"] <= 0, "nothing sticks out; what is wide scrolls by itself"
    assert measured["stranger"] == ("right" if "jupyterlab" in theme else "start"), "our styles stay with us"
    assert measured["fetched"] == []

    browse(theme, tmp_path, f"--screenshot={picture}", file.as_uri())
    with Image.open(picture) as image:
        pixels = image.convert("RGB")
        assert pixels.size == (1000, 4200)
        colours = sorted(pixels.getcolors(1 << 24) or [], reverse=True)
    assert len(colours) > 50, "letters are drawn, with their edges"
    background = next(colour for _, colour in colours)
    assert (sum(background) < 150) == dark  # type: ignore[arg-type]
    drawn = sum(count for count, colour in colours if colour != background)
    assert drawn > 0.02 * 1000 * 4200
