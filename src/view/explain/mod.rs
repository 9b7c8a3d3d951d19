//! Why a seller's fit with a role is what it is.

mod facts;
mod sheet;
mod story;
mod sure;

use std::rc::Rc;

use super::texts::Texts;
use crate::domain::{Catalog, Need, RoleIx, Seller, Team};
use crate::engine::{
    Explanation, FitsOf, Loss, NeedFit, Rival, RoleFit, SURE, Scorer, SellerFit, SellerUncertainty,
    UncertaintyModel, explain,
};

/// Why a seller's fits with some roles are what they are.
pub struct ExplainReport {
    texts: Rc<Texts>,
    team: Team,
    scorer: Scorer,
    seller: Seller,
    scored: SellerFit,
    explanations: Vec<Explanation>,
    /// Her best role without any upper limit.
    best_without_upper_limits: Option<(RoleIx, RoleFit)>,
    /// How sure the fits with roles are, where that is told.
    uncertainty: Option<SellerUncertainty>,
}

impl ExplainReport {
    /// Explains these roles, or where none is named her best one and today's.
    pub fn new(texts: Rc<Texts>, team: Team, scorer: Scorer, seller: Seller, roles: &[RoleIx]) -> Self {
        let scored = scorer.score(&seller);
        let mut chosen = roles.to_vec();
        if chosen.is_empty() {
            chosen.extend(scored.best);
            chosen.extend(seller.role.filter(|role| scored.best != Some(*role)));
        }
        if chosen.is_empty() {
            chosen.extend(highest(&scored));
        }
        let (explanations, best_without_upper_limits) = explain(&scorer, &seller, &scored, &chosen);
        let uncertainty = None;
        ExplainReport {
            texts,
            team,
            scorer,
            seller,
            scored,
            explanations,
            best_without_upper_limits,
            uncertainty,
        }
    }

    /// The same with how sure it is.
    #[must_use]
    pub fn with_doubt(mut self, model: &UncertaintyModel) -> Self {
        self.uncertainty = Some(model.uncertainty(&self.seller, &self.scored, FitsOf::Roles));
        self
    }

    /// What else might be the best role.
    fn rivals(&self) -> Vec<Rival> {
        self.uncertainty
            .as_ref()
            .map(|uncertainty| uncertainty.rivals(self.scored.best, SURE))
            .unwrap_or_default()
    }

    fn catalog(&self) -> &Catalog {
        self.scorer.catalog()
    }

    /// The need and how it is met behind a loss.
    fn behind(&self, loss: &Loss) -> Option<(&Need, &NeedFit)> {
        let needs = &self.catalog()[loss.task].needs;
        let at = needs.iter().position(|need| need.trait_ix == loss.trait_ix)?;
        Some((&needs[at], &self.scored.tasks[loss.task.0].needs[at]))
    }
}

/// The role with the highest known fit, vetoed or not: what there is to explain where no role is best.
fn highest(scored: &SellerFit) -> Option<RoleIx> {
    let mut top = None;
    for (ix, role) in scored.roles.iter().enumerate() {
        if role.standing.fit.is_some()
            && top.is_none_or(|top: usize| role.standing.fit > scored.roles[top].standing.fit)
        {
            top = Some(ix);
        }
    }
    top.map(RoleIx)
}

told_by_modules!(ExplainReport);
