//! What is worth a second look in a valid catalog.

use crate::domain::{Catalog, Need, Side, TaskIx, Tolerance, TraitIx};

/// Something valid that is worth a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// The task whose need it is about; `None` where it is about the trait alone.
    pub task: Option<TaskIx>,
    /// The trait.
    pub trait_ix: TraitIx,
}

/// What may be worth a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// No task needs the trait.
    UnusedTrait,
    /// The trait does not say what a low or a high score looks like.
    TraitWithoutAnchors,
    /// The need's tolerance is smaller than the error of one rating.
    ToleranceBelowError,
    /// The need's veto lies inside its own band.
    VetoInsideBand,
    /// The need does not say what it rests on.
    NeedWithoutSource,
}

impl RemarkKind {
    /// The kind's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            RemarkKind::UnusedTrait => "unused-trait",
            RemarkKind::TraitWithoutAnchors => "trait-without-anchors",
            RemarkKind::ToleranceBelowError => "tolerance-below-error",
            RemarkKind::VetoInsideBand => "veto-inside-band",
            RemarkKind::NeedWithoutSource => "need-without-source",
        }
    }
}

/// What is worth a second look: first by trait, then by task and need.
pub fn catalog_remarks(catalog: &Catalog) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for trait_ix in catalog.trait_ixs() {
        let mut needs = catalog.tasks.iter().flat_map(|task| &task.needs);
        let mut kinds = Vec::new();
        if !needs.any(|need| need.trait_ix == trait_ix) {
            kinds.push(RemarkKind::UnusedTrait);
        }
        if catalog[trait_ix].low.is_none() || catalog[trait_ix].high.is_none() {
            kinds.push(RemarkKind::TraitWithoutAnchors);
        }
        remarks.extend(kinds.into_iter().map(|kind| Remark { kind, task: None, trait_ix }));
    }
    for task in catalog.task_ixs() {
        for need in &catalog[task].needs {
            let kinds = about_need(catalog, need);
            let trait_ix = need.trait_ix;
            remarks.extend(kinds.into_iter().map(|kind| Remark { kind, task: Some(task), trait_ix }));
        }
    }
    remarks
}

fn about_need(catalog: &Catalog, need: &Need) -> Vec<RemarkKind> {
    let Tolerance { below, above } = need.tolerance;
    let mut kinds = Vec::new();
    // Within the error of one rating, a fit is mostly noise.
    let is_noisy = |side, tolerance| {
        need.target.limits(side, catalog.scale) && tolerance > 0.0 && tolerance < catalog.defaults.se
    };
    if is_noisy(Side::Under, below) || is_noisy(Side::Over, above) {
        kinds.push(RemarkKind::ToleranceBelowError);
    }
    // Nobody understands a veto of a score inside the band.
    if need.veto.below.is_some_and(|limit| limit > need.target.lo())
        || need.veto.above.is_some_and(|limit| limit < need.target.hi())
    {
        kinds.push(RemarkKind::VetoInsideBand);
    }
    if need.source.is_none() {
        kinds.push(RemarkKind::NeedWithoutSource);
    }
    kinds
}
