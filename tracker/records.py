"""All records of the house, so that a migration or a fresh database knows every table."""

from __future__ import annotations

from tracker.departments import models as departments
from tracker.foundation.columns import Record
from tracker.inbox import models as inbox
from tracker.intake import models as intake
from tracker.journal import models as journal
from tracker.overview import models as overview
from tracker.people import models as people
from tracker.plans import models as plans
from tracker.progress import models as progress
from tracker.reminders import models as reminders
from tracker.runs import models as runs
from tracker.tasks import models as tasks
from tracker.workdays import models as workdays

METADATA = Record.metadata
ROOMS = (departments, inbox, intake, journal, overview, people, plans, progress, reminders, runs, tasks, workdays)
