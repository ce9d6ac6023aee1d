"""Confidence intervals of a share of patients, by the methods that trials name."""

from functools import lru_cache

METHODS = ("exact", "wilson", "wilsoncc")
"""Clopper–Pearson, Wilson, and Wilson with continuity correction, as scipy calls them."""

Interval = tuple[float, float]


@lru_cache(maxsize=4096)
def intervals_of(responders_n: int, evaluable_n: int, level_percent: str) -> dict[str, Interval]:
    """The limits in percent by method, the exact ones first."""
    # Here, not above: scipy.stats takes over a second to load, and only signing and publishing need it.
    from scipy.stats import binomtest

    test = binomtest(responders_n, evaluable_n)
    found = {}
    for method in METHODS:
        limits = test.proportion_ci(confidence_level=float(level_percent) / 100, method=method)
        found[method] = (float(limits.low) * 100, float(limits.high) * 100)
    return found
