"""The names in a dictionary's lines for places, against the gazetteer that names where pictures were taken."""

from __future__ import annotations

import pytest

from heirloom.core.words import fold
from heirloom.ingest.towns import towns
from heirloom.search.chinese.proper import names_in, short_name, without_accents
from heirloom.search.chinese.translate import Translator

WELL_KNOWN = """
成都 上海 北京 天津 重庆 广州 深圳 杭州 南京 苏州 武汉 青岛 大连 昆明 厦门 三亚 丽江 桂林 拉萨 哈尔滨 长沙
香港 澳门 台北 洛阳 敦煌 大理 宁波 无锡 济南 郑州 福州 贵阳 兰州 沈阳 珠海 威海 绍兴 扬州 乌鲁木齐 呼和浩特
四川 浙江 广东 江苏 山东 云南 西藏 新疆 海南 福建 内蒙古 四川省 成都市 上海市 巴黎 伦敦 东京 京都 大阪 首尔
釜山 曼谷 清迈 罗马 威尼斯 佛罗伦萨 米兰 旧金山 洛杉矶 西雅图 纽约 悉尼 墨尔本 柏林 慕尼黑 维也纳 布拉格
巴塞罗那 里斯本 莫斯科 开罗 迪拜 温哥华 苏黎世 牛津 墨西哥城 开普敦 日本 法国 意大利 埃及 新西兰 倫敦 東京
羅馬 廣州 蘇州 紐約
"""


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator()


@pytest.fixture(scope="module")
def gazetteer() -> frozenset[str]:
    known = towns()
    return frozenset(
        without_accents(fold(name)) for names in (known.city, known.state, known.countries.values()) for name in names
    )


@pytest.mark.parametrize("place", WELL_KNOWN.split())
def test_a_place_is_called_as_the_gazetteer_calls_it(
    translator: Translator, gazetteer: frozenset[str], place: str
) -> None:
    assert {without_accents(fold(name)) for name in translator.names(place)} & gazetteer


@pytest.mark.parametrize("place", WELL_KNOWN.split())
def test_its_meaning_is_its_name_alone(translator: Translator, place: str) -> None:
    explaining = {"province", "capital", "city", "prefecture", "municipality", "in", "subprovincial"}
    meant = translator.to_english(place)
    assert meant
    assert not explaining & set(meant.split())


@pytest.mark.parametrize(
    ("gloss", "names"),
    [
        ("Chengdu subprovincial city and capital of Sichuan province 四川 in southwest China", ["Chengdu"]),
        ("Xiamen or Amoy, subprovincial city in Fujian, abbr. 廈|厦[Xia4]", ["Xiamen", "Amoy"]),
        ("Hainan Province, in the South China Sea", ["Hainan Province", "Hainan"]),
        ("Ōsaka, a city and prefecture in Japan", ["Ōsaka", "Osaka"]),
        ("Dali Bai autonomous prefecture 大理白族自治州 in Yunnan", ["Dali Bai", "Dali"]),
        ("Mexico City, capital of Mexico", ["Mexico City"]),
        ("Rio de Janeiro", ["Rio de Janeiro"]),
        ("capital of China at different historical periods", []),
        ("", []),
    ],
)
def test_names_in_a_line(gloss: str, names: list[str]) -> None:
    assert names_in(gloss) == names
    assert short_name(gloss) == (names[0] if names else "")
