"""Every path met counts once, links are never followed, the vault is not entered."""

from __future__ import annotations

import inspect
import os
import socket
import sys
from pathlib import Path

from heirloom.core.records import Candidate
from heirloom.ingest.walk import Skipped, Unreadable, walk


def test_a_folder_is_met_in_name_order_with_relative_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_bytes(b"22")
    (tmp_path / "a.txt").write_bytes(b"1")
    met = list(walk([str(tmp_path)]))
    assert [(one.relative_path, one.bytes) for one in met if isinstance(one, Candidate)] == [
        ("a.txt", 1),
        ("b/two.txt", 2),
    ]


def test_links_fifos_and_sockets_are_skipped_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    outside = tmp_path / "secret.txt"
    outside.write_bytes(b"secret")
    (inside / "link").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    os.mkfifo(inside / "fifo")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(inside)  # a socket's path may hold 107 bytes only
        try:
            listener.bind("sock")
        finally:
            os.chdir(here)
        met = list(walk([str(inside)]))
    assert all(isinstance(one, Skipped) for one in met)
    assert sorted(one.reason for one in met if isinstance(one, Skipped)) == ["a FIFO", "a link", "a link", "a socket"]


def test_a_path_named_twice_and_within_a_named_folder_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_bytes(b"1")
    assert len(list(walk([str(file), str(file), str(tmp_path)]))) == 1


def test_overlapping_folders_are_met_once_whichever_is_named_first(tmp_path: Path) -> None:
    outer, inner = tmp_path / "ov", tmp_path / "ov" / "sub"
    inner.mkdir(parents=True)
    (outer / "one.txt").write_bytes(b"1")
    (inner / "two.txt").write_bytes(b"2")
    for named in ([outer, inner], [inner, outer], [inner / "two.txt", inner, outer, outer]):
        met = list(walk([str(path) for path in named]))
        assert [one.relative_path for one in met if isinstance(one, Candidate)] == ["one.txt", "sub/two.txt"]


def test_a_folder_behind_a_link_below_another_named_one_is_still_met(tmp_path: Path) -> None:
    outer, elsewhere = tmp_path / "ov", tmp_path / "elsewhere"
    outer.mkdir()
    (elsewhere / "sub").mkdir(parents=True)
    (elsewhere / "sub" / "two.txt").write_bytes(b"2")
    (outer / "link").symlink_to(elsewhere)
    met = list(walk([str(outer), str(outer / "link" / "sub"), str(outer / "gone")]))
    assert [type(one) for one in met] == [Skipped, Unreadable, Candidate]


def test_what_lies_in_the_vault_is_skipped_by_whatever_name(tmp_path: Path) -> None:
    vault = tmp_path / "Family.heirloom"
    (vault / "objects" / "aa").mkdir(parents=True)
    sealed = vault / "objects" / "aa" / "x.hlo"
    sealed.write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path)
    for named in (
        vault / "objects",
        sealed,
        tmp_path / "link" / vault.name / "objects",
        vault / "objects" / ".." / "objects",
    ):
        met = list(walk([str(named)], without=str(vault)))
        assert [type(one) for one in met] == [Skipped], named
    assert [type(one) for one in walk([str(vault), str(vault / "objects")], without=str(vault))] == [Skipped, Skipped]


def test_the_vault_is_skipped_whole(tmp_path: Path) -> None:
    vault = tmp_path / "Family.heirloom"
    vault.mkdir()
    (vault / "catalog.db").write_bytes(b"x")
    (tmp_path / "one.txt").write_bytes(b"1")
    met = list(walk([str(tmp_path)], without=str(vault)))
    assert [type(one) for one in met] == [Skipped, Candidate]


def test_what_is_gone_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_bytes(b"1")
    met = list(walk([str(tmp_path / "nowhere"), str(file)]))
    assert isinstance(met[0], Unreadable)
    assert met[0].code == "vanished"
    assert isinstance(met[1], Candidate)


def test_folders_deeper_than_the_interpreter_can_recurse(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(300):
            os.mkdir("d", dir_fd=here)
            deeper = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = deeper
    finally:
        os.close(here)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert list(walk([str(tmp_path)])) == []
    finally:
        sys.setrecursionlimit(limit)


def test_names_that_are_no_utf8_survive(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(raw, "wb") as out:
        out.write(b"1")
    (met,) = walk([str(tmp_path)])
    assert isinstance(met, Candidate)
    assert os.fsencode(met.path) == raw
