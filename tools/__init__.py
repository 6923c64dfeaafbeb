"""What is made from the running program for its documents: the gallery and the pictures."""
