"""What people make of it: sessions in a room, votes, contributions and agreements."""
