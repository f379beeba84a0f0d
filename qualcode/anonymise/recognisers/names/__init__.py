"""What holds for names of every kind: forms entered, capitals, echoes, first and last letter."""
