"""What is refused: each kind of damage, foreign archives and newer ones, and each time nothing has changed."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from tests.conftest import MONDAY, SECRET, act_on
from tracker.backup import Place, back_up, rehearse, restore
from tracker.backup.refusals import ArchiveIsUnfit, CannotBackUp
from tracker.foundation.files import FileStore

AT = act_on(MONDAY).at
Contents = dict[str, bytes]


def read(archive: Path) -> Contents:
    """What an archive holds, member by member."""
    with tarfile.open(archive) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}  # type: ignore[union-attr]


def write(archive: Path, contents: Contents) -> None:
    """An archive of these members."""
    with tarfile.open(archive, "w:gz") as tar:
        for name, data in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


def flip_a_byte(archive: Path) -> None:
    data = bytearray(gzip.decompress(archive.read_bytes()))
    data[data.index(b"Plum") if b"Plum" in data else data.index("张三".encode())] ^= 1
    archive.write_bytes(gzip.compress(data))


def flip_a_packed_byte(archive: Path) -> None:
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 0xFF
    archive.write_bytes(data)


def cut(share: float) -> Callable[[Path], None]:
    def shorten(archive: Path) -> None:
        data = archive.read_bytes()
        archive.write_bytes(data[: int(len(data) * share)])

    return shorten


def cut_unpacked(share: float) -> Callable[[Path], None]:
    def shorten(archive: Path) -> None:
        data = gzip.decompress(archive.read_bytes())
        archive.write_bytes(data[: int(len(data) * share)])

    return shorten


def without(name: str) -> Callable[[Path], None]:
    def take_out(archive: Path) -> None:
        write(archive, {member: data for member, data in read(archive).items() if member != name})

    return take_out


def with_more(name: str) -> Callable[[Path], None]:
    def put_in(archive: Path) -> None:
        write(archive, {name: b"more", **read(archive)})

    return put_in


def saying(**said: Any) -> Callable[[Path], None]:
    def rewrite(archive: Path) -> None:
        contents = read(archive)
        manifest = {**json.loads(contents["manifest.json"]), **said}
        write(archive, {**contents, "manifest.json": json.dumps(manifest).encode()})

    return rewrite


def with_table(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """A table that was changed by somebody who also put the manifest right."""

    def rewrite(archive: Path) -> None:
        contents = read(archive)
        name = "tables/departments.jsonl"
        contents[name] = change(contents[name])
        manifest = json.loads(contents["manifest.json"])
        manifest["members"][name] = {"sha256": sha256(contents[name]).hexdigest(), "size": len(contents[name])}
        write(archive, {**contents, "manifest.json": json.dumps(manifest).encode()})

    return rewrite


DAMAGE = {
    "a byte of a row differs": flip_a_byte,
    "a byte of the compressed file differs": flip_a_packed_byte,
    "cut short": cut(0.5),
    "cut short by a little": cut(0.99),
    "empty": cut(0),
    "an uncompressed one cut within a member": cut_unpacked(0.5),
    "an uncompressed one cut before its end": cut_unpacked(0.8),
    "no archive": lambda archive: archive.write_text("这不是备份"),
    "somebody else's archive": lambda archive: write(archive, {"readme.txt": b"hello"}),
    "no manifest": without("manifest.json"),
    "no key": without("secret.key"),
    "a table is missing": without("tables/people.jsonl"),
    "a file that nobody named": with_more("files/" + "0" * 64),
    "a way out of the folder": with_more("../../outside"),
    "an absolute way": with_more("/outside"),
    "a manifest of something else": saying(program="another"),
    "a manifest without sense": saying(rows="many"),
    "a form from the future": saying(format=2),
    "tables from the future": saying(revision="9999"),
    "a table too many": saying(rows={"departments": 1}),
    "a row that is no row": with_table(lambda data: data + b"[1, 2]\n"),
    "a row that says too much": with_table(lambda data: data.replace(b'"id"', b'"more": 1, "id"')),
    "a row that says too little": with_table(lambda data: data.replace(b'"short_name"', b'"id"')),
    "a row too few": with_table(lambda data: data.split(b"\n", 1)[1]),
    "a row twice": with_table(lambda data: data + data.split(b"\n", 1)[0] + b"\n"),
    "a value that does not fit": with_table(lambda data: data.replace(b'"city"', b'"moon"')),
}


def test_what_is_not_whole_or_not_ours_is_refused_and_nothing_has_changed(
    source: Place, elsewhere: Place, archive: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    back_up(source, archive, at=AT)
    whole, around = archive.read_bytes(), set(tmp_path.rglob("*"))
    for what, damage in DAMAGE.items():
        with subtests.test(what):
            archive.write_bytes(whole)
            damage(archive)
            with pytest.raises(ArchiveIsUnfit, match=r"没有改动任何数据|请先升级"):
                restore(archive, elsewhere, at=AT)
            assert not elsewhere.holds_data()
            assert elsewhere.key_file is not None
            assert elsewhere.key_file.read_text() == elsewhere.key
            assert {path for path in tmp_path.rglob("*") if path.suffix != ".sqlite"} <= around


def test_the_undamaged_archive_of_the_same_tests_is_taken(source: Place, archive: Path) -> None:
    back_up(source, archive, at=AT)
    write(archive, read(archive))
    assert rehearse(archive, near=archive.parent, at=AT).is_sealed


def test_a_backup_overwrites_nothing(source: Place, archive: Path) -> None:
    archive.write_text("另一份备份")
    with pytest.raises(CannotBackUp, match="已经存在"):
        back_up(source, archive, at=AT)
    assert archive.read_text() == "另一份备份"


def test_where_there_is_no_database_there_is_no_backup(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "missing.sqlite"
    with pytest.raises(CannotBackUp, match="还没有数据库"):
        back_up(Place(make_url(f"sqlite:///{file}"), tmp_path / "files", SECRET, None), archive, at=AT)
    assert not archive.exists()
    assert not file.exists()


def test_a_kept_file_that_rotted_is_left_out_and_named(source: Place, archive: Path) -> None:
    (name,) = FileStore(source.files).names()
    (source.files / name[:2] / name).write_bytes(b"rot")
    held = back_up(source, archive, at=AT)
    assert held.damaged == [name]
    assert held.file_count == 0
    assert rehearse(archive, near=archive.parent, at=AT).manifest.damaged == [name]


def test_only_its_owner_may_read_a_backup(source: Place, archive: Path) -> None:
    back_up(source, archive, at=AT)
    assert archive.stat().st_mode & 0o077 == 0
