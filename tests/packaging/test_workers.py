"""A packed kiosk starts its own workers by a word; each word leads to its worker, everything else to the command."""

from kiosk.__main__ import chosen
from kiosk.cli import main
from kiosk.handwriting import __main__ as reading
from kiosk.handwriting.worker import WORD
from kiosk.voice import worker as speaking
from kiosk.voice.synthesis import PACKED


def test_each_word_leads_to_its_process() -> None:
    assert chosen([PACKED]) is speaking.main
    assert chosen([WORD]) is reading.main
    assert chosen([]) is main and chosen(["doctor"]) is main and chosen([WORD, "x"]) is main
