//! Which vetoes an uncertain score may break, and every combination of broken and kept ones.

use std::ops::Range;

use super::piecewise_linear::PieceMoments;
use crate::domain::TaskIx;

/// Scores of one trait that break the vetoes of the same tasks.
#[derive(Debug)]
pub(super) struct VetoRegion {
    /// Counted from the trait's first piece.
    pub pieces: Range<usize>,
    pub vetoed: Vec<TaskIx>,
    /// The probability of a score in the region.
    pub p: f64,
}

/// A trait whose score may lie in several regions.
#[derive(Debug)]
pub(super) struct UncertainVeto {
    pub of: usize,
    pub regions: Vec<VetoRegion>,
}

/// Pieces of a trait's scores on which a task is vetoed.
pub(super) struct Breaking {
    pub of: usize,
    pub pieces: Range<usize>,
    pub task: TaskIx,
}

/// The vetoes of some tasks.
#[derive(Debug)]
pub(super) struct Vetoes {
    /// The tasks that are vetoed for certain.
    pub broken: Vec<TaskIx>,
    /// The traits whose vetoes may be broken or kept.
    pub uncertain: Vec<UncertainVeto>,
}

impl Vetoes {
    /// How many combinations of regions there are.
    pub(super) fn combinations(&self) -> usize {
        self.uncertain.iter().map(|of_trait| of_trait.regions.len()).product()
    }

    /// The probability of all regions that are kept: below 1 where improbable ones were left out.
    pub(super) fn kept(&self) -> f64 {
        let mut kept = 1.0;
        for of_trait in &self.uncertain {
            kept *= of_trait.regions.iter().map(|region| region.p).sum::<f64>();
        }
        kept
    }
}

/// The regions of a trait's scores from the moments on its pieces, without those less probable than `least`; with all of
/// them if none is more probable.
pub(super) fn regions(
    of: usize,
    moments: &[PieceMoments],
    breaking: &[Breaking],
    least: f64,
) -> Vec<VetoRegion> {
    let mut regions: Vec<VetoRegion> = Vec::new();
    for (piece, moments) in moments.iter().enumerate() {
        let on_piece = breaking.iter().filter(|other| other.of == of && other.pieces.contains(&piece));
        let vetoed: Vec<TaskIx> = on_piece.map(|breaking| breaking.task).collect();
        match regions.last_mut() {
            Some(last) if last.vetoed == vetoed => {
                last.pieces.end = piece + 1;
                last.p += moments.p;
            }
            _ => regions.push(VetoRegion { pieces: piece..piece + 1, vetoed, p: moments.p }),
        }
    }
    if regions.iter().any(|region| region.p >= least) {
        regions.retain(|region| region.p >= least);
    }
    regions
}

/// One region for each trait with uncertain vetoes.
pub(super) struct Combination<'v> {
    vetoes: &'v Vetoes,
    /// By uncertain veto: the place of its region.
    chosen: Vec<usize>,
}

impl<'v> Combination<'v> {
    /// The first combination.
    pub(super) fn first(vetoes: &'v Vetoes) -> Self {
        Combination { vetoes, chosen: vec![0; vetoes.uncertain.len()] }
    }

    /// Goes on to the next combination; false after the last.
    pub(super) fn advance(&mut self) -> bool {
        for (chosen, of_trait) in self.chosen.iter_mut().zip(&self.vetoes.uncertain) {
            if *chosen + 1 < of_trait.regions.len() {
                *chosen += 1;
                return true;
            }
            *chosen = 0;
        }
        false
    }

    fn regions(&self) -> impl Iterator<Item = (usize, &VetoRegion)> {
        let chosen = self.vetoes.uncertain.iter().zip(&self.chosen);
        chosen.map(|(of_trait, &at)| (of_trait.of, &of_trait.regions[at]))
    }

    /// Its probability; errors of different traits are independent.
    pub(super) fn probability(&self) -> f64 {
        self.regions().map(|(_, region)| region.p).product()
    }

    /// The region of a trait's scores; `None` for a trait without uncertain vetoes.
    pub(super) fn region(&self, of: usize) -> Option<&VetoRegion> {
        self.regions().find(|(other, _)| *other == of).map(|(_, region)| region)
    }

    /// Whether a task is vetoed.
    pub(super) fn vetoes(&self, task: TaskIx) -> bool {
        self.vetoes.broken.contains(&task) || self.regions().any(|(_, region)| region.vetoed.contains(&task))
    }
}
