"""How far coders agree: fixed units in ``coding``, units the coders cut themselves in ``unitizing``.

One coefficient, one file, one citation, one test named after its paper. What other programs print
stands in ``packages``.
"""
