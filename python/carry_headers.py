"""Copy the headers of Boost and toml++ that the build reads: python carry_headers.py BOOST_FOLDER TOML_FOLDER TARGET

The source archive carries them, so that it builds where neither is installed; python/CMakeLists.txt calls this while one is made. What
another system or compiler includes has to be there too: so every #include is followed, whatever #if stands around it, and every name of a
header in a macro. Only MPL puts names together out of pieces; all of it comes along.
"""

import os
import re
import shutil
import sys
from pathlib import Path

ROOTS = ("boost/multiprecision/cpp_int.hpp", "boost/mpl/**/*.hpp", "toml++/**/*")
NAMED = re.compile(r'[<"(](boost/[\w/.+-]+)[>")]')
NEIGHBOUR = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def headers_needed(folder: Path) -> set[Path]:
    """Of what one of the roots leads to, all that there is under `folder`."""
    needed: set[Path] = set()
    waiting = [path for root in ROOTS for path in folder.glob(root)]
    while waiting:
        path = waiting.pop()
        if path in needed or not path.is_file():  # not in this version, or a macro's piece of a name
            continue
        needed.add(path)
        text = path.read_text(encoding="utf-8", errors="replace")
        waiting += [folder / name for name in NAMED.findall(text)]
        waiting += [Path(os.path.normpath(path.parent / name)) for name in NEIGHBOUR.findall(text)]
    return needed


def main(*folders: str) -> None:
    *sources, target = map(Path, folders)
    for source in sources:
        for path in headers_needed(source):
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


main(*sys.argv[1:])
