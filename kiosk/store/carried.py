"""Whether an answer that came by hand fits what is here; over a line the question does not arise."""

from collections.abc import Mapping

from sqlite_utils import Database

from casework.wire import Answer, FeedLine
from kiosk.store import feed, trust
from kiosk.store.links import links
from kiosk.store.settings import Settings
from kiosk.store.values import Carried

PAST_LIVES = "past_lives"
NEWEST_MS = "county_newest_ms"
"""Time of the county's clock in the newest answer of its present life."""


def judge(database: Database, answer: Answer, since: Mapping[str, int], trust_since: int) -> Carried:
    """Say what an answer is that goes on from `since`; sticks come in any order and any number of times.

    `trust_since` = version of the trust bundle that the county thought was here: older ones are not on the stick.
    """
    settings = Settings(database)
    if answer.server_epoch in settings.get(PAST_LIVES, []):
        return Carried.OLD
    another_life = is_another_life(settings, answer)
    if another_life and answer.time_ms < settings.get(NEWEST_MS, 0):    # a life this box was never told of
        return Carried.OLD
    read = {} if another_life else feed.cursor(database)
    if any(number > read.get(name, 0) for name, number in since.items()):
        return Carried.GAP
    if trust_since > trust.version(database) or not all(_holds(database, line) for line in answer.lines):
        return Carried.REWOUND
    is_news = any(number > read.get(name, 0) for name, number in answer.cursor.items())
    return Carried.TAKEN if is_news or another_life or acknowledges(database, answer) else Carried.KNOWN


def is_another_life(settings: Settings, answer: Answer) -> bool:
    """Whether the county's database has another name than the one last seen."""
    return settings.get("server_epoch", "") not in ("", answer.server_epoch)


def acknowledges(database: Database, answer: Answer) -> bool:
    """Whether the county had more of our log than we know; an older stick had less, which says nothing."""
    row = database.execute("SELECT ack_seq FROM epochs WHERE epoch = ?", [answer.ack.epoch]).fetchone()
    return row is not None and answer.ack.seq > row[0]


def learn_durable(database: Database, answer: Answer) -> None:
    """More of our log lies in a proven backup than we knew; an older stick knows of less, which says nothing.

    Only below what this box knows to be acknowledged: there both logs are the same.
    """
    if answer.durable is None:
        return
    Settings(database).set("durable", True)
    database.execute("UPDATE epochs SET durable = max(durable, ?) WHERE epoch = ? AND ack_seq >= ?",
                     [answer.durable, answer.ack.epoch, answer.durable])


def _holds(database: Database, line: FeedLine) -> bool:
    """A log has no gaps: where the last of a run is, all of it is."""
    if line.own is None:
        return True
    epoch, seq = line.own
    return bool(links(database, epoch, seq + line.count - 2, seq + line.count - 1))
