"""The outside world: each gateway speaks to one service and narrows its errors."""
