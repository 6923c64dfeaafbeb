"""Pages behind the links in letters: they work without a script, and looking changes nothing."""
