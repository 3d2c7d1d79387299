from casework.message import Message


def test_fills_the_slots_of_the_translation() -> None:
    message = Message("{missing} digits are missing.", {"missing": "1"})
    assert message.render() == "1 digits are missing."
    assert message.render({"{missing} digits are missing.": "少了{missing}位数。"}.__getitem__) == "少了1位数。"


def test_values_are_never_read_as_slots_or_code() -> None:
    assert Message("{a}{b}", {"a": "{b}", "b": "{a.__class__}"}).render() == "{b}{a.__class__}"


def test_a_slot_without_a_value_stays() -> None:
    assert Message("{a}").render() == "{a}"


def test_equal_messages_are_equal_and_hash_alike() -> None:
    one, two = (Message("{a}", {"a": "1", "b": "2"}), Message("{a}", {"b": "2", "a": "1"}))
    assert one == two and hash(one) == hash(two)


def test_values_never_show_in_a_repr() -> None:
    assert "张三" not in repr(Message("{name}", {"name": "张三"}))
