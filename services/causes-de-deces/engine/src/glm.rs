//! Quasi-Poisson regression with a logarithmic link, by iteratively reweighted least squares.
//!
//! Source: McCullagh and Nelder, Generalized Linear Models (1989), § 2.5 and 6.2. Start values, stopping rule and dispersion are those of R's `glm`,
//! so that a result can be compared figure by figure.

mod triangle;

use triangle::Triangle;

const ITERATIONS: usize = 25;
const CONVERGED: f64 = 1e-8;

/// The explanatory variables, one row per observation.
#[derive(Clone, Debug, Default)]
pub struct Design {
    columns: usize,
    cells: Vec<f64>,
}

/// What the regression found.
#[derive(Clone, Debug)]
pub struct Fit {
    /// One coefficient per column, on the logarithmic scale.
    pub coefficients: Vec<f64>,
    /// The expected count of each observation.
    pub fitted: Vec<f64>,
    /// Pearson's estimate of the dispersion; not a number when there are as many parameters as observations.
    pub dispersion: f64,
    /// How much each observation weighs on its own fitted value, 0 to 1.
    pub leverage: Vec<f64>,
    triangle: Triangle,
}

/// An expected count and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// Logarithm of the expected count.
    pub link: f64,
    /// Standard error of the logarithm, for a dispersion of 1.
    pub unscaled_error: f64,
}

impl Design {
    /// A design with `columns` variables and no observation yet.
    pub fn new(columns: usize) -> Self {
        Self { columns, cells: Vec::new() }
    }

    /// Adds an observation.
    ///
    /// # Panics
    /// When the row has not the number of columns of the design.
    pub fn push(&mut self, row: &[f64]) {
        assert_eq!(row.len(), self.columns, "a row of another width");
        self.cells.extend_from_slice(row);
    }

    /// One slice per observation.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.cells.chunks_exact(self.columns.max(1))
    }
}

/// Fits counts to a design with prior weights; `None` when the variables depend on each other or the iterations do not converge.
pub fn fit(design: &Design, response: &[f64], prior: &[f64]) -> Option<Fit> {
    let mut mean: Vec<f64> = response.iter().map(|count| count + 0.1).collect();
    let mut link: Vec<f64> = mean.iter().map(|mean| mean.ln()).collect();
    let mut deviance = deviance_of(response, &mean, prior);
    for _ in 0..ITERATIONS {
        let weights: Vec<f64> = mean.iter().zip(prior).map(|(mean, prior)| mean * prior).collect();
        let working: Vec<f64> = (0..mean.len()).map(|at| link[at] + (response[at] - mean[at]) / mean[at]).collect();
        let triangle = Triangle::of(design, &weights, &working)?;
        let coefficients = triangle.solution();
        link = design.rows().map(|row| dot(row, &coefficients)).collect();
        mean = link.iter().map(|link| link.exp().max(f64::EPSILON)).collect();
        let before = deviance;
        deviance = deviance_of(response, &mean, prior);
        if !deviance.is_finite() {
            return None;
        }
        if (deviance - before).abs() / (deviance.abs() + 0.1) < CONVERGED {
            return Some(finish(design, response, prior, &weights, mean, coefficients, triangle));
        }
    }
    None
}

fn finish(
    design: &Design,
    response: &[f64],
    prior: &[f64],
    weights: &[f64],
    fitted: Vec<f64>,
    coefficients: Vec<f64>,
    triangle: Triangle,
) -> Fit {
    let squares = |at: usize| weights[at] * ((response[at] - fitted[at]) / fitted[at]).powi(2);
    let known = prior.iter().filter(|weight| **weight > 0.0).count();
    let freedom = known as f64 - design.columns as f64;
    let pearson: f64 = (0..response.len()).map(squares).sum();
    let dispersion = if freedom > 0.0 { pearson / freedom } else { f64::NAN };
    let leverage = design.rows().zip(weights).map(|(row, weight)| weight * triangle.spread(row)).collect();
    Fit { coefficients, fitted, dispersion, leverage, triangle }
}

impl Fit {
    /// What is expected of an observation that has these values.
    pub fn predict(&self, row: &[f64]) -> Prediction {
        Prediction { link: dot(row, &self.coefficients), unscaled_error: self.triangle.spread(row).sqrt() }
    }

    /// The standard error of a coefficient, for a dispersion of 1.
    pub fn unscaled_error(&self, column: usize) -> f64 {
        let mut unit = vec![0.0; self.coefficients.len()];
        unit[column] = 1.0;
        self.triangle.spread(&unit).sqrt()
    }
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

fn deviance_of(response: &[f64], mean: &[f64], prior: &[f64]) -> f64 {
    let term = |at: usize| {
        let (count, mean) = (response[at], mean[at]);
        let log = if count > 0.0 { count * (count / mean).ln() } else { 0.0 };
        2.0 * prior[at] * (log - (count - mean))
    };
    (0..response.len()).map(term).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_group_gets_its_mean_and_two_groups_get_theirs() {
        let mut design = Design::new(2);
        let counts = [2.0, 4.0, 6.0, 10.0, 20.0, 30.0];
        for at in 0..counts.len() {
            design.push(&[1.0, f64::from(u8::from(at >= 3))]);
        }
        let fit = fit(&design, &counts, &[1.0; 6]).unwrap();
        assert!((fit.coefficients[0].exp() - 4.0).abs() < 1e-7);
        assert!((fit.coefficients[1].exp() - 5.0).abs() < 1e-7);
        // Pearson: (4 + 0 + 4) / 4 and (100 + 0 + 100) / 20, over 6 - 2.
        assert!((fit.dispersion - 3.0).abs() < 1e-3);
        assert!(fit.leverage.iter().all(|leverage| (leverage - 1.0 / 3.0).abs() < 1e-9));
        assert!((fit.predict(&[1.0, 0.0]).unscaled_error - (1.0_f64 / 12.0).sqrt()).abs() < 1e-3);
    }

    #[test]
    fn variables_that_repeat_each_other_are_refused() {
        let mut design = Design::new(2);
        (0..5).for_each(|_| design.push(&[1.0, 2.0]));
        assert!(fit(&design, &[1.0, 2.0, 3.0, 4.0, 5.0], &[1.0; 5]).is_none());
    }
}
