"""One call of a command: what was asked, on which box, in which language it answers."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk import box
from kiosk.box import Box
from kiosk.cli.result import Result, Translate, refused
from kiosk.config import Config
from kiosk.services.case_view import CaseView
from kiosk.services.lookup import Found


@dataclass(frozen=True, slots=True)
class Call:
    """Given to each command."""

    options: argparse.Namespace
    config: Config
    tr: Translate

    def with_box(self, act: Callable[[Box], Result]) -> Result:
        """Switch the box on for as long as `act` takes. Raises box.Refusals."""
        opened = box.switch_on(self.config)
        try:
            return act(opened)
        finally:
            opened.close()

    def with_case(self, act: Callable[[Box, CaseView], Result]) -> Result:
        """The same with the case that `code` names; a refusal where there is none."""
        def found(opened: Box) -> Result:
            outcome = opened.kiosk.lookup.by_code(self.options.code)
            return act(opened, outcome.view) if isinstance(outcome, Found) else self.refused(outcome)

        return self.with_box(found)

    def refused(self, outcome: Any) -> Result:
        """The answer is no, with its sentence and next step."""
        return refused(outcome, self.tr)

    def said(self, outcome: Any) -> Result:
        """What a person is told of an outcome."""
        return {"sentence": outcome.sentence.render(self.tr), "next_step": outcome.next_step.render(self.tr)}
