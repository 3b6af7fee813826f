"""Where names and work begin and end in text that lost every sign between them."""

from __future__ import annotations

import re
from functools import cache

from tracker.departments.areas import well_known
from tracker.intake.words import words


@cache
def name_begins() -> re.Pattern[str]:
    """How a name begins that is not the rest of another: its level and what it is for, or a word or place of its own."""
    listed = words("bodies")
    offices = "|".join(
        [
            *listed["offices"],
            "委",
            "政府",
            "人民政府",
            "级",
            "直",
            "各",
            "有关",
            "相关",
            "城",
            "公安",
            "纪委",
            "人大",
            "政协",
        ]
    )
    own = "|".join(
        [
            *listed["own"],
            *sorted(well_known()),
            "人民银行",
            "国网",
            "经开区",
            "高新区",
            "开发区",
        ]
    )
    return re.compile(
        rf"(?<![、,(和及与各全省市县区])(?=[市省县区州](?:{offices}|[\u4e00-\u9fff]{{1,8}}?[局委办厅])|(?:{own}))"
    )


@cache
def name_ends() -> re.Pattern[str]:
    """Where a name may end; the first half of 市委宣传部 and 办公室 is no end."""
    offices = "|".join(words("bodies")["committee_offices"])
    return re.compile(rf"[。;\"\s]|[局委办厅府门位院会署](?![、,和及等)]|公室|事处|理|员会|会|{offices})")


@cache
def acts() -> re.Pattern[str]:
    """How work begins."""
    return re.compile(rf"(?<!委)(?:{'|'.join(map(re.escape, words('bodies')['acts']))})(?![部局委厅办]|银行|集团|公司)")
