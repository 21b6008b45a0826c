"""What the document readers stand on: encodings, markup, packages, the order of reading."""
