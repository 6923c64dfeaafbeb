"""Benchmarks: bounded programs on loopback, each against a reference in the same run."""
