"""What a course's settings and the assignment add to the tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..assignment import AssignmentNotebook
from ..settings import CourseSettings
from .imports import Imports
from .tables import CHECKS, IMPORTS


@dataclass(frozen=True)
class ScanContext:
    modules: Mapping[str, str]  # what to say of the use of a module
    check_modules: tuple[str, ...]  # the course's packages with checks
    answer_modules: tuple[str, ...]  # the course's packages with reference answers
    answers: frozenset[str]  # names of the notebook's solution cells

    @classmethod
    def of(cls, notebook: AssignmentNotebook, settings: CourseSettings) -> "ScanContext":
        return cls(
            IMPORTS | dict.fromkeys(settings.check_modules, CHECKS),
            tuple(settings.check_modules),
            tuple(settings.answer_modules),
            frozenset(name for name, cell in notebook.cells.items() if cell.solution),
        )

    @property
    def packages(self) -> frozenset[str]:
        """The top-level names of the answer modules."""
        return frozenset(module.partition(".")[0] for module in self.answer_modules)

    def checks(self, imports: Imports) -> set[str]:
        """The names that are imported from the check modules."""
        modules = tuple(f"{module}." for module in self.check_modules)
        return {name for name, full in imports.members.items() if full.startswith(modules)}
