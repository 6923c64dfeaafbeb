"""What people see: pure functions from domain objects to cards, forms and notices."""
