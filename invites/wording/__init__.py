"""What a customer's invitations say before anybody changes them; how its letters look."""
