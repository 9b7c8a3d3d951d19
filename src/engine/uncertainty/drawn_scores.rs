//! One score in every draw.

use crate::domain::{Scale, Shape, Veto};

/// One score in every draw.
pub(super) enum DrawnScores {
    /// Drawn from the slices of one distribution, as nearly all are: what follows from a score is worked out slice by slice,
    /// where like scores lie side by side, and then put into the order of the draws.
    Sliced {
        /// The score of each slice, the lowest first.
        slices: Vec<f64>,
        /// The slice of each draw.
        places: Vec<u32>,
    },
    /// Any others.
    Each(Vec<f64>),
}

impl DrawnScores {
    /// The scores, draw by draw.
    pub(super) fn each(&self) -> Vec<f64> {
        match self {
            DrawnScores::Sliced { slices, places } => in_order(slices, places),
            DrawnScores::Each(scores) => scores.clone(),
        }
    }

    /// The desirabilities, draw by draw.
    pub(super) fn desirabilities(&self, shape: &Shape) -> Vec<f64> {
        match self {
            DrawnScores::Sliced { slices, places } => in_order(&shape.at_each(slices), places),
            DrawnScores::Each(scores) => scores.iter().map(|&x| shape.at(x)).collect(),
        }
    }

    /// Adds `weight` times the desirability in each draw to the sum in its place.
    pub(super) fn add_to(&self, sums: &mut [f64], shape: &Shape, weight: f64) {
        match self {
            DrawnScores::Sliced { slices, places } => {
                let mut parts = shape.at_each(slices);
                for part in &mut parts {
                    *part *= weight;
                }
                for (sum, &place) in sums.iter_mut().zip(places) {
                    *sum += parts[place as usize];
                }
            }
            DrawnScores::Each(scores) => shape.add_to(sums, scores, weight),
        }
    }

    /// Whether a veto is broken, draw by draw; `None` where it never is.
    pub(super) fn broken(&self, veto: Veto, scale: Scale) -> Option<Vec<bool>> {
        let is_broken = |scores: &[f64]| {
            let broken: Vec<bool> = scores.iter().map(|&x| veto.broken_by(x, scale).is_some()).collect();
            broken.contains(&true).then_some(broken)
        };
        match self {
            DrawnScores::Sliced { slices, places } => {
                is_broken(slices).map(|broken| in_order(&broken, places))
            }
            DrawnScores::Each(scores) => is_broken(scores),
        }
    }
}

/// What belongs to the slices, in the order of the draws.
fn in_order<T: Copy>(of_slices: &[T], places: &[u32]) -> Vec<T> {
    places.iter().map(|&place| of_slices[place as usize]).collect()
}
