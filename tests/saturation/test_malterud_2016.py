from __future__ import annotations

from qualcode.saturation.information_power import (
    Declared,
    InformationPower,
    PowerDimension,
    Stance,
)


def test_the_form_is_complete_with_five_declarations() -> None:
    half = InformationPower({PowerDimension.AIM: Declared(Stance.FEWER, "one practice")})
    assert not half.is_complete
    whole = InformationPower({d: Declared(Stance.MORE) for d in PowerDimension})
    assert whole.is_complete
    assert whole.standing(Stance.MORE) == tuple(PowerDimension)
    assert half.standing(Stance.FEWER) == (PowerDimension.AIM,)
