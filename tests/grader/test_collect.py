"""What a learning platform hands out, zipped or not: whose each notebook is."""

import io
import zipfile
from collections import Counter

import pytest
from attacks import archives
from judge import ROOT
from nbgrader_sandbox.collect import Collector, Extractor
from traitlets.config import PyFileConfigLoader


def collected(downloaded, extracted):
    """How many notebooks of each student are found in what was downloaded."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    Extractor(config=config, most_mb=50).extract(str(downloaded), str(extracted))
    collector = Collector(config=config)
    return Counter(
        info["student_id"] for path in sorted(extracted.rglob("*.ipynb")) if (info := collector.collect(str(path)))
    )


@pytest.mark.parametrize("zipped", [True, False], ids=["zipped", "unpacked by a browser"])
def test_the_platforms_names_alone_say_whose_a_notebook_is(tmp_path, zipped):
    downloaded, extracted = tmp_path / "archive", tmp_path / "extracted"
    downloaded.mkdir()
    handed_out = (downloaded if zipped else tmp_path) / "XOR-1-forward-pass-4711.zip"
    archives.write(handed_out, b"{}")
    if not zipped:
        with zipfile.ZipFile(handed_out) as archive:
            archive.extractall(downloaded)
    found = collected(downloaded, extracted)
    del found["Link Er"], found["longer"]  # a file that is a link's text, and one with another that is left out
    assert found == Counter([*archives.HONEST.values(), "Zip Per", "Tar Per", *["Two Ice"] * 3, *["planter"] * 4])


def test_what_lies_too_deep_is_said(tmp_path, caplog):
    content, name = b"{}", "forward_pass.ipynb"
    for depth in range(5):
        with zipfile.ZipFile(made := io.BytesIO(), "w") as archive:
            archive.writestr(name, content)
        content, name = made.getvalue(), f"packed{depth}.zip"
    downloaded = tmp_path / "archive"
    downloaded.mkdir()
    (downloaded / "Jane Doe_101_assignsubmission_file_work.zip").write_bytes(content)
    extractor = Extractor()
    extractor.log.propagate = True
    extractor.extract(str(downloaded), str(tmp_path / "extracted"))
    assert ["more than 3 archives deep" in record.getMessage() for record in caplog.records] == [True]


def test_a_class_that_handed_in_nothing_but_archives_may_be_unpacked_already(tmp_path):
    downloaded = tmp_path / "archive"
    downloaded.mkdir()
    for name in ("Jane Doe_101_assignsubmission_file_work.zip", "kroe_LATE_12345_67890_work.zip", "lroe_1_2_work.zip"):
        with zipfile.ZipFile(downloaded / name, "w") as archive:
            archive.writestr("someone else_103_assignsubmission_file_forward_pass.ipynb", b"{}")
    assert collected(downloaded, tmp_path / "extracted") == Counter(["Jane Doe", "kroe", "lroe"])
