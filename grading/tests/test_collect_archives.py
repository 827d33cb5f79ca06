"""What a learning platform hands out, zipped or not, hostile archives among it: whose each notebook is."""

import io
import struct
import sys
import tarfile
import tracemalloc
import zipfile
from collections import Counter

import platform_archives
import pytest
from nbgrader_sandbox.collect import Collector, Extractor
from nbgrader_sandbox.collect.archive import Limits, UnreadableArchive, read_archive
from platform_archives import zipped
from sample_course import CONFIG, SMALL
from traitlets.config import PyFileConfigLoader


def collected(downloaded, extracted):
    """How many notebooks of each student zip_collect finds in what was downloaded."""
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


def read(tmp_path, source, **limits):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return read_archive(source, scratch, [SMALL], limits=Limits(**limits))


@pytest.mark.parametrize("is_zipped", [True, False], ids=["zipped", "unpacked by a browser"])
def test_the_platforms_names_alone_say_whose_a_notebook_is(downloaded, tmp_path, is_zipped):
    archive = (downloaded if is_zipped else tmp_path) / "geometry-week-1-4711.zip"
    platform_archives.write(archive, SMALL, b"{}")
    if not is_zipped:
        with zipfile.ZipFile(archive) as file:
            file.extractall(downloaded)
    actual = collected(downloaded, tmp_path / "extracted")
    if not is_zipped:
        del actual[platform_archives.LINK]  # a file that holds a link's text
    once = [*platform_archives.HONEST.values(), platform_archives.ZIP, platform_archives.TAR, "206"]
    assert actual == Counter([*once, *["208"] * 3, *[platform_archives.PLANTER] * 4, *[platform_archives.LONG] * 2])


def test_archives_that_lie_too_deep_are_named(downloaded, tmp_path):
    content, name = b"{}", f"{SMALL}.ipynb"
    for depth in range(5):
        content, name = zipped({name: content}), f"packed{depth}.zip"
    (downloaded / "Jane Doe_101_assignsubmission_file_work.zip").write_bytes(content)
    (hand_in,) = read(tmp_path, downloaded).students.values()
    assert hand_in.files == {} and "more than 3 archives deep" in hand_in.notes[0]


def test_a_class_that_handed_in_nothing_but_archives_may_be_unpacked_already(downloaded, tmp_path):
    for name in ("Jane Doe_101_assignsubmission_file_work.zip", "kroe_LATE_12345_67890_work.zip", "lroe_1_2_work.zip"):
        content = zipped({f"someone else_103_assignsubmission_file_{SMALL}.ipynb": b"{}"})
        (downloaded / name).write_bytes(content)
    assert collected(downloaded, tmp_path / "extracted") == Counter(["101", "12345", "1"])


def lying_zip(name, size, method=zipfile.ZIP_DEFLATED):
    """A zip archive of one file of zeros, whose headers say that it holds 100 bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr(name, bytes(size))
    return data.getvalue().replace(struct.pack("<I", size), struct.pack("<I", 100))


def tar_of(*members):
    """A tar archive of (name, content, target): a link if there is a target."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
        for name, content, target in members:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = (tarfile.LNKTYPE, target) if target else (tarfile.REGTYPE, "")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_zip_that_lies_about_its_size_takes_no_memory_and_no_room(downloaded, tmp_path, method):
    (downloaded / "Jane Doe_101_assignsubmission_file_work.zip").write_bytes(lying_zip("a.ipynb", 300 << 20, method))
    tracemalloc.start()
    (hand_in,) = read(tmp_path, downloaded, most_mb=50).students.values()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 << 20 and hand_in.files == {} and len(hand_in.notes) == 1
    assert not list((tmp_path / "scratch").iterdir())


@pytest.mark.parametrize(
    "work",
    [
        zipped({"a.ipynb": bytes(51 << 20)}),
        zipped({f"{number}.ipynb": bytes(1 << 20) for number in range(60)}),
        tar_of(("a.ipynb", bytes(20 << 20), ""), *((f"{number}.ipynb", b"", "a.ipynb") for number in range(5))),
        tar_of(("a" * (5 << 20) + ".ipynb", b"{}", "")),
    ],
    ids=["one file", "many files", "links in a tar", "a long header"],
)
def test_an_archive_that_unpacks_to_too_much_is_cut_off(downloaded, tmp_path, work):
    name = "Jane Doe_101_assignsubmission_file_work." + ("zip" if work.startswith(b"PK") else "tar.gz")
    (downloaded / name).write_bytes(work)
    (hand_in,) = read(tmp_path, downloaded, most_mb=50).students.values()
    sizes = [path.stat().st_size for path in (tmp_path / "scratch").iterdir()]
    assert sum(sizes) <= 50 << 20 and 51 << 20 not in sizes and hand_in.notes


def test_what_is_large_beside_the_notebook_does_not_leave_it_out(downloaded, tmp_path):
    work = zipped({"a/data.bin": bytes(200 << 20), f"z/{SMALL}.ipynb": b"{}"})
    (downloaded / "Jane Doe_101_assignsubmission_file_work.zip").write_bytes(work)
    (hand_in,) = read(tmp_path, downloaded).students.values()
    assert list(hand_in.files) == [f"work/z/{SMALL}.ipynb"] and "'work/a/data.bin' was left out" in hand_in.notes[0]


def test_hard_links_and_folders_with_backslashes_are_files_like_others(downloaded, tmp_path):
    tar = tar_of(("in/small1.ipynb", b"{}", ""), ("in/small2.ipynb", b"", "in/small1.ipynb"), ("c/", b"", ""))
    (downloaded / "Tar Per_1_assignsubmission_file_work.tar.gz").write_bytes(tar)
    (downloaded / "Win Dow_2_assignsubmission_file_work.zip").write_bytes(zipped({"in\\small.ipynb": b"{}"}))
    students = read(tmp_path, downloaded).students
    assert set(students["1"].files) == {"work/in/small1.ipynb", "work/in/small2.ipynb"}
    assert set(students["2"].files) == {"work/in/small.ipynb"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_among_the_downloads_are_left_out(downloaded, tmp_path):
    (tmp_path / "others.ipynb").write_bytes(b"{}")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "others.ipynb").write_bytes(b"{}")
    (downloaded / f"Jane Doe_1_assignsubmission_file_{SMALL}.ipynb").symlink_to(tmp_path / "others.ipynb")
    (downloaded / "Jane Doe_1_assignsubmission_file_").symlink_to(tmp_path / "folder")
    assert collected(downloaded, tmp_path / "extracted") == Counter()


def test_a_name_that_forges_a_line_of_the_log_is_escaped(downloaded, tmp_path, caplog):
    (downloaded / "Jane Doe_1_assignsubmission_file_\n\x1b[2Kall is well\u202e.zip").write_bytes(b"PK broken")
    extractor = Extractor()
    extractor.log.propagate = True
    extractor.extract(str(downloaded), str(tmp_path / "extracted"))
    lines = [record.getMessage() for record in caplog.records]
    assert lines and all(map(str.isprintable, lines)) and r"\n\x1b[2Kall is well\u202e" in lines[0]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_an_archive_that_cannot_be_read_is_named(tmp_path, content):
    (tmp_path / "class.zip").write_bytes(content)
    with pytest.raises(UnreadableArchive, match=r"class\.zip cannot be read"):
        read(tmp_path, tmp_path / "class.zip")
