"""One thread owns the connection; whoever calls waits for the result."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Owner:
    """Runs calls one after another on its own thread. A call from that thread runs at once."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._thread = self._executor.submit(get_ident).result()

    def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `call` on the owning thread and return or raise what it did."""
        if get_ident() == self._thread:
            return call(*args, **kwargs)
        return self._executor.submit(call, *args, **kwargs).result()

    def stop(self) -> None:
        """Let the running call end, then end the thread."""
        self._executor.shutdown()
