"""Between rows and nouns: one file a noun, ``…_row`` one way and ``load_…`` the other."""
