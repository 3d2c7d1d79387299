"""Papers the county has already (数据共享): named where papers are asked for, so that nobody looks for them."""

from casework.definition import ItemDefinition, Text
from kiosk.forms.questions import Rules, every
from xforms import Session


def county_has(item: ItemDefinition, session: Session, rules: Rules) -> tuple[Text, ...]:
    """Names of the materials that are not asked, since the county looks them up; none while mending or looking.

    A paper the form would ask for only of some people is named only for those.
    """
    if rules.only is not None or rules.look is not None:
        return ()
    relevant = {one.ref for one in every(session)}
    return tuple(one.name for one in item.materials
                 if one.waived_by and (not one.question or one.question in relevant))
