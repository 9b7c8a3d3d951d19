//! Mean fits of a seating.

use crate::domain::Fit;
use crate::engine::TeamSeating;

/// Mean fits; `None` where there is nobody to take the mean of.
#[derive(Clone, Copy, Debug)]
pub struct MeanFits {
    /// Of those who are seated.
    pub seated: Option<Fit>,
    /// Of those at work with today's roles.
    pub today: Option<Fit>,
    /// What is expected of those who are seated.
    pub expected: Option<Fit>,
}

impl MeanFits {
    pub(super) fn of(answer: &TeamSeating) -> Self {
        MeanFits {
            seated: answer.mean_fit(),
            today: answer.mean_fit_today(),
            expected: answer.mean_expected_fit(),
        }
    }
}
