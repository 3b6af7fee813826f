"""Who plays in the demonstration. The names are made up; every page says that it is a demonstration."""

from __future__ import annotations

from typing import NamedTuple

from tracker.people.models import Role
from tracker.people.passwords import DEMO_PASSWORD

PASSWORD = DEMO_PASSWORD
"""What every player signs in with; the start and the sign-in page tell it."""


class Player(NamedTuple):
    """A made-up person, the sign-in name, and the post; `department` by its short name."""

    sign_in_name: str
    name: str
    role: Role
    department: str = ""


PLAYERS = (
    Player("duban", "周启明", Role.COORDINATOR),
    Player("lingdao", "沈国平", Role.LEADER),
    Player("jiancha", "吴晓岚", Role.LIAISON, "市监察局"),
    Player("jiancha-juzhang", "郑维", Role.HEAD, "市监察局"),
    Player("fazhi", "孙宁", Role.LIAISON, "市法制办"),
    Player("xingzheng", "钱蓉", Role.LIAISON, "市行政服务中心"),
    Player("bianmin", "冯洁", Role.LIAISON, "市便民服务中心"),
    Player("xinwen", "褚文涛", Role.LIAISON, "市新闻办"),
    Player("zhengfuban", "魏敏", Role.LIAISON, "市政府办公室"),
    Player("fagai", "蒋海", Role.LIAISON, "市发改委"),
    Player("baomi", "韩松", Role.LIAISON, "市保密局"),
    Player("zhijian", "杨帆", Role.LIAISON, "苏州质监局"),
    Player("changshu", "朱琳", Role.LIAISON, "常熟市监察局"),
    Player("xiangcheng", "秦岳", Role.LIAISON, "相城区监察局"),
    Player("changshu-zhengfu", "施文", Role.LIAISON, "常熟市政府"),
    Player("kunshan", "许立", Role.LIAISON, "昆山市政府"),
    Player("zhangjiagang", "何静", Role.LIAISON, "张家港市政府"),
    Player("wuzhong", "吕程", Role.LIAISON, "吴中区政府"),
    Player("guanli", "陈实", Role.SYSTEM_ADMIN),
)
"""The first is the coordinator who brings the documents; the last set the system up."""
