"""Walls around a process that handles a stranger's file: no network, no more of the machine than it is given.

`python -m tracker.intake.cage PROGRAM ARGUMENT…` builds the walls and then becomes the program.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from pathlib import Path

NEW_USER, NEW_NET = 0x1000_0000, 0x4000_0000
MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes of its own that an office program may hold; it reserves far more addresses than it uses."""
SECONDS = 60
LARGEST_FILE = 256 * 1024 * 1024
OPEN_FILES = 256
WORLD = frozenset(
    {
        *("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
        *(
            "subprocess.Popen",
            "os.system",
            "os.exec",
            "os.posix_spawn",
            "os.spawn",
            "os.fork",
            "os.forkpty",
            "pty.spawn",
        ),
        *(
            "os.remove",
            "os.rename",
            "os.rmdir",
            "os.mkdir",
            "os.link",
            "os.symlink",
            "os.truncate",
            "os.chmod",
            "os.chown",
        ),
    }
)
"""What a reader of documents never does: speak to others, start programs, change the disk."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def leave_the_network() -> bool:
    """Move this process to a network of its own that leads nowhere. Says whether the system allowed it."""
    user, group = os.getuid(), os.getgid()
    try:
        if ctypes.CDLL(None, use_errno=True).unshare(NEW_USER | NEW_NET) != 0:
            return False
        for name, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            Path("/proc/self", name).write_text(line)
    except (OSError, AttributeError):
        return False
    return True


def forbid_the_world() -> None:
    """Let the interpreter itself refuse sockets, programs and writing, also where the system offers no walls."""
    sys.addaudithook(_refuse_the_world)


def _refuse_the_world(event: str, given: tuple[object, ...]) -> None:
    if event in WORLD or (event == "open" and isinstance(given[2], int) and given[2] & WRITING):
        raise PermissionError(event)


def limit(limits: dict[int, int]) -> None:
    """Lower what the system grants, for good."""
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Build the walls, then become the program."""
    leave_the_network()
    limit(
        {
            resource.RLIMIT_DATA: MEMORY,
            resource.RLIMIT_CPU: SECONDS,
            resource.RLIMIT_FSIZE: LARGEST_FILE,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_NOFILE: OPEN_FILES,
        }
    )
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - no shell: the program is the one that the settings name


if __name__ == "__main__":
    main()
