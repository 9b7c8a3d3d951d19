//! Should everyone do everything? Forms of organisation compared on the same work, hours and people (F10).
//!
//! Comparative advantage (Roy 1951, Oxford Economic Papers 3:135) as a transport problem: who spends how many hours in
//! which role. The cost of hand-offs between roles is weighed against the gain of specialisation.

mod answer;
mod bounds;
mod branch_and_bound;
mod changes;
mod comparison;
mod designs;
mod expected_team;
mod forms;
mod naming;
mod noise;
mod partitions;
mod postings;
mod ratings_needed;
mod recommended;
mod reliability;
mod report;
mod search_limit;
mod sensitivity;
mod simulated_teams;
mod staffing;
mod subset_dp;
mod verdict;
mod waste_draws;
mod work;

pub use answer::{CannotOrganize, TeamOrganization, organize_team};
pub use changes::{Changes, MoveSet, RoleMove};
pub use comparison::Question;
pub use expected_team::ExpectedTeam;
pub use naming::NamedRole;
pub use partitions::Designed;
pub use postings::{Postings, StaffingLimits};
pub use ratings_needed::RatingsNeeded;
pub use recommended::Alternative;
pub use report::{
    Assessment, BreakEven, Form, FormKind, Noise, Staffed, TakenAway, TaskHours, TaskReport, Verdict,
};
pub use search_limit::SearchLimit;
pub use sensitivity::{Assumption, Supposed};
pub use staffing::{MOST_TASKS, TaskSet, members};
pub use verdict::MOST_UNKNOWN;
pub use waste_draws::WasteDraws;
pub use work::{Demanded, NoWork, Work, Worker};

use comparison::Comparison;
use designs::Designs;
use forms::Spending;
use recommended::Plan;
use report::{form_of, place_of};
use verdict::Judged;

use crate::domain::{Catalog, RoleIx, SLACK, Seller, Team};
use crate::engine::uncertainty::UncertaintyModel;

/// The draws of true scores where nobody asks for another number.
pub const DRAWS: usize = 400;

/// A team as it was rated.
#[derive(Clone, Copy)]
pub struct AsRated<'a> {
    /// The scorer, the errors of the scores, and the draws.
    pub model: &'a UncertaintyModel,
    /// The team, without its sellers.
    pub team: &'a Team,
    /// Its sellers, in the order of their ids.
    pub sellers: &'a [Seller],
    /// Whether all draws are made, however long that takes.
    pub draws_all: bool,
}

/// The answer to whether everyone should do everything.
#[derive(Clone, Debug)]
pub struct Organization {
    /// The work.
    pub work: Work,
    /// How much of the differences between the people at work is real, 0.1 to 1; 1 where scores count as they were rated.
    pub reliability: f64,
    /// The verdict.
    pub judged: Assessment,
    /// What everyone doing everything may waste beside the alternative; `None` without draws, and where there is no alternative.
    pub wastes: Option<WasteDraws>,
    /// What noise alone would show, where the scores' errors are known and there is more than one task.
    pub noise: Option<Noise>,
    /// Where the verdict is open for noise alone: the multiple of ratings that would settle it more often than not; `None` where
    /// five times as many would not.
    pub settled_by: Option<RatingsNeeded>,
    /// The verdict under other assumptions; empty where they are not tried.
    pub sensitivity: Vec<Supposed>,
    /// The same without the motion's easing, where it eases anything.
    pub without_easing: Option<Assessment>,
    /// The forms: today, everyone, seats, designed by number of roles, free.
    pub forms: Vec<Form>,
    /// The form with the largest net, by its place; of equals the first, everyone before all.
    pub best: usize,
    /// The form beside which the others are judged; `None` where scores count as they were rated (it is then the best), and
    /// where there is none but everyone.
    pub alternative: Option<Alternative>,
    /// The form that is recommended, by its place.
    pub recommended: usize,
    /// The set of roles with the highest break-even; `None` for one task.
    pub break_even: Option<BreakEven>,
    /// The same for the set that is described: the recommended one, or the best of several roles.
    pub described_break_even: Option<BreakEven>,
    /// The roles of the set that is described or asked for, with who staffs them.
    pub design: Vec<Staffed>,
    /// The share of its free staffing's yield that the staffing shown costs, 0 to 1, and whether none costs less; `None` where
    /// the free one is shown.
    pub staffing_cost: Option<(f64, bool)>,
    /// The one task to take away from everyone.
    pub taken_away: Option<TakenAway>,
    /// The few changes of role that gain most; `None` where nobody has a role today.
    pub changes: Option<Changes>,
    /// The tasks, by id.
    pub tasks: Vec<TaskReport>,
    /// Whether the search reached its limit before it was complete.
    pub is_late: bool,
}

