"""What speaks for each candidate, one number per feature. What they weigh is learned elsewhere."""
