"""Sticks brought in and made through the pages of the console."""

from kiosk.store import Transport
from tests.county.by_hand import ByHand, at_county
from tests.county.world import County


def test_the_console_takes_in_and_hands_over(county: County, full_hand: ByHand) -> None:
    hand = full_hand
    hand.round()
    hand.box.apply()
    path = hand.out()
    client = county.client("admin")
    with path.open("rb") as file:
        page = client.post("/fleet/stick", {"stick": file}).content.decode()
    assert "1 条" in page and len(at_county()) == 1 and list((county.folder / "sticks" / "came").iterdir()) == []
    with (hand.stick / "notes.txt").open("w+b") as other:
        other.write("别的".encode())
        other.seek(0)
        assert "不是我们的文件" in client.post("/fleet/stick", {"stick": other}).content.decode()
    made = client.get("/fleet/stick/1")
    down = hand.stick / "buchucun" / made.headers["Content-Disposition"].split('"')[1]
    down.write_bytes(b"".join(made.streaming_content))
    made.close()
    assert hand.home() == ["known", "taken"] and hand.transport() == {Transport.CONFIRMED}
    assert client.get("/fleet/stick/99").status_code == 404
    assert county.client("window").get("/fleet/stick/1").status_code == 403
