"""Who may open what, written from the glossary and not from the code.

One letter for each kind of visitor, in the order of VISITORS:
`+` let in (what the page then says of the form is another matter) · `-` 403: the thing is known, the deed is not theirs ·
`0` 404: for them there is no such thing · `>` to the sign-in page.
`lead` is the liaison of the task's first lead, `supporter` of a supporting department, `outsider` of another; `head` and
`outside_head` are the heads of the first lead and of the other department.
"""

from __future__ import annotations

from typing import NamedTuple

VISITORS = (
    "stranger",
    "admin",
    "coordinator",
    "leader",
    "lead",
    "supporter",
    "outsider",
    "head",
    "outside_head",
)
LETS_IN, SIGN_IN, AUTHOR = "+", ">", "/sign-in"


class Row(NamedTuple):
    """An address, and what each visitor gets."""

    method: str
    path: str
    letters: str

    def expects(self, visitor: str) -> str:
        """The letter for one visitor."""
        return self.letters.replace(" ", "")[VISITORS.index(visitor)]


EVERYBODY = "+ +++ +++ ++"
SIGNED_IN = "> +++ +++ ++"
COORDINATOR = "> -+- --- --"
THE_RECORD_IS_THE_COORDINATORS = "> 0+0 000 00"
DIRECTORY = "> ++- --- --"
A_DIRECTORY_RECORD = "> ++0 000 00"
ADMINISTRATOR = "> +-- --- --"
A_PERSONS_RECORD = "> +00 000 00"
READS_PLANS = "> -++ --- --"
SEES_THE_TASK = "> 0++ ++0 +0"
COORDINATOR_ON_A_TASK = "> 0+- --0 -0"
LEADER_ON_A_TASK = "> 0-+ --0 -0"
ITS_LIAISON = "> 0-- +-0 -0"
TAKES_PART = "> 0-- ++0 +0"

