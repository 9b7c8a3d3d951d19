//! Hiring: what a newcomer is worth to the team that she joins, everybody seated anew.
//!
//! A candidate counts by what the re-seated team gains, which is not always most for the one who fits the vacant seat
//! best: somebody who fits another seat may free a person for it.

mod drawn_gains;
mod interview;
mod moves;
mod plan;
mod pool;
mod profile;
mod ranking;
mod together;

pub use interview::{InterviewQuestion, InterviewReason, interview};
pub use plan::hire_plan;
pub use pool::{CandidatePool, FEWEST_TO_TELL, candidates_needed};
pub use profile::{Profile, ProfileNeed, profile};
pub use ranking::{GainUncertainty, RankedCandidate, RoleFitOf};
pub use together::Hired;

use super::assign::{
    Candidate, Rules, Seating, Threshold, TrueScores, assign, drawn_thresholds, thresholds, vacancies,
};
use super::score::{Scorer, SellerFit};
use super::uncertainty::{Groups, UncertaintyModel, interval90};
use crate::domain::{RoleIx, Seller};

use drawn_gains::drawn_gains;
use moves::{carry_out, moves_for};
use ranking::ranked;
use together::hired_together;

/// Whom a team is looking for, and who there is.
#[derive(Clone, Copy)]
pub struct HireQuestion<'a> {
    /// Scores everybody.
    pub scorer: &'a Scorer,
    /// The team, in the order of the ids.
    pub team: &'a [Seller],
    /// The candidates, in the order of the ids.
    pub candidates: &'a [Seller],
    /// All who are rated, which is what is known of somebody who is not.
    pub groups: &'a Groups,
    /// The seats that are to be filled, and the team's pins. They do not conflict, and limit no moves.
    pub rules: &'a Rules,
    /// The seat of each person that is proposed without anybody new, from which vacancies and moves are told; `None` for
    /// those of the seating with the highest fits.
    pub proposed: Option<&'a [Option<RoleIx>]>,
    /// How many may be hired at most.
    pub most: usize,
    /// How true scores are drawn; `None` where they are not.
    pub draws: Option<HireDraws<'a>>,
}

/// How true scores are drawn, as many draws of both.
#[derive(Clone, Copy)]
pub struct HireDraws<'a> {
    /// The team's, shrunk toward the team.
    pub team: TrueScores<'a>,
    /// The candidates', as they are given.
    pub candidates: &'a UncertaintyModel,
}

/// What hiring would bring.
#[derive(Clone, Debug)]
pub struct Hiring {
    /// The team, in the order of the ids.
    pub people: Vec<Candidate>,
    /// Its best seating in the seats that are to be filled, without anybody new.
    pub seating: Seating,
    /// What a seat of each role is worth, in catalog order.
    pub openings: Vec<Opening>,
    /// The bands of the role that is worth most to hire for; `None` where pins hold every seat.
    pub profile: Option<Profile>,
    /// The candidates, by what they add; equals by id.
    pub candidates: Vec<RankedCandidate>,
    /// Those to hire where several may be, in turn.
    pub together: Vec<Hired>,
    /// The seat of each seller of the team before anybody is hired, in the order of the people.
    pub seats_before: Vec<Option<RoleIx>>,
    /// The same once all of them are hired.
    pub seats_after: Vec<Option<RoleIx>>,
    /// How many candidates it takes.
    pub pool: CandidatePool,
    /// How many draws were made; `None` for none.
    pub draws: Option<usize>,
    /// The share of draws in which no candidate adds anything, 0 to 1; `None` without draws or candidates.
    pub p_none: Option<f64>,
}

/// A role, and from which fit a newcomer adds something there.
#[derive(Clone, Debug)]
pub struct Opening {
    /// From which fit, and who would move.
    pub threshold: Threshold,
    /// The middle 90 % of that over draws of the team's true scores, 0 to 1; `None` without draws, or where pins hold
    /// every seat in some draw.
    pub bounds: Option<(f64, f64)>,
    /// How many of its seats are vacant before anybody is hired.
    pub vacant: usize,
}

/// Works out what hiring would bring.
pub fn hire(question: HireQuestion<'_>) -> Hiring {
    let HireQuestion { scorer, team, rules, .. } = question;
    let catalog = scorer.catalog();
    let scored: Vec<SellerFit> = team.iter().map(|seller| scorer.score(seller)).collect();
    let people: Vec<Candidate> =
        team.iter().zip(&scored).map(|(seller, fit)| Candidate::new(scorer, seller, fit)).collect();
    let seating = assign(catalog, &people, rules);
    let highest: Vec<Option<RoleIx>> = seating.placements.iter().map(|placement| placement.seat).collect();
    let seats_before = question.proposed.map_or_else(|| highest.clone(), <[_]>::to_vec);
    let vacant = vacancies(&seats_before, &rules.seats);
    let mut found = thresholds(&people, rules, &seating);
    let drawn = question.draws.map(|draws| drawn_thresholds(draws.team, &people, rules));
    let mut candidates = ranked(question, &found, &vacant);
    let p_none = match (&drawn, question.draws) {
        (Some(drawn), Some(draws)) => drawn_gains(question, draws.candidates, &found, drawn, &mut candidates),
        _ => None,
    };
    let (together, highest_after) = hired_together(question, &people, &seating, &candidates);
    let newcomers = together.iter().filter_map(|hired| hired.seat);
    let mut seats_after = seats_before.clone();
    carry_out(&moves_for(newcomers, &seats_before, &highest_after, &rules.seats), &mut seats_after);
    for threshold in &mut found {
        let mut after = highest.clone();
        carry_out(&threshold.chain, &mut after);
        threshold.chain = moves_for([threshold.role], &seats_before, &after, &rules.seats);
    }
    for of in &mut candidates {
        let threshold = of.seat.and_then(|seat| found.iter().find(|threshold| threshold.role == seat));
        of.moves = threshold.map(|threshold| threshold.chain.clone()).unwrap_or_default();
    }
    let pool = CandidatePool::of(catalog, &candidates);
    let profile = profile(scorer, team, &scored, &found);
    let mut openings = Vec::with_capacity(found.len());
    for (at, threshold) in found.into_iter().enumerate() {
        let bounds = drawn.as_ref().and_then(|drawn| {
            let worths: Option<Vec<f64>> = drawn.iter().map(|worths| worths[at]).collect();
            worths.filter(|worths| !worths.is_empty()).map(|worths| interval90(&worths))
        });
        openings.push(Opening { vacant: vacant[threshold.role.0], threshold, bounds });
    }
    Hiring {
        people,
        seating,
        openings,
        profile,
        candidates,
        together,
        seats_before,
        seats_after,
        pool,
        draws: question.draws.map(|draws| draws.candidates.draws()),
        p_none,
    }
}
