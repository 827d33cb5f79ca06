"""Pairs of submissions to look at: what counts as alike, what is taken out, and what the page says and does not say."""

import itertools
import json
import re
import shutil

import nbformat
import pytest
from nbgrader_sandbox.__main__ import main
from nbgrader_sandbox.similarity import matching
from nbgrader_sandbox.similarity.matching import Part, pairs, works
from nbgrader_sandbox.similarity.page import Comparison, side_by_side, write_comparison
from nbgrader_sandbox.similarity.tokens import code_tokens, words
from sample_course import GEOMETRY, filled
from scratch_course import hand_in
from test_class_report import HOSTILE, Page

LONG = '''\
def lengths(corners):
    """The lengths."""
    found = []
    for number in range(len(corners)):
        a, b = corners[number - 1], corners[number]  # two of them
        found.append(float(np.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)))
    return np.array(found[1:] + found[:1])
'''
RENAMED = """\
def lengths(P):

    # start
    out = []
    for i in range(len(P)):
        left, right = P[i - 1], P[i]
        out.append(float(np.sqrt((left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2)))
    'done'
    return np.array(out[1:] + out[:1])"""
OTHER = """\
def lengths(corners):
    total = {}
    while len(total) < corners.shape[0]:
        k = len(total)
        step = np.subtract(corners[(k + 1) % corners.shape[0]], corners[k])
        total[k] = np.hypot(*step)
    return np.fromiter(total.values(), dtype=float)
"""


def texts(source):
    return [token.text for token in code_tokens(source)]


def test_names_numbers_texts_comments_and_layout_make_no_difference():
    assert texts(LONG) == texts(RENAMED) != texts(OTHER)
    assert texts("f(x, 'a', 1.5e-3)") == texts('g( y ,\n """b""" , 0x1F)')


def test_what_nobody_can_rename_makes_a_difference():
    assert texts("np.dot(a, b)") != texts("np.sum(a, b)")
    assert texts("max(a)") != texts("min(a)")
    assert texts("for a in b: pass") != texts("while a in b: pass")


@pytest.mark.parametrize(
    "source", ["def f(:", "'open", '"""open', "(((", "\\", "%pip x", "é = 1", "", "\ud800", "'\\" * 9]
)
def test_code_that_does_not_parse_has_tokens_at_their_places(source):
    for token in code_tokens(source):
        assert 0 <= token.start < token.end <= len(source)
    for token in words(source):
        assert source[token.start : token.end].casefold() == token.text


def test_long_and_hostile_code_takes_no_time_to_speak_of():
    """A quadratic pattern would need minutes for these."""
    for hostile in ("'\\", "'''\\", "\"\"\"'''", "0x", "[", "rb"):
        assert len(code_tokens(hostile * 100_000)) <= 20_001


def compared(given=(), **sources):
    """The pairs of students with one answer each."""
    submissions = {student: [Part("lengths", "code", source)] for student, source in sources.items()}
    return pairs(works(submissions, [Part("", "code", source) for source in given]))


def test_an_answer_in_other_words_is_found_and_another_way_is_not():
    (pair,) = compared(ann=LONG, bob=RENAMED, eve=OTHER)
    assert {pair.first.student, pair.second.student} == {"ann", "bob"}
    assert pair.share == 1 and pair.unusual
    assert pair.verbatim == [] and compared(ann=LONG, bob=LONG + "\n")[0].verbatim == ["lengths"]


def test_what_was_given_and_what_many_have_is_taken_out():
    assert compared([LONG], ann=LONG, bob=RENAMED) == []
    many = {f"s{number}": LONG for number in range(matching.FEW + 1)}
    assert compared(**many) == []
    assert len(compared(**dict(list(many.items())[1:]))) == matching.FEW * (matching.FEW - 1) / 2


def test_both_sides_are_marked_where_they_are_alike():
    (pair,) = compared(ann=f"x = 1\n{LONG}", bob=f"{RENAMED}\nprint('bye')")
    ((_, _, left, right),) = side_by_side(pair)
    assert "".join(text for text, _ in left) == f"x = 1\n{LONG}"
    marked = [[text for text, number in side if number] for side in (left, right)]
    assert "np.sqrt((a[0] - b[0])" in marked[0][0] and "np.sqrt((left[0]" in marked[1][0]
    assert "x = 1" not in marked[0][0] and "bye" not in "".join(marked[1])


def test_answers_in_another_order_are_found():
    parts = [Part("a", "code", LONG), Part("b", "code", OTHER)]
    turned = [Part("a", "code", OTHER), Part("b", "code", RENAMED)]
    (pair,) = pairs(works({"ann": parts, "bob": turned}, []))
    assert pair.share > 0.9
    assert [(mine, theirs) for mine, theirs, *_ in side_by_side(pair)] == [("a", "b"), ("b", "a")]


