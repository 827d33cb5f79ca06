"""Whose a file is, by the names that Moodle, Canvas and Blackboard give: two numbers never are one student."""

import pytest
from nbgrader_sandbox.collect.names import owners

MOODLE = {
    "Wei Zhang_1027_assignsubmission_file_/a.ipynb": ("1027", "Wei Zhang", "a.ipynb"),
    "Wei Zhang_1028_assignsubmission_file/week 1/a.ipynb": ("1028", "Wei Zhang", "week 1/a.ipynb"),
    "Participant_31_assignsubmission_file_a.ipynb": ("31", "Participant", "a.ipynb"),
    "class/Participant_32_assignsubmission_file_a.ipynb": ("32", "Participant", "a.ipynb"),
    "Jo Doe_33_assignsubmission_onlinetext_onlinetext.html": ("33", "Jo Doe", "onlinetext.html"),
    "Jo Doe_33_assignsubmission_file_/Al_34_assignsubmission_file_/a.ipynb": (
        "33",
        "Jo Doe",
        "Al_34_assignsubmission_file_/a.ipynb",
    ),
    "Jo Doe_35_assignsubmission_file_Al_36_assignsubmission_file_a.ipynb": (
        "35",
        "Jo Doe",
        "Al_36_assignsubmission_file_a.ipynb",
    ),
}
CANVAS = {
    "zhangwei_12351_678901_forward_pass-1.ipynb": ("12351", "zhangwei", "forward_pass-1.ipynb"),
    "zhangwei_LATE_12352_678902_forward_pass.ipynb": ("12352", "zhangwei", "forward_pass.ipynb"),
    "anon_Ab3dE_678903_a.ipynb": ("Ab3dE", "", "a.ipynb"),
    "LATE_anon_Xy9zQ_678904_a.ipynb": ("Xy9zQ", "", "a.ipynb"),
    "o_brien_12353_5_a_1_2_b.ipynb": ("12353", "o_brien", "a_1_2_b.ipynb"),
    "doejo_12354_text.html": ("12354", "doejo", ""),
    "doejo_12355_6_Al_1_assignsubmission_file_a.ipynb": ("12355", "doejo", "Al_1_assignsubmission_file_a.ipynb"),
}
TIME = "attempt_2026-11-03-10-11-12"
BLACKBOARD = {
    f"gradebook_ML_Lesson_1_alpha1_{TIME}_a.ipynb": ("alpha1", "", "a.ipynb"),
    f"gradebook_ML_Lesson_1_beta2_{TIME}_a_{TIME}_b.ipynb": ("beta2", "", f"a_{TIME}_b.ipynb"),
    f"gradebook_ML_Lesson_1_beta2_{TIME}.txt": ("beta2", "", ""),
    f"gradebook_ML_Lesson_1_c_gamma_{TIME}_a.ipynb": ("gradebook_ML_Lesson_1_c_gamma", "", "a.ipynb"),
    f"gradebook_ML_Lesson_1_d_gamma_{TIME}_a.ipynb": ("gradebook_ML_Lesson_1_d_gamma", "", "a.ipynb"),
}
PEOPLE = {
    "jdoe/forward_pass.ipynb": ("jdoe", "jdoe", "forward_pass.ipynb"),
    "jroe_forward_pass (1).ipynb": ("jroe", "jroe", "jroe_forward_pass (1).ipynb"),
    "kroe_week-1_Forward-Pass.ipynb": ("kroe", "kroe", "kroe_week-1_Forward-Pass.ipynb"),
    "lroe_work.zip": ("lroe", "lroe", "lroe_work.zip"),
    "wei_zhang_forward_pass.ipynb": ("wei_zhang", "wei_zhang", "wei_zhang_forward_pass.ipynb"),
    "wei_chen_forward_pass.ipynb": ("wei_chen", "wei_chen", "wei_chen_forward_pass.ipynb"),
}
ARCHIVES = {"Moodle": MOODLE, "Canvas": CANVAS, "Blackboard": BLACKBOARD, "": PEOPLE}


@pytest.mark.parametrize("platform", ARCHIVES)
def test_each_platforms_names(platform):
    expected = ARCHIVES[platform]
    recognised, found = owners(expected, ["forward_pass"])
    assert recognised == platform
    assert {path: (owner.number, owner.name, owner.file) for path, owner in found.items()} == expected


def test_who_is_late_on_canvas_and_the_times_of_attempts_on_blackboard():
    _, found = owners(CANVAS)
    assert [path for path, owner in found.items() if owner.late] == [path for path in CANVAS if "LATE" in path]
    _, found = owners(BLACKBOARD)
    assert {owner.time for owner in found.values()} == {TIME.removeprefix("attempt_")}


@pytest.mark.parametrize(
    "path",
    [
        "forward_pass.ipynb",
        "Forward Pass-2.ipynb",
        "1-forward-pass/forward_pass.ipynb",
        "Default group_assignsubmission_file/forward_pass.ipynb",
        "_forward_pass.ipynb",
    ],
)
def test_a_name_without_a_student_is_nobodys(path):
    assert owners([path], ["forward_pass"])[1] == {path: None}


def test_a_folder_around_all_students_is_nobodys():
    _, found = owners(["class/jdoe/a.ipynb", "class/jroe/a.ipynb"])
    assert [owner.number for owner in found.values()] == ["jdoe", "jroe"]
