"""Marks and comments for one question in nbgrader's gradebook: who is marked together, and what is written."""

import shutil

import nbformat
import pytest
from graded_class import QUESTION, answered, gradebook, graded, questions
from nbformat.v4 import new_markdown_cell
from nbgrader_sandbox.marking import marks
from nbgrader_sandbox.marking.marks import MarkedMeanwhile, groups
from sample_course import GEOMETRY, SMALL, notebook_name

STRAIGHT = "A straight line\nis the shortest way."


@pytest.fixture
def course(generated_course, tmp_path):
    root = shutil.copytree(generated_course, tmp_path / "course")
    graded(
        root,
        {
            "ann": answered(root, None),
            "bob": answered(root, STRAIGHT),
            "cem": answered(root, ""),
            "dan": answered(root, STRAIGHT.replace("\n", "  ")),
            "eve": answered(root, "Because it is shorter."),
            "fay": answered(root, None, new_markdown_cell("Here: the straight line.")),
        },
    )
    return root


@pytest.fixture
def book(course):
    with gradebook(course) as opened:
        yield opened


def answers(course, book):
    """Everybody's answer, by student."""
    found, left_out = questions(course, book).answers(marks.questions(book, GEOMETRY)[0])
    assert left_out == 0
    return {answer.mark.student: answer for answer in found}


def give(course, book, students, score, seen=None):
    found = answers(course, book)
    seen = seen or {found[student].mark.submission: found[student].version for student in students}
    marks.save(book, found.values(), seen, {"score": score})


def row(book, student):
    book.db.expire_all()
    grade = book.find_grade(QUESTION, notebook_name(GEOMETRY), GEOMETRY, student)
    return grade.score, grade.manual_score, grade.needs_manual_grade


def who(found):
    return [[answer.mark.student for answer in group.answers] for group in found]


def test_the_questions_are_those_that_a_person_marks(course, book):
    [question] = questions(course, book).all()
    assert (question.notebook, question.name, question.points) == (notebook_name(GEOMETRY), QUESTION, 3.0)
    assert (question.answers, question.waiting) == (6, 4)
    asked = questions(course, book).text(question)
    assert "one side of a triangle" in asked.text and "shortest way" in asked.scheme
    [why] = questions(course, book, SMALL).all()
    assert questions(course, book, SMALL).text(why).scheme == "The sign counts twice."


def test_answers_of_the_same_words_and_the_same_mark_are_one_group(course, book):
    in_groups = groups(answers(course, book).values())
    assert sorted(who(in_groups)[:2]) == [["ann"], ["cem"]]  # neither has answered, but only one of their marks waits
    assert [len(group.others) for group in in_groups] == [1, 1, 0, 0, 0]
    assert sorted(who(in_groups)[2]) == ["bob", "dan"]
    assert sorted(who(in_groups)[3:]) == [["eve"], ["fay"]]
    give(course, book, ["bob"], 2.0)
    in_groups = groups(answers(course, book).values())
    assert sorted(map(tuple, who(in_groups)[2:4])) == [("bob",), ("dan",)]


def test_submissions_are_numbered_as_formgrader_does(course, book):
    numbers = {answer.mark.submission: answer.number for answer in answers(course, book).values()}
    assert [numbers[submission] for submission in sorted(numbers)] == [1, 2, 3, 4, 5, 6]
    (course / "classroom" / "autograded" / "bob" / GEOMETRY / f"{notebook_name(GEOMETRY)}.ipynb").unlink()
    found, left_out = questions(course, book).answers(marks.questions(book, GEOMETRY)[0])
    assert left_out == 1 and sorted(answer.number for answer in found) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("score", [0.0, 1.5, 3.0])
def test_a_group_is_marked_at_once(course, book, score):
    give(course, book, ["bob", "dan"], score)
    assert row(book, "bob") == row(book, "dan") == (score, score, False)
    assert row(book, "eve") == (0.0, None, True)
    submission = book.find_submission(GEOMETRY, "bob")
    assert submission.score == score and submission.needs_manual_grade is False
    give(course, book, ["bob"], None)
    assert row(book, "bob") == (0.0, None, True)


def test_a_mark_that_is_taken_back_leaves_what_the_grader_gave(course, book):
    give(course, book, ["ann"], 1.0)
    give(course, book, ["ann"], None)
    assert row(book, "ann") == (0.0, None, False)


def test_nothing_is_written_if_one_of_the_group_was_marked_meanwhile(course, book):
    found = answers(course, book)
    seen = {found[student].mark.submission: found[student].version for student in ("bob", "dan")}
    with gradebook(course) as other:
        give(course, other, ["dan"], 1.0)
    with pytest.raises(MarkedMeanwhile):
        give(course, book, [], 3.0, seen)
    assert row(book, "bob") == (0.0, None, True) and row(book, "dan") == (1.0, 1.0, False)
    with pytest.raises(MarkedMeanwhile):  # of the row as it was read, should that be older than the gradebook
        marks.save(book, found.values(), seen, {"score": 3.0})
    assert row(book, "bob") == (0.0, None, True)


def test_nothing_is_written_if_an_answer_was_graded_again_with_other_words(course, book):
    found = answers(course, book)
    seen = {found["eve"].mark.submission: found["eve"].version}
    path = course / "classroom" / "autograded" / "eve" / GEOMETRY / f"{notebook_name(GEOMETRY)}.ipynb"
    nbformat.write(answered(course, "Something else."), path)
    with pytest.raises(MarkedMeanwhile):
        give(course, book, [], 0.0, seen)
    with pytest.raises(MarkedMeanwhile):
        give(course, book, [], 0.0, {"no such submission": "x"})
    assert row(book, "eve") == (0.0, None, True)


def test_a_comment_is_nbgraders_and_an_empty_one_is_none(course, book):
    def comment(text):
        found = answers(course, book)
        seen = {found[student].mark.submission: found[student].version for student in ("bob", "dan")}
        marks.save(book, found.values(), seen, {"comment": text})
        book.db.expire_all()
        return [
            book.find_comment(QUESTION, notebook_name(GEOMETRY), GEOMETRY, student).manual_comment
            for student in ("bob", "dan", "eve")
        ]

    assert comment(" Say *why*.\n") == ["Say *why*.", "Say *why*.", None]
    give(course, book, ["bob"], 1.0)
    assert answers(course, book)["bob"].mark.comment == "Say *why*."
    assert comment("  ") == [None, None, None]


def test_a_task_is_marked_too(course, book):
    book.add_task_cell("draw", notebook_name(GEOMETRY), GEOMETRY, max_score=2, cell_type="markdown")
    book.add_student("gil")
    book.add_submission(GEOMETRY, "gil")
    found = {question.name: question for question in marks.questions(book, GEOMETRY)}
    assert (found["draw"].points, found["draw"].answers, found["draw"].waiting) == (2.0, 1, 1)
    [mark] = marks.read_marks(book, found["draw"])
    assert mark.student == "gil" and mark.comment_row
