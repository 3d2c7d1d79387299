import pytest

from casework import divisions
from casework.divisions import BadDivisionCode, BadDivisions, Divisions, Kind, parse_village
from casework.ids import CountyCode, VillageCode
from tests.rules.vectors import ROOT

LIST = Divisions.parse((ROOT / "assets/catalogue/divisions.csv").read_text(encoding="utf-8"))
XIANGYANG = VillageCode("231222102201")


def test_the_list_holds_a_county_its_townships_and_invented_villages() -> None:
    townships = LIST.townships(CountyCode("231222"))
    assert len(townships) == 22 and not any(place.demo for place in townships)
    villages = LIST.villages(XIANGYANG)
    assert [place.name for place in villages][:2] == ["向阳村", "红旗村"]
    assert all(place.demo for place in villages)


def test_reads_a_place_as_one_says_it() -> None:
    assert LIST.full_name(XIANGYANG) == "榆林镇向阳村"
    assert LIST.full_name(VillageCode("231222102000")) == "榆林镇"
    assert LIST.full_name(VillageCode("231222102399")) == "榆林镇231222102399"
    assert LIST.full_name(VillageCode("999999102399")) == "999999102399"
    assert LIST.get(VillageCode("231222102399")) is None


def test_a_code_tells_its_county_and_township() -> None:
    assert divisions.county_code(XIANGYANG) == "231222"
    assert divisions.township_code(XIANGYANG) == "231222102000"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("231222000000", Kind.COUNTY),
        ("231222001000", Kind.STREET),
        ("231222199000", Kind.TOWN),
        ("231222399000", Kind.TOWNSHIP),
        ("231222580000", Kind.LIKE_TOWNSHIP),
        ("231222600000", None),
        ("231222000201", None),
        ("231222102001", Kind.RESIDENTS),
        ("231222102399", Kind.VILLAGE),
        ("231222102400", Kind.LIKE_RESIDENTS),
        ("231222102500", Kind.LIKE_VILLAGE),
        ("231222102600", None),
        ("231222700201", None),
    ],
)
def test_ranges_tell_the_kind(code: str, kind: Kind | None) -> None:
    assert divisions.kind_of(VillageCode(code)) is kind


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (" 231222 102201", "231222102201"),
        ("２31222102201", "231222102201"),
        ("231222102", BadDivisionCode("length")),
        ("23122210220X", BadDivisionCode("character")),
        ("231222102000", BadDivisionCode("village")),
        ("231222102700", BadDivisionCode("range")),
        ("231222000201", BadDivisionCode("range")),
    ],
)
def test_reads_a_village_code(text: str, outcome: object) -> None:
    said = parse_village(text)
    assert said == outcome
    if isinstance(said, BadDivisionCode):
        assert said.sentence.text and said.next_step.text


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("2312221022,向阳村,村委会,\n", "line 2"),
        ("231222102201,,村委会,\n", "line 2"),
        ("231222102201,向阳村,镇,\n", "line 2"),
        ("231222102201,a,村委会,\n231222102201,b,村委会,\n", "twice"),
    ],
)
def test_a_damaged_list_is_refused(rows: str, reason: str) -> None:
    with pytest.raises(BadDivisions, match=reason):
        Divisions.parse("code,name,kind,demo\n" + rows)
