"""What the widget needs of a figure: its sliders, and a scene that draws the picture for their values."""

from dataclasses import asdict, dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Slider:
    """A number that a reader may set: low, low + step, ..., high. Raises ValueError for a start outside."""

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float

    def __post_init__(self) -> None:
        if not self.low <= self.start <= self.high:
            raise ValueError(f"{self.name} is {self.start}: it must lie between {self.low} and {self.high}")


@dataclass(frozen=True)
class Controls:
    """The sliders, in how many columns, and the milliseconds a step where a button plays the last of them."""

    label: str
    sliders: list[Slider]
    columns: int = 1
    play_ms: int = 0

    @property
    def start(self) -> dict[str, float]:
        return {slider.name: slider.start for slider in self.sliders}

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Scene(Protocol):
    """A picture that depends on numbers, each set by a slider."""

    controls: Controls

    def redraw(self, **values: float) -> tuple[bytes, str, str]:
        """The picture for these values: a PNG, a line of text on the result, and the alternative text."""
