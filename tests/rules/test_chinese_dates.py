from datetime import date

import pytest

from casework import chinese_dates


@pytest.mark.parametrize(
    ("day", "spoken", "formal", "on_paper"),
    [
        (date(2026, 9, 24), "9月24日", "2026年9月24日", "二〇二六年九月二十四日"),
        (date(2030, 10, 10), "10月10日", "2030年10月10日", "二〇三〇年十月十日"),
        (date(2025, 12, 31), "12月31日", "2025年12月31日", "二〇二五年十二月三十一日"),
        (date(2027, 1, 20), "1月20日", "2027年1月20日", "二〇二七年一月二十日"),
        (date(2027, 11, 1), "11月1日", "2027年11月1日", "二〇二七年十一月一日"),
    ],
)
def test_writes_a_day(day: date, spoken: str, formal: str, on_paper: str) -> None:
    written = (chinese_dates.spoken(day), chinese_dates.formal(day), chinese_dates.on_paper(day))
    assert written == (spoken, formal, on_paper)
