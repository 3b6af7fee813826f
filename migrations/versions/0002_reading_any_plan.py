"""Reading any plan: what drafts, departments and tasks must keep for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _let_drafts_correct_what_is_there()
    _keep_milestones()
    _check(
        "plans", "report_day_is_in_a_month", "report_day BETWEEN 1 AND 31", instead_of="report_day_is_in_every_month"
    )
    op.execute("DELETE FROM requests WHERE kind = 'reopening'")
    _check("requests", "requestkind", "kind IN ('closure')")
    _keep_source_lines()
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.add_column(sa.Column("steps", JSON, nullable=False, server_default="[]"))
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.alter_column("steps", server_default=None)
    _keep_answers_about_names()
    cycles = "report_cycle IN ('none', 'monthly', 'quarterly', 'half-yearly', 'yearly')"
    _check("plans", "reportcycle", cycles)


def downgrade() -> None:
    """Go back."""
    op.execute("UPDATE plans SET report_cycle = 'quarterly' WHERE report_cycle IN ('half-yearly', 'yearly')")
    _check("plans", "reportcycle", "report_cycle IN ('none', 'monthly', 'quarterly')")
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.drop_column("name_answers")
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.drop_column("steps")
    op.drop_table("source_lines")
    _check("requests", "requestkind", "kind IN ('closure', 'reopening')")
    op.execute("UPDATE plans SET report_day = 28 WHERE report_day > 28")
    _check(
        "plans", "report_day_is_in_every_month", "report_day BETWEEN 1 AND 28", instead_of="report_day_is_in_a_month"
    )
    op.drop_table("milestones")
    _let_drafts_stand_alone()


def _let_drafts_correct_what_is_there() -> None:
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.add_column(sa.Column("rounds", JSON, nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("stands_alone", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("corrects_plan_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("corrects_draft_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.alter_column("rounds", server_default=None)
        batch_op.alter_column("stands_alone", server_default=None)
        batch_op.create_index(batch_op.f("ix_draft_plans_corrects_plan_id"), ["corrects_plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_draft_plans_corrects_draft_id"), ["corrects_draft_id"], unique=False)
        for column, table in (("corrects_plan_id", "plans"), ("corrects_draft_id", "draft_plans")):
            name = batch_op.f(f"fk_draft_plans_{column}_{table}")
            batch_op.create_foreign_key(name, table, [column], ["id"], ondelete="SET NULL")
    _check("draft_plans", "draftstate", "state IN ('open', 'issued', 'discarded', 'applied')")
    with op.batch_alter_table("draft_tasks") as batch_op:
        batch_op.add_column(sa.Column("milestones", JSON, nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("as_read", JSON, nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("task_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("draft_tasks") as batch_op:
        batch_op.alter_column("milestones", server_default=None)
        batch_op.alter_column("as_read", server_default=None)
        batch_op.create_index(batch_op.f("ix_draft_tasks_task_id"), ["task_id"], unique=False)
        name = batch_op.f("fk_draft_tasks_task_id_tasks")
        batch_op.create_foreign_key(name, "tasks", ["task_id"], ["id"], ondelete="SET NULL")


def _let_drafts_stand_alone() -> None:
    with op.batch_alter_table("draft_tasks") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_draft_tasks_task_id_tasks"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_draft_tasks_task_id"))
    with op.batch_alter_table("draft_tasks") as batch_op:
        for column in ("milestones", "as_read", "task_id"):
            batch_op.drop_column(column)
    op.execute("UPDATE draft_plans SET state = 'discarded' WHERE state = 'applied'")
    _check("draft_plans", "draftstate", "state IN ('open', 'issued', 'discarded')")
    with op.batch_alter_table("draft_plans") as batch_op:
        for column, table in (("corrects_plan_id", "plans"), ("corrects_draft_id", "draft_plans")):
            batch_op.drop_constraint(batch_op.f(f"fk_draft_plans_{column}_{table}"), type_="foreignkey")
            batch_op.drop_index(batch_op.f(f"ix_draft_plans_{column}"))
    with op.batch_alter_table("draft_plans") as batch_op:
        for column in ("rounds", "stands_alone", "corrects_plan_id", "corrects_draft_id", "applied_at"):
            batch_op.drop_column(column)


def _keep_milestones() -> None:
    op.create_table(
        "milestones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("phrase", sa.String(length=255), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(done_at IS NULL) = (done_by_id IS NULL)", name=op.f("ck_milestones_is_done_by_somebody")),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["people.id"], name=op.f("fk_milestones_done_by_id_people"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.id"], name=op.f("fk_milestones_task_id_tasks"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
    )
    with op.batch_alter_table("milestones") as batch_op:
        batch_op.create_index(batch_op.f("ix_milestones_done_by_id"), ["done_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_milestones_task_id"), ["task_id"], unique=False)


def _keep_source_lines() -> None:
    kinds, uses = ("paragraph", "heading", "row"), ("none", "task", "beside", "fact", "filing")
    op.create_table(
        "source_lines",
        sa.Column("draft_plan_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", _worded(*kinds, name="linekind"), nullable=False),
        sa.Column("use", _worded(*uses, name="lineuse"), nullable=False),
        sa.Column("cells", JSON, nullable=False),
        sa.Column("place", JSON, nullable=False),
        sa.Column("table_seq", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["draft_plan_id"],
            ["draft_plans.id"],
            name=op.f("fk_source_lines_draft_plan_id_draft_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("draft_plan_id", "seq", name=op.f("pk_source_lines")),
    )


def _keep_answers_about_names() -> None:
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.add_column(sa.Column("name_answers", JSON, nullable=False, server_default="[]"))
    with op.batch_alter_table("draft_plans") as batch_op:
        batch_op.alter_column("name_answers", server_default=None)


def _worded(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _check(table: str, name: str, condition: str, *, instead_of: str | None = None) -> None:
    """Put a CHECK in the place of another; SQLite makes the table anew for that and must keep how it counts its ids."""
    counted = {"sqlite_autoincrement": True} if table == "plans" else {}
    with op.batch_alter_table(table, table_kwargs=counted) as batch_op:
        batch_op.drop_constraint(op.f(f"ck_{table}_{instead_of or name}"), type_="check")
        batch_op.create_check_constraint(op.f(f"ck_{table}_{name}"), condition)
