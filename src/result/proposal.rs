//! One line a person: from today's role to the proposed seat, how firm that is, and what she fits best alone.
//!
//! The team's seats rule what is proposed. `match`, `assign` and `report` end with the same lines.

use schemars::JsonSchema;
use serde::Serialize;

use super::codec;
use super::label::{Label, Labels};
use crate::domain::{Fit, RoleIx};
use crate::engine::{Candidate, Ineligibility, SURE, TeamSeating, WORTH_MOVING};

/// How many holders of seats are named in a reason.
const MOST_HOLDERS: usize = 3;

/// What is proposed to a person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Proposal {
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
    /// Whether too little is rated to judge that fit.
    pub today_too_little_rated: bool,
    /// The proposed role: that of her recommended seat, or her best one where the team has no seats.
    pub proposed: Option<Label>,
    /// The fit with it, 0 to 1.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub proposed_fit: Option<Fit>,
    /// Whether she has to leave today's role, of which the team has no seat.
    pub must_leave: bool,
    /// The share of draws in which the best seating has her in the proposed seat, 0 to 1; null where that was not worked
    /// out.
    #[schemars(range(min = 0, max = 1))]
    pub holds_share: Option<f64>,
    /// The role of her seat in the seating with the highest sum of fits, where that is another one, and wins no more than
    /// its noise; null elsewhere.
    pub open_to: Option<Label>,
    /// What she fits best alone.
    pub best: Option<Label>,
    /// The fit with it, 0 to 1.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub best_fit: Option<Fit>,
    /// The roles that she would like, dearest first. Not in JSON.
    #[serde(skip)]
    pub wishes: Vec<Label>,
    /// Why the proposed role is not what she fits best alone; null where it is, but for those of whom too little is rated.
    pub reason: Option<Reason>,
}

/// Whether somebody stays or moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// She stays in her role.
    Stay,
    /// She takes another role: one of the recommended moves, or her first seat, if that is firm.
    Move,
    /// Another role may be better for the team, but by no more than the noise of the scores; or nothing was drawn.
    Open,
    /// No seat is left for her.
    Unseated,
    /// She is on leave.
    OnLeave,
    /// Nothing is proposed: she has no role, and none stands out.
    None,
}

/// Why somebody's proposed role is not the one that she fits best alone, or would not be if more were rated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// The seats in her best role go to others, since the team as a whole then fits better.
    SeatsGoTo {
        /// Who they are.
        #[serde(flatten)]
        holders: SeatHolders,
    },
    /// A seat in her best role stays vacant, since the team as a whole then fits as well or better.
    SeatStaysVacant,
    /// The team has no seat in her best role.
    NoSeat,
    /// She is pinned to her role.
    Pinned,
    /// The move to it would win no more than its noise.
    WithinNoise {
        /// Who gets the seats; `None` where one stays vacant. Not in JSON.
        #[serde(skip)]
        holders: Option<SeatHolders>,
    },
    /// Too little is rated to judge her in today's role, which she keeps until more is.
    TooLittleRated,
}

/// Who gets the seats of a role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SeatHolders {
    /// Their names.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// Whether each of those named is pinned. Not in JSON.
    #[serde(skip)]
    pub pinned: Vec<bool>,
}

impl Proposal {
    /// From this share of draws on a seat is firm, 0 to 1.
    pub const FIRM_SHARE: f64 = SURE;

    /// From this share of draws in which the team is better off a move is worth making, 0 to 1.
    pub const MOVE_SHARE: f64 = WORTH_MOVING;

    /// A share of draws as it is shown in whole per cent: as it is, but never rounded up to firm where it is not.
    pub fn shown(share: f64) -> f64 {
        let rounds_to_firm = libm::round(100.0 * share) / 100.0 >= Self::FIRM_SHARE;
        if share < Self::FIRM_SHARE && rounds_to_firm { libm::floor(100.0 * share) / 100.0 } else { share }
    }

    /// What the seats of a team propose, for each of its people in their order.
    pub fn all(answer: &TeamSeating, labels: &Labels) -> Vec<Proposal> {
        (0..answer.people.len()).map(|at| Self::of_person(answer, labels, at)).collect()
    }

