"""Who does what in so many words: 由某局牵头, 会同某局, 某局配合 — the clauses of a sentence, one by one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker.intake.bodies import likeness_to_names, looks_like_body
from tracker.intake.recognise.found import Role
from tracker.intake.recognise.prose.sentences import Clause
from tracker.intake.verbs import any_of
from tracker.intake.words import words

LONGEST_LIST, SHORTEST_WORK = 160, 4
ASKED = r"(?:[该此本]项?(?:工作|任务|事项))?(?:(?:并|均|都|统一)?(?:由|请))?"
BETWEEN = r"[,、]?(?:主要|具体|统一|一律|全部|分别|均|都)?"
"""What may stand between the work and those who are named behind it."""
ADVERBS = r"(?:等(?:有关|相关)?(?:部门|单位)*|共同|具体|分别|全面|统筹|主要|总|按(?:照)?(?:各自)?职(?:责|能)(?:分工)?(?:分别)?|各自)*"
TAIL = r"(?:实施|落实|推进|抓落实|办理|完成|组织实施)?"
BOTH = re.compile(r"(?:由|请)?(?P<lead>[^:]{2,60}?)(?:会同|联合(?!会))(?P<names>.+)")
STATED = re.compile(
    r"(?P<part>牵头|主办|责任|成员|配合|协办|参与|参加)(?:单位|部门|机构)(?:为|是|有|包括|由)(?P<names>[^为是]{2,160}?)(?:组成)?"
)
"""A label that is spoken: 牵头单位为某局."""
STATED_ROLES = {"牵头": Role.LEAD, "主办": Role.LEAD, "责任": Role.RESPONSIBLE} | dict.fromkeys(
    ("成员", "配合", "协办", "参与", "参加"), Role.SUPPORT
)
OFFICE_OF = re.compile(r"[\u4e00-\u9fff]{0,4}室")
"""Behind the name of a body, an office of it: the name goes on."""
NOBODY = re.compile(r"各?(?:责任|牵头|主办|承办|承担)(?:部门|单位)")
NO_WORK = re.compile(r"等?(?:单位|部门)?(?:的|负责同志|主要|分管|领导|组成|担任|兼任|任|为)")
GIVEN_TO = re.compile(r"(?:^|(?<=[\u4e00-\u9fff)\"]))由(?P<names>[\u4e00-\u9fff、()]{4,60})")
TOGETHER = re.compile(r"(?<=[\u4e00-\u9fff)])(?:会同|会商)(?=[\u4e00-\u9fff])")
PAIR = re.compile(r"(?:由|请)?(?P<names>[^由请:]{2,60}?(?:会同|会商)[^:]+)")
"""Two lists of bodies of which the first leads, without any verb behind: 某局会同某局,健全制度."""
WITH = re.compile(r"(?:(?:并)?(?:会同|联合|会商|商))(?P<names>.+)")
MUST = r"(?:要|对[^,:]{2,30}?(?:要|应当|须)|应当|应该|应(?!急)|须|需要|需|做好|抓好|承担|按照|加强|组织|制定|建立|完善|推进|落实|开展|指导|督促|协调|研究)"
BY_DAY = r"(?:于|在)?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?(?:之?前|以前)"
KINDS = ("机关", "机构", "单位", "企业", "学校", "社", "组", "团体")
FIELD = re.compile(r"(?!各)(?![\u4e00-\u9fff]*(?:有关|相关|其他))[\u4e00-\u9fff]{2,10}部门")
"""Whoever is in charge of a field, as a notice to several levels names it: 农业农村部门."""
FIELDS = re.compile(r"[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6})+?等?部门")
"""Several of them: 公安、消防、安监部门."""
AREAS = re.compile(
    r"各级(?:[\u4e00-\u9fff]{2}机关|工会|法院|检察院)|各[\u4e00-\u9fff]{0,4}?(?:\([省市县区州旗镇乡街道、]+\))?"
    r"(?:园区|区县|县区|县市|市县|乡镇|镇街|街镇|镇乡|乡街|街道|省|市|县|区|州|旗|镇|乡|村)(?:\([省市县区州旗镇乡街道、]+\))?"
)
"""All areas of a kind, who carry work like one body: 各乡镇, 各县(市、区)."""
GROUP = re.compile(r"的[\u4e00-\u9fff]{0,4}?(?:专班|工作组|小组)(?:要|负责)?")
"""A group of several, which does what the body does that leads it."""
GENERIC = re.compile(
    r"(?:全|我|本|该)[省市县区州镇乡]|(?:地方|本级|同级|上级)?(?:各级)?(?:省|市|县|区|镇|乡)?(?:委、?)?(?:人民)?(?:政府|党委)"
)
BARE_MUST = {":", "要", "应", "须", "需", "应当", "应该", "需要"}
NO_NAME = re.compile(
    r"(?<!机)要|应(?!急)|须|负责|牵头|做好|抓好|加强|推进|完善|开展|落实|制定|会同|配合|健全|指导|督促|定期|及时|具体|按照|根据|组织(?!部)|依法|通过|对(?!外)|将|把|为|的|向(?!阳)|后(?!勤)"
)

GIVEN = re.compile(r"(?<!自)由(?!贸)")
"""The work that is given to a body stands in front of this sign."""


class Told(NamedTuple):
    """Bodies in a role; where their names stand, and where the work begins that follows in the same clause."""

    role: Role
    start: int
    end: int
    work: int | None = None
    is_asked: bool = False
    """Named with 由 or 请, or as the one who leads: no sentence only mentions bodies so."""


def told_in(clause: Clause, *, may_lead_in: bool) -> Told | None:
    """What a whole clause says of who does what; with `may_lead_in` also 落实经费由某局负责."""
    found = _who().fullmatch(clause.text)
    if found and (_are_parties(found["names"]) or _are_fields(clause, found)):
        return _told(clause, found, _role(found["verb"]))
    found = WITH.fullmatch(clause.text)
    if found and _are_names(found["names"]):
        return _told(clause, found, Role.SUPPORT)
    found = STATED.fullmatch(clause.text)
    if found and _are_names(found["names"]):
        return _told(clause, found, STATED_ROLES[found["part"]])
    found = PAIR.fullmatch(clause.text)
    if found and _are_parties(found["names"]):
        return _told(clause, found, Role.RESPONSIBLE)
    found = _led_in().search(clause.text) if may_lead_in else None
    if found and _are_parties(found["names"]):
        return _told(clause, found, _role(found["verb"]))
    return None


def opened_by(clause: Clause) -> list[Told]:
    """Who begins a clause that goes on to the work: 某局负责健全制度; 会同某局健全制度; 由某局会同某局健全制度."""
    found = _opening().match(clause.text)
    if (
        found
        and len(clause.text) - found.end() >= SHORTEST_WORK
        and (are_certain(found["names"]) or _is_field(found["names"]) or _are_areas(found["names"]))
    ):
        group = GROUP.match(clause.text, found.end())
        return [_told(clause, found, _role(found["verb"]))._replace(work=clause.start + (group or found).end())]
    both = BOTH.match(clause.text)
    together = both or WITH.fullmatch(clause.text)
    length = _names_before(together["names"]) if together else 0
    if not together or not length or len(together["names"]) - length < SHORTEST_WORK:
        return []
    start = clause.start + together.start("names")
    told = [Told(Role.SUPPORT, start, start + length, start + length)]
    if both and are_certain(both["lead"]):
        lead = clause.start + both.start("lead")
        told.insert(0, Told(Role.LEAD, lead, clause.start + both.end("lead"), is_asked=True))
    return told if together is not both or len(told) > 1 else []


def charged_in(clause: Clause) -> Told | None:
    """Who is named in the middle of what he does: 资金由某局负责筹措, 经费由某局安排."""
    found = _charged().search(clause.text)
    if found and len(clause.text) - found.end() >= SHORTEST_WORK - 2 and are_certain(found["names"]):
        return _told(clause, found, _role(found["verb"]))
    given = GIVEN_TO.search(clause.text)
    length = _names_before(given["names"]) if given else 0
    if (
        not given
        or NO_WORK.match(given["names"], length)
        or not length
        or len(clause.text) - given.start("names") - length < SHORTEST_WORK - 2
    ):
        return None
    start = clause.start + given.start("names")
    return (
        Told(Role.RESPONSIBLE, start, start + length, is_asked=True) if are_certain(given["names"][:length]) else None
    )


def subject_of(clause: Clause) -> Told | None:
    """Bodies as the grammatical subject: 某局要健全制度; 某局:健全制度. Only where each surely is a single body."""
    found = _subject().match(clause.text)
    if not found or not (are_certain(found["names"]) or _is_field(found["names"]) or _are_areas_of(found)):
        return None
    told = _told(clause, found, Role.RESPONSIBLE)
    skipped = found.end() if found["sign"] in BARE_MUST else found.start("sign")
    return told._replace(work=clause.start + skipped) if len(clause.text) - skipped >= SHORTEST_WORK else None


def _told(clause: Clause, found: re.Match[str], role: Role) -> Told:
    start, end = found.span("names")
    asked = clause.text[max(0, start - 1) : start] in {"由", "请"} or role is Role.LEAD
    return Told(role, clause.start + start, clause.start + end, is_asked=asked)


def _are_names(text: str) -> bool:
    listed = likeness_to_names(text) >= 1 or FIELDS.fullmatch(text)
    return (
        bool(listed)
        and len(text) <= LONGEST_LIST
        and "[" not in text
        and not (NO_NAME.search(text) or GIVEN.search(text))
    )


def _are_fields(clause: Clause, found: re.Match[str]) -> bool:
    """Whether the words behind a list say that it names offices by their fields: 公安、消防等部门."""
    behind = clause.text[found.end("names") : found.start("verb")]
    return behind.startswith("等") and "部门" in behind and _are_names(found["names"] + "部门")


def _are_parties(text: str) -> bool:
    """Names, or two lists of them that carry the work together: 某局会同某局; never whoever happens to be responsible."""
    return not NOBODY.fullmatch(text) and all(_are_names(part) for part in TOGETHER.split(text, maxsplit=1))


def are_certain(text: str) -> bool:
    """Whether a text names bodies, none of which stands for a kind of them: 各有关单位, 教育行政部门."""
    vague = (
        text.endswith("部门")
        or any(sign in text for sign in ("有关", "相关", "各"))
        or text.endswith(KINDS)
        or GENERIC.fullmatch(text)
    )
    return _are_names(text) and not vague


def _are_areas_of(found: re.Match[str]) -> bool:
    """Whether all areas of a kind stand before a colon: 各街道办事处:负责保洁."""
    return found["sign"] == ":" and _are_areas(found["names"])


def _are_areas(text: str) -> bool:
    """Whether a text names all areas of a kind, perhaps beside bodies of their own."""
    rest = AREAS.sub("各", text)
    return rest != text and _are_names(text) and are_certain(rest.replace("各", "某市") if "各" in rest else rest)


def _is_field(text: str) -> bool:
    return bool(FIELD.fullmatch(text)) and looks_like_body(text) and not NO_NAME.search(text)


def _names_before(text: str) -> int:
    """How long a list of bodies is with which a text begins that goes on without any sign."""
    ends = [found.end() for found in _firm_end().finditer(text) if not OFFICE_OF.match(text, found.end())]
    fitting = [
        end for end in ends if _are_names(text[:end]) and looks_like_body(text[:end].rsplit("、", maxsplit=1)[-1])
    ]
    return max(fitting, default=0)


def _role(verb: str) -> Role:
    listed = words("roles")
    return next(role for role in (Role.LEAD, Role.CHARGE, Role.SUPPORT) if verb in listed[role])


@cache
def _who() -> re.Pattern[str]:
    verbs = any_of("lead", "charge", "support")
    return re.compile(rf"{ASKED}(?P<names>[^:由]{{2,{LONGEST_LIST}}}?){ADVERBS}(?P<verb>{verbs}){TAIL}")


@cache
def _led_in() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[\u4e00-\u9fff)\"])由(?P<names>[^由:]{{2,80}}?){ADVERBS}(?P<verb>{any_of('lead', 'charge')}){TAIL}$"
    )


@cache
def _charged() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[\u4e00-\u9fff)\"])由(?P<names>[^由:]{{2,80}}?){ADVERBS}(?P<verb>{any_of('lead', 'charge')})(?!同志|人|任|制)"
    )


@cache
def _opening() -> re.Pattern[str]:
    verbs = any_of("lead", "charge", but=("落实", "实施"))
    return re.compile(rf"{ASKED}(?P<names>[^:]{{2,80}}?){ADVERBS}(?P<verb>{verbs})(?!同志|人|制)")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"请?(?P<names>[^:]{{2,60}}?)(?P<sign>:|{MUST}|{BY_DAY})")


@cache
def _firm_end() -> re.Pattern[str]:
    endings = "|".join(sorted(words("bodies")["firm_endings"], key=len, reverse=True))
    return re.compile(f"(?:{endings})(?<!会(?=[同商]))")
