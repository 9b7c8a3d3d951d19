//! One line a person: from today's role to the proposed one, how firm that is, and what goes with it.
//!
//! The team's seats rule what is proposed. What somebody fits alone, and how hours would be spent if the work were divided
//! anew, are told beside it where they differ.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Fit, TaskIx, TraitIx};
use crate::engine::{Loss, SURE};
use crate::result::ask::Ask;
use crate::result::assign::{Assign, SeatedSeller};
use crate::result::codec;
use crate::result::label::{Label, Labels};
use crate::result::r#match::SellerFits;
use crate::result::organize::Organize;

/// How many holders of seats are named in a reason.
const MOST_HOLDERS: usize = 3;

/// A person's line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonLine {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Whether she stays, moves, or is open.
    pub step: Step,
    /// Today's role.
    pub today: Option<Label>,
    /// The fit with it, 0 to 1.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub today_fit: Option<Fit>,
    /// The proposed role: that of her seat, or her best one where the team has no seats.
    pub proposed: Option<Label>,
    /// The fit with it, 0 to 1.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub proposed_fit: Option<Fit>,
    /// How often the seat is hers in draws within the errors of the scores, 0 to 1; null where that was not worked out.
    #[schemars(range(min = 0, max = 1))]
    pub holds_share: Option<f64>,
    /// What she fits best alone.
    pub best: Option<Label>,
    /// The fit with it, 0 to 1.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub best_fit: Option<Fit>,
    /// Why the proposed role is not what she fits best alone; null where it is.
    pub reason: Option<Reason>,
    /// The names of those who come into the role that she leaves; empty where nobody does or she stays.
    pub followed_by: Vec<String>,
    /// What to coach for the proposed role; null where nothing worth a point is lost.
    pub coaching: Option<Coaching>,
    /// The rating of her to collect first; null where none would tell enough.
    pub rate_next: Option<Label>,
    /// The role in which she would spend most hours if the work were divided as `organize` recommends, where that is
    /// another: advice on the division of work, and no second destination.
    pub most_hours_in: Option<Label>,
}

/// What is proposed to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// She stays in her role.
    Stay,
    /// She takes another role, and that holds within the errors of the scores.
    Move,
    /// She would take another role, but that does not hold within the errors of the scores, or too little is rated.
    Open,
    /// No seat is left for her.
    Unseated,
    /// She is on leave.
    OnLeave,
    /// Nothing is proposed: she has no role, and none stands out.
    None,
}

/// Why somebody's proposed role is not the one that she fits best alone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// The seats in her best role go to others, since the team as a whole then fits better.
    SeatsGoTo {
        /// Their names.
        names: Vec<String>,
        /// How many more there are.
        more: usize,
    },
    /// The team has no seat in her best role.
    NoSeat,
    /// She is pinned to her role.
    Pinned,
}

