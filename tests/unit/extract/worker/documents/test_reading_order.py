"""Lines of a page in the order of reading."""

from __future__ import annotations

from heirloom.extract.worker.documents.reading_order import Line, in_reading_order


def line(text: str, left: float, top: float, width: float = 200, height: float = 10) -> Line:
    return Line(text, left, top, left + width, top + height)


def texts(*lines: Line, fields: tuple[Line, ...] = ()) -> list[str]:
    return [found.text for found in in_reading_order(lines, fields)]


def test_a_heading_drawn_last_comes_first_and_a_page_number_drawn_first_last() -> None:
    assert texts(line("9", 250, 800, 10), line("body", 50, 100), line("more", 50, 112), line("Title", 50, 20)) == [
        "Title", "body", "more", "9",
    ]  # fmt: skip


def test_columns_stay_whole() -> None:
    long = "prose that fills the whole width of its column number "
    left = [line(f"{long}left {at}", 50, 100 + 12 * at) for at in range(4)]
    right = [line(f"{long}right {at}", 300, 100 + 12 * at) for at in range(4)]
    found = texts(*right, *left, line("Heading over both", 50, 50, 450))
    assert found == ["Heading over both", *(part.text for part in left), *(part.text for part in right)]


def test_labels_and_values_are_read_across() -> None:
    labels = [line(name, 50, 100 + 12 * at, 60) for at, name in enumerate(("Name:", "Town:", "Date:"))]
    values = [line(value, 200, 100 + 12 * at, 60) for at, value in enumerate(("Anna", "Ulm", "1 May"))]
    assert texts(*labels, *values) == ["Name: Anna", "Town: Ulm", "Date: 1 May"]


def test_a_filled_field_joins_its_label() -> None:
    assert texts(
        line("First name", 50, 100, 60), line("Other", 50, 140, 60), fields=(line("Alice", 130, 101, 40),)
    ) == [
        "First name Alice",
        "Other",
    ]
