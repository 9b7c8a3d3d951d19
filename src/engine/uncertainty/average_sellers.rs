//! Average sellers, for comparison: a fit says little where everybody has it.

use std::sync::OnceLock;

use super::{Draws, Errors, UncertaintyModel};
use crate::domain::{Catalog, Fit, SLACK, Score, Seller, SellerKey};
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
    /// By role, then by task: the fits of all of them.
    fits: OnceLock<[Vec<SortedFits>; 2]>,
}

/// Into how many parts the fits from 0 to 1 are cut, to find one of them.
const PARTS: usize = 2_000;

/// Fits, lowest first.
#[derive(Debug)]
struct SortedFits {
    fits: Vec<Fit>,
    /// How many lie below each part.
    below: Vec<usize>,
}

impl SortedFits {
    fn new(mut shares: Vec<f64>) -> Self {
        shares.sort_unstable_by(f64::total_cmp);
        let fits: Vec<Fit> = shares.into_iter().map(Fit::new).collect();
        let mut below = Vec::with_capacity(PARTS + 1);
        for (at, fit) in fits.iter().enumerate() {
            // Of all parts up to this fit's own, no further one lies below.
            below.resize((part_of(*fit) + 1).max(below.len()), at);
        }
        below.resize(PARTS + 1, fits.len());
        SortedFits { fits, below }
    }

    /// The share of lower fits; of those that tie, half are counted.
    fn share_below(&self, fit: Fit) -> f64 {
        // Fits that tie nearly always lie in one part.
        let near = |off: f64| part_of(Fit::new(fit.share() + off));
        let start = self.below[near(-2.0 * SLACK)];
        let end = self.below.get(near(2.0 * SLACK) + 1).copied().unwrap_or(self.fits.len());
        let near = &self.fits[start..end];
        let below = start + near.partition_point(|other| *other < fit && !other.ties(fit));
        let up_to = start + near.partition_point(|other| *other <= fit || other.ties(fit));
        f64::midpoint(count(below), count(up_to)) / count(self.fits.len().max(1))
    }
}

/// The part that a fit lies in.
fn part_of(fit: Fit) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fit is 0 to 1")]
    let part = (fit.share() * count(PARTS)) as usize;
    part
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
        match column {
            MatrixColumn::Role(role) => roles[role.0].share_below(fit),
            MatrixColumn::Task(task) => tasks[task.0].share_below(fit),
        }
    }

    fn draw(&self) -> [Vec<SortedFits>; 2] {
        let catalog = self.scorer.catalog();
        let errors = Errors::by_default(catalog).of_single_ratings(SPREAD * catalog.scale.span());
        let model = UncertaintyModel::new(self.scorer.clone(), errors, Draws::new(SELLERS, SEED), true);
        let all = model.drawn_fits(&self.middle, &self.middle_fit);
        all.map(|columns| columns.into_iter().map(SortedFits::new).collect())
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
