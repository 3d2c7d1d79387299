"""Codes in words, as pages show them. Source texts are English; the catalogue has the Chinese."""

from collections.abc import Mapping

from casework.case import State
from casework.clocks import Light
from casework.message import N_
from county.cases.recheck import Wrong
from county.cases.siblings import Bond

STATES: Mapping[State, str] = {
    State.SUBMITTED: N_("Handed in"), State.RECEIVED: N_("Received"),
    State.SUPPLEMENT: N_("Waiting for the applicant"), State.NOT_ACCEPTED: N_("Not accepted"),
    State.ACCEPTED: N_("Accepted"), State.REVIEW: N_("Under examination"),
    State.SPECIAL: N_("Special procedure"), State.APPROVED: N_("Granted"), State.REJECTED: N_("Not granted"),
    State.MAKING: N_("Certificate being made"), State.DELIVERING: N_("Ready to hand over"),
    State.DONE: N_("Closed"), State.WITHDRAWN: N_("Withdrawn"), State.TERMINATED: N_("Ended without decision"),
    State.ARCHIVED: N_("Archived"), State.STOPPED: N_("Benefit stopped"),
}
LIGHTS: Mapping[Light, str] = {
    Light.NONE: N_("In time"), Light.BLUE: N_("Due soon"), Light.YELLOW: N_("Late"),
    Light.RED: N_("Past the limit of the law"),
}
FACTS: Mapping[str, str] = {
    "Applied": N_("Application handed in"), "Received": N_("Papers received"),
    "DayFixed": N_("Day of receipt corrected"), "AnswersChecked": N_("Answers checked"),
    "SupplementRequested": N_("Asked to mend"), "Supplemented": N_("Mended and handed in again"),
    "Accepted": N_("Accepted"), "DeemedAccepted": N_("Accepted by silence (five working days)"),
    "NotAccepted": N_("Not accepted"), "Verified": N_("Findings recorded"),
    "StepPassed": N_("Step passed"), "StepReturned": N_("Step sent back"),
    "ProcedureStarted": N_("Special procedure begun"), "ProcedureEnded": N_("Special procedure ended"),
    "Extended": N_("Limit extended"), "Decided": N_("Decided"), "MakingStarted": N_("Certificate being made"),
    "PaperIssued": N_("Paper issued"), "Delivered": N_("Handed over"), "Rated": N_("Rated"),
    "Withdrawn": N_("Withdrawn by the applicant"), "Terminated": N_("Ended without decision"),
    "Archived": N_("Archived"), "Stopped": N_("Benefit stopped"),
}
BONDS: Mapping[Bond, str] = {
    Bond.COMES_FIRST: N_("comes before this one"), Bond.FOLLOWS: N_("comes after this one"),
    Bond.ONLY_ONE: N_("only one of the two can be granted"),
}
PAPERS: Mapping[str, str] = {
    "acceptance": N_("Notice of acceptance"), "not-accepted": N_("Notice of refusal to accept"),
    "supplement": N_("Notice of what to add (once and in full)"),
    "special-procedure": N_("Notice of a special procedure"), "extension": N_("Notice of extension"),
    "decision": N_("Decision"), "delivery": N_("Record of delivery"),
    "certificate": N_("Notice that the certificate can be collected"),
    "withdrawal": N_("Notice of withdrawal"), "termination": N_("Notice of termination"),
}
SAID = ("note", "certificate", "opinion", "reason", "basis", "authority", "content", "reasons", "amount", "from_month",
        "result", "receiver", "procedure", "day")
"""Fields of a fact that are a person's words, in the order they are read."""
WRONG: Mapping[Wrong, str] = {
    Wrong.NOT_RELEVANT: N_("sent, but not asked for by the other answers: not used"),
    Wrong.CALCULATED: N_("the form works out another value: the value sent is not used"),
    Wrong.UNKNOWN: N_("the form has no such question: not used"),
    Wrong.REQUIRED: N_("not answered; it was not named in the first notice"),
    Wrong.TYPE: N_("cannot be read; it was not named in the first notice"),
    Wrong.CONSTRAINT: N_("does not fit; it was not named in the first notice"),
    Wrong.CHOICE: N_("not in the list; it was not named in the first notice"),
    Wrong.PICTURE: N_("the photograph is missing; it was not named in the first notice"),
}
"""What the re-check found that only staff can look into."""
DONE: Mapping[str, str] = {
    "accept": N_("Accepted. The case clock runs; the notice is ready to print."),
    "supplement": N_("The notice is on its way to the village. The clock stands still."),
    "refuse": N_("Not accepted. The notice is ready to print."),
    "verify": N_("Recorded. It stands on the page of the case."),
    "pass": N_("Passed on to the next step."), "return": N_("Sent back to the earlier step."),
    "procedure-start": N_("The special procedure is open."),
    "procedure-end": N_("The special procedure is closed; the clock runs again."),
    "extend": N_("The limit is extended; the notice is ready to print."),
    "decide": N_("Decided. The decision is on its way to the village."),
    "certificate": N_("The certificate is entered; the village hears that it can be collected."),
    "deliver": N_("Handed over. The record of delivery is filed."),
    "withdraw": N_("Withdrawn. The notice is ready to print."),
    "terminate": N_("Ended. The notice is ready to print."), "filed": N_("Received. Print the receipt."),
}
