"""Special procedures by name (domain rules 3.3); what an item allows stands in its definition."""

from casework.message import N_

NAMES = {
    "PUBLIC_NOTICE": N_("Public notice"), "HEARING": N_("Hearing"), "EXPERT": N_("Expert review"),
    "TEST": N_("Test, inspection or appraisal"), "SITE": N_("Inspection on site"),
}
