"""What one sitting of teaching keeps: its steps, how careful the album is to be, and what could not be done."""
