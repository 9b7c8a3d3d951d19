//! `waste`: what a form of organisation loses against the best.

use super::{Evidence, Found, RuleContext, State, Subject};
use crate::domain::policy::{Rule, WasteOf};
use crate::domain::{SLACK, Seller};
use crate::engine::organize::{FormKind, MOST_UNKNOWN, NullModel, Question, Wasted, Work, Worker, wasted};

impl RuleContext<'_> {
    /// The form wastes at most so much. More than that must be more than noise would seldom show of a team of equals,
    /// as in `organize`; nothing is said of a team of whose work nothing is known.
    pub(super) fn waste(&self) -> Option<Found> {
        let reviewed = self.reviewed;
        let material = self.setting.limit / 100.0;
        let catalog = self.catalog();
        let worker = |at: usize| {
            let (seller, fit) = (&reviewed.sellers[at], &reviewed.fits[at]);
            (seller.clone(), Worker::new(reviewed.scorer, None, seller, fit))
        };
        let (sellers, workers): (Vec<Seller>, Vec<Worker>) = self.by_key().map(worker).unzip();
        let work = Work::new(catalog, reviewed.team, &workers).ok()?;
        let minutes = catalog[reviewed.team.motion].handoff_minutes;
        let question = Question { minutes, material, roles: None, until: reviewed.until };
        let null = NullModel {
            scorer: reviewed.scorer,
            hard: None,
            sellers: &sellers,
            errors: reviewed.errors,
            draws: reviewed.draws,
            draws_all: false,
            raters: 1,
        };
        let forms: &[FormKind] = match self.setting.form {
            WasteOf::Today => &[FormKind::Today, FormKind::Everyone],
            WasteOf::Everyone => &[FormKind::Everyone],
            WasteOf::Seats => &[FormKind::Seats],
        };
        let Wasted { form, waste, noise, unknown, is_late } =
            wasted(catalog, reviewed.team, &workers, &work, question, &null, forms)?;
        let state = if unknown > MOST_UNKNOWN + SLACK || is_late {
            State::Inconclusive
        } else if waste <= material + SLACK {
            State::Pass
        } else if waste <= material + noise + SLACK {
            State::Inconclusive
        } else {
            State::Fail
        };
        let evidence = Evidence::Waste { form, waste, noise, unknown };
        Some(Found { rule: Rule::Waste, subject: Subject::default(), state, evidence, ask: Vec::new() })
    }
}
