"""The pages for marking question by question, in a Jupyter server that runs in this process."""

import asyncio
import html
import json
import re
import shutil
from dataclasses import asdict
from types import SimpleNamespace

import pytest
from feedback_pages import Page
from graded_class import QUESTION, answered, gradebook, graded
from jupyter_server.serverapp import ServerApp
from nbgrader_sandbox.files import write_json
from nbgrader_sandbox.marking import marks
from nbgrader_sandbox.marking.handlers import LOCKED, MEANWHILE, REGRADED, steps
from nbgrader_sandbox.record import SavedResult
from page_attacks import IDS, MARKDOWN, filled
from sample_course import GEOMETRY, SMALL, notebook_name
from sqlalchemy.exc import OperationalError
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from traitlets.config import Config

PAGE = f"questions/{GEOMETRY}/{notebook_name(GEOMETRY)}/{QUESTION}"
SAVE, TICK = f"api/{PAGE}", f"api/flags/{GEOMETRY}"
STRAIGHT, EVE = "The straight line.", "So: " + filled(MARKDOWN["img-onerror"], "img-onerror")
HOSTILE = IDS["id-img"]


@pytest.fixture
def course(generated_course, tmp_path, monkeypatch):
    root = shutil.copytree(generated_course, tmp_path / "course")
    graded(root, {"ann": answered(root, STRAIGHT), HOSTILE: answered(root, STRAIGHT), "eve": answered(root, EVE)})
    monkeypatch.chdir(root)
    for name in ("CONFIG", "DATA", "RUNTIME"):
        monkeypatch.setenv(f"JUPYTER_{name}_DIR", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")  # no other extension
    return root


@pytest.fixture
def ask(course):
    """Asks Formgrader for a page, or sends it data: the status, the text and the headers of the answer."""
    config = Config(IdentityProvider={"token": "secret"})
    extensions = {"nbgrader.server_extensions.formgrader": True}
    app = ServerApp(config=config, jpserver_extensions=extensions, root_dir=str(course), allow_root=True)

    async def start():
        app.initialize(argv=[], new_httpserver=False)
        socket, port = bind_unused_port()
        server = HTTPServer(app.web_app)
        server.add_sockets([socket])
        return server, port

    async def fetch(path, sent, token):
        response = await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{port}/formgrader/{path}",
            method="GET" if sent is None else "POST",
            body=None if sent is None else json.dumps(sent),
            headers={"Authorization": f"token {token}"},
            raise_error=False,
            follow_redirects=False,
        )
        return SimpleNamespace(code=response.code, text=response.body.decode("utf-8"), headers=response.headers)

    with asyncio.Runner() as runner:
        server, port = runner.run(start())
        yield lambda path, sent=None, token="secret": runner.run(fetch(path, sent, token))
        server.stop()
        if book := app.web_app.settings["nbgrader_gradebook"]:
            book.close()
        runner.run(app._cleanup())


def states(page):
    """What the page knows of each group of answers."""
    return [json.loads(article["data-state"]) for article in Page(page.text).named("article")]


def rows(course):
    with gradebook(course) as book:
        found = {}
        for student in ("ann", HOSTILE, "eve"):
            names = QUESTION, notebook_name(GEOMETRY), GEOMETRY, student
            grade = book.find_grade(*names)
            found[student] = grade.manual_score, grade.needs_manual_grade, book.find_comment(*names).manual_comment
        return found


def test_the_page_shows_all_answers_and_runs_none(ask):
    page = ask(PAGE)
    assert page.code == 200 and len(states(page)) == 2
    assert [len(state["seen"]) for state in states(page)] == [2, 1]
    content = Page(page.text)
    for expected in (
        "The same answer: 2 students",
        "one side of a triangle",
        "shortest way between",
        STRAIGHT,
        HOSTILE,
    ):
        assert expected in content.text
    scripts = [attributes for tag, attributes in content.tags if tag == "script"]
    nonces = set(re.findall(r"'nonce-([\w-]+)'", page.headers["Content-Security-Policy"]))
    assert [{"nonce": nonce} for nonce in nonces] == scripts
    assert not [name for _, attributes in content.tags for name in attributes if name.startswith("on")]
    assert not [attributes for attributes in content.named("img") if not attributes["src"].startswith("data:")]


def test_a_mark_and_a_comment_are_saved_for_the_whole_group(ask, course):
    [two, one] = states(ask(PAGE))
    answer = ask(SAVE, {"seen": two["seen"], "score": 2.5})
    state = json.loads(answer.text)["state"]
    assert (answer.code, state["score"], state["waits"], state["byHand"]) == (200, 2.5, False, True)
    answer = ask(SAVE, {"seen": state["seen"], "comment": "Why?"})
    assert json.loads(answer.text)["state"]["comment"] == "Why?"
    assert rows(course) == {"ann": (2.5, False, "Why?"), HOSTILE: (2.5, False, "Why?"), "eve": (None, True, None)}
    answer = ask(SAVE, {"seen": json.loads(answer.text)["state"]["seen"], "score": 2.5, "comment": "So?"})
    assert rows(course)[HOSTILE] == (2.5, False, "So?")
    assert states(ask(PAGE)) == [json.loads(answer.text)["state"], one]
    # Formgrader's own data, from the session that it holds open.
    grades = json.loads(ask(f"api/grades?submission_id={next(iter(two['seen']))}").text)
    assert [grade["manual_score"] for grade in grades if grade["name"] == QUESTION] == [2.5]


