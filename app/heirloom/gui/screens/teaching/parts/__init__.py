"""What the page of teaching is made of."""
