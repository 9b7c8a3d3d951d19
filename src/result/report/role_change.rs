//! The changes of role that are worth a question.

use super::people::PersonLine;
use crate::domain::Fit;
use crate::result::assign::Assign;
use crate::result::label::Label;
use crate::result::proposal::{Proposal, Step};

/// The most changes that are told.
const MOST: usize = 4;

/// An open change that raises the fit by less is not worth a line, 0 to 1.
const WORTH_ASKING: f64 = 0.01;

/// An open change that holds in a smaller share of draws is not worth a line, 0 to 1.
const LIKELY: f64 = 0.5;

/// The role that somebody might take.
pub struct RoleChange {
    /// The role.
    pub to: Label,
    /// The fit with it.
    pub fit: Option<Fit>,
    /// The share of draws in which the best seating has her there; `None` where it was not worked out.
    pub holds_share: Option<f64>,
}

impl RoleChange {
    /// The changes of those at this step, the largest gain first. Of the open ones only those to a higher fit that hold in at
    /// least half of the draws.
    pub fn largest<'a>(
        people: &'a [PersonLine],
        seats: Option<&Assign>,
        step: Step,
    ) -> Vec<(&'a Proposal, RoleChange)> {
        let mut changes = Vec::new();
        for of in people.iter().map(|of| &of.proposal).filter(|of| of.step == step) {
            let change = RoleChange::of(of, seats);
            changes.extend(change.filter(|to| step != Step::Open || to.is_likely(of)).map(|to| (of, to)));
        }
        changes.sort_by(|(a, a_to), (b, b_to)| b_to.gain(b).total_cmp(&a_to.gain(a)));
        changes.truncate(MOST);
        changes
    }

    /// What is proposed to her, or what she is open to in the seating with the highest sum of fits.
    fn of(proposal: &Proposal, seats: Option<&Assign>) -> Option<Self> {
        let to = proposal.in_question()?.clone();
        if proposal.step == Step::Move || proposal.open_to.is_none() {
            return Some(RoleChange { to, fit: proposal.proposed_fit, holds_share: proposal.holds_share });
        }
        let seats = seats?;
        let highest = seats.sellers.iter().find(|of| of.id == proposal.id)?;
        let seat = seats.seats.get(highest.seat_at?).filter(|seat| seat.role.is(&to))?;
        Some(RoleChange { to, fit: highest.fit, holds_share: seat.holds_share })
    }

    fn gain(&self, of: &Proposal) -> f64 {
        self.fit.map_or(0.0, Fit::share) - of.today_fit.map_or(0.0, Fit::share)
    }

    fn is_likely(&self, of: &Proposal) -> bool {
        let is_better = of.today_fit.is_some() && self.gain(of) >= WORTH_ASKING;
        // Whoever has no role today changes none.
        of.today.is_none() || (is_better && self.holds_share.is_none_or(|share| share >= LIKELY))
    }
}
