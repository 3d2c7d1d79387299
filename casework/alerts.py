"""Which answers of a case the township must hear of at once: pure, the same in village and county.

An alert travels in the `Applied` fact itself: it is what the answers say under the item's rule, no message of its
own that could be lost. A kiosk without a line shows it to the assistant, who telephones.
"""

from collections.abc import Mapping
from datetime import date

from casework.definition import Alert, ItemDefinition


def raised(definition: ItemDefinition, answers: Mapping[str, str], day: date) -> tuple[Alert, ...]:
    """Return the alerts the answers raise; `day` is the day of hand-in in China."""
    return tuple(alert for alert in definition.alerts
                 if _counts(alert, day) and _holds(alert, answers.get(alert.question, ""), day))


def _counts(alert: Alert, day: date) -> bool:
    return (alert.since is None or alert.since <= day) and (alert.until is None or day <= alert.until)


def _holds(alert: Alert, answer: str, day: date) -> bool:
    return bool(alert.when & set(answer.split())) or _is_near(alert, answer, day)


def _is_near(alert: Alert, answer: str, day: date) -> bool:
    """A day that cannot be read raises nothing: the re-check names it."""
    try:
        return alert.within_days > 0 and (date.fromisoformat(answer) - day).days < alert.within_days
    except ValueError:
        return False
