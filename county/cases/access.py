"""Who may see a case, and who may do what to it: role, villages, department, and whose step it is."""

from casework.case import BEFORE_DECISION, State
from casework.definition import ItemDefinition, Step
from county.cases import findings
from county.cases.reading import WholeCase, today
from county.catalogue import footing
from county.catalogue.footing import Standing
from county.people.models import Staff
from county.people.roles import Act


def may_see(staff: Staff, whole: WholeCase) -> bool:
    """Whether this case is any business of this person."""
    return (staff.may(Act.READ) and staff.covers(str(whole.case.village))
            and concerns(staff, whole.definition))


def concerns(staff: Staff, definition: ItemDefinition) -> bool:
    """Whether an item is handled by the person's department; no department named = any item (一窗)."""
    units = {definition.department, *(step.unit for step in definition.steps)}
    return not staff.department or staff.department in units


def may(staff: Staff, whole: WholeCase, act: Act) -> bool:
    """Whether this person may do this act to this case at all."""
    if not staff.may(act) or not may_see(staff, whole):
        return False
    if act is not Act.REVIEW:
        return True
    step = whole.definition.step(whole.case.step) if whole.case.step else None
    return step is not None and _turn(staff, whole, step)


def _turn(staff: Staff, whole: WholeCase, step: Step) -> bool:
    """Whether a step is this person's: the deciding one goes where the power lies today."""
    definition, village = whole.definition, str(whole.case.village)
    if footing.role_of(definition, step, today(), village) != staff.role:
        return False
    units = footing.unit_of(definition, step, today(), village).split("、")
    return not staff.department or staff.department in units


def out_of_power(staff: Staff, whole: WholeCase) -> Standing | None:
    """Return who decides today where this person's own step it would be, were the power theirs; else None."""
    step = whole.definition.step(whole.case.step) if whole.case.step else None
    if step is None or not step.decides or step.role != staff.role or not may_see(staff, whole):
        return None
    village = str(whole.case.village)
    found = footing.standing(whole.definition, today(), village)
    return found if footing.role_of(whole.definition, step, today(), village) != staff.role else None


def examined_by(staff: Staff, whole: WholeCase) -> bool:
    """Whether this person passed a step of the case: then somebody else decides."""
    return any(done.actor == staff.actor and not done.returned_to for done in whole.case.steps_done)


def acts_on(staff: Staff, whole: WholeCase) -> frozenset[str]:
    """Return the names of the acts this person can take now: what the page offers."""
    case, state = whole.case, whole.case.state
    acts: set[str] = set()
    if may(staff, whole, Act.ACCEPT) and state is State.RECEIVED:
        acts |= {"accept", "supplement", "refuse"}
    if may(staff, whole, Act.REVIEW):
        acts |= _examining(staff, whole)
    if may(staff, whole, Act.EXTEND) and not case.extended_days and _examined_now(whole):
        acts.add("extend")
    if may(staff, whole, Act.TERMINATE) and state in (State.REVIEW, State.SUPPLEMENT):
        acts.add("terminate")
    if may(staff, whole, Act.WITHDRAW) and state in BEFORE_DECISION:
        acts.add("withdraw")
    if may(staff, whole, Act.DELIVER) and state is State.DELIVERING:
        acts.add("deliver")
    if may(staff, whole, Act.DELIVER) and state is State.APPROVED:
        acts.add("certificate")
    return frozenset(acts)


def _examined_now(whole: WholeCase) -> bool:
    return whole.case.state in (State.ACCEPTED, State.REVIEW, State.SPECIAL)


def _examining(staff: Staff, whole: WholeCase) -> set[str]:
    case, definition = whole.case, whole.definition
    if case.open_stop is not None:
        return {"procedure-end"}
    if case.state not in (State.ACCEPTED, State.REVIEW):
        return set()
    step = definition.step(case.step) if case.step else None
    acts = {"procedure-start"} if definition.procedures else set()
    acts |= {"verify"} if findings.asked(whole) else set()
    if step is not None and step.decides:
        acts |= set() if examined_by(staff, whole) else {"decide"}
    else:
        acts.add("pass")
    if step is not None and step.id != definition.steps[0].id:
        acts.add("return")
    return acts
