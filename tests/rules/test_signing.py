import base64
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.signing import (
    CannotOpen,
    OpeningKey,
    SigningKey,
    VerifyKey,
    fingerprint,
    open_sealed,
    read_signature,
    seal,
)

KEY = SigningKey.from_seed(bytes(range(32)))
OPENING = OpeningKey(bytes(range(32, 64)))
quick = settings(deadline=None, max_examples=200)


def test_signs_as_the_standard_says() -> None:
    """RFC 8032, section 7.1, TEST 1: the key of the seed, and a signature that repeats."""
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert SigningKey.from_seed(seed).public.raw.hex() == public
    assert KEY.sign(b"a", b"message") == KEY.sign(b"a", b"message")


def test_what_was_signed_as_one_thing_is_not_another() -> None:
    signature = KEY.sign(b"receipt", b"message")
    assert KEY.public.verify(b"receipt", b"message", signature)
    assert not KEY.public.verify(b"trust", b"message", signature)
    assert not KEY.public.verify(b"receipt", b"massage", signature)
    assert not SigningKey.from_seed(bytes(32)).public.verify(b"receipt", b"message", signature)


def test_a_signature_is_spelled_in_one_way_only() -> None:
    raw = bytes(range(64))
    text = base64.b64encode(raw).decode()
    assert read_signature(text) == read_signature(text.encode()) == raw
    before, last = text[:-3], text[-3]
    others = [one for one in string.ascii_letters + string.digits + "+/" if one != last]
    spelled = [one for one in others if base64.b64decode(f"{before}{one}==") == raw]
    assert len(spelled) == 15
    for one in spelled:
        with pytest.raises(ValueError, match="spelling"):
            read_signature(f"{before}{one}==")


@pytest.mark.parametrize("domain", [b"", b"a\0b"])
def test_a_domain_cannot_run_into_its_message(domain: bytes) -> None:
    with pytest.raises(ValueError, match="domain"):
        KEY.sign(domain, b"message")


@given(st.binary(max_size=40), st.binary(max_size=70))
@quick
def test_verifying_never_raises(key: bytes, signature: bytes) -> None:
    assert VerifyKey(key).verify(b"a", b"message", signature) is False
    assert KEY.public.verify(b"a", b"message", signature) is False


@given(st.integers(0, 511))
@quick
def test_one_flipped_bit_spoils_a_signature(bit: int) -> None:
    signature = bytearray(KEY.sign(b"a", b"message"))
    signature[bit // 8] ^= 1 << bit % 8
    assert not KEY.public.verify(b"a", b"message", bytes(signature))


@pytest.mark.parametrize("point", [bytes(32), b"\x01" + bytes(31), b"\xec" + b"\xff" * 30 + b"\x7f"])
def test_a_key_of_small_order_verifies_nothing(point: bytes) -> None:
    assert not VerifyKey(point).verify(b"a", b"message", point + bytes(32))


@given(st.binary(max_size=200))
@quick
def test_what_is_sealed_opens_for_the_receiver_alone(plain: bytes) -> None:
    sealed = seal(OPENING.public, plain)
    assert open_sealed(OPENING, sealed) == plain
    assert open_sealed(OpeningKey(bytes(32)), sealed) == CannotOpen()


@given(st.binary(max_size=100))
@quick
def test_a_damaged_box_does_not_open(sealed: bytes) -> None:
    assert open_sealed(OPENING, sealed) == CannotOpen()


def test_a_fingerprint_is_six_digits_of_all_keys() -> None:
    assert fingerprint(b"a" * 32, b"b" * 32) != fingerprint(b"a" * 32, b"c" * 32)
    assert len(fingerprint(b"a" * 32)) == 6 and fingerprint(b"a" * 32).isdigit()


def test_secrets_never_show_in_a_repr() -> None:
    assert "x00" not in repr(SigningKey.from_seed(bytes(32)))
    assert "x00" not in repr(OpeningKey(bytes(32)))


def test_a_seed_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        SigningKey.from_seed(b"short")
