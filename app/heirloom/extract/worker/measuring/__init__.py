"""What is measured on a decoded picture: sharpness, light, what is drawn by a program, paper, hashes."""
