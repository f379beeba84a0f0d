"""Leaving extracts out in closed form, against fitting anew without them."""

from __future__ import annotations

import numpy as np

from qualcode.suggestion.ridge import Ridge


def test_leaving_out_a_group_is_fitting_without_it() -> None:
    generator = np.random.default_rng(3)
    points = generator.normal(size=(14, 5))
    targets = generator.normal(size=(14, 3))
    groups = np.array([0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11])
    kernel = points @ points.T + 0.1 * np.eye(14)
    whole = Ridge(kernel, kernel, targets, 1.0)
    left = whole.left_out(np.arange(14), groups)
    for row in range(14):
        inside = np.flatnonzero(groups != groups[row])
        # the landmarks stay: only the rows learnt from are fewer
        values, vectors = np.linalg.eigh(kernel)
        features = kernel @ (vectors / np.sqrt(values))
        gram = features[inside].T @ features[inside] + np.eye(14)
        weights = np.linalg.solve(gram, features[inside].T @ targets[inside])
        np.testing.assert_allclose(left[row], features[row] @ weights, atol=1e-8)


def test_what_is_predicted_for_an_extract_is_what_was_fitted() -> None:
    generator = np.random.default_rng(4)
    points = generator.normal(size=(9, 4))
    kernel = points @ points.T
    targets = points[:, :1] * 2
    fitted = Ridge(kernel, kernel, targets, 1e-6).predict(kernel)
    np.testing.assert_allclose(fitted, targets, atol=1e-3)
