"""`tracker admin NAME SIGN_IN_NAME`: the first system administrator."""

from __future__ import annotations

import click

from tracker.commands.starting import act_of_setup, give_up, house_or_exit


@click.command("admin", help="设立第一位系统管理员，并给出一次性激活链接。")
@click.argument("name")
@click.argument("sign_in_name")
def add_admin(name: str, sign_in_name: str) -> None:
    """Add the first system administrator; refuses where there is one, who can add others."""
    from tracker.foundation.database import writing  # noqa: PLC0415 - not needed for --help
    from tracker.foundation.refusals import Refusal  # noqa: PLC0415
    from tracker.people import actions, queries  # noqa: PLC0415
    from tracker.people.models import Role  # noqa: PLC0415

    house, act = house_or_exit(), act_of_setup("tracker admin")
    with writing(house.sessions) as session:
        if first := session.scalars(queries.holders(Role.SYSTEM_ADMIN, on=act.on)).first():
            give_up(f"已有系统管理员 {first.name}。请由其在“人员”中添加")
        try:
            person = actions.add_person(session, name=name, sign_in_name=sign_in_name, act=act)
        except Refusal as refusal:
            give_up(str(refusal))
        actions.give_post(session, person, Role.SYSTEM_ADMIN, act=act)
        token = actions.make_activation_link(session, person, act=act)
    click.echo(f"已设立系统管理员 {name}({sign_in_name})。请在 7 天内打开下面的链接设置密码,链接只能用一次:")
    click.echo(f"{house.settings.web_address}/activation/{token}")
