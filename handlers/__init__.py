"""What people do: from an interaction to a use case and back to a reply."""
