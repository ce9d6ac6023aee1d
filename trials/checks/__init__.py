"""Evidence checks on trials and on what was measured."""

from trials.checks import rates, readouts, registry

__all__ = ["rates", "readouts", "registry"]