impl Organization {
    /// Returns the form in which everyone does everything.
    pub fn everyone(&self) -> &Form {
        // It is always among the forms.
        form_of(&self.forms, FormKind::Everyone).unwrap_or(&self.forms[0])
    }

    /// The form with the largest net.
    pub fn best(&self) -> &Form {
        &self.forms[self.best]
    }

    /// Returns the net of the form beside which the others are judged.
    pub fn alternative_net(&self) -> f64 {
        self.alternative.as_ref().map_or(self.best().net.unwrap_or(0.0), |alternative| alternative.net)
    }

    /// Returns what everyone doing everything loses beside it, in effective hours a week, 0 or more.
    pub fn lost_hours(&self) -> f64 {
        (self.alternative_net() - self.everyone().net.unwrap_or(0.0)).max(0.0)
    }

    /// Whether the design, of as many roles as were asked for, is what is recommended.
    pub fn is_design_recommended(&self, asked: Option<usize>) -> bool {
        let recommended = &self.forms[self.recommended];
        recommended.kind == FormKind::Designed && asked.is_none_or(|roles| roles == recommended.roles)
    }

    /// What free specialisation reaches.
    pub fn free(&self) -> f64 {
        self.forms.last().map_or(0.0, |form| form.effective)
    }
}

/// The wastes of the two simplest forms, as shares of the net of the form to divide the work by, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wastes {
    /// With everyone doing everything.
    pub everyone: f64,
    /// In the present roles; `None` where nobody has one.
    pub today: Option<f64>,
}

/// Returns the wastes of [`organize`] only; `None` where the search reached its limit, or for more than [`MOST_TASKS`].
pub fn wastes(rated: &AsRated<'_>, expected: &ExpectedTeam, question: Question) -> Option<Wastes> {
    let (judged, designs) = rated.comparison(expected, question).judge_all()?;
    let everyone = waste_of(&judged, FormKind::Everyone)?;
    (!designs.is_late).then(|| Wastes { everyone, today: waste_of(&judged, FormKind::Today) })
}

fn waste_of(judged: &Judged<'_>, kind: FormKind) -> Option<f64> {
    form_of(&judged.compared.forms, kind)?.waste
}

/// The verdict of [`organize`] with its wastes, and nothing else of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessed {
    /// The verdict.
    pub judged: Assessment,
    /// The waste of the present roles; `None` where nobody has one.
    pub today: Option<f64>,
    /// Whether the search reached its limit.
    pub is_late: bool,
}

/// Returns the verdict of [`organize`], with noise only where it can change the verdict; `None` for more than [`MOST_TASKS`].
pub fn assess(rated: &AsRated<'_>, expected: &ExpectedTeam, question: Question) -> Option<Assessed> {
    let comparison = rated.comparison(expected, question);
    let (judged, designs) = comparison.judge_all()?;
    let wastes = rated.wastes(&comparison, expected, &judged, &designs, FormKind::Everyone);
    let is_late = designs.is_late;
    let mut assessment = comparison.judged(&judged, wastes.as_ref(), None, is_late);
    if assessment.verdict == Verdict::No {
        let noise = rated.noise(&comparison, &judged);
        assessment = comparison.judged(&judged, wastes.as_ref(), noise.as_ref(), is_late);
    }
    Some(Assessed { judged: assessment, today: waste_of(&judged, FormKind::Today), is_late })
}

