"""What the screen of retrieval is made of: questions, words, matrices, the framework grid."""
