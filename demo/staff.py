"""What the staff of the demo do, through the real pages of the console: plain HTTP, forms and CSRF."""

from collections.abc import Mapping
from urllib.parse import urljoin

import requests
from lxml import html

TIMEOUT_S = 30.0


class PageSaidNo(Exception):
    """A page did not show what was looked for; says which page and what it said."""


class Clerk:
    """A member of staff with a browser that runs no scripts."""

    def __init__(self, console_url: str, login: str, password: str) -> None:
        self._url, self._login = console_url, login
        self._session = requests.Session()
        self._session.trust_env = False
        self._log_in(login, password)

    def find_case(self, number: str) -> str:
        """Return the address of a case, found in the inbox by its number."""
        page = self._get("/inbox")
        for link in page.xpath("//a[starts-with(@href, '/cases/')]"):
            row = link.xpath("ancestor-or-self::tr | ancestor-or-self::li | self::a")[0]
            if number in row.text_content():
                return str(link.get("href"))
        raise PageSaidNo(f"{self._login}: the inbox has no case of that number")

    def ask_to_mend(self, case: str, ref: str, what: str, fix: str) -> None:
        """Tick exactly one question and send the notice."""
        page = self._get(f"{case}/supplement")
        self._submit(page, f"{case}/supplement", {"ask": ref, f"what:{ref}": what, f"fix:{ref}": fix})

    def do(self, case: str, act: str, fields: Mapping[str, str]) -> None:
        """Fill in and send the form of one act."""
        self._submit(self._get(case), f"{case}/do/{act}", fields)

    def picture_of(self, case: str) -> str:
        """Return the text of a case's page."""
        return str(self._get(case).text_content())

    def _log_in(self, login: str, password: str) -> None:
        page = self._get("/login")
        after = self._submit(page, "/login", {"username": login, "password": password})
        if after.xpath("//input[@name='password']"):
            raise PageSaidNo(f"{login} could not log in")

    def _get(self, path: str) -> html.HtmlElement:
        answer = self._session.get(urljoin(self._url, path), timeout=TIMEOUT_S)
        if answer.status_code != 200:
            raise PageSaidNo(f"{self._login}: {path.split('?')[0]} answered {answer.status_code}")
        return html.fromstring(answer.text)

    def _submit(self, page: html.HtmlElement, path: str, fields: Mapping[str, str]) -> html.HtmlElement:
        form = next((one for one in page.forms if (one.action or path).split("?")[0] == path), None)
        if form is None:
            raise PageSaidNo(f"{self._login}: the page has no form for {path.rsplit('/', 1)[-1]}")
        filled = {name: value for name, value in form.form_values() if name not in fields}
        answer = self._session.post(urljoin(self._url, path), data={**filled, **fields}, timeout=TIMEOUT_S,
                                    headers={"Referer": urljoin(self._url, path)})
        after = html.fromstring(answer.text)
        refusals = [str(one.xpath("string()")).strip() for one in after.iter() if one.get("role") == "alert"]
        if answer.status_code != 200 or refusals:
            raise PageSaidNo(f"{self._login}: {answer.status_code} {' '.join(refusals)}")
        return after
