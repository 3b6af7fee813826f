"""`tracker link SIGN_IN_NAME`: a new activation link, for whoever forgot the password and has no administrator to ask."""

from __future__ import annotations

import click

from tracker.commands.starting import act_of_setup, give_up, house_or_exit


@click.command("link", help="为已有人员重新生成一次性激活链接（例如唯一的系统管理员忘记密码时）。")
@click.argument("sign_in_name")
def make_link(sign_in_name: str) -> None:
    """Give somebody a new link; refuses a name that nobody signs in with, and somebody who is kept out."""
    from tracker.foundation.database import writing  # noqa: PLC0415 - not needed for --help
    from tracker.people import actions, queries  # noqa: PLC0415

    house, act = house_or_exit(), act_of_setup("tracker link")
    with writing(house.sessions) as session:
        person = session.scalar(queries.by_sign_in_name(sign_in_name))
        if person is None or not person.is_active:
            give_up(f"没有登录名为“{sign_in_name}”的在用人员")
        token = actions.make_activation_link(session, person, act=act)
    click.echo(f"请 {person.name} 在 7 天内打开下面的链接设置密码。链接只能用一次，先前的链接已失效：")
    click.echo(f"{house.settings.web_address}/activation/{token}")
