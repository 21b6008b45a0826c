"""The frame around every page: sidebar, top bar, overlays."""