def test_texts_are_compared_by_their_words():
    one = "The straight line is shorter than any other way, since a detour over a third point adds to it: so two sides "
    one += "together are longer than the third side alone, whatever the corners are, and equal only on one line. A "
    one += "straight way is the limit of all of them, as one sees who bends it a little and measures it once more."
    other = one.upper().replace(",", " -").replace("ALONE", "BY ITSELF")
    (pair,) = pairs(works({"ann": [Part("why", "markdown", one)], "bob": [Part("why", "markdown", other)]}, []))
    assert 25 <= pair.shared < len(words(one)) and pair.unusual


def page_of(folder, found):
    path = write_comparison(found, folder, "default")
    return Page(path.read_text(encoding="utf-8")), json.loads((folder / "compare.json").read_text(encoding="utf-8"))


def a_comparison(alike, **rest):
    known = {"assignment": "a", "submissions": 3, "left_out": {}, "same_file": [], "same_answers": [], "short": {}}
    known |= {"reference": True, "shares": [pair.share for pair in alike], "compared": 3, "pairs": alike}
    return Comparison(**known | rest)


def test_the_page_gives_no_verdict_and_says_what_it_cannot_tell(tmp_path):
    found = a_comparison(compared(ann=LONG, bob=RENAMED), short={"relu": 12}, same_file=[["eve", "zoe"]])
    page, content = page_of(tmp_path, found)
    assert not re.search(r"cheat|plagiar|copie|copy|fraud|guilt|suspic|dishonest", page.text, re.IGNORECASE)
    headings = [heading for _, heading in page.headings]
    assert headings.index("The same file, byte for byte") < headings.index("Side by side")
    assert "What this page cannot tell" in headings and "no points depend on it" in page.text
    assert "relu (12)" in page.text and "eve, zoe" in page.text
    assert content["pairs"][0]["students"] == ["ann", "bob"] and "points" not in content["pairs"][0]
    assert page.rows[1][:3] == ["Pair 1", "ann, bob", "100%"]


def test_what_students_write_is_text_and_nothing_turns_its_direction(tmp_path):
    hostile = f"{LONG}# {HOSTILE}\n# \u202e\u2066turned</pre>"
    alike = compared(**{HOSTILE: hostile, "bob": hostile})
    page, _ = page_of(tmp_path, a_comparison(alike, left_out={HOSTILE: HOSTILE}))
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "iframe", "link"})
    assert len(page.images()) == 1 and page.text.count(HOSTILE) >= 6
    assert "\\u202e\\u2066turned</pre>" in page.text and "\u202e" not in page.text
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_class_is_compared_from_what_was_handed_in(course, capsys):
    release = nbformat.read(course / "notebooks" / GEOMETRY / "plane_geometry.ipynb", as_version=4)
    for student, source in {"ann": LONG, "bob": RENAMED, "eve": OTHER, "low": None, "too": None}.items():
        hand_in(course, student, GEOMETRY, filled(release, {"lengths": source}))
    for student in ("ann2", "low2"):
        shutil.copytree(course / "classroom/submitted" / student[:3], course / "classroom/submitted" / student)
    alike = filled(release, {"lengths": LONG})
    alike.metadata["title"] = "another file"
    hand_in(course, "ann3", GEOMETRY, alike)
    moved = filled(release, {"lengths": None})
    moved.cells = [cell for cell in moved.cells if cell.id != "lengths"]
    moved.cells.append(nbformat.v4.new_code_cell(RENAMED))  # recognised by what it defines
    hand_in(course, "zoe", GEOMETRY, moved)
    (course / "classroom/submitted/off" / GEOMETRY).mkdir(parents=True)
    assert main(["compare", GEOMETRY]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"{GEOMETRY}: 9 submissions compared."
    assert "  the same file: ann, ann2" in said and "  the same answers: ann, ann2, ann3" in said
    assert not any("low" in line for line in said)  # nothing is answered there
    content = json.loads((course / f"classroom/reports/{GEOMETRY}/compare.json").read_text(encoding="utf-8"))
    assert "  the same answers: bob, zoe" in said
    assert [pair["students"] for pair in content["pairs"]] == [["ann", "bob"]]  # each stands for those with the same
    assert list(content["left_out"]) == ["off"]
    assert set(content["too_short"]) == {"norm", "moved", "lengths"}
    assert not (course / "classroom/autograded").exists()  # nothing has run


def test_who_cannot_be_compared_is_told_why(course, capsys):
    assert main(["compare", GEOMETRY]) == 2
    assert f"not two submissions of {GEOMETRY}" in capsys.readouterr().err
    assert main(["compare", "none"]) == 2
    assert "no assignment 'none'" in capsys.readouterr().err
