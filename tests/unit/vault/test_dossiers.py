"""Dossiers: all that the catalogue knows of some memories, in one read."""

from __future__ import annotations

from pathlib import Path

from heirloom.bank import LockedBank, create
from heirloom.vault import Field
from tests.unit.bank.family import PASSPHRASE, write_sources


def test_paths_words_tags_and_what_is_by_hand(tmp_path: Path) -> None:
    write_sources(tmp_path / "sources")
    create(tmp_path / "Own.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(tmp_path / "Own.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], ocr=False)
        items = {item.original_name: item for item in bank.list_items().items}
        letter = items["letter.txt"] if "letter.txt" in items else items["copy of letter.txt"]
        picture = items["IMG_20190704_180509.png"]
        bank.hand.edit([letter.id], title="From Karl")
        bank.hand.tag([letter.id], add=["spring", "apple"])
        found = bank._vault.dossiers.read([letter.number, picture.number, 9_999])
    assert set(found) == {letter.number, picture.number}
    said = found[letter.number]
    assert {Path(path).name for path in said.paths} == {"letter.txt", "copy of letter.txt"}
    assert said.text.startswith("Dear Anna,")
    assert said.characters == len(said.text)
    assert said.was_read
    assert said.tags == ("apple", "spring")
    assert said.by_hand & Field.TITLE
    assert not said.by_hand & Field.CAPTION
    assert said.state == 2
    seen = found[picture.number]
    assert (seen.text, seen.characters, seen.was_read, seen.tags) == ("", 0, False, ())
