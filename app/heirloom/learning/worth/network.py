"""The parts that worth is learned with: a logistic model drawn to its prior, and small networks beside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """Log-odds `x @ weights + bias` for x (n, k)."""

    weights: Floats
    bias: float

    def log_odds(self, x: Floats) -> Floats:
        return np.asarray(x @ self.weights + self.bias, np.float64)


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer: log-odds `tanh(x @ inner + shift) @ outer + bias`, inner (k, h), outer (h,)."""

    inner: Floats
    shift: Floats
    outer: Floats
    bias: float

    def log_odds(self, x: Floats) -> Floats:
        return np.asarray(np.tanh(x @ self.inner + self.shift) @ self.outer + self.bias, np.float64)


def fit_linear(x: Floats, y: Floats, weight: Floats, prior: Linear, spreads: Floats) -> Linear:
    """The most probable logistic model of labels y (n,) in 0–1 where weights lie around `prior` by `spreads` (k + 1,).

    The last spread is that of the bias. Weighted cross-entropy and a Gaussian prior (MacKay 1992,
    doi:10.1162/neco.1992.4.5.720), minimised by L-BFGS. With no answers it is the prior itself.
    """
    start = np.append(prior.weights, prior.bias)
    precision = 1.0 / np.square(spreads)

    def loss(theta: Floats) -> tuple[float, Floats]:
        z = x @ theta[:-1] + theta[-1]
        off = theta - start
        value = float(weight @ (np.logaddexp(0.0, z) - y * z) + 0.5 * (precision * off) @ off)
        slope = weight * (_sigmoid(z) - y)
        return value, np.append(x.T @ slope, slope.sum()) + precision * off

    from scipy.optimize import minimize  # lazy: half a second that opening a vault is spared

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return Linear(found.x[:-1], float(found.x[-1]))


def fit_network(x: Floats, y: Floats, weight: Floats, base: Floats, *, hidden: int, decay: float, seed: int) -> Network:
    """A network that corrects the log-odds `base` (n,) of another model; with strong `decay` it says nothing."""
    rng = np.random.default_rng(seed)
    width = x.shape[1]
    start = np.concatenate(
        [rng.normal(0.0, 1.0 / np.sqrt(width), width * hidden), np.zeros(hidden), rng.normal(0.0, 0.1, hidden), [0.0]]
    )

    def loss(theta: Floats) -> tuple[float, Floats]:
        net = _shaped(theta, width, hidden)
        layer = np.tanh(x @ net.inner + net.shift)
        z = base + layer @ net.outer + net.bias
        value = float(weight @ (np.logaddexp(0.0, z) - y * z) + 0.5 * decay * (theta @ theta))
        slope = weight * (_sigmoid(z) - y)
        back = np.outer(slope, net.outer) * (1.0 - layer**2)
        gradient = np.concatenate([(x.T @ back).ravel(), back.sum(0), layer.T @ slope, [slope.sum()]])
        return value, gradient + decay * theta

    from scipy.optimize import minimize  # lazy: see above

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return _shaped(found.x, width, hidden)


def _shaped(theta: Floats, width: int, hidden: int) -> Network:
    cut = width * hidden
    return Network(
        theta[:cut].reshape(width, hidden), theta[cut : cut + hidden], theta[cut + hidden : -1], float(theta[-1])
    )


def _sigmoid(z: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * z)), np.float64)