def test_what_was_marked_meanwhile_is_shown_and_not_replaced(ask, course):
    [two, one] = states(ask(PAGE))
    with gradebook(course) as book:
        names = QUESTION, notebook_name(GEOMETRY), GEOMETRY
        for student in ("ann", HOSTILE):
            grade = book.find_grade(*names, student)
            grade.manual_score, grade.needs_manual_grade = 1.0, False
        book.db.commit()
    answer = ask(SAVE, {"seen": two["seen"], "score": 3})
    told = json.loads(answer.text)
    assert (answer.code, told["problem"], told["state"]["score"]) == (409, MEANWHILE, 1.0)
    assert ask(SAVE, {"seen": told["state"]["seen"], "score": 3}).code == 200  # now that it was seen
    assert rows(course)["ann"] == (3.0, False, None)
    path = course / "classroom" / "autograded" / "eve" / GEOMETRY / f"{notebook_name(GEOMETRY)}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("So: ", "No: "), encoding="utf-8")
    answer = ask(SAVE, {"seen": one["seen"], "score": 0})
    assert (answer.code, json.loads(answer.text)) == (409, {"problem": REGRADED})
    assert rows(course)["eve"] == (None, True, None)


@pytest.mark.parametrize(
    "sent",
    [
        *({"score": score, "seen": {}} for score in (-1, 3.5, float("nan"), float("inf"), True, "2", [])),
        {"comment": 1, "seen": {}},
        {"score": 1},
        {"seen": {}},
        [],
        "x",
    ],
)
def test_what_is_no_mark_is_refused(ask, course, sent):
    assert ask(SAVE, sent).code == 400
    assert set(rows(course).values()) == {(None, True, None)}


def test_a_gradebook_in_use_is_said(ask, monkeypatch):
    def locked(*_, **__):
        raise OperationalError("UPDATE grade", {}, Exception("database is locked"))

    monkeypatch.setattr(marks, "_write", locked)
    answer = ask(SAVE, {"seen": states(ask(PAGE))[0]["seen"], "score": 1})
    assert (answer.code, json.loads(answer.text)) == (503, {"problem": LOCKED})


def test_nobody_else_may_see_or_mark(ask, course):
    seen = states(ask(PAGE))[0]["seen"]
    for path, sent in ((PAGE, None), (f"questions/{GEOMETRY}", None), (SAVE, {"seen": seen, "score": 3}), (TICK, {})):
        answer = ask(path, sent, token="another")
        assert answer.code in (302, 403) and STRAIGHT not in answer.text
    assert rows(course)["ann"] == (None, True, None)


def test_there_is_a_page_for_no_other_name(ask):
    other = "questions/%s/%s/%s"
    for names in (("x%d", "y", "z"), (GEOMETRY, "y", QUESTION), (GEOMETRY, notebook_name(GEOMETRY), "test_area")):
        assert ask(other % names).code == 404
    assert ask("questions/x").code == 404 and ask("api/flags/x", {}).code == 404
    assert ask(PAGE.replace(GEOMETRY, SMALL)).code == 404


def test_the_list_has_the_questions_and_what_can_be_ticked_off(ask, course):
    saved = SavedResult("graded", {}, [], [f"area: {HOSTILE}"], 1.0, "digest", "run", ["area uses the network"])
    write_json(course / "classroom" / "reports" / GEOMETRY / "students" / "eve.json", asdict(saved))
    page = Page(ask(f"questions/{GEOMETRY}").text)
    boxes = page.named("input")
    assert [box["data-sentence"] for box in boxes] == [*saved.flags, *saved.news] and "img" not in dict(page.tags)
    assert any(link["href"].endswith(PAGE) for link in page.named("a"))
    sent = {"student": "eve", "sentence": saved.flags[0], "done": True}
    assert ask(TICK, sent).code == 200 and ask(TICK, sent | {"student": "ann"}).code == 400
    boxes = Page(ask(f"questions/{GEOMETRY}").text).named("input")
    assert ["checked" in box for box in boxes] == [True, False]


def test_formgraders_pages_lead_there(ask):
    for path in (f"gradebook/{GEOMETRY}", f"gradebook/{GEOMETRY}/{notebook_name(GEOMETRY)}"):
        assert f'href="/formgrader/questions/{html.escape(GEOMETRY)}"' in ask(path).text


def test_points_have_buttons_by_halves_unless_that_is_too_many():
    assert steps(3) == [0, 0.5, 1, 1.5, 2, 2.5, 3] and steps(0.5) == [0, 0.5]
    assert steps(5) == [step / 2 for step in range(11)] and steps(20) == [0, 10, 20] and steps(0.7) == [0, 0.35, 0.7]
