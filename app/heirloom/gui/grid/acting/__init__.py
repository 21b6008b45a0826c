"""What a person does in a grid: keys, mouse, scrolling."""
