//! `hire`: whom to look for, and what each candidate would add to the team.

mod candidate;
mod interview;
mod opening;

use schemars::JsonSchema;
use serde::Serialize;

pub use candidate::{HireCandidate, HiredCandidate, Pool};
pub use interview::{Anchors, InterviewReason, InterviewTrait};
pub use opening::{OpeningRecord, ProfileTrait, SeatMove};

use super::answer::Answer;
use super::header::Header;
use super::label::{Label, Labels};
use crate::domain::{Levels, SLACK, Scale, Seller};
use crate::engine::{Hiring, InterviewQuestion, SURE, Scorer};

/// A gain that is less is told as none, 0 to 1.
const WORTH_TELLING: f64 = 0.01;

/// What hiring would bring to a team that is seated anew. Gains are sums of fits, each 0 to 1.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Hire {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// How many draws of true scores were made; null for none.
    #[schemars(range(min = 1))]
    pub draws: Option<usize>,
    /// The sum of the fits of the team's best seating in the seats that are to be filled, without anybody new.
    #[schemars(range(min = 0))]
    pub total: f64,
    /// From which fit a newcomer adds something in each role that has seats, in the catalog's order.
    #[schemars(length(min = 1))]
    pub thresholds: Vec<OpeningRecord>,
    /// The role whose profile it is: the one with the lowest threshold; null where pins hold every seat.
    pub profile_role: Option<Label>,
    /// What to look for in it, the trait that the team lacks most first.
    pub profile: Vec<ProfileTrait>,
    /// The tasks of that role in which fewer than two sellers at work are adequate or better.
    pub closes: Vec<Label>,
    /// The candidates, by what they add; equals by id. Where too little is rated to say, as with everything unrated as in
    /// the others.
    pub candidates: Vec<HireCandidate>,
    /// The share of draws in which no candidate adds anything, 0 to 1; null without draws or candidates.
    #[schemars(range(min = 0, max = 1))]
    pub p_none: Option<f64>,
    /// Those to hire where several may be, in turn; the largest sum that so many can add.
    pub together: Vec<HiredCandidate>,
    /// What they add together.
    #[schemars(range(min = 0))]
    pub together_gain: f64,
    /// Who of the team sits elsewhere once all of them are hired, by id.
    pub together_moves: Vec<SeatMove>,
    /// How many candidates it takes.
    pub pool: Pool,
    /// What to ask the candidate of `--interview` about, the most pressing first; empty without.
    pub interview: Vec<InterviewTrait>,
    /// Who is to be interviewed for what. Not in JSON.
    #[serde(skip)]
    pub guide: Option<Guide>,
    /// From which fit on somebody is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
    /// The catalog's scale. Not in JSON.
    #[serde(skip)]
    pub catalog_scale: Scale,
    /// How many sellers the team has. Not in JSON.
    #[serde(skip)]
    pub sellers: usize,
    /// How many may be hired at most. Not in JSON.
    #[serde(skip)]
    pub most: usize,
    /// Whether candidates were asked about. Not in JSON.
    #[serde(skip)]
    pub has_candidates: bool,
    /// The names of those who keep today's role because too little is rated to judge them. Not in JSON.
    #[serde(skip)]
    pub unjudged: Vec<String>,
    /// Whether draws were left out because there are so many people. Not in JSON.
    #[serde(skip)]
    pub is_too_large: bool,
    /// From which probability on somebody counts as the best, 0 to 1. Not in JSON.
    #[serde(skip)]
    pub sure: f64,
}

/// An interview.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The candidate's id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// The role.
    pub role: Label,
    /// Whether only the form is shown, without the scores that there are.
    pub form_only: bool,
    /// The scale that the form is filled in on: that of the candidates' file, with which it is read back.
    pub scale: Scale,
}

impl Answer for Hire {
    const SCHEMA: &'static str = "salesfit/hire/1";
}

