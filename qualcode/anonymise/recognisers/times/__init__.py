"""Dates, years and all that tells when, spoken or written.

- whole dates: ``dates``, and the words for days and numbers they are made of, ``words``;
- days and months without a year: ``moments``, ``day_names``, ``months_fr`` and ``months_en``, ``calendar_fr`` and
  ``calendar_en``;
- years cut short or said in words: ``short_years``, ``years_fr`` (over ``said_years_fr``), ``years_en``,
  ``year_runs_fr``, ``decades_fr``, ``year_tails_en``;
- times counted from another one: ``relative_dates``, ``near_years_fr``, ``ago_fr``, ``ago_en``;
- by what was found before: ``again_fr`` and ``again_en`` (said once more), ``joints`` and ``joints_en`` (taken whole).
"""
