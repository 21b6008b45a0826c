"""Names of folders that tell something: not the machine's own, on any system."""

from __future__ import annotations

import pytest

from heirloom.core.folders import rooted, told_folders

TEMP = "tmp"


@pytest.mark.parametrize(
    ("path", "relative", "names"),
    [
        ("/home/anna/Pictures/Italy 2015/a.jpg", None, ("Pictures", "Italy 2015")),
        ("/home/anna/Pictures/Family/Trips/Italy 2015/a.jpg", None, ("Family", "Trips", "Italy 2015")),
        ("/home/anna/Pictures/Family/Trips/Italy 2015/a.jpg", "Trips/Italy 2015/a.jpg", ("Trips", "Italy 2015")),
        ("/home/anna/Pictures/Italy 2015/a.jpg", "a.jpg", ("Pictures", "Italy 2015")),
        ("/home/anna/a.jpg", None, ()),
        ("/home/anna/a.jpg", "anna/a.jpg", ()),
        ("/home/anna/media/Italy/a.jpg", None, ("media", "Italy")),
        ("/media/anna/STICK/DCIM/100CANON/a.jpg", None, ("STICK",)),
        ("/Volumes/Family/奶奶的生日/a.jpg", None, ("Family", "奶奶的生日")),
        (f"/{TEMP}/tmp8jx0q2_a/Italy 2015/.hidden/a.jpg", None, ("Italy 2015",)),
        ("/private/var/folders/zz/zyx/T/Italy/a.jpg", None, ("Italy",)),
        ("/data/0123456789abcdef0123/Template/a.jpg", None, ("data", "Template")),
        (r"D:\Users\Anna\Bilder\Italien\a.jpg", None, ("Bilder", "Italien")),
        (r"D:\Users\Anna\Bilder\Italien\a.jpg", "Italien/a.jpg", ("Italien",)),
        (r"D:\Users\Anna\AppData\Local\Temp\a.jpg", None, ()),
        (r"\\nas\photos\Italy\a.jpg", None, ("Italy",)),
        ("/data/back\\slash/a.jpg", None, ("data", "back\\slash")),
        ("Italy 2015/Rome/a.jpg", "Italy 2015/Rome/a.jpg", ("Italy 2015", "Rome")),
        ("pasted:a.jpg", "a.jpg", ()),
        ("a.jpg", "a.jpg", ()),
    ],
)
def test_names_of_the_folders_a_person_made(path: str, relative: str | None, names: tuple[str, ...]) -> None:
    assert told_folders(path, relative) == names


def test_only_the_last_names_of_a_bottomless_path_count() -> None:
    relative = "/".join(["deep"] * 500) + "/Italy/a.jpg"
    assert told_folders(f"/data/{relative}", relative)[-2:] == ("deep", "Italy")
    assert len(told_folders(f"/data/{relative}", relative)) == 12


@pytest.mark.parametrize(
    ("path", "relative", "sealed"),
    [
        ("/home/anna/Pictures/Italy 2015/a.jpg", "a.jpg", "Italy 2015/a.jpg"),
        ("/home/anna/Pictures/Italy 2015/Rome/a.jpg", "Rome/a.jpg", "Italy 2015/Rome/a.jpg"),
        ("/home/anna/Rome/a.jpg", "Rome/a.jpg", "Rome/a.jpg"),
        ("/home/anna/a.jpg", "a.jpg", "a.jpg"),
        (f"/{TEMP}/tmp8jx0q2_a/a.jpg", "a.jpg", "a.jpg"),
        (r"D:\Italien\Rom\a.jpg", "Rom/a.jpg", "Italien/Rom/a.jpg"),
        (r"D:\a.jpg", "a.jpg", "a.jpg"),
        ("pasted:a.jpg", "a.jpg", "a.jpg"),
        ("/data/other/a.jpg", "Rome/a.jpg", "Rome/a.jpg"),
    ],
)
def test_what_is_sealed_begins_with_the_imported_folder_itself(path: str, relative: str, sealed: str) -> None:
    assert rooted(path, relative) == sealed
