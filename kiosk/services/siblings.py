"""The cases that were handed in with one."""

from kiosk.store import CaseRecord, Store


def siblings(store: Store, record: CaseRecord) -> list[CaseRecord]:
    """The other cases of the same hand-in that lie here, in the order of their numbers."""
    case = record.case
    if case.together is None or case.applicant is None:
        return []
    person = case.applicant.id_number or case.applicant.name
    found = [one for one in store.cases_of_person(person)
             if one.case.id != case.id and one.case.together is not None and one.case.together.id == case.together.id]
    return sorted(found, key=lambda one: one.case.number)
