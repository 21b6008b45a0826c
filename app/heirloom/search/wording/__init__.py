"""What single words of a question do: they leave out, name a person or a kind of recording, or are misspelt."""
