"""The highest rung: the text encoder itself is tuned on the answers, and the likeliest items are looked at again."""
