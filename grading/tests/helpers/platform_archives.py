"""What a learning platform hands out for a class: one archive, with students' own in it, some of them hostile."""

import io
import tarfile
import zipfile
from pathlib import Path

HONEST = {
    "Jane Doe_101_assignsubmission_file_{}.ipynb": "101",
    "J\u00f6rg M\u00fc\u00dfig_102_assignsubmission_file/{}.ipynb": "102",
    "Ann O'Neil_103_assignsubmission_file_/{} (1).ipynb": "103",
    "doejane_LATE_12345_67890_{}-1.ipynb": "12345",
    "kroe_week-1_{}.ipynb": "kroe",
    "lroe/{}.ipynb": "lroe",
}  # files as Moodle, Canvas and people name them, {} for the notebook, and whose they are
ZIP, TAR, LINK, TWICE, PLANTER, LONG = "201", "202", "207", "208", "12399", "1"
HOSTILE = (ZIP, TAR, LINK, TWICE, PLANTER, LONG, "206")  # of whom a notebook may be collected all the same
PLANTED = b"left-by-an-attack"
OUTSIDE = "../../../../../../left-by-an-attack"


def write(path: Path, name: str, notebook: bytes) -> None:
    """Write the class's archive. name: the notebook's, without .ipynb; everybody's is the same."""
    file = f"{name}.ipynb"
    with zipfile.ZipFile(path, "w") as archive:
        for pattern in HONEST:
            archive.writestr(pattern.format(name), notebook)
        archive.writestr("Zip Per_201_assignsubmission_file_work.zip", _zip_with_a_link(file, notebook))
        archive.writestr("planter_12399_67890_work.zip", _zip_with_names_of_others(file))
        archive.writestr("longer_1_2_work.zip", zipped({f"{'a' * 245}.ipynb": PLANTED, f"lroe/{file}": PLANTED}))
        archive.writestr("Tar Per_202_assignsubmission_file_work.tar.gz", _tar_with_a_link(file, notebook))
        archive.writestr("Bro Ken_203_assignsubmission_file_work.zip", b"PK\x03\x04 no archive")
        archive.writestr("Bom Ber_204_assignsubmission_file_work.zip", zipped({"zeros.bin": bytes(60 << 20)}))
        archive.writestr(f".._205_assignsubmission_file_{file}", PLANTED)
        archive.writestr(f"-rf_206_assignsubmission_file_{file}", PLANTED)
        for folder in ("", "old/", "older/"):
            archive.writestr(f"Two Ice_208_assignsubmission_file_/{folder}{file}", notebook + folder.encode())
        _write_link(archive, f"Link Er_207_assignsubmission_file_{file}", "/etc/passwd")


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive with these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _zip_with_a_link(file: str, notebook: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(f"work/{file}", notebook)
        _write_link(archive, "way-out", "/")
        archive.writestr("way-out/left-by-an-attack", PLANTED)
        archive.writestr(OUTSIDE, PLANTED)
    return data.getvalue()


def _zip_with_names_of_others(file: str) -> bytes:
    names = (f"lroe/{file}", f"my_{file}", f"Jane Doe_101_assignsubmission_file_{file}")
    return zipped(dict.fromkeys(names, PLANTED) | {"kroe/work.zip": zipped({f"lroe/{file}": PLANTED})})


def _tar_with_a_link(file: str, notebook: bytes) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for name, target in (
            (file, ""),
            ("way-out", "../../../../../.."),
            ("way-out/left-by-an-attack", ""),
            (OUTSIDE, ""),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = (tarfile.SYMTYPE, target) if target else (tarfile.REGTYPE, "")
            member.size = 0 if target else len(notebook)
            archive.addfile(member, None if target else io.BytesIO(notebook))
    return data.getvalue()


def _write_link(archive: zipfile.ZipFile, name: str, target: str) -> None:
    member = zipfile.ZipInfo(name)
    member.create_system, member.external_attr = 3, 0o120777 << 16  # made on Unix, a symbolic link
    archive.writestr(member, target)
