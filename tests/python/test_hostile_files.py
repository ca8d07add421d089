"""Files that mean no good: each is answered, with a result or with problems, and soon."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import andel
import pytest

HOSTILE = 1_000
SEED = 20_250_301


def valid_files(top: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted([*top.glob("agreements/*.toml"), *top.glob("tests/cases/good/*/agreement.toml")])]


def deep(rng: Random, text: bytes) -> bytes:
    depth = rng.choice([10, 15, 17, 100, 1_000, 2_000])
    inner = rng.choice(
        [
            b"x = " + b"[" * depth + b"]" * rng.choice([depth, depth // 2]),
            b"x = " + b"{ a = " * (depth // 3) + b"1" + b" }" * (depth // 3),
            b".".join([b"a"] * depth) + b" = 1",
            b"[" + b".".join([b"a"] * depth) + b"]",
            b"\n".join([b"x = ["] * depth),
            b"\n".join(b"[" + b".".join([b"a"] * min(i, 12)) + b".b%d]" % i for i in range(1, depth)),
        ]
    )
    return text + b"\n" + inner + b"\n"


def huge_numbers(rng: Random, text: bytes) -> bytes:
    digits = b"9" * rng.choice([15, 16, 19, 20, 400, 3_000])
    number = rng.choice([digits, b"-" + digits, b"1e" + digits, b"0x" + digits, b"0." + digits, digits[:4] + b"-99-99"])
    quoted = rng.choice([b'"%s kr"', b'"%s mnkr"', b'"%s %%"', b'"1/%s"', b'"0,%s kr"', b'"%s years"']) % digits
    lines = text.split(b"\n")
    settings = [i for i, line in enumerate(lines) if b"=" in line]
    for i in rng.sample(settings, min(5, len(settings))):
        lines[i] = lines[i].partition(b"=")[0] + b"= " + rng.choice([number, quoted])
    return b"\n".join(lines)


def far_away(rng: Random, text: bytes) -> bytes:
    """Long terms and many small periods."""
    for old, new in [
        (b'end     = "20', b'end     = "29'),
        (b'end      = "20', b'end      = "29'),
        (b'start   = "20', b'start   = "19'),
        (b'period = "1 year"', b'period = "1 month"'),
        (b'"by_decision"', b'"unless_notice"'),
        (b"at_most = 1", b'at_most = "unlimited"'),
        (b" %", b"99 %"),
    ]:
        if rng.random() < 0.6:
            text = text.replace(old, new)
    return text


def long_lines(rng: Random, text: bytes) -> bytes:
    size = rng.choice([4_000, 4_096, 4_097, 100_000, 1_000_000])
    filling = rng.choice([b"x", b"[", b'"', b"\\", b"=", b".", b"\t", "å".encode(), b"{a=", b"\xff", b"#"])
    line = rng.choice([b"", b"# ", b'label = "', b"x = ", b"[", b"a."]) + filling * (size // len(filling))
    return rng.choice([line, text + b"\n" + line, line + b"\n" + text])


def repeated_keys(rng: Random, text: bytes) -> bytes:
    lines = [line for line in text.split(b"\n") if line.strip()]
    return text + b"\n" + b"\n".join(rng.choices(lines, k=rng.choice([2, 20, 200])))


def unended_texts(rng: Random, text: bytes) -> bytes:
    places = [i for i, byte in enumerate(text) if byte in b"\"]}'"]
    for i in sorted(rng.sample(places, min(len(places), rng.choice([1, 5, 60]))), reverse=True):
        text = text[:i] + rng.choice([b"", b'"""', b"'''", b'"', b"\n"]) + text[i + 1 :]
    return text


def random_bytes(rng: Random, text: bytes) -> bytes:
    if rng.random() < 0.3:
        return rng.randbytes(rng.choice([1, 100, 10_000, 1_000_000]))
    at = rng.randrange(len(text))
    return text[:at] + rng.randbytes(rng.choice([1, 4, 50])) + text[at:]


def cut_off(rng: Random, text: bytes) -> bytes:
    return text[: rng.randrange(len(text))]


