//! Which seats stay empty if what is proposed comes about.

use super::people::PersonLine;
use crate::result::assign::{Assign, SellerInRole};
use crate::result::label::Label;
use crate::result::proposal::{Proposal, Step};

/// Seats of a role that stay empty.
pub(super) struct Vacancy<'a> {
    /// The role.
    pub role: &'a Label,
    /// How many of its seats stay empty.
    pub seats: usize,
    /// Who could take one; `None` where nobody may have it, or can be spared.
    pub by: Option<SellerInRole>,
    /// Whether she sits there with the highest fits, so that she is left out only since that wins no more than noise.
    pub is_noise: bool,
}

/// Returns the first role with seats that stay empty. A role that somebody has today who gets no seat is left out: rate her
/// first.
pub(super) fn vacancy<'a>(seats: &'a Assign, people: &[PersonLine]) -> Option<Vacancy<'a>> {
    for empty in roles_with_seats(seats) {
        let vacant = seats.vacant.iter().filter(|seat| seat.role.is(empty));
        let could = vacant.clone().next().and_then(|seat| seat.by.clone());
        let all = vacant.count() + seats.seats.iter().filter(|seat| seat.role.is(empty)).count();
        let taken = people.iter().filter(|of| takes(&of.proposal, empty)).count();
        if taken >= all || is_left_unseated(people, empty) {
            continue;
        }
        let is_there = |id: &str| people.iter().any(|of| of.proposal.id == id && takes(&of.proposal, empty));
        let mut sits = seats.seats.iter().filter(|seat| seat.role.is(empty) && !is_there(&seat.seller));
        let highest = sits.next().map(|seat| SellerInRole {
            seller: seat.seller.clone(),
            name: seat.name.clone(),
            fit: seat.fit,
        });
        let is_noise = highest.is_some();
        let by = highest.or(could.filter(|by| !is_there(&by.seller)));
        return Some(Vacancy { role: empty, seats: all - taken, by, is_noise });
    }
    None
}

/// Returns each role with seats, those with empty ones first, as the seating with the highest fits has them.
fn roles_with_seats(seats: &Assign) -> impl Iterator<Item = &Label> {
    let of_seats =
        seats.vacant.iter().map(|seat| &seat.role).chain(seats.seats.iter().map(|seat| &seat.role));
    let mut roles: Vec<&Label> = Vec::new();
    for role in of_seats {
        if !roles.iter().any(|known| known.is(role)) {
            roles.push(role);
        }
    }
    roles.into_iter()
}

/// Whether somebody has a role today and gets no seat.
pub(super) fn is_left_unseated(people: &[PersonLine], role: &Label) -> bool {
    let mut unseated = people.iter().filter(|of| of.proposal.step == Step::Unseated);
    unseated.any(|of| of.proposal.today.as_ref().is_some_and(|today| today.is(role)))
}

fn takes(of: &Proposal, role: &Label) -> bool {
    of.step != Step::OnLeave && of.proposed.as_ref().is_some_and(|proposed| proposed.is(role))
}
