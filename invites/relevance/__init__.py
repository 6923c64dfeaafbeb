"""Ranking whom to invite: state, candidates, features, reasons. Pure; fed by activity alone."""
