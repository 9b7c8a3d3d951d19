//! Average sellers, for comparison: a fit says little where everybody has it.

use std::sync::OnceLock;

use super::{Draws, Errors, UncertaintyModel};
use crate::domain::{Catalog, Fit, Score, Seller, SellerKey};
use crate::engine::fixed_point::count;
use crate::engine::matrix_column::MatrixColumn;
use crate::engine::score::{Scorer, SellerFit};

/// How many average sellers a fit is compared with.
const SELLERS: usize = 2_000;

/// The seed of their scores.
const SEED: u64 = 1;

/// The standard deviation of a trait among average sellers, in spans of the scale.
const SPREAD: f64 = 0.2;

/// Sellers whose traits are independent and normal about the middle of the scale, with a standard deviation of a fifth of its
/// span: an assumption to compare with, not a norm that was measured.
#[derive(Debug)]
pub struct AverageSellers {
    scorer: Scorer,
    /// The one with every trait at the middle of the scale.
    middle: Seller,
    middle_fit: SellerFit,
    /// By role, then by task: the fits of all of them, lowest first.
    fits: OnceLock<[Vec<Vec<f64>>; 2]>,
}

impl AverageSellers {
    /// Those who are scored as this scorer does.
    pub fn new(scorer: Scorer) -> Self {
        let middle = in_the_middle(scorer.catalog());
        let middle_fit = scorer.score(&middle);
        AverageSellers { scorer, middle, middle_fit, fits: OnceLock::new() }
    }

    /// The fit of the one with every trait at the middle of the scale.
    pub fn fit(&self, column: MatrixColumn) -> Option<Fit> {
        column.standing(&self.middle_fit).fit
    }

    /// The share of average sellers with a lower fit, 0 to 1; of those with the same fit, half are counted.
    pub fn share_below(&self, column: MatrixColumn, fit: Fit) -> f64 {
        let [roles, tasks] = self.fits.get_or_init(|| self.draw());
        let sorted = match column {
            MatrixColumn::Role(role) => &roles[role.0],
            MatrixColumn::Task(task) => &tasks[task.0],
        };
        let below = sorted.partition_point(|&other| Fit::new(other) < fit && !Fit::new(other).ties(fit));
        let up_to = sorted.partition_point(|&other| Fit::new(other) <= fit || Fit::new(other).ties(fit));
        f64::midpoint(count(below), count(up_to)) / count(sorted.len().max(1))
    }

    fn draw(&self) -> [Vec<Vec<f64>>; 2] {
        let catalog = self.scorer.catalog();
        let errors = Errors::by_default(catalog).of_single_ratings(SPREAD * catalog.scale.span());
        let model = UncertaintyModel::new(self.scorer.clone(), errors, Draws::new(SELLERS, SEED), true);
        let mut all = model.drawn_fits(&self.middle, &self.middle_fit);
        for fits in all.iter_mut().flatten() {
            fits.sort_by(f64::total_cmp);
        }
        all
    }
}

/// A seller with every trait at the middle of the scale.
fn in_the_middle(catalog: &Catalog) -> Seller {
    let middle = catalog.scale.lo() + catalog.scale.span() / 2.0;
    let id = "average";
    Seller {
        key: SellerKey::new(id),
        line: 0,
        name: id.to_owned(),
        id: id.to_owned(),
        role: None,
        hours: 0.0,
        states_hours: false,
        wishes: Vec::new(),
        pinned: false,
        never_coached: Vec::new(),
        scores: catalog.traits.iter().map(|_| Some(Score::single(middle))).collect(),
    }
}
