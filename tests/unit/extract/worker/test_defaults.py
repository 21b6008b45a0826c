"""What cameras write into every picture is no caption; what a person wrote is, whatever camera it names."""

from __future__ import annotations

import pytest

from heirloom.core.records import Camera
from heirloom.extract.worker.metadata.defaults import is_default


@pytest.mark.parametrize(
    ("text", "make", "model"),
    [
        ("OLYMPUS DIGITAL CAMERA", "OLYMPUS OPTICAL CO.,LTD", "C960Z,D460Z"),
        ("  olympus digital camera  ", None, None),
        ("SANYO DIGITAL CAMERA", "SANYO Electric Co.,Ltd.", "SR6"),
        ("GE DIGITAL CAMERA", "General Imaging Co.", "E1035"),
        ("DIGITAL CAMERA", "Digital", "Digital Cam"),
        ("SAMSUNG CSC", "SAMSUNG", "NX1000"),
        ("SONY DSC", None, None),
        ("KODAK Action Cam", "JK Imaging, Ltd.", "KODAK PIXPRO SP360"),
        ("<Digimax i50 MP3, Samsung #1 MP3>", "Samsung Techwin", "<Digimax i50 MP3, Samsung #1 MP3>"),
        ("<KENOX S630  / Samsung S630>", "Samsung Techwin", "<KENOX S630  / Samsung S630>"),
        ("GC-X1E Image", "JVC", "GC-X1E"),
        ("WWL", "WWL", "ION230"),
        ("DCF 1.0", "Minolta Co., Ltd.", "DiMAGE 7i"),
        ("DCIM\\100GOPRO\\GOPR0482.JPG", "GoPro", "HERO6 Black"),
        ("Exif_JPEG_PICTURE", None, None),
        ("Untitled", None, None),
        ("oplus_1056", "OPPO", "Find X5"),
        ("My beautiful picture", None, None),
        ("IMG_20180304.jpg", None, None),
        ('{"mirror":false,"sensor_type":"rear","Hdr":"off"}', "Xiaomi", "M2101K6G"),
        ("filter: 0; fileterIntensity: 0.0; filterMask: 0; module: photo;", "HUAWEI", "VOG-L29"),
        ("R:  139 G:  255 B:  189 X:39852 Y:    0 S:    0 Zs:   6 ImgVer:08.01.09.10", "General Imaging Co.", "E1035"),
        ("SCANNERMAKER: Canon SCANNER: Canon EOS SOFTWARE: Converter DATE: 2004:02:20", None, None),
        ("a5cb01550dbb9a6bf732f87e413f6e231cc4581e6a5be800", None, None),
        ("数码相机", None, None),
        ("   ", None, None),
    ],
)
def test_the_devices_words_are_none(text: str, make: str | None, model: str | None) -> None:
    assert is_default(text, Camera(make, model))


@pytest.mark.parametrize(
    ("text", "make", "model"),
    [
        ("Grandpa's Olympus digital camera", "OLYMPUS CORPORATION", "E-1"),
        ("My first digital camera", None, None),
        ("Kodak camera", "Canon", "Canon EOS 5D"),
        ("Camera", "Canon", "Canon EOS 5D"),
        ("Video camera", "Canon", "Canon EOS 5D"),
        ("Apple", "Apple", "iPhone 11"),
        ("Nova", "HUAWEI", "HUAWEI nova 5"),
        ("Anna with the Sony DSC", "SONY", "DSLR-A550"),
        ("Canon 1994", "Canon", "Canon EOS 500"),
        ("The picture caption", "Canon", "Canon EOS DIGITAL REBEL"),
        ("Wheat", "FUJIFILM", "FinePixS2Pro"),
        ("Communications", "FUJIFILM", "FinePixS1Pro"),
        ("Front: Anna; Back: Ben; Left: Carl", None, None),
        ("{three} brothers", None, None),
        ("Anna: 3, Ben: 5, Carl: 7", None, None),
        ("LAKE: the whole family, NOTE: Ben is missing", None, None),
        ("deadbeef", None, None),
        ("1994", "Canon", "Canon EOS 5D"),
        ("奶奶的数码相机和照片", None, None),
    ],
)
def test_a_persons_words_stay(text: str, make: str | None, model: str | None) -> None:
    assert not is_default(text, Camera(make, model))
