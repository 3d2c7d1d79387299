"""Puts the services of a kiosk together from its store, its key and its machines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from casework.signing import SigningKey
from casework.workdays import Calendar
from kiosk.devices.machines import Machines
from kiosk.devices.stick_drives import StickDrives
from kiosk.services.aloud import Aloud
from kiosk.services.applying import Applying
from kiosk.services.authorising import Authorising
from kiosk.services.carrying import Carrying, Drives
from kiosk.services.case_view import Viewer
from kiosk.services.catalogue import Catalogue
from kiosk.services.clock import Clock, today
from kiosk.services.collecting import Collecting
from kiosk.services.correcting import Correcting
from kiosk.services.doctor import Doctor
from kiosk.services.drafts import Drafts
from kiosk.services.eligibility import Eligibility
from kiosk.services.enquiries import Enquiries
from kiosk.services.form_copy import FormCopies
from kiosk.services.handwriting import Handwriting
from kiosk.services.identity import Identity
from kiosk.services.item_forms import ItemForms
from kiosk.services.kiosk import Kiosk
from kiosk.services.lookup import Lookup
from kiosk.services.mine import Mine
from kiosk.services.notices import Notices
from kiosk.services.one_thing import OneThing
from kiosk.services.photographs import Photographing
from kiosk.services.printing import Press, Printing
from kiosk.services.privacy import SessionPrivacy
from kiosk.services.rating import Rating
from kiosk.services.recording import Recorder
from kiosk.services.register import Register
from kiosk.services.slip_token import SlipKeys
from kiosk.services.spoken_texts import SpokenTexts
from kiosk.services.status import Status
from kiosk.services.supplementing import Supplementing
from kiosk.services.vouching import Vouching
from kiosk.services.withdrawing import Withdrawing
from kiosk.store import Store
from kiosk.voice.voice import Silence, Voice
from papers.texts import Translate, english


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the root hands in. `random(n)` gives n random bytes; `temporary` is emptied after each person.

    `translate` puts the words of papers into `language`, in which they are printed.
    """

    key: SigningKey = field(repr=False)
    clock: Clock
    random: Callable[[int], bytes]
    machines: Machines
    calendar: Calendar
    temporary: Path
    translate: Translate = english
    language: str = "zh_CN"
    printer_dots: int = 576
    protection: str = "C"
    practice: bool = False
    voice: Voice = field(default_factory=Silence)
    keys: Mapping[str, SigningKey] = field(default_factory=dict, repr=False)
    """Every key this terminal has or had, by generation, where there are more than `key`."""
    drives: Drives = field(default_factory=lambda: StickDrives(None))
    handwriting: Handwriting = field(default_factory=Handwriting)


def compose(store: Store, around: Surroundings) -> Kiosk:
    """The kiosk, ready to be asked; nothing is read or written before the first question."""
    clock, calendar, machines = around.clock, around.calendar, around.machines
    forms = ItemForms(store)
    viewer = Viewer(forms, calendar, lambda: today(clock), lambda sha256: store.blobs.get(sha256) is not None)
    slip_keys = SlipKeys(around.key, {int(generation): key for generation, key in around.keys.items()})
    press = Press(slip_keys, calendar, clock, around.translate, around.printer_dots)
    copies = FormCopies(store, forms, slip_keys, around.translate, around.language)
    printing = Printing(store, machines.printer, press, copies)
    catalogue = Catalogue(store, around.clock)
    applying = Applying(store, forms, key=around.key, clock=clock, random=around.random,
                        calendar=calendar, practice=around.practice)
    recorder = Recorder(store, clock, around.random, around.practice)
    register = Register(lambda: [one.case.applicant.name for one in store.cases() if one.case.applicant])
    privacy = SessionPrivacy(around.temporary)
    privacy.add("handwriting", around.handwriting.end)
    privacy.add("names of the village", register.forget)
    return Kiosk(
        catalogue=catalogue,
        eligibility=Eligibility(forms, catalogue, clock),
        identity=Identity(machines.reader, clock),
        photographing=Photographing(machines.camera),
        applying=applying,
        one_thing=OneThing(store, forms, applying, recorder, key=around.key, clock=clock, random=around.random,
                           calendar=calendar),
        drafts=Drafts(store, forms, clock),
        printing=printing,
        authorising=Authorising(store, forms, printing, clock, around.translate, around.language),
        lookup=Lookup(store, viewer, machines.scanner, clock),
        supplementing=Supplementing(store, forms, clock),
        collecting=Collecting(store, viewer),
        rating=Rating(store),
        withdrawing=Withdrawing(store),
        correcting=Correcting(store, forms, clock, around.random),
        carrying=Carrying(store, around.key, clock, around.drives, around.temporary.with_name("sticks"),
                          {one: key.opening for one, key in around.keys.items()}),
        status=Status(store, clock, protection=around.protection, practice=around.practice),
        enquiries=Enquiries(store),
        notices=Notices(store, clock),
        mine=Mine(store, viewer),
        vouching=Vouching(store, clock, around.random),
        aloud=Aloud(around.voice),
        spoken=SpokenTexts(store, forms),
        privacy=privacy,
        doctor=Doctor(around.temporary, store, machines, calendar, clock, around.protection),
        handwriting=around.handwriting,
        register=register,
    )
