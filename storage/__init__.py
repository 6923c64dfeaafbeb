"""Rows to domain objects and back; the only place that speaks SQL."""
