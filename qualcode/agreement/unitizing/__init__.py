"""Coefficients for units the coders cut themselves on a continuum.

- where units are and what they are: ``u_alpha``, ``u_alpha_relevance``, ``cu_alpha``, ``k_u_alpha``,
  the older ``alpha_u_2004``, all on a ``continuum``, the newer by ``coincidences``;
- ``gamma``: units aligned (``alignment_of_two``, ``alignment_of_many``) by ``dissimilarity``, against
  ``samplers``;
- where coders cut, whatever the codes: ``cuts`` asks each measure of ``segmentations``:
  ``boundary_similarity`` with its kappa and pi, ``segmentation_similarity`` (both by
  ``boundary_edits``), ``window_diff`` and Pk.
"""
