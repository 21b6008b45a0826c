"""Shows files to the window: pictures and pages as pixels, texts as a small set of markup."""
