"""What a learning platform hands out, zipped or not: whose each notebook is."""

import zipfile
from collections import Counter

import platform_archives
import pytest
from nbgrader_sandbox.collect import Collector, Extractor
from platform_archives import zipped
from sample_course import CONFIG, SMALL
from traitlets.config import PyFileConfigLoader


def collected(downloaded, extracted):
    """How many notebooks of each student are in what was downloaded."""
    config = PyFileConfigLoader(CONFIG.name, path=str(CONFIG.parent)).load_config()
    Extractor(config=config, most_mb=50).extract(str(downloaded), str(extracted))
    collector = Collector(config=config)
    return Counter(
        info["student_id"] for path in sorted(extracted.rglob("*.ipynb")) if (info := collector.collect(str(path)))
    )


@pytest.fixture
def downloaded(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("is_zipped", [True, False], ids=["zipped", "unpacked by a browser"])
def test_the_platforms_names_alone_say_whose_a_notebook_is(downloaded, tmp_path, is_zipped):
    archive = (downloaded if is_zipped else tmp_path) / "geometry-week-1-4711.zip"
    platform_archives.write(archive, SMALL, b"{}")
    if not is_zipped:
        with zipfile.ZipFile(archive) as file:
            file.extractall(downloaded)
    actual = collected(downloaded, tmp_path / "extracted")
    del actual["Link Er"], actual["longer"]  # a file that is a link's text, and one that stands next to a name too long
    assert actual == Counter(
        [*platform_archives.HONEST.values(), "Zip Per", "Tar Per", *["Two Ice"] * 3, *["planter"] * 4]
    )


def test_archives_that_lie_too_deep_are_named(downloaded, tmp_path, caplog):
    content, name = b"{}", f"{SMALL}.ipynb"
    for depth in range(5):
        content, name = zipped({name: content}), f"packed{depth}.zip"
    (downloaded / "Jane Doe_101_assignsubmission_file_work.zip").write_bytes(content)
    extractor = Extractor()
    extractor.log.propagate = True
    extractor.extract(str(downloaded), str(tmp_path / "extracted"))
    assert ["more than 3 archives deep" in record.getMessage() for record in caplog.records] == [True]


def test_a_class_that_handed_in_nothing_but_archives_may_be_unpacked_already(downloaded, tmp_path):
    for name in ("Jane Doe_101_assignsubmission_file_work.zip", "kroe_LATE_12345_67890_work.zip", "lroe_1_2_work.zip"):
        content = zipped({f"someone else_103_assignsubmission_file_{SMALL}.ipynb": b"{}"})
        (downloaded / name).write_bytes(content)
    assert collected(downloaded, tmp_path / "extracted") == Counter(["Jane Doe", "kroe", "lroe"])
