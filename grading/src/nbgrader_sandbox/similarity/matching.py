"""Which submissions share more than the exercise explains: runs of tokens that few in the class have.

As winnowing does (Schleimer, Wilkerson and Aiken, 2003), with a window of one: all runs of K tokens are compared. A
class is so small that none need be left out. What was released, the reference solution, and what many of the class have
written is taken out first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..text import stripped
from .tokens import Token, code_tokens, words

K = {"code": 12, "markdown": 6}  # tokens, or words, of the shortest run that counts
FEW, SHARE = 6, 0.2  # a run that more students, and a larger share of the class, have is taken out
LEAST = 40  # shared tokens; shorter work shows nothing
UNUSUAL = 0.6  # of the own tokens, in all of the work
UNUSUAL_ANSWER, LEAST_ANSWER, ANSWERS = 0.8, 20, 2  # of them, and tokens, in an answer; and so many such answers

Run = tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """An answer: its name, and its source."""

    name: str
    kind: str  # "code" or "markdown"
    source: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        return code_tokens(self.source) if self.kind == "code" else words(self.source)

    def runs(self) -> list[Run]:
        """Every run of K tokens, at the place where it begins."""
        k, texts = K[self.kind], [token.text for token in self.tokens]
        return [(self.kind, *texts[start : start + k]) for start in range(len(texts) - k + 1)]


@dataclass
class Work:
    """The answers of a student, with the runs of their own: those that few others have."""

    student: str
    parts: Sequence[Part]
    own: Sequence[Sequence[Run | None]]  # the runs of each part, by place; None for what is taken out

    def __post_init__(self) -> None:
        self.places: defaultdict[Run, list[tuple[int, int]]] = defaultdict(list)  # part and place of each own run
        for number, runs in enumerate(self.own):
            for start, run in enumerate(runs):
                if run is not None:
                    self.places[run].append((number, start))
        self.sizes = [len(_covered(part, runs)) for part, runs in zip(self.parts, self.own)]  # tokens in own runs


@dataclass(frozen=True)
class Block:
    """What two have alike: the part and the place where it begins, of each of them, and its length in tokens."""

    first: tuple[int, int]
    second: tuple[int, int]
    length: int


@dataclass(frozen=True)
class Pair:
    """Two submissions, and what they have alike."""

    first: Work
    second: Work
    blocks: Sequence[Block]

    @property
    def shared(self) -> int:
        """The tokens of the blocks, of the one who has fewer."""
        return min(sum(map(len, self.marked(side).values())) for side in (0, 1))

    @property
    def size(self) -> int:
        """The tokens in own runs, of the one who has fewer."""
        return min(sum(self.first.sizes), sum(self.second.sizes))

    @property
    def share(self) -> float:
        return self.shared / self.size if self.size else 0.0

    @property
    def answers(self) -> list[str]:
        """The names of the answers that are unusually alike by themselves."""
        marked = [self.marked(side) for side in (0, 1)]
        alike = []
        for mine, theirs in self._same_exercises():
            shared = min(len(marked[0].get(mine, ())), len(marked[1].get(theirs, ())))
            size = min(self.first.sizes[mine], self.second.sizes[theirs])
            if shared >= max(LEAST_ANSWER, UNUSUAL_ANSWER * size):
                alike.append(self.first.parts[mine].name)
        return alike

    @property
    def verbatim(self) -> list[str]:
        """The names of the answers with LEAST own tokens or more that are the same letter for letter."""
        return [
            self.first.parts[mine].name
            for mine, theirs in self._same_exercises()
            if self.first.sizes[mine] >= LEAST
            and stripped(self.first.parts[mine].source) == stripped(self.second.parts[theirs].source)
        ]

    @property
    def unusual(self) -> bool:
        """Whether it is to be looked at."""
        whole = self.shared >= LEAST and self.share >= UNUSUAL
        return whole or len(self.answers) >= ANSWERS or bool(self.verbatim)

    def _same_exercises(self) -> Iterator[tuple[int, int]]:
        """The places of the parts with the same name."""
        places = {part.name: place for place, part in enumerate(self.second.parts)}
        for mine, part in enumerate(self.first.parts):
            if part.name in places:
                yield mine, places[part.name]

    def marked(self, side: int) -> dict[int, set[int]]:
        """The tokens of the blocks, by part. side: 0 for the first one's, 1 for the second one's."""
        tokens: defaultdict[int, set[int]] = defaultdict(set)
        for block in self.blocks:
            part, start = (block.first, block.second)[side]
            tokens[part].update(range(start, start + block.length))
        return tokens


def works(submissions: Mapping[str, Sequence[Part]], given: Iterable[Part]) -> list[Work]:
    """The submissions with their own runs: not in what was given, and not in the work of many."""
    taken_out = {run for part in given for run in part.runs()}
    runs = {student: [part.runs() for part in parts] for student, parts in submissions.items()}
    students: Counter[Run] = Counter()
    for several in runs.values():
        students.update({run for one in several for run in one})
    most = max(FEW, SHARE * len(submissions))
    taken_out |= {run for run, count in students.items() if count > most}
    return [
        Work(student, parts, [[None if run in taken_out else run for run in one] for one in runs[student]])
        for student, parts in submissions.items()
    ]


def pairs(works: Sequence[Work]) -> list[Pair]:
    """The pairs that have at least LEAST tokens alike, the most alike first."""
    having: defaultdict[Run, list[int]] = defaultdict(list)
    for number, work in enumerate(works):
        for run in work.places:
            having[run].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        common.update(combinations(numbers, 2))
    least = LEAST // max(K.values())  # runs that so many tokens are made of
    found = [_pair(works[first], works[second]) for (first, second), count in common.items() if count >= least]
    return sorted((pair for pair in found if pair.shared >= LEAST), key=lambda pair: (-pair.share, -pair.shared))


def _pair(first: Work, second: Work) -> Pair:
    """Cover the first one's runs, from left to right, with the longest blocks that the second one has."""
    blocks: list[Block] = []
    for number, runs in enumerate(first.own):
        k, start = K[first.parts[number].kind], 0
        while start < len(runs):
            run = runs[start]
            places = second.places.get(run, ()) if run is not None else ()
            found = [(_together(runs, start, second.own[part], place), (part, place)) for part, place in places]
            count, place = max(found, default=(1, None))
            if place:
                _add(blocks, Block((number, start), place, count + k - 1))
            start += count
    return Pair(first, second, blocks)


def _add(blocks: list[Block], new: Block) -> None:
    """Add a block, or lengthen the last one if it goes on where that ends."""
    last = blocks[-1] if blocks else new
    apart = new.first[1] - last.first[1]
    moved = (last.first[0], last.first[1] + apart), (last.second[0], last.second[1] + apart)
    if blocks and apart <= last.length and (new.first, new.second) == moved:
        blocks[-1] = Block(last.first, last.second, apart + new.length)
    else:
        blocks.append(new)


def _together(runs: Sequence[Run | None], start: int, others: Sequence[Run | None], place: int) -> int:
    """How many runs, from these two places on, are the same."""
    count = 0
    while (
        start + count < len(runs)
        and place + count < len(others)
        and runs[start + count] is not None
        and runs[start + count] == others[place + count]
    ):
        count += 1
    return count


def _covered(part: Part, runs: Sequence[Run | None]) -> set[int]:
    """The tokens in these runs."""
    return {place for start, run in enumerate(runs) if run for place in range(start, start + K[part.kind])}
