"""What the cards and forms of `blocks.cards.link` say, state by state."""

from inline_snapshot import snapshot

from blocks.cards import link
from tests.blocks.words import read


def test_link_reads_like_this() -> None:
    assert read(link.examples()) == snapshot("""\

### form: a channel
== What is this channel? ==
Kind of work:
  () Project
  () Task
  () Workflow
  () Cadence
  () Document
  (o) Just a channel
Title: _general_
Roles it needs (optional):
  of 37
  (When nobody here has one of these roles, Usher suggests who could join.)
Link (optional): _https://_
  (Where the work itself is. Usher shows a card under links to it.)
(Everybody in this channel can change this.)
[Cancel] [Save] (primary)

### form: a cadence, linked before
== What is this channel? ==
Kind of work:
  () Project
  () Task
  () Workflow
  (o) Cadence
  () Document
  () Just a channel
Title: _Q3 outreach_
Roles it needs (optional):
  [x] Sales leadership
  [x] Marketing
  of 37
  (When nobody here has one of these roles, Usher suggests who could join.)
Link (optional): _https://_
  (Where the work itself is. Usher shows a card under links to it.)
(Everybody in this channel can change this.)
[Cancel] [Save] (primary)\
""")
