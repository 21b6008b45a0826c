"""Reports as the records that scripts read."""

from __future__ import annotations

import json

from heirloom.bank.learning.measuring import as_record
from heirloom.core.albums import NOTHING_ADDED, TOO_FEW, AlbumReport, Averages, Interval, Method


def test_too_few_answers_have_no_figure_at_all() -> None:
    record = as_record(AlbumReport(3, 1, Method.PROTOTYPE, 0.5, 1, TOO_FEW, 8))
    assert record["examples"] == {"yes": 3, "no": 1}
    assert (record["reason"], record["answers_needed"]) == ("too_few", 8)
    empty = ("precision", "recall", "f1", "intervals", "averaged", "per_class", "confusion", "drift", "trained_at")
    assert [name for name in empty if record[name] is not None] == []


def test_where_nothing_would_be_added_what_is_known_keeps_its_interval() -> None:
    report = AlbumReport(9, 9, Method.LOGISTIC, 0.9, 3, NOTHING_ADDED, recall=Interval(0.0, 0.0, 0.2))
    record = as_record(report)
    assert (record["precision"], record["recall"], record["f1"]) == (None, 0.0, None)
    assert record["intervals"] == {"precision": None, "recall": [0.0, 0.2], "f1": None}


def test_every_figure_is_there_with_its_interval() -> None:
    figure, rest = Interval(0.91234, 0.7, 0.97), Averages(0.9, 0.8, 0.85)
    report = AlbumReport(
        20,
        15,
        Method.LOGISTIC,
        0.4,
        7,
        precision=figure,
        recall=figure,
        f1=figure,
        averaged={"micro": rest, "macro": rest, "weighted": rest},
        confusion=(41.6, 4.1, 8.5, 1203.0),
        curve=((12, 0.5), (35, 0.87)),
    )
    record = json.loads(json.dumps(as_record(report)))
    assert (record["precision"], record["intervals"]["precision"]) == (0.9123, [0.7, 0.97])
    assert record["averaged"]["macro"] == {"precision": 0.9, "recall": 0.8, "f1": 0.85}
    assert record["confusion"]["true_positives"] == 41.6
    assert record["curve"][-1] == {"answers": 35, "f1": 0.87}
