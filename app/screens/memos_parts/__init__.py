"""What the screen of memos is made of."""