/// What a result is made from.
#[derive(Clone, Copy)]
pub struct HireFacts<'a> {
    /// What calls the things of the catalog.
    pub labels: &'a Labels,
    /// Scores everybody.
    pub scorer: &'a Scorer,
    /// The team, in the order of the ids.
    pub team: &'a [Seller],
    /// What was found.
    pub hiring: &'a Hiring,
    /// How many may be hired at most.
    pub most: usize,
    /// Whether candidates were given.
    pub has_candidates: bool,
    /// Those of the team, by place, who keep today's role because too little is rated to judge them.
    pub unjudged: &'a [usize],
    /// Whether draws were left out because there are so many people.
    pub is_too_large: bool,
}

impl Hire {
    /// The result of what was found; without a guide.
    pub fn new(header: Header, facts: HireFacts<'_>) -> Self {
        let HireFacts { labels, scorer, team, hiring, most, .. } = facts;
        let catalog = scorer.catalog();
        let thresholds = hiring.openings.iter().map(|of| OpeningRecord::new(of, hiring, labels)).collect();
        let profile = hiring.profile.as_ref();
        let profile_role = labels.role(profile.map(|profile| profile.role));
        let needs = profile.map(|profile| profile.needs.as_slice()).unwrap_or_default();
        let closes = profile.map(|profile| labels.tasks(&profile.closes)).unwrap_or_default();
        Hire {
            header,
            draws: hiring.draws,
            // Adding 0 makes a negative zero positive.
            total: hiring.seating.total + 0.0,
            thresholds,
            profile_role,
            profile: needs.iter().map(|need| ProfileTrait::new(need, labels)).collect(),
            closes,
            candidates: hiring.candidates.iter().map(|of| HireCandidate::new(of, hiring, labels)).collect(),
            p_none: hiring.p_none,
            together: HiredCandidate::all(hiring, labels),
            together_gain: hiring.together.iter().map(|hired| hired.gain).sum(),
            together_moves: SeatMove::after(hiring, labels),
            pool: Pool::new(&hiring.pool),
            interview: Vec::new(),
            guide: None,
            levels: catalog.levels,
            catalog_scale: catalog.scale,
            sellers: team.len(),
            most,
            has_candidates: facts.has_candidates,
            unjudged: facts.unjudged.iter().map(|at| team[*at].name.clone()).collect(),
            is_too_large: facts.is_too_large,
            sure: SURE,
        }
    }

    /// The same with what to ask a candidate about for a role.
    #[must_use]
    pub fn with_guide(self, facts: HireFacts<'_>, guide: Guide, questions: &[InterviewQuestion]) -> Self {
        let interview = questions.iter().map(|question| InterviewTrait::new(question, facts)).collect();
        Hire { interview, guide: Some(guide), ..self }
    }

    /// The candidate who most probably adds most; of equals the one with the highest expected gain. `None` without draws.
    pub fn likeliest(&self) -> Option<&HireCandidate> {
        let likely = self.candidates.iter().filter(|of| of.p_best.is_some());
        let key = |of: &HireCandidate| (of.p_best.unwrap_or(0.0), of.expected.unwrap_or(0.0));
        likely.reduce(|best, of| if key(of) > key(best) { of } else { best })
    }

    /// Whether no seat is vacant, and even somebody strong would add less than a point.
    pub fn is_needless(&self) -> bool {
        let strong = self.levels.strong() / 100.0;
        // Where pins hold every seat of a role, nothing is known.
        let mut known = self.thresholds.iter().filter_map(|of| Some((of.vacant, of.worth_from?))).peekable();
        known.peek().is_some() && known.all(|(vacant, worth)| vacant == 0 && strong - worth < WORTH_TELLING)
    }

    /// The thresholds of a fit that counts, the lowest first; of equals in the catalog's order.
    pub fn by_worth(&self) -> Vec<&OpeningRecord> {
        let mut openings: Vec<&OpeningRecord> = self.thresholds.iter().collect();
        openings.retain(|of| of.worth_from.is_some_and(|worth| worth < 1.0 - SLACK));
        openings.sort_by(|a, b| a.worth_from.unwrap_or(1.0).total_cmp(&b.worth_from.unwrap_or(1.0)));
        openings
    }
}
