"""Albums: the page of all of them, the page of one, and how they are made."""
