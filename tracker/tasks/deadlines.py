"""What a document says about time; known to the readers of documents too, so it stands apart from the records."""

from __future__ import annotations

from tracker.foundation.words import N_, Worded


class DeadlineKind(Worded):
    """Only `date` has a day; the others say why there is none."""

    DATE = "date", N_("限期完成")
    RECURRING = "recurring", N_("定期开展")
    ONGOING = "ongoing", N_("持续推进")
    RELATIVE = "relative", N_("印发后限期")
    UNRESOLVED = "unresolved", N_("时限待定")
    NONE = "none", N_("未定时限")
