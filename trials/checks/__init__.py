"""Evidence checks on trials and on what was measured."""

from trials.checks import intervals, rates, readouts, registry, sensitivities

__all__ = ["intervals", "rates", "readouts", "registry", "sensitivities"]