def shuffled_lines(rng: Random, text: bytes) -> bytes:
    lines = text.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def many_things(rng: Random, text: bytes) -> bytes:
    """As many as the size allows: problems, names that are nearly others, keys that lead on to keys, steps."""
    count = rng.choice([10, 300, 3_000])
    rows: list[Callable[[int], bytes]] = [
        lambda i: b'[costs.c%d]\nkey = "k%d"\n' % (i, i * 7),
        lambda i: b'[keys.k%d]\nequal = ["k%d"]\nsource = "agreement"\n' % (i, (i + 1) % count),
        lambda i: b'[keys.k%d]\nequal = ["k%d", "k%d"]\n' % (i, min(i + 1, count - 1), min(i + 2, count - 1)),
        lambda i: b'[parties.p%d]\nclass = "municipality"\ncode = "9901"\n' % i,
        lambda i: (b"[costs.a]\n" if i == 0 else b"") + b"yearly.from-%d = 1\n" % (1900 + i % 1_100),
        lambda i: b"nonsense%d = %d\n" % (i, i),
        lambda _: b"] = [ }\n",
    ]
    row = rng.choice(rows)
    return (text + b"\n" + b"".join(row(i) for i in range(count)))[:1_048_576]


MAKERS: list[Callable[[Random, bytes], bytes]] = [
    deep, huge_numbers, far_away, long_lines, repeated_keys, unended_texts, random_bytes, cut_off, shuffled_lines, many_things,
]  # fmt: skip


