"""What one submitted notebook may use."""

from dataclasses import dataclass

MAX_MESSAGE = 1 << 28  # bytes between the two processes of a notebook, whose memory is limited too


@dataclass(frozen=True)
class Limits:
    cell_seconds: float = 30.0  # then the cell is interrupted, as by nbgrader
    grace_seconds: float = 2.0  # a cell that ignores the interrupt ends its notebook after this
    notebook_seconds: float = 300.0
    memory_mb: int = 1024  # beyond what the preloaded interpreter already uses
    output_bytes: int = 1_000_000  # for a cell: text and pictures together
    notebook_output_bytes: int = 10_000_000  # for all cells together; errors are always shown
    disk_mb: int = 64  # the scratch folder, which is in memory
    open_files: int = 64
    threads: int = 64  # new processes are never allowed

    @property
    def message_bytes(self) -> int:
        """The largest reply that the grader reads: JSON takes up to twelve bytes for a character."""
        return 12 * self.output_bytes + 1_000_000

    @property
    def cpu_seconds(self) -> int:
        """Processor time for the notebook, all its threads together."""
        return int(self.notebook_seconds) + 1


DEFAULT = Limits()
