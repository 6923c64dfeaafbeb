"""Many invitations as one plan: a list is read, judged, chosen from, sent, and can be undone.

Pure, but for the port in `ports`. The use cases are `invites.services.bulk*`.
"""
