//! What to settle first: at most seven questions, each with somebody and with its reason.
//!
//! A source of lines is one function in [`SOURCES`]; those that come first have room first.

use schemars::JsonSchema;
use serde::Serialize;

use super::how_trained;
use super::people::PersonLine;
use super::role_change::RoleChange;
use super::vacancy::{Vacancy, is_left_unseated, vacancy};
use crate::domain::{Catalog, Fit, Lang};
use crate::result::ask::Ask;
use crate::result::assign::{Assign, SellerInRole};
use crate::result::coach::CoachPlan;
use crate::result::codec;
use crate::result::hire::{Hire, OpeningRecord, ProfileTrait};
use crate::result::label::Label;
use crate::result::match_summary::Summary;
use crate::result::organize::{Organize, Verdict};
use crate::result::proposal::Step;

/// The most lines.
const MOST: usize = 7;

/// The most traits that are named of what to look for.
const MOST_TRAITS: usize = 3;

/// Coaching that raises the expected fit by less is not worth a line, 0 to 1.
const WORTH_COACHING: f64 = 0.01;

/// Coaching that takes more hours than this is too much to ask in half a year: some three a week.
const MOST_HOURS: f64 = 80.0;

/// A rating that makes a wrong best role less probable by less than this is not worth a line, 0 to 1.
const WORTH_RATING: f64 = 0.01;

/// Somebody whose leaving costs more than this, as a share of one person's fit, is one the team depends on.
const DEPENDS_ON: f64 = 0.5;

/// A question to settle.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum MondayLine {
    /// With those who lead the team: shall the work be divided otherwise?
    DivideWork {
        /// Into how many roles.
        roles: usize,
        /// What is lost where everyone does everything, in effective hours a week.
        lost_effective_hours: f64,
        /// The same as a share of what those roles would yield, 0 to 1.
        waste_share: f64,
    },
    /// With those who lead the team: how often is work handed on?
    DescribeHandoffs,
    /// With a seller: would she take another role?
    ChangeRole {
        /// Her id.
        seller: String,
        /// Her name.
        name: String,
        /// Today's role.
        from: Option<Label>,
        /// The fit with it, 0 to 1.
        #[serde(serialize_with = "codec::known_fit")]
        #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
        from_fit: Option<Fit>,
        /// The proposed role.
        to: Label,
        /// The fit with it, 0 to 1.
        #[serde(serialize_with = "codec::known_fit")]
        #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
        to_fit: Option<Fit>,
        /// How often that holds in draws, 0 to 1; null where it was not worked out.
        holds_share: Option<f64>,
        /// Whether it holds within the errors of the scores.
        firm: bool,
        /// Whether she has to leave today's role, of which the team has no seat.
        must_leave: bool,
    },
    /// With those who lead the team: who shall fill an empty seat?
    FillSeat {
        /// The role.
        role: Label,
        /// How many of its seats are empty.
        seats: usize,
        /// Who could; null where nobody may.
        by: Option<SellerInRole>,
        /// Whether she has the seat with the highest fits as rated, by no more than noise. Not in JSON.
        #[serde(skip)]
        is_noise: bool,
        /// What to look for in somebody new, what counts most first.
        look_for: Vec<ProfileTrait>,
        /// A role that is worth hiring for too, since somebody of the team would then take the seat; null where there is none.
        #[serde(rename = "or_hire")]
        also: Option<OpeningRecord>,
    },
    /// With a seller: would she like to be coached?
    Coach {
        /// Her id.
        seller: String,
        /// Her name.
        name: String,
        /// The role that is proposed to her.
        role: Label,
        /// The traits to coach.
        traits: Vec<Label>,
        /// The hours that it takes; null where points are counted.
        hours: Option<f64>,
        /// The points of all traits together, on the catalog's scale.
        points: f64,
        /// The expected fit as she is, 0 to 1.
        expected_now: f64,
        /// The expected fit after it, 0 to 1.
        expected: f64,
        /// Whether that is strong.
        reached: bool,
    },
    /// With a seller and the one next to her: who steps in if she is away?
    StepIn {
        /// Her id.
        seller: String,
        /// Her name.
        name: String,
        /// Her seat.
        role: Label,
        /// By how much the sum of fits falls without her.
        loss_if_left: f64,
        /// Who fits the seat best of the others; null where nobody may have it.
        next_best: Option<SellerInRole>,
    },
    /// With the team: who will learn a task that few do well?
    LearnTask {
        /// The task.
        task: Label,
        /// How many at work are adequate or better in it.
        adequate_or_better: usize,
        /// How it is trained, in the reader's language; null where the catalog does not say.
        how: Option<String>,
        /// The role in which somebody new would bring it, and from which fit that adds something; null where none is worth
        /// hiring for.
        or_hire: Option<OpeningRecord>,
    },
    /// With those who work with a seller: how would they rate her?
    CollectRating {
        /// Her id.
        seller: String,
        /// Her name.
        name: String,
        /// The trait to rate.
        r#trait: Label,
        /// The probability that the likeliest best role is not the best, 0 to 1.
        p_wrong: f64,
        /// By how much one more rating would lower it on average, 0 to 1.
        p_wrong_drop: f64,
    },
}

