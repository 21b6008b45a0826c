"""One stretch of time each: the rules by which its words are known, and the days that they mean."""
