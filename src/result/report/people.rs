//! One line a person: what is proposed to her, and what goes with it.
//!
//! The team's seats rule what is proposed. What somebody fits alone, and how hours would be spent if the work were divided
//! anew, are told beside it where they differ.

use schemars::JsonSchema;
use serde::Serialize;

use super::coaching::PersonCoaching;
use crate::result::ask::Ask;
use crate::result::assign::Assign;
use crate::result::label::Label;
use crate::result::organize::Organize;
use crate::result::proposal::{Proposal, Reason, Step};
use crate::result::seller_records::SellerFits;
use crate::result::{Rated, Standing};

/// A person's line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonLine {
    /// What is proposed.
    #[serde(flatten)]
    pub proposal: Proposal,
    /// The names of those who come into the role that she leaves; empty where nobody does or she stays.
    pub followed_by: Vec<String>,
    /// What to coach for the proposed role, as `coach` says; null where none is proposed, and on leave.
    pub coaching: Option<PersonCoaching>,
    /// The rating of her to collect first; null where none would tell enough.
    pub rate_next: Option<Label>,
    /// The role in which she would spend most hours if the work were divided as `organize` recommends, where that is
    /// another: advice on the division of work, and no second destination.
    pub most_hours_in: Option<Label>,
}

/// What lines are made of.
pub struct PeopleSources<'a> {
    /// Who sits where.
    pub seats: Option<&'a Assign>,
    /// How the work would be divided.
    pub work: Option<&'a Organize>,
    /// Which ratings to collect.
    pub next_ratings: Option<&'a Ask>,
}

impl PersonLine {
    /// The line of a seller; `coaching` says what to coach for what is proposed.
    pub fn new(
        seller: &SellerFits,
        is_pinned: bool,
        from: &PeopleSources<'_>,
        coaching: impl FnOnce(&Proposal) -> Option<PersonCoaching>,
    ) -> Self {
        let seated = from.seats.and_then(|seats| seats.proposals.iter().find(|of| of.id == seller.id));
        let proposal = seated.cloned().unwrap_or_else(|| without_seats(seller, is_pinned));
        PersonLine {
            followed_by: match (&proposal.today, from.seats) {
                (Some(role), Some(seats)) if proposal.leaves() => newcomers(seats, role),
                _ => Vec::new(),
            },
            coaching: if proposal.step == Step::OnLeave { None } else { coaching(&proposal) },
            rate_next: from.next_ratings.and_then(|ask| {
                let next = ask.next_ratings.iter().find(|next| next.seller == seller.id)?;
                Some(next.r#trait.clone())
            }),
            most_hours_in: from
                .work
                .and_then(|work| most_hours_in(work, &seller.id, proposal.proposed.as_ref())),
            proposal,
        }
    }
}

/// What is proposed where the team has no seats: what she fits best alone, or the role that she is pinned to; nothing on leave.
fn without_seats(seller: &SellerFits, is_pinned: bool) -> Proposal {
    let best = seller.best.clone().filter(|_| seller.stands_out != Some(false) && !is_pinned);
    let proposed = best.or_else(|| seller.role.clone()).filter(|_| !seller.on_leave);
    let stays = matches!((&seller.role, &proposed), (Some(today), Some(next)) if today.is(next));
    let step = match proposed {
        _ if seller.on_leave => Step::OnLeave,
        _ if stays => Step::Stay,
        None => Step::None,
        Some(_) if seller.best_open == Some(false) => Step::Move,
        Some(_) => Step::Open,
    };
    let today = standing_in(seller, seller.role.as_ref());
    Proposal {
        id: seller.id.clone(),
        name: seller.name.clone(),
        step,
        today: seller.role.clone(),
        today_fit: today.and_then(|standing| standing.fit),
        today_too_little_rated: today.is_some_and(|standing| standing.rated == Rated::TooLittle),
        proposed_fit: standing_in(seller, proposed.as_ref()).and_then(|standing| standing.fit),
        proposed,
        must_leave: false,
        holds_share: None,
        open_to: None,
        best: seller.best.clone(),
        best_fit: seller.best_fit,
        wishes: Vec::new(),
        reason: is_pinned.then_some(Reason::Pinned),
    }
}

fn standing_in<'a>(seller: &'a SellerFits, role: Option<&Label>) -> Option<&'a Standing> {
    let role = role?;
    seller.fits.iter().find(|fit| fit.id.is(role)).map(|fit| &fit.standing)
}

/// The names of those whose proposed seat is in a role that they do not have today.
fn newcomers(seats: &Assign, role: &Label) -> Vec<String> {
    let mut names = Vec::new();
    for of in seats.proposals.iter().filter(|of| of.leaves()) {
        if of.proposed.as_ref().is_some_and(|next| next.is(role)) {
            names.push(of.name.clone());
        }
    }
    names
}

/// The catalog's role that is most like the one with most of her hours, where that is not the proposed one.
fn most_hours_in(work: &Organize, seller: &str, proposed: Option<&Label>) -> Option<Label> {
    if !work.is_design_recommended {
        return None;
    }
    let mut most: Option<(f64, &Label)> = None;
    for role in &work.design {
        let Some(of) = role.people.iter().find(|of| of.seller == seller) else { continue };
        if let Some(label) = &role.role
            && most.is_none_or(|(hours, _)| of.hours > hours)
        {
            most = Some((of.hours, label));
        }
    }
    let (_, label) = most?;
    let is_proposed = proposed.is_some_and(|role| role.is(label));
    (!is_proposed).then(|| label.clone())
}
