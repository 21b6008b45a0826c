"""Facts that lie beside the pixels: EXIF, XMP, IPTC and the boxes that hold them."""