/// The waste of one form of organisation, and how reliable it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wasted {
    /// The form.
    pub form: FormKind,
    /// The share of the net of the form to divide the work by that is lost, 0 to 1.
    pub waste: f64,
    /// The probability, 0 to 1, that more than the limit is lost.
    pub p_above: f64,
    /// The waste that noise alone would seldom exceed.
    pub noise: f64,
    /// The share of hours that rest on unknown fits, in this form or the one to divide the work by, whichever is more.
    pub unknown: f64,
    /// Whether the team or the catalog says how work is handed on.
    pub describes_handoffs: bool,
    /// Whether the search reached its limit before it was complete.
    pub is_late: bool,
}

/// Returns the waste of the first of these kinds of forms that the team has, with noise only where
/// it exceeds the limit, a share. `None` where it has none of them, or for more than [`MOST_TASKS`].
pub fn wasted(
    rated: &AsRated<'_>,
    expected: &ExpectedTeam,
    question: Question,
    kinds: &[FormKind],
    limit: f64,
) -> Option<Wasted> {
    let comparison = rated.comparison(expected, question);
    let (judged, designs) = comparison.judge_all()?;
    let forms = &judged.compared.forms;
    let of = kinds.iter().find_map(|kind| form_of(forms, *kind))?;
    let waste = of.waste.unwrap_or(0.0);
    let wastes = rated.wastes(&comparison, expected, &judged, &designs, of.kind);
    let p_above =
        wastes.map_or(f64::from(u8::from(waste > limit + SLACK)), |wastes| wastes.p_above(limit + SLACK));
    let noise = if waste > limit + SLACK { rated.noise(&comparison, &judged) } else { None };
    let beside = &forms[judged.beside()];
    Some(Wasted {
        form: of.kind,
        waste,
        p_above,
        noise: noise.as_ref().map_or(0.0, Noise::p90),
        unknown: of.unknown_hours.max(beside.unknown_hours) / expected.work.total,
        describes_handoffs: expected.work.describes_handoffs,
        is_late: designs.is_late,
    })
}

impl<'a> AsRated<'a> {
    fn comparison(&self, expected: &'a ExpectedTeam, question: Question) -> Comparison<'a> {
        let (workers, work) = (&expected.workers, &expected.work);
        Comparison { catalog: self.catalog(), team: self.team, workers, work, question }
    }

    fn catalog(&self) -> &'a Catalog {
        self.model.scorer().catalog()
    }

    /// Draws what a form wastes beside the one to divide the work by; `None` where there is none, or where it is the form
    /// itself.
    fn wastes(
        &self,
        comparison: &Comparison<'_>,
        expected: &ExpectedTeam,
        judged: &Judged<'_>,
        designs: &Designs<'_>,
        kind: FormKind,
    ) -> Option<WasteDraws> {
        let alternative = judged.alternative.as_ref()?;
        let at = place_of(&judged.compared.forms, kind)?;
        let everyone = form_of(&judged.compared.forms, FormKind::Everyone);
        let is_everyone_more =
            kind != FormKind::Everyone && everyone.is_some_and(|form| form.net > Some(alternative.net));
        if at == alternative.at && !is_everyone_more {
            return None;
        }
        let of = match kind {
            FormKind::Everyone => Plan::everyone(&expected.work),
            _ => comparison.plan(&judged.compared, at, None, designs),
        };
        // What the waste of the form is told beside: see `Judged::judge_again`.
        let beside = if is_everyone_more {
            Plan::everyone(&expected.work)
        } else {
            comparison.plan(&judged.compared, alternative.at, alternative.postings.as_ref(), designs)
        };
        Some(self.draw_wastes(expected, &of, &beside))
    }
}