ROWS = (
    Row("GET", "/", SIGNED_IN),
    Row("GET", "/healthz", EVERYBODY),
    Row("GET", "/bundles/site.css", EVERYBODY),
    # coming in and leaving
    Row("GET", "/sign-in", EVERYBODY),
    Row("POST", "/sign-in", EVERYBODY),
    Row("GET", "/activation/{token}", EVERYBODY),
    Row("POST", "/activation/{token}", EVERYBODY),
    Row("GET", "/account", SIGNED_IN),
    Row("POST", "/account/password", SIGNED_IN),
    Row("POST", "/account/stays/{stay}/end", "> 000 000 00"),
    Row("POST", "/account/stays/end", SIGNED_IN),
    # what a person was told
    Row("GET", "/inbox", SIGNED_IN),
    Row("POST", "/inbox/{notice}", "> 000 +00 00"),
    Row("POST", "/inbox/reading", SIGNED_IN),
    # overviews
    Row("GET", "/overview", READS_PLANS),
    Row("GET", "/overview/departments", READS_PLANS),
    Row("GET", "/overview/plans", READS_PLANS),
    Row("GET", "/desk", COORDINATOR),
    Row("GET", "/ledger", "> -++ +++ ++"),
    Row("GET", "/ledger/export", "> -++ +++ ++"),
    *(
        Row(method, f"/ledger/{deed}", COORDINATOR)
        for deed in ("deadlines", "departments")
        for method in ("GET", "POST")
    ),
    Row("GET", "/owed", "> --- +++ ++"),
    # what went out by mail
    Row("GET", "/sending", DIRECTORY),
    Row("GET", "/sending/{digest}", A_DIRECTORY_RECORD),
    Row("POST", "/sending/{digest}/again", A_DIRECTORY_RECORD),
    Row("POST", "/sending/{digest}/delivered", A_DIRECTORY_RECORD),
    # documents and plans
    Row("GET", "/drafts", COORDINATOR),
    Row("POST", "/drafts", COORDINATOR),
    *(
        Row(method, path, THE_RECORD_IS_THE_COORDINATORS)
        for method, path in (
            ("GET", "/drafts/{draft}"),
            ("GET", "/drafts/{draft}/collective"),
            ("POST", "/drafts/{draft}/collective"),
            ("POST", "/drafts/{draft}/discard"),
            ("GET", "/drafts/{draft}/document"),
            ("GET", "/drafts/{draft}/facts"),
            ("POST", "/drafts/{draft}/facts"),
            ("GET", "/drafts/{draft}/filings/0"),
            ("POST", "/drafts/{draft}/filings/0"),
            ("GET", "/drafts/{draft}/issue"),
            ("POST", "/drafts/{draft}/issue"),
            ("POST", "/drafts/{draft}/names"),
            ("POST", "/drafts/{draft}/names/0/undo"),
            ("POST", "/drafts/{draft}/rows"),
            ("GET", "/drafts/{draft}/rows/new"),
            ("POST", "/drafts/{draft}/rows/new"),
            ("POST", "/drafts/{draft}/step-back"),
            ("POST", "/drafts/{draft}/take-up"),
            ("POST", "/drafts/{draft}/undo"),
            ("GET", "/drafts/rows/{row}"),
            ("POST", "/drafts/rows/{row}"),
            ("GET", "/drafts/rows/{row}/cut"),
            ("POST", "/drafts/rows/{row}/cut"),
        )
    ),
    *(
        Row(method, f"/drafts/{{draft}}/{deed}", THE_RECORD_IS_THE_COORDINATORS)
        for method, deed in (
            ("GET", "correction"),
            ("POST", "correction"),
            ("GET", "comparison"),
            ("POST", "comparison"),
            ("POST", "relation"),
            ("POST", "rounds"),
        )
    ),
    Row("GET", "/plans", READS_PLANS),
    Row("GET", "/plans/{plan}", "> 0++ 000 00"),
    *(
        Row(method, f"/plans/{{plan}}/{deed}", "> 0+- 000 00")
        for deed in ("settings", "archive", "correction")
        for method in ("GET", "POST")
    ),
    # a task
    Row("GET", "/tasks/{task}", SEES_THE_TASK),
    *(
        Row(method, f"/tasks/{{task}}/{deed}", COORDINATOR_ON_A_TASK)
        for deed in ("edit", "departments", "suspension", "resumption", "cancellation", "reopening", "urging")
        for method in ("GET", "POST")
    ),
    Row("GET", "/tasks/{task}/instructions", LEADER_ON_A_TASK),
    Row("POST", "/tasks/{task}/instructions", LEADER_ON_A_TASK),
    Row("POST", "/milestones/{milestone}", ITS_LIAISON),
    Row("GET", "/tasks/{task}/closure", ITS_LIAISON),
    Row("POST", "/tasks/{task}/closure", ITS_LIAISON),
    Row("GET", "/closures/{request}", COORDINATOR_ON_A_TASK),
    Row("POST", "/closures/{request}", COORDINATOR_ON_A_TASK),
    Row("GET", "/instructions/{instruction}/reply", TAKES_PART),
    Row("POST", "/instructions/{instruction}/reply", TAKES_PART),
    # a department's part in it
    Row("POST", "/assignments/receipts", "> --- +++ ++"),
    Row("POST", "/assignments/{assignment}/receipt", ITS_LIAISON),
    Row("GET", "/assignments/{assignment}/return", ITS_LIAISON),
    Row("POST", "/assignments/{assignment}/return", ITS_LIAISON),
    Row("GET", "/assignments/{assignment}/reports/new", ITS_LIAISON),
    Row("POST", "/assignments/{assignment}/reports/new", ITS_LIAISON),
    Row("GET", "/assignments/{assignment}/insistence", COORDINATOR_ON_A_TASK),
    Row("POST", "/assignments/{assignment}/insistence", COORDINATOR_ON_A_TASK),
    Row("GET", "/assignments/{assignment}/reassignment", COORDINATOR_ON_A_TASK),
    Row("POST", "/assignments/{assignment}/reassignment", COORDINATOR_ON_A_TASK),
    # reports
    Row("GET", "/reports", COORDINATOR),
    Row("GET", "/reports/{report}", SEES_THE_TASK),
    Row("POST", "/reports/{report}/review", COORDINATOR_ON_A_TASK),
    Row("POST", "/reports/{waiting_report}/approval", "> 0-- --0 +0"),
    Row("GET", "/evidence/{evidence}", SEES_THE_TASK),
    # lead work plans
    Row("GET", "/filings", READS_PLANS),
    Row("GET", "/filings/{filing}", "> 0++ +00 +0"),
    Row("POST", "/filings/{filing}", "> 0-- +00 -0"),
    Row("GET", "/filings/{filing}/file", "> 0++ +00 +0"),
    # the directory
    Row("GET", "/departments", DIRECTORY),
    Row("GET", "/departments/new", DIRECTORY),
    Row("POST", "/departments/new", DIRECTORY),
    Row("GET", "/departments/{department}", A_DIRECTORY_RECORD),
    Row("GET", "/departments/{department}/edit", A_DIRECTORY_RECORD),
    Row("POST", "/departments/{department}/edit", A_DIRECTORY_RECORD),
    Row("POST", "/departments/{department}/names", A_DIRECTORY_RECORD),
    Row("POST", "/departments/{department}/closing", A_DIRECTORY_RECORD),
    Row("POST", "/departments/{department}/opening", A_DIRECTORY_RECORD),
    Row("POST", "/departments/names/{alias}/removal", A_DIRECTORY_RECORD),
    Row("GET", "/collectives", DIRECTORY),
    Row("GET", "/collectives/new", DIRECTORY),
    Row("POST", "/collectives/new", DIRECTORY),
    Row("GET", "/collectives/{collective}", A_DIRECTORY_RECORD),
    Row("POST", "/collectives/{collective}", A_DIRECTORY_RECORD),
    Row("POST", "/collectives/{collective}/names", A_DIRECTORY_RECORD),
    # people and their posts
    Row("GET", "/people", ADMINISTRATOR),
    *(Row(method, "/people/new", ADMINISTRATOR) for method in ("GET", "POST")),
    Row("GET", "/people/{person}", A_PERSONS_RECORD),
    Row("POST", "/people/{person}/link", A_PERSONS_RECORD),
    Row("POST", "/people/{person}/enabling", A_PERSONS_RECORD),
    *(
        Row(method, f"/people/{{person}}/{deed}", A_PERSONS_RECORD)
        for deed in ("edit", "posts", "disabling")
        for method in ("GET", "POST")
    ),
    *(
        Row(method, f"/posts/{{post}}/{deed}", A_PERSONS_RECORD)
        for deed in ("end", "handover")
        for method in ("GET", "POST")
    ),
    # the calendar: everybody counts by it, two roles keep it
    Row("GET", "/workdays", SIGNED_IN),
    Row("POST", "/workdays", DIRECTORY),
    Row("POST", "/workdays/{year}/days", A_DIRECTORY_RECORD),
    Row("POST", "/workdays/{year}/clearing", A_DIRECTORY_RECORD),
    Row("POST", "/workdays/{year}/publication", A_DIRECTORY_RECORD),
    # the last, for after it nobody is there
    Row("POST", "/sign-out", "> >>> >>> >>"),
)
