"""`tracker job NAME`: run one job by hand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tracker.commands.starting import give_up, house_or_exit
from tracker.runs.jobs import Job

if TYPE_CHECKING:
    from datetime import date

    from tracker.jobs.house import House

NAMES = [job.value for job in Job]


@click.command("job", help="手工运行一项定时任务：" + "、".join(f"{job.value} {job.label}" for job in Job) + "。")
@click.argument("name", type=click.Choice(NAMES))
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="为哪一天运行；不写则为最近应运行的一天。")
@click.option("--again", is_flag=True, help="已运行过的也再查一遍；不会重复提醒。")
def run_job(name: str, on: datetime | None, *, again: bool) -> None:
    """Run a job for a day, unless that was done; whatever it finds on record it leaves."""
    from tracker.foundation import clock  # noqa: PLC0415 - not needed for --help
    from tracker.foundation.refusals import Refusal  # noqa: PLC0415
    from tracker.jobs.running import run_by_hand  # noqa: PLC0415

    job, house = Job(name), house_or_exit()
    slot = _slot(house, job, on.date() if on else None)
    try:
        work = run_by_hand(house, job, slot, clock.now, again=again)
    except Refusal as refusal:
        give_up(str(refusal))
    click.echo(f"{job.label} {slot}:{f'完成 {work.done} 项' if work else '先前已运行过,没有重复(--again 可再查一遍)'}")


def _slot(house: House, job: Job, on: date | None) -> str:
    from tracker.foundation import clock  # noqa: PLC0415 - not needed for --help
    from tracker.jobs.slots import minute_slot, slot_of  # noqa: PLC0415
    from tracker.jobs.timetable import TIMETABLE  # noqa: PLC0415

    if TIMETABLE[job].mails and not house.settings.sends_mail:
        give_up("邮件未启用。请设置 TRACKER_SMTP_HOST 和 TRACKER_MAIL_FROM")
    if on is not None:
        return slot_of(on)
    with house.sessions() as session:
        slots = TIMETABLE[job].slots(session, house, clock.now())
    return slots[-1] if slots else minute_slot(clock.now())
