"""The command line: one file a stage, put together by ``commands`` and begun by ``app``.

Files with another word behind the stage's (``agreement_shown``) belong to it. What commands share:
``opened`` and ``leaving`` for a study, ``console`` for what is printed, ``usage`` for what was typed.
"""
