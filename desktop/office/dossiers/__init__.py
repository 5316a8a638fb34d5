"""What a receiving step asks for, what is there, and the folder made of it."""
