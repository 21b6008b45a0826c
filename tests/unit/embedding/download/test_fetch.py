"""Fetching against a loopback server that behaves, breaks off, lies and attacks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.core.errors import Cancelled, NotFound, UserError
from heirloom.core.job import Progress
from heirloom.embedding.catalogue import get_card
from heirloom.embedding.download import fetch
from heirloom.embedding.download.bounded_http import BoundedHttp, check_address
from heirloom.embedding.download.fetch import FetchPlan, PlannedFile, fetch_files, fetch_model, plan_fetch
from heirloom.embedding.model_errors import FetchFailed, ModelRefused
from tests.models.loopback_hub import COMMIT, Hub, listed, serving

NAME = "ViT-B-32"
CARD = get_card(NAME)
REPOSITORY = "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"
WEIGHTS = bytes(range(256)) * 4096
CONFIG = b'{"model_cfg": {}}'


@pytest.fixture
def hub() -> Iterator[Hub]:
    files = {"open_clip_model.safetensors": WEIGHTS, "open_clip_config.json": CONFIG}
    with serving(files) as hub:
        hub.listing["siblings"] += [
            listed("evil.py", b"x", large=False),
            listed("../../outside.json", b"x", large=False),
            listed("open_clip_pytorch_model.bin", b"x", large=True),
        ]
        yield hub


def fetched(hub: Hub, tmp_path: Path) -> dict[str, Path]:
    plan = plan_fetch(CARD, hub=hub.url)
    return fetch_files(plan, tmp_path / "incoming", lambda progress: None)


def weights_only(hub: Hub, *, sha256: str | None = None, size: int | None = None) -> PlannedFile:
    url = f"{hub.url}/{REPOSITORY}/resolve/{COMMIT}/open_clip_model.safetensors"
    digest = sha256 or hashlib.sha256(WEIGHTS).hexdigest()
    return PlannedFile("open_clip_model.safetensors", url, size or len(WEIGHTS), digest, None)


def test_a_person_is_shown_what_would_be_fetched_and_may_say_no(hub: Hub, tmp_path: Path) -> None:
    shown: list[FetchPlan] = []

    def refuse(plan: FetchPlan) -> bool:
        shown.append(plan)
        return False

    with pytest.raises(Cancelled):
        fetch_model(NAME, tmp_path / "models", refuse, hub=hub.url)
    plan = shown[0]
    assert [file.path for file in plan.files] == ["open_clip_model.safetensors", "open_clip_config.json"]
    assert plan.bytes == len(WEIGHTS) + len(CONFIG)
    assert plan.revision == COMMIT
    assert plan.files[0].sha256 == hashlib.sha256(WEIGHTS).hexdigest()
    assert plan.files[0].url == f"{hub.url}/{REPOSITORY}/resolve/{COMMIT}/open_clip_model.safetensors"
    assert not plan.checked_here
    assert [path for path, _ in hub.asked] == [f"/api/models/{REPOSITORY}?blobs=true"]
    assert not (tmp_path / "models").exists()


def test_files_arrive_whole_with_progress(hub: Hub, tmp_path: Path) -> None:
    seen: list[Progress] = []
    files = fetch_files(plan_fetch(CARD, hub=hub.url), tmp_path, seen.append)
    assert files["open_clip_model.safetensors"].read_bytes() == WEIGHTS
    assert files["open_clip_config.json"].read_bytes() == CONFIG
    assert sorted(path.name for path in tmp_path.iterdir()) == ["open_clip_config.json", "open_clip_model.safetensors"]
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert seen[-1].done == seen[-1].total == len(WEIGHTS) + len(CONFIG)


def test_what_broke_off_goes_on_where_it_ended(hub: Hub, tmp_path: Path) -> None:
    hub.break_after = 300_000
    assert fetched(hub, tmp_path)["open_clip_model.safetensors"].read_bytes() == WEIGHTS
    ranges = [wanted for path, wanted in hub.asked if path.endswith("safetensors")]
    assert ranges == [None, "bytes=300000-", "bytes=600000-", "bytes=900000-"]


def test_an_interrupted_fetch_goes_on_with_the_next_command(hub: Hub, tmp_path: Path) -> None:
    target = tmp_path / "incoming" / "open_clip_model.safetensors"
    target.parent.mkdir()
    target.with_name(target.name + ".part").write_bytes(WEIGHTS[:700_000])
    assert fetched(hub, tmp_path)["open_clip_model.safetensors"].read_bytes() == WEIGHTS
    assert [wanted for path, wanted in hub.asked if path.endswith("safetensors")] == ["bytes=700000-"]


def test_a_server_that_knows_no_ranges_starts_over(hub: Hub, tmp_path: Path) -> None:
    hub.ignore_ranges = True
    part = tmp_path / "x.part"
    part.write_bytes(b"old" * 1000)
    BoundedHttp().resume(weights_only(hub).url, part, len(WEIGHTS), lambda done: None)
    assert part.read_bytes() == WEIGHTS


def test_a_server_that_gives_nothing_more_is_given_up(hub: Hub, tmp_path: Path) -> None:
    hub.break_after = 0
    with pytest.raises(FetchFailed, match="broke off"):
        fetched(hub, tmp_path)
    assert len(hub.asked) == 3


def test_another_content_than_listed_is_discarded(hub: Hub, tmp_path: Path) -> None:
    hub.files["open_clip_model.safetensors"] = WEIGHTS[:-1] + b"!"
    with pytest.raises(ModelRefused, match="hash"):
        fetched(hub, tmp_path)
    assert list((tmp_path / "incoming").iterdir()) == []


def test_another_content_of_a_small_file_is_discarded(hub: Hub, tmp_path: Path) -> None:
    hub.files["open_clip_config.json"] = b'{"model_cfg": []}'
    with pytest.raises(ModelRefused, match="open_clip_config"):
        fetched(hub, tmp_path)


def test_more_than_listed_is_refused_at_once(hub: Hub, tmp_path: Path) -> None:
    hub.files["open_clip_model.safetensors"] = WEIGHTS * 3
    with pytest.raises(ModelRefused, match="more than it listed"):
        fetched(hub, tmp_path)
    part = tmp_path / "incoming" / "open_clip_model.safetensors.part"
    assert part.stat().st_size <= len(WEIGHTS)


def test_less_than_listed_is_told(hub: Hub, tmp_path: Path) -> None:
    hub.files["open_clip_model.safetensors"] = WEIGHTS[:1000]
    with pytest.raises(FetchFailed):
        fetched(hub, tmp_path)


def test_redirects_are_followed_and_counted(hub: Hub, tmp_path: Path) -> None:
    hub.redirect = lambda path: f"{hub.url}/cdn/{COMMIT}/open_clip_model.safetensors" if "/resolve/" in path else None
    part = tmp_path / "x.part"
    BoundedHttp().resume(weights_only(hub).url, part, len(WEIGHTS), lambda done: None)
    assert part.read_bytes() == WEIGHTS
    hub.redirect = lambda path: f"{hub.url}{path}x"
    hub.asked.clear()
    with pytest.raises(FetchFailed, match="30"):
        BoundedHttp().resume(weights_only(hub).url, tmp_path / "y.part", len(WEIGHTS), lambda done: None)
    assert len(hub.asked) <= 6


@pytest.mark.parametrize("target", ["http://example.invalid/x", "file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_redirect_away_from_https_is_refused(hub: Hub, tmp_path: Path, target: str) -> None:
    hub.redirect = lambda path: target
    with pytest.raises(FetchFailed):
        BoundedHttp().resume(weights_only(hub).url, tmp_path / "x.part", len(WEIGHTS), lambda done: None)


@pytest.mark.parametrize("url", ["http://example.invalid/x", "file:///x", "ftp://localhost/x", "//localhost/x"])
def test_only_https_is_asked(url: str) -> None:
    with pytest.raises(FetchFailed, match="https"):
        check_address(url)


@pytest.mark.parametrize(
    "change",
    [
        {"sha": "main"},
        {"sha": None},
        {"siblings": None},
        {"siblings": [{"rfilename": "open_clip_model.safetensors", "size": -1, "blobId": "0" * 40}]},
        {"siblings": [{"rfilename": "open_clip_model.safetensors", "size": 1 << 50, "blobId": "0" * 40}]},
        {"siblings": [{"rfilename": "open_clip_model.safetensors", "size": 5}]},
        {"siblings": [{"rfilename": "open_clip_model.safetensors", "size": 5, "lfs": {"size": 5, "sha256": "x"}}]},
        {"siblings": ["text"]},
    ],
)
def test_a_listing_that_lies_is_refused(hub: Hub, change: dict[str, object]) -> None:
    hub.listing = {**hub.listing, **change}
    with pytest.raises(FetchFailed, match="listing"):
        plan_fetch(CARD, hub=hub.url)


def test_a_source_with_only_pickles_is_refused_with_the_reason(hub: Hub) -> None:
    hub.listing["siblings"] = [listed("open_clip_pytorch_model.bin", b"x", large=True)]
    with pytest.raises(ModelRefused, match="can hold a program"):
        plan_fetch(CARD, hub=hub.url)


def test_an_endless_listing_is_cut(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_LARGEST_LISTING_BYTES", 100)
    with pytest.raises(FetchFailed, match="more than a listing"):
        plan_fetch(CARD, hub=hub.url)


def test_a_file_that_is_gone_is_not_found(hub: Hub, tmp_path: Path) -> None:
    del hub.files["open_clip_model.safetensors"]
    with pytest.raises(NotFound):
        fetched(hub, tmp_path)


def test_nobody_there_is_told(hub: Hub) -> None:
    with pytest.raises(FetchFailed, match="cannot be reached"):
        plan_fetch(CARD, hub="http://127.0.0.1:9")


def test_the_starter_is_not_fetched(hub: Hub) -> None:
    with pytest.raises(UserError, match="comes with"):
        plan_fetch(get_card("starter-text"), hub=hub.url)
