"""How tiles, badges and headings are drawn."""
