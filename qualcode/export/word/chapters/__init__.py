"""What a report says, one part a file."""