/// What to coach.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Coaching {
    /// The task in which most is lost.
    pub task: Label,
    /// How much, in points of the role's fit.
    #[schemars(range(min = 0, max = 100))]
    pub points: f64,
    /// The trait that loses most of it.
    pub r#trait: Label,
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
    /// The line of a seller; `losses` are those in a role of the catalog.
    pub fn new(
        seller: &SellerFits,
        from: &PeopleSources<'_>,
        labels: &Labels,
        losses: impl Fn(&Label) -> Vec<Loss>,
    ) -> Self {
        let seated = from.seats.and_then(|seats| seats.sellers.iter().find(|of| of.id == seller.id));
        let proposed = match seated {
            Some(of) => of.seat.clone(),
            None if from.seats.is_none() => seller.best.clone().or_else(|| seller.role.clone()),
            None => None,
        };
        let holds_share = seated.and_then(|of| from.seats?.seats.get(of.seat_at?)?.holds_share);
        let fit_with = |role: Option<&Label>| {
            let role = role?;
            seller.fits.iter().find(|fit| fit.id.is(role)).and_then(|fit| fit.standing.fit)
        };
        let best = seller.best.clone();
        let leaves = match (&seller.role, &proposed) {
            (Some(today), Some(role)) => !today.is(role),
            _ => true,
        };
        let losses = proposed.as_ref().map(losses).unwrap_or_default();
        PersonLine {
            id: seller.id.clone(),
            name: seller.name.clone(),
            step: Step::of(seller, proposed.as_ref(), from.seats.is_some(), holds_share),
            today_fit: fit_with(seller.role.as_ref()),
            proposed_fit: fit_with(proposed.as_ref()),
            best_fit: seller.best_fit,
            holds_share,
            reason: seated.zip(best.as_ref()).and_then(|(of, best)| Reason::of(of, best, from.seats?)),
            followed_by: match (&seller.role, from.seats) {
                (Some(role), Some(seats)) if leaves => newcomers(seats, role),
                _ => Vec::new(),
            },
            coaching: Coaching::of(&losses, labels),
            rate_next: from.next_ratings.and_then(|ask| {
                let next = ask.next_ratings.iter().find(|next| next.seller == seller.id)?;
                Some(next.r#trait.clone())
            }),
            most_hours_in: from.work.and_then(|work| most_hours_in(work, &seller.id, proposed.as_ref())),
            today: seller.role.clone(),
            proposed,
            best,
        }
    }
}

impl Step {
    fn of(seller: &SellerFits, proposed: Option<&Label>, has_seats: bool, holds: Option<f64>) -> Self {
        let stays = matches!((&seller.role, proposed), (Some(today), Some(next)) if today.is(next));
        match proposed {
            _ if seller.on_leave => Step::OnLeave,
            _ if stays => Step::Stay,
            None if has_seats => Step::Unseated,
            None => Step::None,
            // Without draws nothing is known to hold; without seats it is the best role that must.
            Some(_) if has_seats && holds.is_some_and(|holds| holds >= SURE) => Step::Move,
            Some(_) if !has_seats && seller.best_open == Some(false) => Step::Move,
            Some(_) => Step::Open,
        }
    }
}

impl Reason {
    fn of(seller: &SeatedSeller, best: &Label, seats: &Assign) -> Option<Self> {
        if seller.on_leave || seller.seat.as_ref().is_some_and(|seat| seat.is(best)) {
            return None;
        }
        if seller.pinned {
            return Some(Reason::Pinned);
        }
        let holders = seats.seats.iter().filter(|seat| seat.role.is(best));
        let mut names: Vec<String> = holders.map(|seat| seat.name.clone()).collect();
        if names.is_empty() {
            return Some(Reason::NoSeat);
        }
        let more = names.len().saturating_sub(MOST_HOLDERS);
        names.truncate(MOST_HOLDERS);
        Some(Reason::SeatsGoTo { names, more })
    }
}

/// The names of those who take a seat in a role that they do not have today.
fn newcomers(seats: &Assign, role: &Label) -> Vec<String> {
    let mut names = Vec::new();
    for of in &seats.sellers {
        let comes = of.seat.as_ref().is_some_and(|seat| seat.is(role));
        let was_there = of.role.as_ref().is_some_and(|today| today.is(role));
        if comes && !was_there {
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

impl Coaching {
    /// The task in which most is lost, where that is a point or more.
    fn of(losses: &[Loss], labels: &Labels) -> Option<Self> {
        let mut by_task: Vec<(TaskIx, f64)> = Vec::new();
        for loss in losses {
            match by_task.iter_mut().find(|(task, _)| *task == loss.task) {
                Some((_, points)) => *points += loss.points,
                None => by_task.push((loss.task, loss.points)),
            }
        }
        by_task.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (task, points) = by_task.into_iter().next().filter(|(_, points)| *points >= 1.0)?;
        let mut most: Option<(f64, TraitIx)> = None;
        for loss in losses.iter().filter(|loss| loss.task == task) {
            if most.is_none_or(|(top, _)| loss.points > top) {
                most = Some((loss.points, loss.trait_ix));
            }
        }
        let (_, of) = most?;
        Some(Coaching { task: labels[task].clone(), points, r#trait: labels[of].clone() })
    }
}
