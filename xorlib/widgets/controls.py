"""What a scene's sliders are: name, label, range and first value of each, and which of them plays."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Slider:
    """A number that a reader may set: low, low + step, ..., high. Raises ValueError for a start outside."""

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float

    def __post_init__(self):
        if not self.low <= self.start <= self.high:
            raise ValueError(f"{self.name} is {self.start}: it must lie between {self.low} and {self.high}")


@dataclass(frozen=True)
class Controls:
    """The sliders, how many stand side by side, and the milliseconds a step where a button plays the last of them."""

    label: str
    sliders: list[Slider]
    columns: int = 1
    play_ms: int = 0

    @property
    def start(self) -> dict[str, float]:
        return {slider.name: slider.start for slider in self.sliders}

    def as_json(self) -> dict:
        return asdict(self)
