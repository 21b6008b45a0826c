"""One module for each table of the catalogue, and the thumbnails beside it."""
