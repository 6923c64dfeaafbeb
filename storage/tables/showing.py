"""What people have before their eyes."""

from sqlalchemy import Column

from storage.schema import Id, Name, of_customer, refers

home_page = of_customer(
    "home_page",
    Column("person_id", Id, primary_key=True),
    Column("pages", Name, nullable=False),  # see invites.pages
    refers("person_id", "person"),
    narrow=True,
)
