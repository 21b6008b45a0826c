"""Where dates lie on the scrubber."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from heirloom.bank import TileFlag
from heirloom.gui.grid.scrub.scale import LABEL_STEP_PX, Scale, scale_of, ticks, year_labels
from heirloom.gui.models.sections import by_day, plain

DAY_US = 86_400_000_000


def _scale(days: list[int]) -> Scale:
    at = np.array(sorted(days, reverse=True), dtype=np.int64) * DAY_US
    sections = by_day(at, np.full(len(at), TileFlag.DATED, dtype=np.uint8), 0)
    return scale_of(sections, np.full(len(sections), 200.0))


def test_a_place_on_the_line_leads_to_its_section_and_back() -> None:
    scale = _scale(list(range(10_000, 18_000, 13)))
    for section in range(0, len(scale.sections), 37):
        found, within = scale.at(scale.share_of(section, 0.5))
        assert found == section
        assert within == pytest.approx(0.5, abs=0.01)


def test_the_ends_of_the_line_are_the_newest_and_the_oldest() -> None:
    scale = _scale(list(range(10_000, 18_000, 13)))
    assert scale.at(-0.2)[0] == 0
    assert scale.at(1.4)[0] == len(scale.sections) - 1


def test_a_year_with_little_in_it_can_still_be_reached() -> None:
    scale = _scale([3_000, *range(17_000, 18_000)])
    last = len(scale.sections) - 1
    assert scale.edges[last + 1] - scale.edges[last] > 0.03


def test_labels_keep_their_distance_and_name_the_oldest_year() -> None:
    scale = _scale([day for year in range(60) for day in (year * 365 + 20, year * 365 + 90)])
    labels = year_labels(scale, 500)
    assert all(below - above >= LABEL_STEP_PX for (_, above), (_, below) in pairwise(labels))
    assert labels[0][0] == 2029
    assert labels[-1][0] == 1970


def test_ticks_tell_how_much_there_is() -> None:
    scale = _scale([17_000] * 40 + [16_000])
    lengths = dict(ticks(scale, 400))
    assert max(lengths.values()) == 1.0
    assert min(lengths.values()) < 0.5


def test_a_grid_without_days_has_neither() -> None:
    scale = scale_of(plain(10), np.ones(1))
    assert year_labels(scale, 400) == []
    assert ticks(scale, 400) == []
    assert scale.at(0.7)[0] == 0
