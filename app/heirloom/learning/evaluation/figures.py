"""The figures of a report as lines of text, for those who read them."""

from __future__ import annotations

from heirloom.core.albums import AlbumReport, Interval, Method

METHODS = {
    Method.ZERO_SHOT: "the sentence alone",
    Method.PROTOTYPE: "the mean of the examples",
    Method.LOGISTIC: "logistic regression on what the encoder sees",
    Method.ADAPTER: "a small network on what the encoder sees",
    Method.FINE_TUNED: "a text encoder tuned on the answers",
}


def figures(report: AlbumReport, precision: Interval, recall: Interval, f1: Interval) -> list[str]:
    """Each figure with its Wilson interval of 90 %, per class and averaged, the counts, the curve, the methods."""
    lines = [
        f"Precision {_figure(precision)}: of what it adds, how much belongs",
        f"Recall    {_figure(recall)}: of what belongs, how much it finds",
        f"F1        {_figure(f1)}: both in one, 1 is without a mistake",
        "Likely: in 9 of 10 such reports the true figure lies between the two.",
        *_by_class(report),
        *_confusion(report),
        *_curve(report),
        *_learned(report),
    ]
    counted = (
        "Only the answers asked at random are counted, which stand for the whole."
        if report.only_random
        else "As hard questions are asked first, answers are weighted by their scores to stand for the whole."
    )
    return [*lines, counted]


def _figure(figure: Interval) -> str:
    return f"{figure.value:.2f}, likely between {figure.low:.2f} and {figure.high:.2f}"


def _by_class(report: AlbumReport) -> list[str]:
    if not report.per_class:
        return []
    rows = [("belongs", "yes"), ("does not", "no")]
    return [
        "",
        f"{'':16}precision  recall    F1",
        *(_row(label, report, key) for label, key in rows if key in report.per_class),
        *(_row(f"{key} average", report, key) for key in report.averaged),
        "",
    ]


def _row(label: str, report: AlbumReport, key: str) -> str:
    row = report.per_class.get(key) or report.averaged[key]
    return f"{label:16}{row.precision:9.2f}  {row.recall:6.2f}  {row.f1:4.2f}"


def _confusion(report: AlbumReport) -> list[str]:
    if report.confusion is None:
        return []
    names = ("true positives", "false positives", "false negatives", "true negatives")
    counts = (f"{count:,.1f} {name}" for name, count in zip(names, report.confusion, strict=True))
    return [f"Confusion: {', '.join(counts)}."]


def _curve(report: AlbumReport) -> list[str]:
    if len(report.curve) < 2:
        return []
    return ["F1 by answers used: " + ", ".join(f"{answers}: {f1:.2f}" for answers, f1 in report.curve)]


def _learned(report: AlbumReport) -> list[str]:
    """By what, in which training, and what else was tried."""
    lines = []
    if report.method is not None:
        training = f", training {report.version}" if report.version is not None else ""
        lines.append(f"Learned by {METHODS[report.method]}{training}.")
    if len(report.methods) > 1:
        tried = ", ".join(f"{name.replace('_', ' ')} {f1:.2f}" for name, f1 in report.methods.items())
        lines.append(f"Tried: {tried}. That is F1 on the answers as they came, to compare the ways of learning;")
        lines.append("the F1 above stands for the whole, and is the one to go by.")
    asked = f"{report.random_answers} of {report.yes + report.no} answers were asked at random."
    return [*lines, asked]
