"""Formgrader's pages for marking question by question, and what they send back."""

import json
import math
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbgrader.api import MissingEntry
from nbgrader.server_extensions.formgrader.base import BaseApiHandler, BaseHandler, check_notebook_dir, check_xsrf
from nbgrader.server_extensions.formgrader.handlers import default_handlers
from sqlalchemy.exc import OperationalError
from tornado.web import HTTPError, authenticated

from ..classroom import reports_folder
from ..formgrader.nonce import nonce
from . import flags, marks
from .answers import TEMPLATES, AnswerExporter, text_cell
from .marks import Group, Marked, MarkedMeanwhile, Question, groups
from .questions import Questions

MEANWHILE = "Not saved: this was marked meanwhile. You see now what the gradebook has; mark it again to replace that."
REGRADED = "Some of these answers were marked or graded again meanwhile. Load the page again to see what is saved."
LOCKED = "Not saved: the gradebook is in use, perhaps by the grader. Mark this again when that is done."
MOST_BUTTONS = 11  # for points; where half points need more, there are three: none, half, all
Method = Callable[..., Awaitable[None] | None]


def guarded(method: Method) -> Method:
    """With the guards of Formgrader's own pages."""
    return authenticated(check_xsrf(check_notebook_dir(method)))


class QuestionsBase(BaseHandler):
    """What the handlers below share."""

    def questions(self, assignment: str) -> Questions:
        return Questions(assignment, self.coursedir, self.gradebook, self.settings["nbgrader_formgrader"].config)

    def all(self, questions: Questions) -> list[Question]:
        try:
            return questions.all()
        except MissingEntry:
            raise HTTPError(404, "The gradebook has no assignment %s", questions.assignment) from None

    def find(self, questions: Questions, notebook: str, name: str) -> Question:
        for question in self.all(questions):
            if (question.notebook, question.name) == (notebook, name):
                return question
        raise HTTPError(404, "Nobody marks %s of %s by hand", name, notebook)

    def records(self, assignment: str) -> Path:
        return reports_folder(self.coursedir) / assignment

    def page(self, template: str, **values: Any) -> None:
        """Write one of this package's own pages, with the nonce of its policy."""
        more = {"nonce": nonce(self), "xsrf": self.xsrf_token.decode("ascii"), "base_url": self.base_url}
        self.write(_environment().get_template(template).render(**more, **values))


class QuestionsHandler(QuestionsBase):
    """The questions of an assignment, and who needs a person."""

    @guarded
    def get(self, assignment: str) -> None:
        questions = self.all(self.questions(assignment))
        remarks = flags.remarks(self.records(assignment))
        self.page("questions.html.j2", assignment=assignment, questions=questions, remarks=remarks)


class QuestionHandler(QuestionsBase):
    """All answers to one question."""

    @guarded
    def get(self, assignment: str, notebook: str, name: str) -> None:
        questions = self.questions(assignment)
        question = self.find(questions, notebook, name)
        others = self.all(questions)
        place = others.index(question)
        text = questions.text(question)
        answers, left_out = questions.answers(question)
        show = _exporter().show
        folder = questions.source_folder()
        self.page(
            "question.html.j2",
            assignment=assignment,
            question=question,
            next=others[(place + 1) % len(others)],
            text=show([text_cell(text.text)], folder),
            scheme=show([text_cell(text.scheme)], folder) if text.scheme else "",
            groups=[
                {
                    "answers": group.answers,
                    "html": show(group.cells, group.answers[0].folder) if group.cells else "",
                    "others": [_score(other) for other in group.others],
                    "state": state(group.answers),
                }
                for group in groups(answers)
            ],
            left_out=left_out,
            steps=steps(question.points),
        )


class MarksHandler(BaseApiHandler, QuestionsBase):
    """Writes a mark or a comment for answers that are marked together."""

    @guarded
    def post(self, assignment: str, notebook: str, name: str) -> None:
        questions = self.questions(assignment)
        question = self.find(questions, notebook, name)
        sent = self.get_json_body()
        try:
            seen = {str(key): str(value) for key, value in sent["seen"].items()}
            change = _change(sent, question.points)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise HTTPError(400, "No mark and no comment: %s", error) from None
        problem = ""
        try:
            marks.save(self.gradebook, questions.answers(question, seen)[0], seen, change)
        except MarkedMeanwhile:
            self.set_status(409)
            problem = MEANWHILE
        except OperationalError as error:
            self.log.warning("%s", error)
            self.set_status(503)
            self.write(json.dumps({"problem": LOCKED}))
            return
        now = questions.answers(question, seen)[0]
        rewritten = any(answer.words != seen[answer.mark.submission].partition(".")[0] for answer in now)
        if rewritten or len(now) < len(seen) or len({answer.version for answer in now}) > 1:
            self.write(json.dumps({"problem": REGRADED}))
        else:
            self.write(json.dumps({"problem": problem, "state": state(now)}))


class FlagsHandler(BaseApiHandler, QuestionsBase):
    """Ticks off what needed a person."""

    @guarded
    def post(self, assignment: str) -> None:
        self.all(self.questions(assignment))  # so that the name is an assignment's
        sent = self.get_json_body()
        try:
            flags.tick(self.records(assignment), sent["student"], sent["sentence"], bool(sent["done"]))
        except (KeyError, TypeError) as error:
            raise HTTPError(400, "No such sentence: %s", error) from None
        self.write(json.dumps({"problem": ""}))


OWN = [
    (r"/formgrader/questions/([^/]+)/?", QuestionsHandler),
    (r"/formgrader/questions/([^/]+)/([^/]+)/([^/]+)/?", QuestionHandler),
    (r"/formgrader/api/questions/([^/]+)/([^/]+)/([^/]+)", MarksHandler),
    (r"/formgrader/api/flags/([^/]+)", FlagsHandler),
]


def add_handlers() -> None:
    """Add the pages to Formgrader's list, which it reads when it starts."""
    if OWN[0] not in default_handlers:
        default_handlers[:0] = OWN


def state(answers: list[Marked]) -> dict[str, Any]:
    """What the page must know of answers that are marked together, as plain data."""
    mark = answers[0].mark
    return {
        "seen": {answer.mark.submission: answer.version for answer in answers},
        "score": mark.score,
        "waits": mark.waits,
        "byHand": mark.manual_score is not None,
        "extra": mark.extra_credit or 0,
        "comment": mark.comment or "",
        "autoComment": mark.auto_comment or "",
    }


def steps(points: float) -> list[float]:
    """The points that have a button: by halves, or of a large question none, half and all."""
    if 2 * points == int(2 * points) < MOST_BUTTONS:
        return [step / 2 for step in range(int(2 * points) + 1)]
    return [0, points / 2, points]


def _score(group: Group) -> float | None:
    return None if group.mark.waits else group.mark.score


def _change(sent: Mapping[str, Any], points: float) -> dict[str, float | str | None]:
    """The mark and the comment that were sent. Raises TypeError or ValueError if they are none."""
    change = {key: sent[key] for key in ("score", "comment") if key in sent}
    score = change.get("score")
    if not change or not isinstance(change.get("comment", ""), str):
        raise ValueError("a score, a comment or both, and a comment is a text")
    if score is not None and (isinstance(score, bool) or not math.isfinite(score) or not 0 <= score <= points):
        raise ValueError(f"a score is a number from 0 to {points:g}")
    return change


@cache
def _exporter() -> AnswerExporter:
    return AnswerExporter()  # type: ignore[no-untyped-call]  # nbconvert has types only here and there


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{value:g}"
    return environment