    fn of_person(answer: &TeamSeating, labels: &Labels, at: usize) -> Self {
        let of = &answer.people[at];
        let fit = |role: Option<RoleIx>| of.roles[role?.0].fit;
        let proposed = answer.proposed_seats()[at];
        // Nothing is drawn of what is not rated.
        let stability = answer.proposed_stability().filter(|_| !answer.is_unjudged(at));
        let holds_share = stability.and_then(|stability| stability.holds[at]);
        let highest = answer.highest[at];
        let step = Step::of(of, proposed, highest, holds_share, answer.recommended.is_some());
        Proposal {
            id: of.id.clone(),
            name: of.name.clone(),
            step,
            today: labels.role(of.today),
            today_fit: fit(of.today),
            today_too_little_rated: of.today.is_some_and(|role| {
                of.roles[role.0].ineligibility.is_some_and(Ineligibility::is_for_want_of_ratings)
            }),
            proposed: labels.role(proposed),
            must_leave: matches!(step, Step::Move | Step::Unseated)
                && of.today.is_some_and(|role| answer.rules.seats[role.0] == 0),
            proposed_fit: fit(proposed),
            holds_share,
            open_to: labels.role(highest.filter(|_| highest != proposed)),
            best: labels.role(of.best),
            best_fit: fit(of.best),
            wishes: of.wishes.iter().filter_map(|role| labels.role(Some(*role))).collect(),
            reason: Reason::of(answer, at),
        }
    }

    /// The role in question: the one that is worth moving to, else the one she is open to.
    pub fn in_question(&self) -> Option<&Label> {
        let open_to = self.open_to.as_ref().filter(|_| self.step != Step::Move);
        open_to.or(self.proposed.as_ref())
    }

    /// Whether she keeps today's role since too little is rated to judge her in it.
    pub fn is_unjudged(&self) -> bool {
        matches!(self.reason, Some(Reason::TooLittleRated))
    }

    /// Whether she takes another role because the team has no seat in today's.
    pub fn has_to_move(&self) -> bool {
        self.must_leave && self.step == Step::Move
    }

    /// Whether the proposed role is another than today's.
    pub fn leaves(&self) -> bool {
        !matches!((&self.today, &self.proposed), (Some(today), Some(next)) if today.is(next))
    }
}

impl Step {
    fn of(
        person: &Candidate,
        proposed: Option<RoleIx>,
        highest: Option<RoleIx>,
        holds: Option<f64>,
        is_drawn: bool,
    ) -> Self {
        let is_firm = holds.is_some_and(|holds| holds >= SURE);
        match (person.today, proposed) {
            _ if person.on_leave => Step::OnLeave,
            (today, Some(_)) if today == proposed && (highest == proposed || highest.is_none()) => Step::Stay,
            (today, Some(_)) if today == proposed => Step::Open,
            (_, None) => Step::Unseated,
            (Some(_), Some(_)) if is_drawn => Step::Move,
            (None, Some(_)) if is_firm => Step::Move,
            _ => Step::Open,
        }
    }
}

impl Reason {
    fn of(answer: &TeamSeating, at: usize) -> Option<Self> {
        let of = &answer.people[at];
        let seats = answer.proposed_seats();
        let placement = &answer.seating.placements[at];
        if answer.is_unjudged(at) {
            return Some(Reason::TooLittleRated);
        }
        let best = of.best.filter(|_| !of.on_leave && seats[at] != of.best)?;
        if placement.pinned {
            return Some(Reason::Pinned);
        }
        let holders = SeatHolders::of(answer, best);
        if answer.highest[at] == of.best {
            return Some(Reason::WithinNoise { holders });
        }
        Some(match holders {
            _ if answer.rules.seats[best.0] == 0 => Reason::NoSeat,
            Some(holders) => Reason::SeatsGoTo { holders },
            None => Reason::SeatStaysVacant,
        })
    }
}

impl SeatHolders {
    /// Those whom the proposed seating gives the seats of a role; `None` where one of them stays vacant.
    fn of(answer: &TeamSeating, role: RoleIx) -> Option<Self> {
        let (mut names, mut pinned) = (Vec::new(), Vec::new());
        let people = answer.people.iter().zip(&answer.seating.placements);
        for ((person, placement), seat) in people.zip(answer.proposed_seats()) {
            if *seat == Some(role) {
                names.push(person.name.clone());
                pinned.push(placement.pinned);
            }
        }
        if names.len() < answer.rules.seats[role.0] as usize {
            return None;
        }
        let more = names.len().saturating_sub(MOST_HOLDERS);
        names.truncate(MOST_HOLDERS);
        pinned.truncate(MOST_HOLDERS);
        Some(SeatHolders { names, more, pinned })
    }
}

#[cfg(test)]
mod tests {
    use super::Proposal;

    #[test]
    fn a_share_that_is_not_firm_is_never_shown_as_firm() {
        let shown =
            [0.795, 0.7999, 0.8, 0.794, 0.996].map(|share| format!("{:.0}", 100.0 * Proposal::shown(share)));
        assert_eq!(shown, ["79", "79", "80", "79", "100"]);
    }
}
