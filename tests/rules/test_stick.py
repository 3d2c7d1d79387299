"""Sticks byte by byte: whole, torn, foreign and hostile ones."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.signing import OpeningKey, SigningKey
from casework.stick import PIECE_BYTES, BadStick, Contents, Opened, Part, Way, read_front
from casework.stick.front import HASH_BYTES, Front
from casework.wire import Damaged
from tests.rules.stick_samples import (
    COUNTY_BOX,
    OUTLINE,
    PHOTO,
    TERMINAL,
    VECTORS,
    carried,
    file_of,
    opened,
    part,
    parts,
    sealing,
    small,
)

WHOLE = file_of(sealing())
FRONT = read_front(WHOLE)
assert isinstance(FRONT, Front)


def test_what_was_put_in_comes_out_in_order() -> None:
    assert [word for word, _ in carried(WHOLE)] == ["want", "sync", "blob"]
    assert carried(WHOLE)[1:] == [("sync", b"frames"), ("blob", PHOTO)]
    assert FRONT.outline == OUTLINE and FRONT.file_bytes == len(WHOLE) and FRONT.pieces == 3


def test_nothing_carried_can_be_read_without_the_key_nor_from_the_name() -> None:
    assert b"frames" not in WHOLE and PHOTO[:64] not in WHOLE
    assert OUTLINE.name == "up-231222-00001-00000000-0-40-000012.stick"
    assert opened(WHOLE, boxes={"1": OpeningKey(bytes([4]) * 32)}) == BadStick("key")
    assert opened(WHOLE, boxes={}) == BadStick("key")


def test_the_same_contents_give_the_same_pieces_and_others_none_of_them() -> None:
    again, other = list(sealing().locked()), list(sealing(parts(b"Frames")).locked())
    assert again == list(sealing().locked())
    assert not {piece for _, piece in again} & {piece for _, piece in other}


@pytest.mark.parametrize(("bad", "reason"), [
    (WHOLE.replace(b'"to":40', b'"to":41'), "signature"), (WHOLE.replace(b"stick 1\n", b"stick 2\n"), "no-stick"),
    (WHOLE[:40], "front"), (WHOLE[:FRONT.begins + HASH_BYTES], "torn"), (b"", "no-stick"),
    (b"PK\3\4" + bytes(90), "no-stick"),
    (WHOLE[:FRONT.begins] + bytes(HASH_BYTES) + WHOLE[FRONT.begins + HASH_BYTES:], "torn")])
def test_a_broken_front_is_told_and_nothing_is_taken(bad: bytes, reason: str) -> None:
    assert opened(bad) == BadStick(reason)


def test_a_stick_of_somebody_else_is_told_apart() -> None:
    assert opened(WHOLE, county="231223") == BadStick("county")
    assert opened(WHOLE, way=Way.DOWN) == BadStick("other-way")
    assert opened(WHOLE, key=SigningKey.from_seed(bytes([9]) * 32)) == BadStick("signature")
    assert all(BadStick(reason).sentence.text and BadStick(reason).next_step.text
               for reason in ("unknown", "terminal", "old", "unsafe"))


@pytest.mark.parametrize("size", [0, -1, 1 << 40, True, "9", None, 1.5])
def test_a_front_that_announces_nonsense_is_no_front(size: object) -> None:
    line = WHOLE.split(b"\n")[1].partition(b"\t")[0].replace(b'"size":%d' % FRONT.size,
                                                          b'"size":' + json.dumps(size).encode())
    assert read_front(WHOLE.split(b"\n")[0] + b"\n" + line + b"\t\n") == Damaged("front")


@pytest.mark.parametrize("pieces", [0, 1, 2])
def test_a_half_copied_stick_yields_its_whole_pieces(pieces: int) -> None:
    torn = WHOLE[:FRONT.piece_at(pieces)[0] + 1000]
    stick = opened(torn)
    assert isinstance(stick, Opened) and stick.whole_pieces() == pieces
    assert carried(torn) == ([] if pieces == 0 else [*carried(WHOLE)[:2], ("blob", None)])


@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
@settings(deadline=None, max_examples=150)
def test_one_turned_bit_never_gives_other_contents(place: int, bit: int) -> None:
    broken = bytearray(WHOLE)
    broken[place] ^= 1 << bit
    stick = opened(bytes(broken))
    if isinstance(stick, Opened):
        plain, whole = b"".join(stick.pieces()), opened(WHOLE)
        assert isinstance(whole, Opened) and b"".join(whole.pieces()).startswith(plain)


@given(plain=st.binary(max_size=200), cut=st.integers(1, 60))
@settings(deadline=None, max_examples=100)
def test_contents_of_any_bytes_never_raise(plain: bytes, cut: int) -> None:
    """A signed stick may still hold nonsense: a terminal can be taken over."""
    for start in (plain, b'#blob {"size":50}\n' + plain, b'#have {"size":4}\n[[1]' + plain):
        pieces = iter([start[at:at + cut] for at in range(0, len(start), cut)])
        for section in Contents(pieces):
            assert len(section.hashes()) <= 1


def test_a_section_may_not_lie_about_its_size() -> None:
    with pytest.raises(ValueError, match="other bytes"):
        sealing([Part("blob", 5, lambda: b"1234")])
    huge = part("sync", b'#blob {"size":99999999999}\n')
    assert carried(file_of(sealing([huge]))) == [("sync", huge.load())]


def test_contents_larger_than_one_piece_keep_their_borders() -> None:
    rows = [part("blob", bytes([number]) * (PIECE_BYTES - 40), sha256="aa" * 32) for number in range(4)]
    assert [data for _, data in carried(file_of(sealing(rows)))] == [row.load() for row in rows]


def test_names_of_two_sticks_differ_by_number_and_range() -> None:
    assert len({OUTLINE.name, replace(OUTLINE, number=13).name, replace(OUTLINE, way=Way.DOWN).name}) == 3


@pytest.mark.parametrize("path", sorted(VECTORS.glob("*.json")), ids=lambda path: path.stem)
def test_the_vectors_open(path: Path) -> None:
    vector = json.loads(path.read_text(encoding="utf-8"))
    data = bytes.fromhex(vector["file"])
    assert COUNTY_BOX.private.hex() == vector["receiver_private"]
    assert TERMINAL.public.raw.hex() == vector["sender_public"]
    if reason := vector.get("reason"):
        assert opened(data) == BadStick(reason)
        return
    assert carried(data) == [(word, None if hexed is None else bytes.fromhex(hexed))
                             for word, hexed in vector["sections"]]


def test_there_are_vectors_and_they_are_remade_from_the_same_contents() -> None:
    assert {path.stem for path in VECTORS.glob("*.json")} == {"whole", "torn", "changed"}
    vector = json.loads((VECTORS / "whole.json").read_text(encoding="utf-8"))
    made = sealing(small())
    assert file_of(made)[-made.size:] == bytes.fromhex(vector["file"])[-made.size:]


def write_vectors() -> None:
    """Run once, by hand: python -c 'from tests.rules.test_stick import write_vectors; write_vectors()'."""
    whole = file_of(sealing(small()))
    torn = file_of(sealing([part("sync", b"frames"), part("blob", b"x" * PIECE_BYTES, sha256="ab" * 32)]))
    front = read_front(torn)
    assert isinstance(front, Front)
    VECTORS.mkdir(exist_ok=True)
    base = {"note": "keys: Ed25519 seed 01*32 (sender), X25519 03*32 (receiver, named 1)",
            "sender_public": TERMINAL.public.raw.hex(), "receiver_private": COUNTY_BOX.private.hex()}
    sections = [["sync", b"frames".hex()], ["blob", b"photo".hex()]]
    short = torn[:front.begins + front.table_bytes + 2000]
    for name, row in (("whole", {"file": whole.hex(), "sections": sections}),
                      ("torn", {"file": short.hex(), "sections": []}),
                      ("changed", {"file": whole.replace(b'"to":40', b'"to":99').hex(), "reason": "signature"})):
        (VECTORS / f"{name}.json").write_text(json.dumps(base | row, indent=1) + "\n", encoding="utf-8")
