"""`/s1/...`: which call goes where."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import close_old_connections

from county.intake import following
from county.sync import attachment, enrol, exchange, position
from county.sync.reply import Reply

log = logging.getLogger(__name__)
_POSITION = re.compile(r"/s1/pos/([0-9]{1,5})/([0-9a-f]{16})")
_ATTACHMENT = re.compile(r"/s1/blob/([0-9a-f]{64})")


def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one call of a village."""
    close_old_connections()
    try:
        reply = _reply(environ)
    except Exception:
        log.exception("sync call failed")
        reply = Reply(500, b"")
    finally:
        close_old_connections()
    start_response(reply.status_line, reply.headers)
    return Answered(reply.body) if reply.kept else [reply.body]


class Answered:
    """The body of an answer; once it is on the line the server closes it, and derived tables follow the new facts."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield self._body

    def close(self) -> None:
        """The village has its answer: what fails here is tried again by whoever looks next."""
        try:
            following.catch_up()
        except Exception:
            log.exception("derived tables are behind")
        finally:
            close_old_connections()


def _reply(environ: dict[str, Any]) -> Reply:
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    if (method, path) == ("POST", "/s1/sync"):
        return exchange.answer(environ)
    if (method, path) == ("POST", "/s1/enrol"):
        return enrol.answer(environ)
    if method == "GET" and (found := _POSITION.fullmatch(path)):
        return position.answer(int(found[1]), found[2], environ.get("HTTP_X_CALL"))
    if found := _ATTACHMENT.fullmatch(path):
        return attachment.answer(environ, method, found[1])
    return Reply(404, b"")