/// What lines are made of.
pub struct MondaySources<'a> {
    /// One line a person.
    pub people: &'a [PersonLine],
    /// Who sits where.
    pub seats: Option<&'a Assign>,
    /// How the work would be divided.
    pub work: Option<&'a Organize>,
    /// Whom to look for.
    pub hiring: Option<&'a Hire>,
    /// Which ratings to collect.
    pub next_ratings: Option<&'a Ask>,
    /// What the sellers show together.
    pub summary: &'a Summary,
    /// The catalog, for how tasks are trained.
    pub catalog: &'a Catalog,
    /// The reader's language.
    pub lang: Lang,
}

/// A source: its lines, the most important first.
type Source = fn(&MondaySources<'_>) -> Vec<MondayLine>;

/// The sources in the order in which their lines stand, each with how many of its lines have room before those of others.
/// Moves come before what they may make needless, and a rating before the changes that it may settle.
const SOURCES: &[(Source, usize)] = &[
    (division, 1),
    (moves, 2),
    (whom_to_hire, 1),
    (coaching, 1),
    (dependence, 1),
    (learning, 1),
    (ratings, 0),
    (open_changes, 0),
];

impl MondayLine {
    /// The lines of a team: of each source as many as have room, then more of the first ones.
    pub fn all(from: &MondaySources<'_>) -> Vec<Self> {
        let found: Vec<Vec<MondayLine>> = SOURCES.iter().map(|(source, _)| source(from)).collect();
        let mut taken: Vec<usize> = Vec::new();
        for (lines, (_, room)) in found.iter().zip(SOURCES) {
            taken.push(lines.len().min(*room));
        }
        let mut left = MOST.saturating_sub(taken.iter().sum());
        for (taken, lines) in taken.iter_mut().zip(&found) {
            let more = left.min(lines.len() - *taken);
            *taken += more;
            left -= more;
        }
        let kept = found.into_iter().zip(taken).flat_map(|(lines, taken)| lines.into_iter().take(taken));
        kept.take(MOST).collect()
    }
}

fn division(from: &MondaySources<'_>) -> Vec<MondayLine> {
    let Some(work) = from.work else { return Vec::new() };
    match work.verdict {
        Verdict::No if work.is_design_recommended => vec![MondayLine::DivideWork {
            roles: work.recommended.roles,
            lost_effective_hours: work.lost_effective_hours,
            waste_share: work.waste_share,
        }],
        Verdict::Open if !work.describes_handoffs => vec![MondayLine::DescribeHandoffs],
        _ => Vec::new(),
    }
}

/// Changes of role that are worth making.
fn moves(from: &MondaySources<'_>) -> Vec<MondayLine> {
    changes(from, Step::Move)
}

/// Changes of role that may be better, but by no more than noise.
fn open_changes(from: &MondaySources<'_>) -> Vec<MondayLine> {
    changes(from, Step::Open)
}

/// Questions about changes of role.
fn changes(from: &MondaySources<'_>, step: Step) -> Vec<MondayLine> {
    let mut lines = Vec::new();
    for (of, change) in RoleChange::largest(from.people, from.seats, step) {
        lines.push(MondayLine::ChangeRole {
            seller: of.id.clone(),
            name: of.name.clone(),
            from: of.today.clone(),
            from_fit: of.today_fit,
            to: change.to,
            to_fit: change.fit,
            holds_share: change.holds_share,
            firm: step == Step::Move,
            must_leave: of.must_leave,
        });
    }
    lines
}

/// Who shall fill a seat that stays empty. Where none does, a newcomer would take somebody's seat, which is no question for
/// Monday.
fn whom_to_hire(from: &MondaySources<'_>) -> Vec<MondayLine> {
    let Some(vacancy) = from.seats.and_then(|seats| vacancy(seats, from.people)) else { return Vec::new() };
    let Vacancy { role, seats, by, is_noise } = vacancy;
    let mut openings = from.hiring.map(Hire::by_worth).unwrap_or_default();
    openings.retain(|of| !is_left_unseated(from.people, &of.role));
    let also = openings.into_iter().find(|of| of.fills_from_within());
    let hiring = from.hiring.filter(|hire| hire.profile_role.as_ref().is_some_and(|of| of.is(role)));
    let profile = hiring.map(|hire| hire.profile.iter().take(MOST_TRAITS).cloned().collect());
    vec![MondayLine::FillSeat {
        role: role.clone(),
        seats,
        by,
        is_noise,
        look_for: profile.unwrap_or_default(),
        also: also.cloned(),
    }]
}

/// The coaching that brings most: first of those that make somebody strong in what is proposed to her.
fn coaching(from: &MondaySources<'_>) -> Vec<MondayLine> {
    let mut most: Option<((bool, f64), &PersonLine, &CoachPlan)> = None;
    // Somebody who may rather change is not coached for the role in question.
    for of in from.people.iter().filter(|of| of.proposal.step != Step::Open) {
        let Some(coaching) = &of.coaching else { continue };
        let Some(gain) = coaching.gain().filter(|gain| *gain >= WORTH_COACHING) else { continue };
        if coaching.plan.hours.is_some_and(|hours| hours > MOST_HOURS) {
            continue;
        }
        let key = (coaching.plan.is_reached, gain);
        if most.is_none_or(|(top, ..)| key > top) {
            most = Some((key, of, &coaching.plan));
        }
    }
    let Some((_, of, plan)) = most else { return Vec::new() };
    vec![MondayLine::Coach {
        seller: of.proposal.id.clone(),
        name: of.proposal.name.clone(),
        role: plan.role.clone(),
        traits: plan.steps.iter().map(|step| step.r#trait.clone()).collect(),
        hours: plan.hours,
        points: plan.points,
        expected_now: plan.expected_now.unwrap_or_default(),
        expected: plan.expected.unwrap_or_default(),
        reached: plan.is_reached,
    }]
}

/// The seat that costs most if its holder leaves, and nobody else fits as well.
fn dependence(from: &MondaySources<'_>) -> Vec<MondayLine> {
    let Some(seats) = from.seats else { return Vec::new() };
    let mut most: Option<(f64, usize)> = None;
    for (at, seat) in seats.seats.iter().enumerate() {
        let own = seat.fit.map_or(0.0, Fit::share);
        let next = seat.next_best.as_ref().and_then(|next| next.fit).map_or(0.0, Fit::share);
        let depends = own - next;
        // A seat that she does not have yet is nothing that the team depends on today.
        if !seat.moved
            && seat.loss_if_left.is_some_and(|loss| loss > DEPENDS_ON)
            && depends > 0.0
            && most.is_none_or(|(top, _)| depends > top)
        {
            most = Some((depends, at));
        }
    }
    let Some((_, at)) = most else { return Vec::new() };
    let seat = &seats.seats[at];
    vec![MondayLine::StepIn {
        seller: seat.seller.clone(),
        name: seat.name.clone(),
        role: seat.role.clone(),
        loss_if_left: seat.loss_if_left.unwrap_or_default(),
        next_best: seat.next_best.clone(),
    }]
}

/// The task that the fewest do well.
fn learning(from: &MondaySources<'_>) -> Vec<MondayLine> {
    if from.summary.at_work < 2 || !from.summary.any_rated {
        return Vec::new();
    }
    let short = from.summary.short.iter().min_by_key(|short| short.adequate_or_better);
    let Some(short) = short else { return Vec::new() };
    let hiring = from.hiring.filter(|hire| hire.closes.iter().any(|task| task.is(&short.task)));
    let or_hire = hiring.and_then(|hire| {
        let role = hire.profile_role.as_ref()?;
        hire.by_worth().into_iter().find(|of| of.role.is(role)).cloned()
    });
    vec![MondayLine::LearnTask {
        or_hire,
        task: short.task.clone(),
        adequate_or_better: short.adequate_or_better,
        how: how_trained(from.catalog, &short.task, from.lang),
    }]
}

fn ratings(from: &MondaySources<'_>) -> Vec<MondayLine> {
    let named = from.next_ratings.and_then(|ask| ask.next_ratings.iter().find(|next| next.p_wrong.is_some()));
    let Some(next) = named.filter(|next| next.p_wrong_drop >= WORTH_RATING) else { return Vec::new() };
    vec![MondayLine::CollectRating {
        seller: next.seller.clone(),
        name: next.name.clone(),
        r#trait: next.r#trait.clone(),
        p_wrong: next.p_wrong.unwrap_or_default(),
        p_wrong_drop: next.p_wrong_drop,
    }]
}
