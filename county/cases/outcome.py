"""What a command of staff comes to."""

from dataclasses import dataclass

from casework.case import Reason
from casework.message import N_, Message
from county.cases.reading import WholeCase


@dataclass(frozen=True, slots=True)
class Done:
    """The fact is recorded; the case as it stands now."""

    whole: WholeCase


@dataclass(frozen=True, slots=True)
class NotPossible:
    """Nothing was recorded."""

    sentence: Message
    next_step: Message


Outcome = Done | NotPossible

NOT_YOURS = NotPossible(Message(N_("This case is not in your hands.")),
                        Message(N_("Ask the person whose step it is.")))
SAME_PERSON = NotPossible(Message(N_("Reviewer and decider must be two people.")),
                          Message(N_("A colleague with the same role has to take this step.")))
STILL_TIME = NotPossible(Message(N_("The applicant still has time to hand in what was asked for.")),
                         Message(N_("Wait until the last day is over, or let the applicant withdraw.")))
ASK_OF_THE_FORM = NotPossible(Message(N_("Only questions and photographs of this form can be asked for again.")),
                              Message(N_("Tick the questions on the page of the case.")))
EMPTY_REASON = NotPossible(Message(N_("A reason is needed.")), Message(N_("Write it in one or two sentences.")))
UNANSWERED = NotPossible(Message(N_("Something is not answered yet, or not as it can be.")),
                         Message(N_("Look at the marked questions.")))
WRONG_DAY = NotPossible(Message(N_("The day is missing, or has not come yet.")),
                        Message(N_("Enter the day on which it was seen.")))

_SENTENCES = {
    Reason.STATE: N_("The case has moved on; this no longer fits its state."),
    Reason.SECOND_NOTICE: N_("A second notice may only ask again for what was asked the first time."),
    Reason.STEP_DECIDES: N_("This step decides: choose grant or refuse."),
    Reason.STEP_DOES_NOT_DECIDE: N_("The deciding step has not been reached."),
    Reason.PROCEDURE_OPEN: N_("A special procedure is still open."),
    Reason.NO_PROCEDURE: N_("This item has no such procedure."),
    Reason.ALREADY_EXTENDED: N_("The limit was extended once; more is not allowed."),
    Reason.WRONG_STEP: N_("The case stands at another step."),
    Reason.BODY: N_("Something is missing in what was entered."),
}


def not_in_power(power: str, unit: str) -> NotPossible:
    """Return that another unit holds the power today."""
    return NotPossible(
        Message(N_("Your office does not hold this power today: {power}."), {"power": power}),
        Message(N_("{unit} decides. Where a document is missing, the county enters it: county powers enter."),
                {"unit": unit}))


def misfit(reason: Reason) -> NotPossible:
    """Return why a fact would have had no effect."""
    return NotPossible(Message(_SENTENCES.get(reason, _SENTENCES[Reason.STATE])),
                       Message(N_("Open the case again and look at where it stands.")))
