"""What people have before their eyes."""

from sqlalchemy import Column, Integer

from storage.schema import Id, Name, of_customer, refers

home_page = of_customer(
    "home_page",
    Column("person_id", Id, primary_key=True),
    Column("pages", Name, nullable=False),  # see invites.pages
    Column("drawn", Integer, nullable=False, server_default="0"),  # how often it was drawn
    refers("person_id", "person"),
    narrow=True,
)
