from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import trust
from casework.ids import CountyCode, StaffId, TerminalId, VillageCode
from casework.short_code import handle_key
from casework.signing import SigningKey
from casework.trust import (
    BadBundle,
    RosterEntry,
    SigningKeyEntry,
    TerminalKey,
    TrustBundle,
    TrustDelta,
    apply_delta,
    newer,
    open_signed,
    parse,
)

COUNTY = CountyCode("231222")
KEY = SigningKey.from_seed(bytes(range(32)))
VILLAGE = VillageCode("231222102201")
OLD_KEY = TerminalKey(TerminalId(7), 1, bytes(32), VILLAGE, 1_700_000_000_000, 42)
NEW_KEY = TerminalKey(TerminalId(7), 2, bytes(range(32)), VILLAGE, 1_760_000_000_000)
MEI = RosterEntry(StaffId("mei"), "王小梅", "assistant", "$argon2id$v=19$x", 1_900_000_000_000)
BUNDLE = TrustBundle(
    3,
    1_790_000_000_000,
    1_792_592_000_000,
    COUNTY,
    (OLD_KEY, NEW_KEY),
    frozenset({b"12345678", b"abcdefgh"}),
    (MEI,),
    (SigningKeyEntry("2026a", KEY.public.raw, 0), SigningKeyEntry("2025a", bytes(32), 0, retired=True)),
)
quick = settings(deadline=None, max_examples=200)


def delta(*, since: int = 3, left: tuple[StaffId, ...] = (), **changes: object) -> TrustDelta:
    news = TrustBundle(4, BUNDLE.issued_at + 1, BUNDLE.expires_at + 1, COUNTY)
    return TrustDelta(since, replace(news, **changes), left)  # type: ignore[arg-type]


def applied(change: TrustDelta) -> TrustBundle:
    bundle = apply_delta(BUNDLE, change)
    assert isinstance(bundle, TrustBundle)
    return bundle


def test_round_trip_of_the_signed_bytes() -> None:
    data = BUNDLE.to_bytes()
    opened = open_signed(data, BUNDLE.signature(KEY), [SigningKey.from_seed(bytes(32)).public, KEY.public])
    assert isinstance(opened, TrustBundle)
    assert opened.to_bytes() == data
    assert opened.roster == BUNDLE.roster and opened.voids == BUNDLE.voids
    assert set(opened.terminals) == {OLD_KEY, NEW_KEY}


def test_equal_content_has_equal_bytes_in_any_order() -> None:
    shuffled = replace(BUNDLE, terminals=BUNDLE.terminals[::-1], county_keys=BUNDLE.county_keys[::-1])
    assert shuffled.to_bytes() == BUNDLE.to_bytes()


def test_finds_keys_by_terminal_and_generation() -> None:
    assert BUNDLE.terminal_key(TerminalId(7), 1) == OLD_KEY
    assert BUNDLE.terminal_key(TerminalId(7), 3) is None
    assert BUNDLE.terminal_key(TerminalId(8), 1) is None


def test_a_retired_county_key_no_longer_counts() -> None:
    assert BUNDLE.county_key("2026a") == KEY.public
    assert BUNDLE.county_key("2025a") is None


def test_the_day_of_issue_is_that_of_china() -> None:
    assert replace(BUNDLE, issued_at=1_789_920_000_000).issued_on == date(2026, 9, 21)
    assert replace(BUNDLE, issued_at=1_789_919_999_999).issued_on == date(2026, 9, 20)


def test_only_the_county_s_signature_opens_it() -> None:
    data, signature = BUNDLE.to_bytes(), BUNDLE.signature(KEY)
    assert open_signed(data, signature, []) == BadBundle("signature")
    assert open_signed(data.replace(b'"version":3', b'"version":4'), signature, [KEY.public]) == BadBundle("signature")
    assert open_signed(data, KEY.sign(b"buchucun.receipt.v1", data), [KEY.public]) == BadBundle("signature")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"[" * 100_000,
        BUNDLE.to_bytes() + b" ",
        BUNDLE.to_bytes().replace(b'"version":3', b'"version":3.0'),
        BUNDLE.to_bytes().replace(b'"version":3', b'"version":true'),
        BUNDLE.to_bytes().replace(b'"version":3', b'"version":3,"more":1'),
        b"\xff",
    ],
    ids=lambda data: data[:9].decode("latin-1") or "nothing",
)
def test_a_damaged_list_is_an_outcome(data: bytes) -> None:
    outcome = parse(data)
    assert outcome == BadBundle("format")
    assert isinstance(outcome, BadBundle) and outcome.sentence.text and outcome.next_step.text


def test_a_delta_replaces_adds_and_takes_away() -> None:
    revoked = replace(NEW_KEY, last_good_sequence=9, lost=True)
    bundle = applied(delta(terminals=(revoked,), voids=frozenset({b"87654321"}), left=(StaffId("mei"),)))
    assert bundle.version == 4
    assert bundle.terminal_key(TerminalId(7), 2) == revoked
    assert bundle.terminal_key(TerminalId(7), 1) == OLD_KEY
    assert bundle.voids == BUNDLE.voids | {b"87654321"}
    assert bundle.roster == ()


def test_a_void_lasts() -> None:
    assert applied(delta()).voids == BUNDLE.voids


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"since": 4, "version": 5}, BadBundle("gap")),
        ({"county": CountyCode("231223")}, BadBundle("county")),
        ({"since": 1, "version": 2}, BUNDLE),
        ({"since": 2, "version": 3}, BUNDLE),
    ],
    ids=["gap", "other county", "older", "the same"],
)
def test_a_delta_for_another_version_changes_nothing(change: dict[str, object], outcome: object) -> None:
    assert apply_delta(BUNDLE, delta(**change)) == outcome


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from([COUNTY, CountyCode("231223")]))
@quick
def test_trust_never_goes_back(ours: int, theirs: int, county: CountyCode) -> None:
    one, other = replace(BUNDLE, version=ours), replace(BUNDLE, version=theirs, county=county)
    kept = newer(one, other)
    assert kept.county == COUNTY
    assert kept.version == (max(ours, theirs) if county == COUNTY else ours)
    assert kept is one or theirs > ours


@given(st.binary(max_size=200))
@quick
def test_reading_any_bytes_gives_an_outcome(data: bytes) -> None:
    assert parse(data) == BadBundle("format")


def test_names_and_verifiers_never_show_in_a_repr() -> None:
    assert "王小梅" not in repr(BUNDLE) and "argon2id" not in repr(BUNDLE)
    assert trust.void_key(bytes(10)) == handle_key(bytes(10))[:8]
