"""Names of bodies: employers, schools, associations, newspapers, ships.

- told by the word for what they are: ``organisations``, ``long_names`` where the name goes on in small letters,
  ``called_fr`` and ``quoted_fr`` for what is said to be called so;
- known to all, where somebody works, studies or belongs: ``employers``, ``public_fr``, ``universities_en``; the
  regional ``press``;
- told by how they are written or spoken of: ``written_en``, ``ships_en``; by their initials: ``acronyms_en``;
- how far their names go: ``ends``.
"""
