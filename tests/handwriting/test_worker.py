"""The recogniser's process: it reads, and no accident of it reaches the kiosk."""

import queue
import sys
import time
from collections.abc import Iterator

import pytest

from kiosk.handwriting.worker import Able, News, Read, Unable, Worker

READY = 'import sys, json, time; print(json.dumps({"ready": {"parts": ["x"], "readable": 1}}), flush=True)\n'
ANSWER = 'for line in sys.stdin: print(json.dumps({"id": json.loads(line)["id"], "guesses": [["王", 0]]}), flush=True)'
PATIENCE_S = 60


class Desk:
    """Starts processes and collects what they tell."""

    def __init__(self) -> None:
        self.news: queue.Queue[News] = queue.Queue()
        self.workers: list[Worker] = []

    def start(self, program: str, **limits: float) -> Worker:
        worker = Worker(self.news.put, start=[sys.executable, "-c", program], **limits)
        self.workers.append(worker)
        worker.begin()
        return worker

    def next(self) -> News:
        return self.news.get(timeout=PATIENCE_S)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    for worker in made.workers:
        worker.end()


def test_it_reads(desk: Desk) -> None:
    worker = desk.start(READY + ANSWER)
    assert desk.next() == Able(("x",), 1)
    worker.ask(7, [[0, 0, 1, 1]])
    assert desk.next() == Read(7, (("王", 0),))


def test_one_that_ends_is_started_again_and_then_left_alone(desk: Desk) -> None:
    worker = desk.start(READY + "sys.stdin.readline()")
    for number in range(3):
        assert isinstance(desk.next(), Able)
        worker.ask(number, [[0, 0, 1, 1]])
    assert desk.next() == Unable()


def test_one_that_does_not_answer_is_not_waited_for(desk: Desk) -> None:
    worker = desk.start(READY + "time.sleep(600)", answer_s=0.2)
    assert isinstance(desk.next(), Able)
    began = time.monotonic()
    worker.ask(1, [[0, 0, 1, 1]])
    assert isinstance(desk.next(), Able)       # started anew
    assert time.monotonic() - began < PATIENCE_S


@pytest.mark.parametrize("program", ["print('nonsense', flush=True)", "print('{\"ready\": null}', flush=True)", "1/0"])
def test_one_that_cannot_read_says_so(desk: Desk, program: str) -> None:
    desk.start(program)
    assert desk.next() == Unable()


def test_a_command_that_is_not_there_is_no_accident(desk: Desk) -> None:
    worker = Worker(desk.news.put, start=["/nonexistent/recogniser"])
    worker.begin()
    assert desk.next() == Unable()
    worker.end()


def test_it_ends_when_told_even_while_it_loads(desk: Desk) -> None:
    worker = desk.start("import time; time.sleep(600)")
    worker.end()
    assert worker._process is None and not worker._thread.is_alive()
