"""What a learning platform hands out for a class: one archive, with students' own in it, some of them hostile."""

import io
import tarfile
import zipfile
from pathlib import Path

HONEST = {
    "Jane Doe_101_assignsubmission_file_forward_pass.ipynb": "Jane Doe",
    "J\u00f6rg M\u00fc\u00dfig_102_assignsubmission_file/forward_pass.ipynb": "J\u00f6rg M\u00fc\u00dfig",
    "Ann O'Neil_103_assignsubmission_file_/forward_pass (1).ipynb": "Ann O'Neil",
    "doejane_LATE_12345_67890_forward_pass-1.ipynb": "doejane",
    "kroe_1-forward-pass_forward_pass.ipynb": "kroe",
    "lroe/forward_pass.ipynb": "lroe",
}  # names of files, as Moodle, Canvas and people make them, and whose they are
HOSTILE = (
    "Zip Per",
    "Tar Per",
    "Link Er",
    "Two Ice",
    "planter",
    "longer",
)  # of whom a notebook may be collected all the same
OUTSIDE = "../../../../../../left-by-an-attack"


def write(path: Path, notebook: bytes) -> None:
    """The class's archive, in which everybody's notebook is this one."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in HONEST:
            archive.writestr(name, notebook)
        archive.writestr("Zip Per_201_assignsubmission_file_work.zip", _zipped(notebook))
        archive.writestr("planter_12345_67890_work.zip", _planted())
        archive.writestr("longer_1_2_work.zip", _planted_beside_a_long_name())
        archive.writestr("Tar Per_202_assignsubmission_file_work.tar.gz", _tarred(notebook))
        archive.writestr("Bro Ken_203_assignsubmission_file_work.zip", b"PK\x03\x04 no archive")
        archive.writestr("Bom Ber_204_assignsubmission_file_work.zip", _bomb())
        archive.writestr(".._205_assignsubmission_file_forward_pass.ipynb", b"left-by-an-attack")
        archive.writestr("-rf_206_assignsubmission_file_forward_pass.ipynb", b"left-by-an-attack")
        for folder in ("", "old/", "older/"):
            archive.writestr(
                f"Two Ice_208_assignsubmission_file_/{folder}forward_pass.ipynb", notebook + folder.encode()
            )
        _link(archive, "Link Er_207_assignsubmission_file_forward_pass.ipynb", "/etc/passwd")


def _zipped(notebook: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("work/forward_pass.ipynb", notebook)
        _link(archive, "way-out", "/")
        archive.writestr("way-out/left-by-an-attack", b"left-by-an-attack")
        archive.writestr(OUTSIDE, b"left-by-an-attack")
    return file.getvalue()


def _planted() -> bytes:
    """One that holds others' names, and another archive."""
    inner, file = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("lroe/forward_pass.ipynb", b"left-by-an-attack")
    with zipfile.ZipFile(file, "w") as archive:
        for name in (
            "lroe/forward_pass.ipynb",
            "my_forward_pass.ipynb",
            "Jane Doe_101_assignsubmission_file_forward_pass.ipynb",
        ):
            archive.writestr(name, b"left-by-an-attack")
        archive.writestr("kroe/work.zip", inner.getvalue())
    return file.getvalue()


def _planted_beside_a_long_name() -> bytes:
    """One with a name that is too long for a file as soon as anything is put before it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in (f"{'a' * 245}.ipynb", "lroe/forward_pass.ipynb"):
            archive.writestr(name, b"left-by-an-attack")
    return file.getvalue()


def _tarred(notebook: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, target in (
            ("forward_pass.ipynb", ""),
            ("way-out", "../../../../../.."),
            ("way-out/left-by-an-attack", ""),
            (OUTSIDE, ""),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = (tarfile.SYMTYPE, target) if target else (tarfile.REGTYPE, "")
            member.size = 0 if target else len(notebook)
            archive.addfile(member, None if target else io.BytesIO(notebook))
    return file.getvalue()


def _bomb() -> bytes:
    """One that unpacks to 60 MB, more than the test allows."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("zeros.bin", "w") as member:
        member.write(bytes(60 << 20))
    return file.getvalue()


def _link(archive: zipfile.ZipFile, name: str, target: str) -> None:
    member = zipfile.ZipInfo(name)
    member.create_system, member.external_attr = 3, 0o120777 << 16  # made on Unix, a symbolic link
    archive.writestr(member, target)
