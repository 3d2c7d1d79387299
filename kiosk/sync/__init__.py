"""Talking with the county: enrolment, exchange of facts, bytes by hash, and when to try again."""

from kiosk.sync.enrolment import CodeRefused, Enrolled, ask, enrol, take_reply
from kiosk.sync.exchange import Exchanged, exchange_once
from kiosk.sync.link import Link, NotReached, Refused, Trouble
from kiosk.sync.loop import SyncLoop

__all__ = ["CodeRefused", "Enrolled", "Exchanged", "Link", "NotReached", "Refused", "SyncLoop",
           "Trouble", "ask", "enrol", "exchange_once", "take_reply"]
