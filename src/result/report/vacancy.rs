//! Which seats stay empty if what is proposed comes about.

use super::people::PersonLine;
use crate::result::assign::{Assign, SellerInRole};
use crate::result::label::Label;
use crate::result::proposal::{Proposal, Step};

/// Returns the first role with seats that stay empty, how many these are, and who could take one. A role that somebody has today
/// who gets no seat is left out: rate her first.
pub(super) fn vacancy<'a>(
    seats: &'a Assign,
    people: &[PersonLine],
) -> Option<(&'a Label, usize, Option<&'a SellerInRole>)> {
    for empty in seats.vacant.chunk_by(|one, next| one.role.is(&next.role)) {
        let role = &empty[0].role;
        let all = empty.len() + seats.seats.iter().filter(|seat| seat.role.is(role)).count();
        let taken = people.iter().filter(|of| takes(&of.proposal, role)).count();
        if taken >= all || is_left_unseated(people, role) {
            continue;
        }
        let by = empty[0].by.as_ref();
        let by =
            by.filter(|by| !people.iter().any(|of| of.proposal.id == by.seller && takes(&of.proposal, role)));
        return Some((role, all - taken, by));
    }
    None
}

/// Whether somebody has a role today and gets no seat.
pub(super) fn is_left_unseated(people: &[PersonLine], role: &Label) -> bool {
    let mut unseated = people.iter().filter(|of| of.proposal.step == Step::Unseated);
    unseated.any(|of| of.proposal.today.as_ref().is_some_and(|today| today.is(role)))
}

fn takes(of: &Proposal, role: &Label) -> bool {
    of.step != Step::OnLeave && of.proposed.as_ref().is_some_and(|proposed| proposed.is(role))
}