/// Compares the forms of organising a team's work; without `draws` it is left out what noise alone would show.
pub fn organize(
    rated: &AsRated<'_>,
    expected: &ExpectedTeam,
    question: Question,
    draws: bool,
) -> Organization {
    let comparison = rated.comparison(expected, question);
    let work = &expected.work;
    let mut designs = Designs::new(work, question.limit);
    let mut judged = comparison.judge(&mut designs);
    let wastes =
        draws.then(|| rated.wastes(&comparison, expected, &judged, &designs, FormKind::Everyone)).flatten();
    let noise = if draws { rated.noise(&comparison, &judged) } else { None };
    let assessment = comparison.judged(&judged, wastes.as_ref(), noise.as_ref(), designs.is_late);
    let is_open = assessment.verdict == Verdict::Open
        && !designs.is_late
        && work.describes_handoffs
        && assessment.unknown <= MOST_UNKNOWN + SLACK;
    let settled_by = wastes
        .as_ref()
        .zip(noise.as_ref())
        .filter(|_| is_open && !question.as_rated)
        .and_then(|known| rated.ratings_needed(&comparison, expected, known));
    let sensitivity = if draws {
        rated.sensitivity(question, noise.as_ref(), (judged.roles_beside() + 1, !work.flows.is_empty()))
    } else {
        Vec::new()
    };
    let recommended = comparison.recommended(&judged);
    let free = comparison.free(&designs);
    judged.compared.forms.push(free);
    judged.judge_again();
    let Judged { compared, best, alternative } = judged;
    let forms = compared.forms;
    let described = alternative
        .as_ref()
        .map(|alternative| alternative.at)
        .filter(|&at| forms[at].kind == FormKind::Designed)
        .or_else(|| best_designed(&forms, SLACK * work.total));
    let everyone = form_of(&forms, FormKind::Everyone).map_or(0.0, |form| form.effective);
    let described_break_even =
        described.map(|at| comparison.break_even_of(&mut designs, &forms[at].sets, everyone));
    let break_even = described.map(|at| comparison.break_even(&mut designs, &forms[at].sets, everyone));
    let starts: Vec<Vec<Option<RoleIx>>> = compared.seats.iter().map(Spending::roles_of).collect();
    let changes = compared
        .today
        .as_ref()
        .map(|_| changes::changes(work, rated.model.scorer(), &expected.workers, question.minutes, &starts));
    let tasks = comparison.tasks(compared.today.as_ref(), compared.seats.as_ref());
    let taken_away = comparison.taken_away(&mut designs, everyone);
    let asked = question.roles.and_then(|roles| {
        forms.iter().position(|form| form.kind == FormKind::Designed && form.roles == roles)
    });
    let (design, staffing_cost) = match asked.or(described) {
        Some(at) => {
            let known = alternative.as_ref().filter(|alternative| alternative.at == at);
            comparison.design(&designs, &forms[at], known.and_then(|known| known.postings.clone()))
        }
        None => (Vec::new(), None),
    };
    let is_late = designs.is_late;
    let without_easing = rated.without_easing(question, draws);
    Organization {
        work: work.clone(),
        reliability: expected.reliability,
        judged: assessment,
        wastes,
        noise,
        settled_by,
        sensitivity,
        without_easing,
        forms,
        best,
        alternative,
        recommended,
        break_even,
        described_break_even,
        design,
        staffing_cost,
        taken_away,
        changes,
        tasks,
        is_late,
    }
}

/// Returns the place of the designed form with the largest net; of those within `slack` the first.
fn best_designed(forms: &[Form], slack: f64) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.kind == FormKind::Designed) {
        let net = form.net.unwrap_or(0.0);
        if best.is_none_or(|(_, most)| net > most + slack) {
            best = Some((at, net));
        }
    }
    best.map(|(at, _)| at)
}
