"""One side of Morango: `side.py serve` is a county, `side.py village` does what stdin asks and says what it cost."""

import json
import os
import resource
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "morango_site.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from morango.models import Certificate, Filter, ScopeDefinition  # noqa: E402
from morango.models.fields.crypto import Key  # noqa: E402
from morango.sync.controller import MorangoProfileController  # noqa: E402
from morango_site.models import Record  # noqa: E402

MOST_S = 420.0
SYNC_SCOPE = "everything"


def set_up():
    call_command("migrate", run_syncdb=True, verbosity=0)
    ScopeDefinition.objects.get_or_create(
        id=SYNC_SCOPE, profile="bench", version=1, primary_scope_param_key="partition",
        description="", read_filter_template="", write_filter_template="",
        read_write_filter_template="${partition}")


def serve():
    """A server with a certificate of its own; says its port and the certificate with its key."""
    from waitress.server import create_server

    set_up()
    root = Certificate.generate_root_certificate(SYNC_SCOPE)
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
    key = root.private_key.get_private_key_string()
    print(json.dumps([server.effective_port, root.serialized, root.signature, key]), flush=True)
    server.run()


class Village:
    """A client that holds the same certificate: enrolment is not what is measured."""

    def __init__(self, serialized, signature, key):
        set_up()
        self.certificate = Certificate.deserialize(serialized, signature)
        self.certificate.private_key = Key(private_key_string=key)
        self.certificate.save()
        self.controller = MorangoProfileController("bench")

    def record(self, path):
        lines = [line for line in Path(path).read_text("utf-8").splitlines() if line.strip()]
        for place, line in enumerate(lines):
            Record.objects.create(place=place, partition=self.certificate.id, body=line)
        return len(lines)

    def change(self, count):
        for record in Record.objects.order_by("place")[:count]:
            body = json.loads(record.body)
            body.setdefault("answers", {})["/data/income_year"] = "1200"
            record.body = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
            record.save()
        return count

    def exchange(self, url):
        """Push until it came through; a session that was cut is resumed, and given up after three failures."""
        begun, cpu, tries, session, failures = time.monotonic(), time.process_time(), 0, None, 0
        finished = False
        while not finished and time.monotonic() - begun < MOST_S:
            tries += 1
            try:
                self._push(url, session)
                finished = True
            except Exception as error:
                session = getattr(error, "session", session)
                failures += 1
                session = None if failures % 3 == 0 else session
                time.sleep(0.5)
        return {"finished": finished, "tries": tries, "seconds": round(time.monotonic() - begun, 3),
                "client_cpu_s": round(time.process_time() - cpu, 3),
                "client_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}

    def _push(self, url, session):
        connection = self.controller.create_network_connection(url)
        client = (connection.resume_sync_session(session, ignore_existing_process=True) if session
                  else connection.create_sync_session(self.certificate, self.certificate))
        try:
            push = client.get_push_client()
            push.initialize(Filter(self.certificate.id))
            push.run()
            push.finalize()
            client.close_sync_session()
        except Exception as error:
            error.session = client.sync_session.id
            raise


def main():
    if sys.argv[1] == "serve":
        serve()
        return
    village = Village(*sys.argv[2:])
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        name, *given = json.loads(line)
        print(json.dumps(getattr(village, name)(*given)), flush=True)


main()
