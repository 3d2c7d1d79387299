"""Given names as the village's older generation has them, put together from the characters they are made of."""

from itertools import product
from typing import Final

_WOMEN: Final = ("淑秀桂玉凤春金素丽亚艳秋月翠彩雅晓洪立", "兰英珍芝芬华琴荣梅霞云香芳芹杰玲娟红萍莲凤")
_MEN: Final = ("国建德长永振文志立海宝占洪喜凤玉春庆福广忠明树", "军民华林山生富贵才江海成文武发田和平胜祥忠义强伟庆")
_MORE: Final = "建国 国庆 卫东 卫国 红卫 爱国 爱民 爱军 和平 解放 跃进 援朝 抗美 学军 永红 向阳 铁柱 铁蛋 大山 二柱"
SINGLE: Final = "伟芳娜静敏丽强磊军洋勇艳杰娟涛超明霞平刚辉玲英华萍红丹洁鑫帆丫兰梅云香莲凤珍芝琴荣发财山海江林"
"""Given names of one character."""
GIVEN: Final = frozenset(
    a + b for firsts, seconds in (_WOMEN, _MEN) for a, b in product(firsts, seconds) if a != b
) | frozenset(_MORE.split())
