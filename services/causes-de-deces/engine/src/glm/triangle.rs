//! Weighted least squares by Householder reflections, which keep the accuracy that normal equations lose.

use super::Design;

/// Columns whose part of their own is smaller than this share of their length repeat others.
const DEPENDENT: f64 = 1e-9;

/// The triangular factor of a weighted design, with the response turned by the same reflections.
#[derive(Clone, Debug)]
pub struct Triangle {
    size: usize,
    factor: Vec<f64>,
    turned: Vec<f64>,
}

impl Triangle {
    /// Factors a design; `None` when its columns depend on each other or are more than its rows.
    pub fn of(design: &Design, weights: &[f64], response: &[f64]) -> Option<Self> {
        let (size, count) = (design.columns, response.len());
        let width = size + 1;
        let mut work = Vec::with_capacity(count * width);
        for ((row, weight), value) in design.rows().zip(weights).zip(response) {
            let root = weight.sqrt();
            work.extend(row.iter().map(|cell| cell * root));
            work.push(value * root);
        }
        if count < size || work.iter().any(|cell| !cell.is_finite()) {
            return None;
        }
        for column in 0..size {
            reflect(&mut work, width, column, count)?;
        }
        let factor = (0..size).flat_map(|row| work[row * width..row * width + size].to_vec()).collect();
        let turned = (0..size).map(|row| work[row * width + size]).collect();
        Some(Self { size, factor, turned })
    }

    /// The coefficients of least squares.
    pub fn solution(&self) -> Vec<f64> {
        let mut solution = self.turned.clone();
        for row in (0..self.size).rev() {
            for column in row + 1..self.size {
                solution[row] -= self.factor[row * self.size + column] * solution[column];
            }
            solution[row] /= self.factor[row * self.size + row];
        }
        solution
    }

    /// `x' (X'WX)⁻¹ x`: the variance of the linear predictor at `x`, for a dispersion of 1.
    pub fn spread(&self, row: &[f64]) -> f64 {
        let mut solved = row.to_vec();
        for at in 0..self.size {
            for before in 0..at {
                solved[at] -= self.factor[before * self.size + at] * solved[before];
            }
            solved[at] /= self.factor[at * self.size + at];
        }
        solved.iter().map(|value| value * value).sum()
    }
}

fn reflect(work: &mut [f64], width: usize, column: usize, count: usize) -> Option<()> {
    let whole: f64 = (0..count).map(|row| work[row * width + column].powi(2)).sum();
    let below: f64 = (column..count).map(|row| work[row * width + column].powi(2)).sum();
    let length = below.sqrt();
    if length <= DEPENDENT * whole.sqrt() || whole == 0.0 {
        return None;
    }
    let head = work[column * width + column];
    let pivot = if head > 0.0 { -length } else { length };
    let mut axis: Vec<f64> = (column..count).map(|row| work[row * width + column]).collect();
    axis[0] -= pivot;
    let norm: f64 = axis.iter().map(|value| value * value).sum();
    for other in column..width {
        let along: f64 = axis.iter().enumerate().map(|(at, value)| value * work[(column + at) * width + other]).sum();
        let scale = 2.0 * along / norm;
        for (at, value) in axis.iter().enumerate() {
            work[(column + at) * width + other] -= scale * value;
        }
    }
    Some(())
}
