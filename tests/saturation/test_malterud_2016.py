from __future__ import annotations

from qualcode.saturation.information_power import (
    Declared,
    InformationPower,
    PowerDimension,
    Stance,
)


def test_dimensions_stand_as_they_were_declared() -> None:
    half = InformationPower({PowerDimension.AIM: Declared(Stance.FEWER, "one practice")})
    whole = InformationPower({d: Declared(Stance.MORE) for d in PowerDimension})
    assert whole.standing(Stance.MORE) == tuple(PowerDimension)
    assert half.standing(Stance.FEWER) == (PowerDimension.AIM,)
