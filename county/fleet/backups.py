"""Whether the newest proven backup off this machine is too old to let it pass in silence."""

from casework.message import N_, Message
from county.fleet.models import Terminal
from county.intake.surroundings import county_code, event_store, now_ms

OLD_MS = 2 * 24 * 3600 * 1000
_DAY_MS = 24 * 3600 * 1000


def overdue() -> Message | None:
    """Return what to say in red; None while all is well, or no kiosk relies on this county yet."""
    if not Terminal.objects.filter(county=county_code()).exists():
        return None
    made = event_store().backed_up_ms()
    if made is None:
        return Message(N_("Nothing is backed up outside this machine. Whoever runs it has to make a backup."))
    days = (now_ms() - made) // _DAY_MS
    if now_ms() - made < OLD_MS:
        return None
    return Message(N_("The last backup outside this machine is {days} days old. Whoever runs it has to make another."),
                   {"days": str(days)})
