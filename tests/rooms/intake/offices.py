"""Documents in old formats, and stand-ins for the office program that turns them into new ones."""

from __future__ import annotations

from pathlib import Path

OLD = Path(__file__).parent / "old_formats"
ROWS = [
    ["序号", "工作任务", "牵头部门", "配合部门", "完成时限"],
    ["1", "健全政务公开目录", "市财政局", "市档案局", "6月底前"],
    ["2", "推进档案电子化建设", "市档案局", "市财政局、市人社局", "年底前"],
]


def old(name: str) -> bytes:
    """One of the old documents."""
    return (OLD / name).read_bytes()


def program(folder: Path, *lines: str) -> str:
    """A stand-in for the office program; `$given`, `$out` and `$all` are what it was told."""
    file = folder / "office"
    begin = [
        "#!/bin/sh",
        'all="$*"',
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done',
        'given="$1"',
    ]
    file.write_text("\n".join([*begin, 'mkdir -p "$out"', *lines]) + "\n")
    file.chmod(0o755)
    return str(file)


def turning_into(folder: Path, data: bytes) -> str:
    """A stand-in that answers with these bytes, and keeps what it was told."""
    (folder / "answer").write_bytes(data)
    return program(
        folder, f'echo "$all" > {folder}/told', f'cp {folder}/answer "$out/$(basename "${{given%.*}}").docx"'
    )
