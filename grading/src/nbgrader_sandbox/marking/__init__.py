"""Formgrader's page for one question: all answers to it below each other, and keys to mark them.

It reads the autograded notebooks (answers.py), and reads and writes nbgrader's gradebook (marks.py), so that
Formgrader's own pages and feedback show the same marks. questions.py joins both, and handlers.py adds the pages to
Formgrader. There a person can also tick off what needed one (flags.py).
"""
