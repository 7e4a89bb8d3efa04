"""Golden tails for packages/measure/src/integrity, with 50 decimal digits.

Run: python3 reference/integrity.py > packages/measure/src/integrity/golden/tails.json
"""
import json
import platform
from mpmath import mp, mpf, betainc, gammainc, erfc, sqrt, quad, binomial
import mpmath

mp.dps = 50


def number(x):
    return float(x)


def incomplete_beta(a, b, x):
    return betainc(mpf(a), mpf(b), 0, mpf(x), regularized=True)


def exact_beta(a, b, x):
    return betainc(mpf(a), mpf(b), 0, x, regularized=True)


cases = {"versions": {"python": platform.python_version(), "mpmath": mpmath.__version__}}
cases["normalCdf"] = [[z, number(erfc(-mpf(z) / sqrt(2)) / 2)] for z in (-37, -12.5, -8, -5, -3, -1.96, -0.5, -1e-9, 0, 0.1, 1, 2.5, 6)]
cases["chiSquareUpper"] = [
    [x, df, number(gammainc(mpf(df) / 2, mpf(x) / 2, regularized=True))]
    for x, df in ((0.001, 1), (3.84, 1), (60, 1), (0.5, 9), (9, 9), (16.919, 9), (100, 9), (89, 89), (40, 89), (112.022, 89), (250, 89), (7.3, 4.7), (10300, 10000), (2000, 1000))
]
cases["binomialUpper"] = [
    [k, n, p, number(sum(binomial(n, j) * mpf(p) ** j * (1 - mpf(p)) ** (n - j) for j in range(k, n + 1)))]
    for k, n, p in ((1, 8, 0.5), (8, 8, 0.5), (7, 8, 0.5), (9, 10, 0.6), (60, 100, 0.5), (30, 100, 0.5), (520, 1000, 0.5), (3, 900, 0.001), (40, 900, 0.001), (5, 9, 1e-6))
]
cases["studentTwoSided"] = [
    [t, df, number(exact_beta(mpf(df) / 2, mpf("0.5"), mpf(df) / (mpf(df) + mpf(t) ** 2)))]
    for t, df in ((0, 3), (0.001, 7), (1, 1), (12.706, 1), (2.306, 8), (4.5, 2.6), (10, 8), (25, 36.4), (1.96, 1000), (8, 1000), (6, 99999))
]
cases["fisherLower"] = [
    [f, p, q, number(exact_beta(mpf(p) / 2, mpf(q) / 2, mpf(p) * mpf(f) / (mpf(p) * mpf(f) + mpf(q))))]
    for f, p, q in ((0.001, 8, 792), (0.05, 8, 792), (0.5, 8, 792), (1, 8, 8), (3.4381, 8, 8), (2, 5, 3.5), (1e-6, 7, 50), (0.2, 700, 900))
]
cases["fisherUpper"] = [
    [f, p, q, number(exact_beta(mpf(q) / 2, mpf(p) / 2, mpf(q) / (mpf(p) * mpf(f) + mpf(q))))]
    for f, p, q in ((3.4381, 8, 8), (12, 8, 792), (30, 3, 20), (1.2, 700, 900))
]


def falling(n, k):
    product = mpf(1)
    for i in range(k):
        product *= n - i
    return product


def pearson_moments(n):
    """Exact mean, variance, third central moment of Pearson's chi-square under Benford's two-digit law."""
    law = [mp.log10(1 + mpf(1) / d) for d in range(10, 100)]
    s = {e: sum(p ** e for p in law) for e in range(-3, 4)}
    two, four, six = {1: 1, 2: 1}, {1: 1, 2: 7, 3: 6, 4: 1}, {1: 1, 2: 31, 3: 90, 4: 65, 5: 15, 6: 1}
    m1 = sum(falling(n, a) * s[a - 1] for a in two)
    m2 = sum(w * falling(n, a) * s[a - 2] for a, w in four.items())
    m2 += sum(falling(n, a + b) * (s[a - 1] * s[b - 1] - s[a + b - 2]) for a in two for b in two)
    m3 = sum(w * falling(n, a) * s[a - 3] for a, w in six.items())
    m3 += 3 * sum(w * falling(n, a + b) * (s[a - 2] * s[b - 1] - s[a + b - 3]) for a, w in four.items() for b in two)
    for a in range(2):
        for b in range(2):
            for c in range(2):
                distinct = s[a] * s[b] * s[c] - s[a + b] * s[c] - s[a + c] * s[b] - s[b + c] * s[a] + 2 * s[a + b + c]
                m3 += falling(n, a + b + c + 3) * distinct
    return [n, number(m1 / n - n), number((m2 - m1 ** 2) / n ** 2), number((m3 - 3 * m1 * m2 + 2 * m1 ** 3) / n ** 3)]


cases["benfordMoments"] = [pearson_moments(n) for n in (100, 250, 1000)]
print(json.dumps(cases, indent=1))
