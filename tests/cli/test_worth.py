"""`heirloom worth`: the lanes, the memories in them, and how often proposals were right."""

from __future__ import annotations

import pytest

from heirloom.cli.commands.worth import told
from heirloom.core.albums import Interval
from heirloom.core.screening import ScreeningReport
from tests.cli.conftest import Cli, lay_out, new_vault
from tests.cli.test_shapes import check


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    folder = tmp_path_factory.mktemp("worth")
    cli = new_vault(folder)
    memories = lay_out(folder / "memories")
    (memories / "nothing.txt").write_bytes(b"")
    cli.json("import", str(memories), "--ocr", "off")
    return cli


def test_the_lanes_and_a_report_that_says_why_it_has_no_figures(kept: Cli) -> None:
    found = kept.json("worth")
    check("worth", found)
    assert found["looked_at"] == found["total"] == kept.json("status")["items"]
    assert found["clutter"] == sum(stack["count"] for stack in found["stacks"]) > 0
    report = found["report"]
    assert (report["reason"], report["precision"], report["intervals"]) == ("too_few", None, None)
    said = kept("worth").out
    assert "Too early to say" in said
    assert "12 more decisions" in said


def test_a_lane_lists_its_memories_with_their_reasons(kept: Cli) -> None:
    stack = max(kept.json("worth")["stacks"], key=lambda one: one["count"])
    listed = kept.json("worth", stack["kind"])
    assert len(listed["items"]) == stack["count"]
    assert all(one["clutter"][0]["kind"] == stack["kind"] and not one["guarded"] for one in listed["items"])
    assert len(kept.json("worth", stack["kind"], "--limit", "1")["items"]) == 1
    kept.json("set-aside", *(one["id"] for one in listed["items"]))
    assert kept.json("worth", stack["kind"])["items"] == []
    kept.json("bring-back", *(one["id"] for one in listed["items"]))
    keepsakes = kept.json("worth", "keepsakes")
    check("worth_lane", keepsakes)
    assert len(keepsakes["items"]) == kept.json("worth")["keepsakes"]


def test_a_lane_that_there_is_not(kept: Cli) -> None:
    assert kept.json("worth", "nonsense", code=2)["error"]["code"] == "usage"


def test_figures_are_told_in_words() -> None:
    report = ScreeningReport(
        20, 14, precision=Interval(0.86, 0.7, 0.95), recall=Interval(0.6, 0.4, 0.8), keepsakes=None, version=2
    )
    assert told(report) == [
        "Of 10 it proposes as clutter, about 9 were set aside (0.86, likely between 0.70 and 0.95).",
        "Of 10 that were set aside, it proposed about 6 (0.60, likely between 0.40 and 0.80).",
        "Measured on 34 decisions, each hidden while the rest was learned.",
    ]
