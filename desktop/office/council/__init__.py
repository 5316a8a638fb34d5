"""The council: members, meetings, votes, minutes."""
