"""Saturation: what is counted, the rules of the literature, and estimates of what is still to come.

One measure, one file, one citation, one test named after its paper.

- counted: ``incidence`` at one of the ``levels``, as a ``matrix`` or ``counts``; ``new_codes``, in other
  ``orders``; ``measured`` asks for everything at once;
- rules: ``guest_2020``, ``francis_2010``, ``hennink_2017``, ``weller_2018``, ``tran_2016``, ``stopping_points``,
  ``meaning_saturation``;
- how many there would be: ``chao2`` and its bias-corrected form, ``ice``, the jackknives, ``bootstrap``,
  each an ``estimate`` with a ``log_interval`` or by the ``delta_method``;
- the curve and beyond it: ``rarefaction``, ``extrapolation``, ``coverage``, ``expected_new``,
  ``interviews_needed``;
- before beginning: ``fugard_potts_2015``, ``van_rijnsoever_2017``, ``information_power``.
"""
