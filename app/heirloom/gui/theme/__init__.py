"""The look: tokens, fonts, palette, style sheet, focus ring, icons."""
