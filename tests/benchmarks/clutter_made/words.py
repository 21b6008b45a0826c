"""Words and letters for made pictures, in English and Chinese."""

from __future__ import annotations

import random
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

_ENGLISH = """the of parcel arrived today see you tomorrow order number delivered meeting at ten please call back
garden photo settings account privacy battery storage update message new offer train ticket platform weather sunny
rain map route minutes home work search results news market bread milk coffee price summer school holiday kids love
thanks for dinner on saturday birthday cake bring your own ideas project report table invoice section"""
ENGLISH = _ENGLISH.split()
CHINESE = (
    "今天快递已经到了请查收明天见谢谢您的订单号码会议十点开始设置账户隐私电池存储更新消息优惠火车票天气晴雨地图路线"
    "分钟回家工作搜索结果新闻市场面包牛奶咖啡价格夏天学校假期孩子生日蛋糕周六晚饭发票合计现金找零店员商品数量"
)
_LATIN = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf",
    "C:/Windows/Fonts/arial.ttf",
    "/System/Library/Fonts/Helvetica.ttc",
)
_SERIF = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf",
    "/usr/share/fonts/opentype/urw-base35/C059-Roman.otf",
    "C:/Windows/Fonts/times.ttf",
)
_MONO = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Bold.otf",
    "C:/Windows/Fonts/cour.ttf",
)
_HAN = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "C:/Windows/Fonts/msyh.ttc")
_BOLD = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/opentype/urw-base35/NimbusSansNarrow-Bold.otf",
    "C:/Windows/Fonts/impact.ttf",
)
_HAND = ("/usr/share/fonts/opentype/urw-base35/Z003-MediumItalic.otf", "C:/Windows/Fonts/inkfree.ttf")
_FAMILIES = {"sans": _LATIN, "serif": _SERIF, "mono": _MONO, "han": _HAN, "bold": _BOLD, "hand": _HAND}

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def font(chance: random.Random, family: str, size: int) -> Font:
    """A font of the family at `size` px; Pillow's own where the computer has none of them."""
    found = _found(family)
    return _opened(chance.choice(found) if found else "", max(7, size))


@cache
def _found(family: str) -> tuple[str, ...]:
    return tuple(path for path in _FAMILIES[family] if Path(path).is_file())


@lru_cache(maxsize=256)
def _opened(path: str, size: int) -> Font:
    return ImageFont.truetype(path, size) if path else ImageFont.load_default(size)


def words(chance: random.Random, han: bool, count: int) -> str:
    """`count` words, or twice as many Chinese characters."""
    if han and _found("han"):
        return "".join(chance.choice(CHINESE) for _ in range(2 * count))
    return " ".join(chance.choice(ENGLISH) for _ in range(count)).capitalize()


def family_of(han: bool) -> str:
    return "han" if han else "sans"
