"""The page with the pairs to look at, and the same as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..files import write_json, write_text
from ..report.figures import data_url, picture
from ..report.page import page
from . import matching
from .matching import LEAST, UNUSUAL, Pair, Part

MOST_PAIRS = 60  # side by side on the page; all are in its table and in the JSON
Segments = list[tuple[str, int | None]]  # pieces of a source; with a number, what the other one has too


@dataclass(frozen=True)
class Comparison:
    """What was found in a class."""

    assignment: str
    submissions: int
    left_out: Mapping[str, str]  # why, by student
    same_file: Sequence[Sequence[str]]  # groups of students
    same_answers: Sequence[Sequence[str]]  # the same answers, in one file or in several
    short: Mapping[str, int]  # exercises that can show nothing, and the tokens of the reference solution
    reference: bool  # whether there was one to take out
    shares: Sequence[float]  # of all pairs with LEAST tokens alike
    compared: int  # pairs
    pairs: Sequence[Pair]  # to look at

    @property
    def other_files(self) -> list[Sequence[str]]:
        """The groups with the same answers that do not all have the same file."""
        return [group for group in self.same_answers if group not in self.same_file]


def write_comparison(found: Comparison, folder: Path, style: str) -> Path:
    """Write compare.html and compare.json into a folder, and return the page's path."""
    write_json(
        folder / "compare.json",
        {
            "assignment": found.assignment,
            "submissions": found.submissions,
            "left_out": dict(found.left_out),
            "same_file": list(map(list, found.same_file)),
            "same_answers": list(map(list, found.same_answers)),
            "too_short": dict(found.short),
            "pairs": [
                {
                    "students": [pair.first.student, pair.second.student],
                    "share": round(pair.share, 4),
                    "shared_tokens": pair.shared,
                    "own_tokens": pair.size,
                    "answers_alike": pair.answers,
                    "answers_verbatim": pair.verbatim,
                }
                for pair in found.pairs
            ],
        },
    )
    same = {group[0]: group for group in found.same_answers}
    html = page(
        "compare.html.j2",
        Path(__file__).parent,
        found=found,
        same=same,
        most_pairs=MOST_PAIRS,
        limits=matching,
        sides=[list(side_by_side(pair)) for pair in found.pairs[:MOST_PAIRS]],
        picture=shares_figure(found.shares, sum(pair.share >= UNUSUAL for pair in found.pairs), style),
    )
    path = folder / "compare.html"
    write_text(path, html)
    return path


def side_by_side(pair: Pair) -> Iterator[tuple[str, str, Segments, Segments]]:
    """The answers with something alike: the names of the part, and both sources in pieces.

    A block's number is the same on both sides. Where the second part is another answer, there is a row for each two.
    """
    rows: dict[tuple[int, int], tuple[list[Any], list[Any]]] = {}
    for number, block in enumerate(pair.blocks, start=1):
        spans = rows.setdefault((block.first[0], block.second[0]), ([], []))
        for side, (_, start) in zip(spans, (block.first, block.second)):
            side.append((start, start + block.length, number))
    for (first, second), (left, right) in sorted(rows.items()):
        mine, theirs = pair.first.parts[first], pair.second.parts[second]
        yield mine.name, theirs.name, _segments(mine, left), _segments(theirs, right)


def _segments(part: Part, spans: Sequence[tuple[int, int, int]]) -> Segments:
    """The source in pieces. spans: the first token, the one after the last, and the number of what is alike."""
    pieces: Segments = []
    tokens, at = part.tokens, 0
    for start, end, number in sorted(spans):
        begin, stop = max(at, tokens[start].start), tokens[end - 1].end
        if begin < stop:
            pieces += [(_visible(part.source[at:begin]), None), (_visible(part.source[begin:stop]), number)]
            at = stop
    return [*pieces, (_visible(part.source[at:]), None)]


def _visible(text: str) -> str:
    """The text, with escapes for what a reader would not see, such as marks that turn its direction."""
    return "".join(c if c.isprintable() or c in "\n\t" else ascii(c)[1:-1] for c in text)


def shares_figure(shares: Sequence[float], unusual: int, style: str) -> tuple[str, str]:
    """How many pairs have which share alike. unusual: how many are listed for it."""
    counts = [sum(low / 10 <= min(share, 0.999) < (low + 1) / 10 for share in shares) for low in range(10)]
    with picture(style, height=3.2) as (figure, axes):
        bars = axes.bar([low / 10 + 0.05 for low in range(10)], counts, width=0.09, color="#0072B2", edgecolor="black")
        for bar in bars[round(10 * UNUSUAL) :]:
            bar.set(facecolor="#F3C969", hatch="///")
        axes.bar_label(bars, [str(count or "") for count in counts])
        axes.axvline(UNUSUAL, color="black", linestyle=":", linewidth=1.5)
        axes.set(
            title=f"Pairs with {LEAST} tokens or more alike ({len(shares)})",
            xlabel="share of the own tokens that is alike (dotted: listed from here on)",
            ylabel="pairs",
            xlim=(0, 1),
            ylim=(0, 1.15 * max(counts) or 1),
        )
        axes.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1], ["0%", "20%", "40%", "60%", "80%", "100%"])
        axes.locator_params("y", integer=True)
        said = ", ".join(f"{10 * low} to {10 * low + 10}%: {count}" for low, count in enumerate(counts) if count)
        return data_url(
            figure
        ), f"Bar chart of the share that is alike, in pairs. {said or 'None'}. {unusual} are listed for it."
