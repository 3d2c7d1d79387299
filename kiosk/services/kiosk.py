"""Everything a kiosk can do for a person, put together once at the root."""

from dataclasses import dataclass

from kiosk.services.aloud import Aloud
from kiosk.services.applying import Applying
from kiosk.services.authorising import Authorising
from kiosk.services.carrying import Carrying
from kiosk.services.catalogue import Catalogue
from kiosk.services.collecting import Collecting
from kiosk.services.correcting import Correcting
from kiosk.services.doctor import Doctor
from kiosk.services.drafts import Drafts
from kiosk.services.eligibility import Eligibility
from kiosk.services.enquiries import Enquiries
from kiosk.services.handwriting import Handwriting
from kiosk.services.identity import Identity
from kiosk.services.lookup import Lookup
from kiosk.services.mine import Mine
from kiosk.services.notices import Notices
from kiosk.services.one_thing import OneThing
from kiosk.services.photographs import Photographing
from kiosk.services.printing import Printing
from kiosk.services.privacy import SessionPrivacy
from kiosk.services.rating import Rating
from kiosk.services.register import Register
from kiosk.services.spoken_texts import SpokenTexts
from kiosk.services.status import Status
from kiosk.services.supplementing import Supplementing
from kiosk.services.vouching import Vouching
from kiosk.services.withdrawing import Withdrawing


@dataclass(frozen=True, slots=True)
class Kiosk:
    """The services of one kiosk; built by `kiosk.services.compose.compose`, handed to every face."""

    catalogue: Catalogue
    eligibility: Eligibility
    identity: Identity
    photographing: Photographing
    applying: Applying
    one_thing: OneThing
    drafts: Drafts
    printing: Printing
    authorising: Authorising
    lookup: Lookup
    supplementing: Supplementing
    collecting: Collecting
    rating: Rating
    withdrawing: Withdrawing
    correcting: Correcting
    carrying: Carrying
    status: Status
    enquiries: Enquiries
    notices: Notices
    mine: Mine
    vouching: Vouching
    aloud: Aloud
    spoken: SpokenTexts
    privacy: SessionPrivacy
    doctor: Doctor
    handwriting: Handwriting
    register: Register
