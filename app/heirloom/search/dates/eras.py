"""Years of eras, 民国74年, 昭和60年 and 光绪二十六年; and numbers of years that are no date."""

from __future__ import annotations

import re
from typing import Final

from heirloom.search.dates.numerals import NUMERAL, read_number

# The year before each era's first, and how many years it had; None for one that runs.
_ERAS: Final[dict[str, tuple[int, int | None]]] = {
    **dict.fromkeys(("中华民国", "中華民國", "民国", "民國"), (1911, None)),
    "令和": (2018, None),
    "平成": (1988, 31),
    "昭和": (1925, 64),
    "大正": (1911, 15),
    "明治": (1867, 45),
    **dict.fromkeys(("宣统", "宣統"), (1908, 3)),
    **dict.fromkeys(("光绪", "光緒"), (1874, 34)),
    "同治": (1861, 13),
    **dict.fromkeys(("咸丰", "咸豐"), (1850, 11)),
    "道光": (1820, 30),
    **dict.fromkeys(("嘉庆", "嘉慶"), (1795, 25)),
    "乾隆": (1735, 60),
    "雍正": (1722, 13),
    "康熙": (1661, 61),
    **dict.fromkeys(("顺治", "順治"), (1643, 18)),
}
_NAMES: Final = "|".join(sorted(_ERAS, key=len, reverse=True))
ERA_YEAR: Final = rf"(?P<era>{_NAMES})\s*(?P<era_year>元|\d{{1,3}}|[{NUMERAL}]{{1,4}})年"
_ERA_BEFORE: Final = re.compile(rf"(?:{_NAMES})\s*$")
_COUNTED: Final = re.compile(
    r"(?:第|结婚|成婚|金婚|婚龄|婚后|建[国校党军厂院所馆队站]|开[国业放店张]|创[业办立刊]|成立|工作|从[业教军医警艺政]|"
    r"教龄|工龄|党龄|驾龄|入[职党伍行学]|相[识恋爱处伴知守]|认识|恋爱|在一起|陪伴|分[手别离]|去世|逝世|离世|离开|"
    r"回归|解放|独立|诞辰|冥诞|坚持|生活|历[时经史]|长达|时隔|相隔|阔别|一别|整整|连续|持续|未来|今后|"
    r"[整足近约满超逾每共达活住等过了隔这那前后短上十百千几数两])\s*$"
)
"""Words before a number of years that lasts, and is none of the calendar."""
_LASTING: Final = re.compile(
    r"年(?:的?(?:纪念|历史|婚姻|婚龄|友谊|友情|感情|爱情|交情|工龄|教龄|经验|时间|光阴|岁月|风雨|陈酿|庆典|大庆|校庆)"
    r"|[级间来内多庆]|之?久|如一|老[店字号树房屋友朋酒夫妻茶]|陈|代价|以?上|以?下)"
)


def year_of_era(era: str, number: str) -> int | None:
    """The year of our calendar; None where the era had no such year."""
    counted = 1 if number == "元" else read_number(number)
    before, years = _ERAS[era]
    return before + counted if counted and (years is None or counted <= years) else None


def lasts(text: str, begin: int, year_sign: int) -> bool:
    """Whether a number of years from `begin` is how long something lasts; 年 stands at `year_sign`.

    "结婚30年" and "20年的友谊" are no years of the calendar, nor is a number that an era counts.
    """
    before = text[:begin]
    counted = _COUNTED.search(before) is not None or _ERA_BEFORE.search(before) is not None
    return counted or _LASTING.match(text, year_sign) is not None
