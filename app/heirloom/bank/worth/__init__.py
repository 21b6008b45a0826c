"""Worth keeping? What a door may ask of the lanes of keepsakes and clutter, and of look-alikes."""