def hostile_files(top: Path, maker: Callable[[Random, bytes], bytes]) -> Iterator[bytes]:
    rng = Random(f"{SEED} {maker.__name__}")
    valid = valid_files(top)
    for _ in range(HOSTILE // len(MAKERS)):
        yield maker(rng, rng.choice(valid))


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_hostile_file_is_answered_within_a_second(top: Path, tmp_path: Path, maker: Callable[[Random, bytes], bytes]) -> None:
    answered = 0
    for i, content in enumerate(hostile_files(top, maker)):
        begun = time.process_time()
        problems = andel.check_text(content, "avtal.toml")
        if not any(problem.severity == "error" for problem in problems):
            andel.read_agreement_text(content, "avtal.toml")
        took = time.process_time() - begun
        if took > 1:
            kept = tmp_path / f"{i}.toml"
            kept.write_bytes(content)
            pytest.fail(f"{took:.1f} s over {kept}: {content[:200]!r}")
        for problem in problems[:20]:
            assert problem.draw("sv")
            assert problem.draw("en")
        answered += 1
    assert answered == HOSTILE // len(MAKERS)


# ---- CSV files


def valid_tables(top: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted([*top.glob("agreements/figures/*.csv"), *top.glob("tests/cases/good/*/figures/*.csv")])]


def as_spreadsheet(rng: Random, text: bytes) -> bytes:
    """Of another alphabet or with other line ends than it says."""
    words = text.decode()
    return rng.choice(
        [
            b"\xef\xbb\xbf" * rng.choice([1, 2, 50]) + text,
            words.encode("utf-16"),
            words.encode("cp1252", "replace"),
            text.replace(b"\n", b"\r"),
            text.replace(b"\n", b"\r\n\r\n"),
            text.replace(b";", b"\t").replace(b",", b"\t"),
            text.replace(b"\n", b"\0\n"),
        ]
    )


def huge_cells(rng: Random, text: bytes) -> bytes:
    cell = rng.choice(
        [b"9" * 400, b"0," + b"9" * 400, b"1e999999999", b"-" * 5_000, b"2022-99-99", b"99999999999-01", b"x" * 100_000, b"0,0", b"nan"]
    )
    lines = text.split(b"\n")
    for i in rng.sample(range(len(lines)), min(5, len(lines))):
        cells = lines[i].split(b";")
        cells[rng.randrange(len(cells))] = cell
        lines[i] = b";".join(cells)
    return b"\n".join(lines)


def many_cells(rng: Random, text: bytes) -> bytes:
    separators = rng.choice([b";", b",", b"\t"]) * rng.choice([20, 4_000, 500_000])
    return rng.choice([separators + b"\n" + text, text + b"\n" + separators, (text.split(b"\n")[0] + b"\n") * 20_000])


def quotes_without_an_end(rng: Random, text: bytes) -> bytes:
    places = [i for i, byte in enumerate(text) if byte in b";,\n"]
    for i in sorted(rng.sample(places, min(len(places), rng.choice([1, 5, 200]))), reverse=True):
        text = text[:i] + rng.choice([b'"', b'""', b'"\n', b'";"']) + text[i:]
    return text


TABLE_MAKERS: list[Callable[[Random, bytes], bytes]] = [
    as_spreadsheet, huge_cells, many_cells, quotes_without_an_end, long_lines, repeated_keys, random_bytes, cut_off, shuffled_lines,
]  # fmt: skip


@pytest.mark.parametrize("maker", TABLE_MAKERS, ids=lambda maker: maker.__name__)
def test_hostile_csv_is_answered_within_a_second(top: Path, tmp_path: Path, maker: Callable[[Random, bytes], bytes]) -> None:
    agreement = andel.read_agreement(top / "tests/cases/good/four_floors_read_from_the_series/agreement.toml")
    (name,) = {Path(text) for text in agreement.text.split('"') if text.endswith(".csv")}
    (tmp_path / name).parent.mkdir(exist_ok=True)
    rng = Random(f"{SEED} {maker.__name__}")
    valid = valid_tables(top)
    refused = 0
    for _ in range(HOSTILE // 10):
        content = maker(rng, rng.choice(valid))
        (tmp_path / name).write_bytes(content)
        problems: tuple[andel.Problem, ...] = ()
        begun = time.process_time()
        try:
            andel.read_figures(agreement, tmp_path)
        except andel.AgreementError as error:
            problems = tuple(error.problems)
        assert time.process_time() - begun < 1, content[:200]
        assert all(problem.draw(lang) for problem in problems[:20] for lang in ("sv", "en"))
        refused += bool(problems)
    assert refused > 0


# ---- as large as a file may be, and the same again and again
LARGE = {
    "mistakes_at_the_end": b"#\n" * 480_000 + b"] = [ }\n" * 60,
    "mistakes_between_statements": b"".join(b"a%d = 1\n" % i if i % 1_500 else b"] = [ }\n" for i in range(70_000)),
    "nothing_but_mistakes": b"a\n" * 500_000,
    "a_text_without_an_end": b'x = """\n' + b"a\n" * 500_000,
    "brackets_without_an_end": b"x = [\n" * 170_000,
    "headings_without_an_end": b"[\n" * 500_000,
    "numbers_in_a_list": b"x = [" + b"1,\n" * 340_000 + b"]\n",
    "keys_that_do_not_exist": b"".join(b"a%d = 1\n" % i for i in range(90_000)),
    "dotted_keys": b"".join(b"a.b%d.c = 1\n" % i for i in range(60_000)),
    "names_that_do_not_exist": b"".join(b"[keys.k%d]\nequal = ['z%d', 'y%d', 'x%d']\n" % (i, i, i, i) for i in range(18_000)),
    "names_in_one_list": b"[keys.k]\nequal = [" + b",\n".join(b"'z%d'" % i for i in range(90_000)) + b"]\n",
    "parties": b"".join(b"[parties.p%d]\n" % i for i in range(58_000)),
    "sources": b"".join(b"[sources.p%d]\n" % i for i in range(58_000)),
    "costs": b"".join(b"[costs.p%d]\nkey = 'p%d'\n" % (i, i) for i in range(30_000)),
    "dates_in_a_chain": b"[dates]\n" + b"".join(b"d%d = { date = 'd%d', source = 'x' }\n" % (i, i + 1) for i in range(20_000)),
    "long_names": b"".join(b"[keys.k%d]\nequal = ['%s']\n" % (i, b"k" * 4_000 + b"%d" % i) for i in range(250)),
    "steps": b"[costs.a]\n" + b"".join(b"yearly.from-%d-%02d = 1\n" % (1900 + i // 12, 1 + i % 12) for i in range(13_000)),
}


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE)
def test_large_file_is_answered_within_a_second(content: bytes) -> None:
    text = andel.example("regelprofilen").read_bytes() + b"\n" + content
    assert len(text) <= 1_048_576
    begun = time.process_time()
    problems = andel.check_text(text, "avtal.toml")
    assert time.process_time() - begun < 1
    assert problems
