"""The class report: its numbers are those of the records, the page needs no other file, no text of a student runs."""

import base64
import io
import itertools
import json
from html.parser import HTMLParser

import pytest
from nbgrader_sandbox.record import Record
from nbgrader_sandbox.report import summary, write_report
from nbgrader_sandbox.report.mistakes import OTHER, mistakes
from nbgrader_sandbox.settings import CourseSettings
from PIL import Image

ASSIGNMENT = "1-geometry"
POINTS = {"area": 1.0, "mean": 2.0, "total": 3.0, "matrix": 3.0, "explain": 3.0}
SETTINGS = CourseSettings(
    check_error="CheckFailed",
    mistake_pattern=r"(?m)\[(\w+\.[\w-]+)\]$",
    mistakes={"area.sign": "The sign is wrong.", "result.unanswered": "Not answered."},
)
HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>'


def record(area=1.0, mean=2.0, why=None, **rest):
    exercises = {"area": area, "mean": mean, "total": 3.0, "matrix": 0.0, "explain": why or 0.0}
    known = {
        "status": "graded",
        "score": sum(exercises.values()),
        "max_score": 12.0,
        "exercises": exercises,
        "penalty": 0.0,
        "to_mark": [] if why is not None else ["explain"],
        "messages": {},
        "repairs": [],
        "flags": [],
        "news": [],
        "seconds": 0.25,
    }
    return Record(**known | rest)


def failed(*flags):
    return record(status="failed", score=None, exercises=dict.fromkeys(POINTS), to_mark=[], flags=list(flags))


def a_class():
    return {
        "zoe": record(why=2.0),
        "ann": record(area=0.0, messages={"area": "area: it is wrong.\nThe sign is wrong. [area.sign]"}),
        "bob": record(
            mean=1.0,
            flags=["area: line 3: np.allclose = print"],
            repairs=["renamed sums (1).ipynb"],
            messages={
                "mean": "mean: not as expected.\nexpected 1\ngot 2\ncalled with A (4, 2)\n"
                "mean(A) was rounded to 3 decimals: return every digit."
            },
        ),
        "eve": failed("it is no notebook. Ask for another."),
    }


HEADINGS, CELLS = {"h1", "h2", "h3", "h4"}, {"td", "th"}


