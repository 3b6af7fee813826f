"""Everything in one file and back again: rows, files and key, for either database, proven before anything is replaced."""

from tracker.backup.places import Place
from tracker.backup.restoring import Restored, rehearse, restore
from tracker.backup.taking import back_up

__all__ = ["Place", "Restored", "back_up", "rehearse", "restore"]
