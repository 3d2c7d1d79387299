"""The county's own key pairs: which one signs for whom, adding one, taking one back.

A kiosk believes the keys that its trust bundle names, so an answer is signed by the newest key that the
caller's version knows; who was away while keys changed learns of the new one under the old one's signature.
"""

from django.db import transaction
from django.db.models import Max, Q

from casework.signing import SigningKey
from casework.trust import SigningKeyEntry
from county.fleet.models import CountyKey, PublishedTrust
from county.intake import keys
from county.intake.surroundings import county_code, data_folder, now_ms, random_bytes


def ring() -> dict[str, SigningKey]:
    """Return every key whose secret is here, by name, oldest first."""
    return keys.ring(data_folder())


def entries() -> tuple[SigningKeyEntry, ...]:
    """Return the keys as the next bundle names them; a key that is new in the folder gets its row."""
    announced = _version() + 1
    for name, key in ring().items():
        CountyKey.objects.get_or_create(county=county_code(), name=name, defaults={
            "public_key": key.public.raw, "exchange_key": key.opening.public,
            "valid_from_ms": now_ms() if announced > 1 else 0, "announced": announced})
    return tuple(SigningKeyEntry(row.name, bytes(row.public_key), row.valid_from_ms, row.retired is not None,
                                 bytes(row.exchange_key))
                 for row in CountyKey.objects.filter(county=county_code()).order_by("name"))


def signing_for(trust_version: int) -> SigningKey:
    """Return the newest key that somebody with this version of the bundle believes."""
    known = Q(announced__lte=max(trust_version, 1)) & (Q(retired=None) | Q(retired__gt=trust_version))
    names = CountyKey.objects.filter(known, county=county_code()).order_by("-announced").values_list("name", flat=True)
    secrets = ring()
    return next((secrets[name] for name in names if name in secrets), keys.load(data_folder()))


def rotate() -> str:
    """Make one more key and announce it; return its name. The others go on counting until they are retired."""
    from county.fleet import bundle

    with transaction.atomic():
        name = str(max(map(int, ring())) + 1)
        keys.create(data_folder(), random_bytes(32), name)
        bundle.publish()
    return name


def retire(name: str) -> bool:
    """Take a key back and announce it; False for one that is not there, is retired, or is the last."""
    from county.fleet import bundle

    with transaction.atomic():
        rows = CountyKey.objects.filter(county=county_code(), retired=None)
        others = rows.exclude(name=name).aggregate(newest=Max("announced"))["newest"]
        row = rows.filter(name=name).first()
        if row is None or others is None or others < row.announced:
            return False
        CountyKey.objects.filter(county=county_code(), name=name).update(retired=_version() + 1)
        bundle.publish()
    return True


def _version() -> int:
    row = PublishedTrust.objects.filter(county=county_code()).first()
    return row.version if row else 0