class Page(HTMLParser):
    """What a page has: its tags, its headings, and the cells of its tables' rows."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.headings, self.rows, self.text = [], [], [], ""
        self._in = set()  # what is open, of what matters here
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), ""))
        if tag == "tr":
            self.rows.append([])
        if tag in CELLS:
            self.rows[-1].append("")
        if tag in (*HEADINGS, *CELLS, "style"):
            self._in.add(tag)

    def handle_endtag(self, tag):
        self._in.discard(tag)

    def handle_data(self, data):
        self.text += data if "style" not in self._in else ""
        if self._in & HEADINGS:
            self.headings[-1] = self.headings[-1][0], self.headings[-1][1] + data
        if self._in & CELLS:
            self.rows[-1][-1] += data.strip()

    def images(self):
        return [attributes for tag, attributes in self.tags if tag == "img"]


def report(folder, records, **options):
    """The page and the JSON of a report."""
    page = write_report(
        ASSIGNMENT,
        records,
        POINTS,
        **{"sandboxed": True, "seconds": 1.5, "folder": folder, "settings": SETTINGS} | options,
    )
    assert page == folder / f"{ASSIGNMENT}.html"
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*")) == [
        *(f"{ASSIGNMENT}.html", f"{ASSIGNMENT}.json", f"{ASSIGNMENT}/exercises.csv"),
        *(f"{ASSIGNMENT}/mistakes.csv", f"{ASSIGNMENT}/students.csv"),
    ]
    return (
        Page(page.read_text(encoding="utf-8")),
        json.loads((folder / f"{ASSIGNMENT}.json").read_text(encoding="utf-8")),
    )


def test_the_json_holds_the_records(tmp_path):
    records = a_class()
    _, content = report(tmp_path, records)
    assert list(content["students"]) == sorted(records)
    for student, found in content["students"].items():
        expected = records[student]
        assert found == {
            name: getattr(expected, name)
            for name in (
                "status",
                "score",
                "max_score",
                "exercises",
                "penalty",
                "to_mark",
                "repairs",
                "flags",
                "news",
                "seconds",
                "messages",
                "hidden",
                "late",
                "penalty",
                "ticked",
            )
        }
    assert (content["assignment"], content["sandboxed"], content["seconds"]) == (ASSIGNMENT, True, 1.5)
    assert content["students"] == summary(ASSIGNMENT, records, True, 1.5)["students"]


def test_the_json_counts_the_class(tmp_path):
    _, content = report(tmp_path, a_class())
    figures = content["class"]
    assert {name: figures[name] for name in ("submissions", "graded", "failed", "flagged", "waiting", "most")} == {
        "submissions": 4,
        "graded": 3,
        "failed": 1,
        "flagged": 1,
        "waiting": 2,
        "most": 12.0,
    }
    assert (figures["mean"], figures["median"]) == (pytest.approx((8 + 5 + 5) / 3), 5)
    counts = ("most", "mean", "median", "full", "partly", "none", "waiting")
    assert [figures["exercises"]["mean"][key] for key in counts] == [2.0, pytest.approx(5 / 3), 2.0, 2, 1, 0, 0]
    assert [figures["exercises"]["explain"][key] for key in counts] == [3.0, 2.0, 2.0, 0, 1, 0, 2]
    assert figures["exercises"]["area"]["none"] == 1


def test_mistakes_are_grouped_by_the_ids_in_what_the_check_said():
    messages = {
        "a": {"area": "area: wrong.\nThe sign is wrong. [area.sign]\n\narea: wrong.\nAnother one. [area.other]"},
        "b": {"area": "area: wrong.\nThe sign is wrong, here too. [area.sign]"},
        "c": {"mean": "mean: not answered yet. [result.unanswered]", "area": "area: [area.sign] is no id here"},
        "d": {"total": "total: not answered yet. [result.unanswered]"},
    }
    found = mistakes({student: record(messages=said) for student, said in messages.items()}, POINTS, SETTINGS)
    assert [(each["mistake"], each["students"], each["exercises"]) for each in found] == [
        ("Not answered.", 2, {"mean": 1, "total": 1}),
        ("The sign is wrong.", 2, {"area": 2}),
        ("area.other", 1, {"area": 1}),
        (OTHER, 1, {"area": 1}),
    ]


def test_without_ids_mistakes_are_grouped_by_the_kind_of_the_error():
    messages = {
        "a": {"area": "AssertionError", "mean": "NameError: name 'x' is not defined"},
        "b": {"area": "AssertionError: area(-1) is not 0", "mean": "CellTimeoutError"},
        "d": {"area": "CellTimeoutError", "mean": "NotebookEnded: Cell 3 of the code cells ended the notebook."},
        "c": {"area": "2 of 3 points", "mean": "a NameError, says a check"},
    }
    found = mistakes({student: record(messages=said) for student, said in messages.items()}, POINTS, CourseSettings())
    assert [(each["mistake"], each["students"], each["exercises"]) for each in found] == [
        ("AssertionError", 2, {"area": 2}),
        ("It did not end in time.", 2, {"area": 1, "mean": 1}),
        ("NameError", 1, {"mean": 1}),
        ("The notebook had ended before this check.", 1, {"mean": 1}),
        (OTHER, 1, {"mean": 1, "area": 1}),
    ]


def test_the_page_says_who_needs_a_person(tmp_path):
    page, _ = report(tmp_path, a_class())
    assert [heading for _, heading in page.headings] == [
        f"Class report: {ASSIGNMENT}",
        "Who needs a person",
        "Could not be graded",
        "Flagged: graded, but look at these lines",
        "Still to be marked by hand",
        "What the class did not understand",
        "Mistakes",
        "Repaired before grading",
        "All students",
    ]
    assert ["eve", "it is no notebook. Ask for another."] in page.rows
    assert ["bob", "5", "area: line 3: np.allclose = print"] in page.rows
    assert ["explain", "2", "3"] in page.rows
    assert ["bob", "renamed sums (1).ipynb"] in page.rows
    assert ["The sign is wrong.area.sign", "1", "1", "area"] in page.rows
    assert ["ann", "5", "0", "2", "3", "0", "waits"] in page.rows
    assert ["zoe", "8", "1", "2", "3", "0", "2"] in page.rows
    assert ["eve", "not graded"] in page.rows
    assert "Not sandboxed" not in page.text


def test_the_page_warns_where_nothing_was_sandboxed(tmp_path):
    page, content = report(tmp_path, a_class(), sandboxed=False)
    assert "Not sandboxed." in page.text
    assert content["sandboxed"] is False


def test_the_page_lists_whose_score_changed(tmp_path):
    changes = [{"student": "ann", "exercise": "area", "before": 0.0, "after": 0.5}]
    page, content = report(tmp_path, a_class(), changes=changes)
    assert ["ann", "area", "0", "0.5"] in page.rows
    assert content["changes"] == changes


def test_a_late_penalty_has_a_column(tmp_path):
    late = record(score=2.0, penalty=6.0, late=86400.0)
    page, content = report(tmp_path, {"ann": record(), "late": late, "eve": failed("no")})
    row = next(row for row in page.rows if row[:2] == ["late", "2"])
    assert row[2].endswith("\u22126") and row[3:] == ["1", "2", "3", "0", "waits"]
    assert ["ann", "6", "", "1", "2", "3", "0", "waits"] in page.rows
    assert content["students"]["late"]["penalty"] == 6 and content["students"]["eve"]["score"] is None


def test_the_pictures_say_their_numbers(tmp_path):
    scores, exercises, understood = report(tmp_path, a_class())[0].images()
    assert "mean: share 0.83, quartiles 1.5, 2 and 2 of 2, discrimination none." in understood["alt"]
    assert "5 points: 2, 8 points: 1." in scores["alt"]
    assert "area, mean 0.67 of 1: all points 2, none 1." in exercises["alt"]
    assert "mean, mean 1.7 of 2: all points 2, some 1." in exercises["alt"]
    assert "explain, mean 2 of 3: some 1, waits for a person 2." in exercises["alt"]
    for image in (scores, exercises, understood):
        drawn = Image.open(io.BytesIO(base64.b64decode(image["src"].removeprefix("data:image/png;base64,"))))
        assert drawn.width > 1000
        assert len(set(drawn.convert("L").resize((200, 100)).tobytes())) > 20  # something is drawn


def test_the_page_is_whole_in_itself_and_in_order(tmp_path):
    page, _ = report(tmp_path, a_class())
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"script", "link", "iframe"})
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert all(image["src"].startswith("data:") and image["alt"] for image in page.images())
    assert "://" not in (tmp_path / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert levels.count(1) == 1
    assert all(attributes.get("scope") in ("row", "col") for tag, attributes in page.tags if tag == "th")


def test_what_students_write_is_text(tmp_path):
    hostile = record(flags=[HOSTILE], repairs=[HOSTILE], messages={"area": f"called with x\n{HOSTILE}"})
    records = {HOSTILE: hostile, f"{HOSTILE}2": failed(HOSTILE)}
    page, content = report(
        tmp_path, records, changes=[{"student": HOSTILE, "exercise": HOSTILE, "before": 0, "after": 1}]
    )
    assert "script" not in {tag for tag, _ in page.tags}
    assert len(page.images()) == 3
    assert page.text.count(HOSTILE) >= 9
    assert content["students"][HOSTILE]["flags"] == [HOSTILE]


@pytest.mark.parametrize("records", [{}, {"ann": record(why=3.0)}, {"ann": failed("no"), "bob": failed("no")}])
def test_a_class_of_none_of_one_and_of_failures(tmp_path, records):
    page, content = report(tmp_path, records)
    assert content["class"]["graded"] == len([each for each in records.values() if each.status == "graded"])
    assert len(page.images()) == (3 if content["class"]["graded"] else 0)


def test_scores_outside_the_usual_are_counted(tmp_path):
    """A late penalty may leave less than nothing, extra credit more than all."""
    scores = report(tmp_path, {"late": record(score=-1.0), "more": record(score=14.0), "half": record(score=5.5)})[0]
    assert "0 points: 1, 5 points: 1, 12 points: 1." in scores.images()[0]["alt"]


def test_a_page_that_stood_there_is_replaced(tmp_path):
    report(tmp_path, a_class())
    page, content = report(tmp_path, {"ann": record()})
    assert "zoe" not in page.text
    assert list(content["students"]) == ["ann"]


def test_news_stands_apart_from_what_needs_a_person(tmp_path):
    told = {"ann": record(why=3.0, news=["area uses the network: 'import socket'"]), "bob": record(why=3.0)}
    options = {"sandboxed": True, "seconds": 1.0, "settings": SETTINGS}
    page = write_report("small", told, POINTS, folder=tmp_path, **options).read_text(encoding="utf-8")
    needs, _, rest = page.partition("<h2>Good to know</h2>")
    assert "Nobody: every submission is graded" in needs and "import socket" not in needs
    assert "area uses the network: &#39;import socket&#39;" in rest and "bob" not in rest.partition("<h2>")[0]
