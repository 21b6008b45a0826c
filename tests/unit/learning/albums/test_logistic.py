"""Logistic regression in the dual: the same answer as in the primal, and leaving one out without fitting again."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from heirloom.learning.albums.logistic import PENALTY, fit_dual, left_out, sigmoid

RNG = np.random.default_rng(3)


@pytest.fixture
def problem() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = RNG.standard_normal((60, 5))
    targets = (rows[:, 0] + 0.5 * RNG.standard_normal(60) > 0).astype(float)
    return rows, targets, RNG.uniform(0.2, 2.0, 60)


def test_it_finds_what_a_primal_solver_finds(problem: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    rows, targets, weights = problem

    def loss(primal: np.ndarray) -> float:
        scores = rows @ primal
        entropy = float((weights * (np.logaddexp(0, scores) - targets * scores)).sum())
        return entropy + 0.5 * PENALTY * float(primal @ primal)

    wanted = minimize(loss, np.zeros(5), method="L-BFGS-B", options={"ftol": 1e-14, "gtol": 1e-9}).x
    found = rows.T @ fit_dual(rows @ rows.T, targets, weights)
    np.testing.assert_allclose(found, wanted, atol=2e-3)


def test_rows_that_can_be_parted_do_not_make_it_leap() -> None:
    rows = np.concatenate([np.eye(4), -np.eye(4)]) * 30
    duals = fit_dual(rows @ rows.T, np.repeat([1.0, 0.0], 4), np.full(8, 50.0), penalty=1e-4)
    assert np.isfinite(duals).all()
    assert (rows[:4] @ (rows.T @ duals) > 3).all()


def test_leaving_one_out_is_close_to_fitting_without_it(
    problem: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    rows, targets, weights = problem
    kernel = rows @ rows.T
    quick = left_out(kernel, fit_dual(kernel, targets, weights), targets, weights)
    for out in range(0, 60, 7):
        seen = np.arange(60) != out
        duals = fit_dual(kernel[np.ix_(seen, seen)], targets[seen], weights[seen])
        assert quick[out] == pytest.approx(float(kernel[out, seen] @ duals), abs=0.25)


def test_sigmoid_neither_overflows_nor_leaves_its_bounds() -> None:
    np.testing.assert_allclose(sigmoid(np.array([-1e4, 0.0, 1e4])), [0, 0.5, 1])
