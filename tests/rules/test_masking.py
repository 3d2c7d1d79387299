import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework import masking
from casework.masking import Place

SCREEN, SLIP, LEGAL, QR, LOG, STAFF = Place
NUMBER = "23129919500315000X"
CARD = "************1234"
ADDRESS = "黑龙江省绥化市兰西县榆林镇向阳村三组12号"


@pytest.mark.parametrize(
    ("mask", "text", "shown"),
    [
        (masking.mask_name, "张小三", ["张*三", "张*三", "张小三", "", "", "张*三"]),
        (
            masking.mask_citizen_number,
            NUMBER,
            ["231*************0X", "", "231299********000X", "", "", "**************000X"],
        ),
        (masking.mask_phone, "13800001234", ["138****1234", "", "138****1234", "", "", "138****1234"]),
        (masking.mask_bank_card, "6228480000001234", [CARD, "", CARD, "", "", CARD]),
        (
            masking.mask_address,
            ADDRESS,
            [ADDRESS[:-5] + "***", ADDRESS[:-5] + "***", ADDRESS, "", "", ADDRESS[:-5] + "***"],
        ),
    ],
    ids=["name", "citizen number", "phone", "bank card", "address"],
)
def test_shows_in_each_place_only_what_it_needs(mask: object, text: str, shown: list[str]) -> None:
    assert callable(mask)
    assert [mask(text, place) for place in Place] == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("王", "*"),
        ("", ""),
        ("欧阳锋", "欧阳*"),
        ("欧阳小锋", "欧阳*锋"),
        ("欧阳", "欧*"),
        ("阿卜杜·热合曼", "阿**·**曼"),
        ("\U00020000\U00020001\U00020002", "\U00020000*\U00020002"),
    ],
)
def test_masks_names_of_every_shape(name: str, shown: str) -> None:
    assert masking.mask_name(name, SLIP) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("兰西县新村镇向阳村3号", "兰西县新村镇向阳村***"),
        ("兰西县颜河街道幸福社区5栋", "兰西县颜河街道幸福社区***"),
        ("兰西县榆林镇街里", "兰西县榆林镇***"),
        ("三组12号", "***"),
    ],
)
def test_cuts_an_address_behind_the_village(address: str, shown: str) -> None:
    assert masking.mask_address(address, SLIP) == shown


def test_a_discreet_service_is_named_to_its_clerks_and_on_its_papers_only() -> None:
    discreet = [masking.mask_item("低保", place, discreet=True) for place in Place]
    plain = [masking.mask_item("低保", place, discreet=False) for place in Place]
    assert discreet == ["民生服务", "民生服务", "低保", "", "", "低保"]
    assert plain == ["低保", "低保", "低保", "", "", "低保"]


@given(st.text(alphabet="张王小三欧阳·赫连", min_size=2, max_size=12), st.sampled_from([SCREEN, SLIP, STAFF]))
@settings(deadline=None, max_examples=200)
def test_a_masked_name_always_hides_something(name: str, place: Place) -> None:
    if name.strip("·"):
        assert "*" in masking.mask_name(name, place)
        assert len(masking.mask_name(name, place)) == len(name)


def test_a_disability_number_hides_the_person_and_the_ailment() -> None:
    shown = masking.mask_disability_number("23129919900101001841", Place.SCREEN)
    assert shown == masking.mask_citizen_number("231299199001010018", Place.SCREEN) + "**"
