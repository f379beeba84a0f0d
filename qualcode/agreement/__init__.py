"""How far coders agree: fixed units in ``coding``, units the coders cut themselves in ``unitizing``.

One coefficient, one file, one citation, one test named after its paper. What other programs print
stands in ``packages``. ``unitizing.cuts`` asks for everything about boundaries at once; every
coefficient is also reached by ``qualcode agreement`` and the app's agreement screen, but for
``unitizing.alpha_u_2004``, which ``qualcode agreement --spans`` alone gives.
"""
