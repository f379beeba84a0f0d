"""What is found and counted in coded texts: queries in codes, words in context, matrices, portraits."""
