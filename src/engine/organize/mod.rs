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
mod forms;
mod naming;
mod noise;
mod partitions;
mod report;
mod search_limit;
mod staffing;
mod subset_dp;
mod work;

pub use answer::{CannotOrganize, NoiseDraws, TeamOrganization, organize_team};
pub use changes::{Changes, MoveSet, RoleMove};
pub use comparison::{MOST_UNKNOWN, Question};
pub use naming::NamedRole;
pub use noise::NullModel;
pub use partitions::Designed;
pub use report::{
    Assessment, BreakEven, Form, FormKind, Noise, Staffed, TakenAway, TaskHours, TaskReport, Verdict,
};
pub use search_limit::SearchLimit;
pub use staffing::{MOST_TASKS, TaskSet, members};
pub use work::{Demanded, NoWork, Work, Worker, gather_workers};

use comparison::{Compared, Comparison, judge_forms};
use designs::Designs;
use forms::Spending;

use crate::domain::{Catalog, RoleIx, SLACK, Team};

/// The multiples of ratings that are tried where noise leaves the verdict open.
const MORE_RATERS: [usize; 3] = [2, 3, 5];

/// The ratings that would settle the verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatingsNeeded {
    /// The multiple of ratings of each score.
    pub raters: usize,
    /// The waste that noise alone would then exceed in one draw of ten.
    pub p90: f64,
}

/// The answer to whether everyone should do everything.
#[derive(Clone, Debug)]
pub struct Organization {
    /// The work.
    pub work: Work,
    /// The verdict.
    pub judged: Assessment,
    /// What noise alone would show, where the scores' errors are known and there is more than one task.
    pub noise: Option<Noise>,
    /// Where the verdict is open for noise alone: the multiple of ratings that would make it a `no`; `None` where five
    /// times as many would not.
    pub settled_by: Option<RatingsNeeded>,
    /// The same without the motion's easing, where it eases anything.
    pub without_easing: Option<Assessment>,
    /// The forms: today, everyone, seats, designed by number of roles, free.
    pub forms: Vec<Form>,
    /// The form with the largest net, by its place; of equals the first, everyone before all.
    pub best: usize,
    /// The best set of several roles, by its place among the forms.
    pub best_designed: Option<usize>,
    /// The set of roles with the highest break-even; `None` for one task.
    pub break_even: Option<BreakEven>,
    /// The same for the best set of several roles.
    pub best_break_even: Option<BreakEven>,
    /// The roles of the best set, with who staffs them.
    pub design: Vec<Staffed>,
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
        self.forms.iter().find(|form| form.kind == FormKind::Everyone).unwrap_or(&self.forms[0])
    }

    /// The form with the largest net.
    pub fn best(&self) -> &Form {
        &self.forms[self.best]
    }

    /// Returns what everyone doing everything loses beside the best form, in effective hours a week, 0 or more.
    pub fn lost_hours(&self) -> f64 {
        (self.best().net.unwrap_or(0.0) - self.everyone().net.unwrap_or(0.0)).max(0.0)
    }

    /// What free specialisation reaches.
    pub fn free(&self) -> f64 {
        self.forms.last().map_or(0.0, |form| form.effective)
    }
}

/// The wastes of the two simplest forms, as shares of the best form's net, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wastes {
    /// With everyone doing everything.
    pub everyone: f64,
    /// In the current roles; `None` where nobody has one.
    pub today: Option<f64>,
}

/// Returns the wastes of [`organize`] only; `None` where the search reached its limit, or for more than [`MOST_TASKS`].
pub fn wastes(
    catalog: &Catalog,
    team: &Team,
    workers: &[Worker],
    work: &Work,
    question: Question,
) -> Option<Wastes> {
    let comparison = Comparison { catalog, team, workers, work, question };
    let (forms, _, is_late) = comparison.judged_forms()?;
    let everyone = waste_of(&forms, FormKind::Everyone)?;
    (!is_late).then(|| Wastes { everyone, today: waste_of(&forms, FormKind::Today) })
}

fn waste_of(forms: &[Form], kind: FormKind) -> Option<f64> {
    forms.iter().find(|form| form.kind == kind)?.waste
}

/// The verdict of [`organize`] with its wastes, and nothing else of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessed {
    /// The verdict.
    pub judged: Assessment,
    /// The waste of the current roles; `None` where nobody has one.
    pub today: Option<f64>,
    /// Whether the search reached its limit.
    pub is_late: bool,
}

/// Returns the verdict of [`organize`], with noise only where it can change the verdict; `None` for more than [`MOST_TASKS`].
pub fn assess(
    catalog: &Catalog,
    team: &Team,
    workers: &[Worker],
    work: &Work,
    question: Question,
    null: &NullModel<'_>,
) -> Option<Assessed> {
    let comparison = Comparison { catalog, team, workers, work, question };
    let (forms, best, is_late) = comparison.judged_forms()?;
    let mut judged = comparison.judged(&forms, best, None, is_late);
    if judged.verdict == Verdict::No
        && let Some(at) = best_designed(&forms, SLACK * work.total)
    {
        let noise = null.noise(&comparison, null.scorer, forms[at].roles);
        judged = comparison.judged(&forms, best, Some(&noise), is_late);
    }
    Some(Assessed { judged, today: waste_of(&forms, FormKind::Today), is_late })
}

/// The waste of one form of organisation, and how reliable it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wasted {
    /// The form.
    pub form: FormKind,
    /// The share of the best form's net that is lost, 0 to 1.
    pub waste: f64,
    /// The waste that noise alone would seldom exceed: the best form is chosen by scores that are partly luck.
    pub noise: f64,
    /// The share of hours that rest on unknown fits, in this form or the best one, whichever is more.
    pub unknown: f64,
    /// Whether the team or the catalog says how work is handed on.
    pub describes_handoffs: bool,
    /// Whether the search reached its limit before it was complete.
    pub is_late: bool,
}

/// Returns the waste of the first of these kinds of forms that the team has, with noise only where
/// the waste is material. `None` where it has none of them, or for more than [`MOST_TASKS`].
pub fn wasted(
    catalog: &Catalog,
    team: &Team,
    workers: &[Worker],
    work: &Work,
    question: Question,
    null: &NullModel<'_>,
    kinds: &[FormKind],
) -> Option<Wasted> {
    let comparison = Comparison { catalog, team, workers, work, question };
    let (forms, best, is_late) = comparison.judged_forms()?;
    let of = kinds.iter().find_map(|kind| forms.iter().find(|form| form.kind == *kind))?;
    let waste = of.waste.unwrap_or(0.0);
    let noise = if waste > question.material + SLACK && work.tasks.len() > 1 {
        null.noise(&comparison, null.scorer, forms[best].roles).p90()
    } else {
        0.0
    };
    let unknown = of.unknown_hours.max(forms[best].unknown_hours) / work.total;
    let describes_handoffs = work.describes_handoffs;
    Some(Wasted { form: of.kind, waste, noise, unknown, describes_handoffs, is_late })
}

/// Compares the forms of organising a team's work; `null` is a team of equals, for the noise.
pub fn organize(
    catalog: &Catalog,
    team: &Team,
    workers: &[Worker],
    work: Work,
    question: Question,
    null: Option<&NullModel<'_>>,
) -> Organization {
    let comparison = Comparison { catalog, team, workers, work: &work, question };
    let mut designs = Designs::new(&work, question.limit);
    let Compared { mut forms, today, seats } = comparison.compare(&mut designs, 2..=work.tasks.len());
    forms.push(comparison.free(&designs));
    let best = judge_forms(&mut forms);
    let best_designed = best_designed(&forms, SLACK * work.total);
    let noise =
        null.zip(best_designed).map(|(null, at)| null.noise(&comparison, null.scorer, forms[at].roles));
    let judged = comparison.judged(&forms, best, noise.as_ref(), designs.is_late);
    let is_noisy = judged.verdict == Verdict::Open
        && work.describes_handoffs
        && judged.unknown <= MOST_UNKNOWN + SLACK
        && judged.waste > question.material + SLACK;
    let settled_by = noise
        .as_ref()
        .zip(null)
        .filter(|_| is_noisy)
        .and_then(|(noise, null)| ratings_needed(&comparison, null, noise.roles, judged.waste));
    let everyone =
        forms.iter().find(|form| form.kind == FormKind::Everyone).map_or(0.0, |form| form.effective);
    let best_break_even =
        best_designed.map(|at| comparison.break_even_of(&mut designs, &forms[at].sets, everyone));
    let break_even = best_designed.map(|at| comparison.break_even(&mut designs, &forms[at].sets, everyone));
    let starts: Vec<Vec<Option<RoleIx>>> = seats.iter().map(Spending::roles_of).collect();
    let changes =
        today.as_ref().map(|_| changes::changes(&work, catalog, workers, question.minutes, &starts));
    let tasks = comparison.tasks(today.as_ref(), seats.as_ref());
    let taken_away = comparison.taken_away(&mut designs, everyone);
    let asked = question.roles.and_then(|roles| {
        forms.iter().position(|form| form.kind == FormKind::Designed && form.roles == roles)
    });
    let designed = asked.or(best_designed);
    let design = designed.map(|at| comparison.design(&designs, &forms[at].sets)).unwrap_or_default();
    let is_late = designs.is_late;
    let without_easing = noise::without_easing(&comparison, null);
    Organization {
        work,
        judged,
        noise,
        settled_by,
        without_easing,
        forms,
        best,
        best_designed,
        break_even,
        best_break_even,
        design,
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

/// Returns the smallest multiple of ratings with which this waste would exceed noise; `None` where none would.
fn ratings_needed(
    comparison: &Comparison<'_>,
    null: &NullModel<'_>,
    roles: usize,
    waste: f64,
) -> Option<RatingsNeeded> {
    for raters in MORE_RATERS {
        let p90 = NullModel { raters, ..*null }.noise(comparison, null.scorer, roles).p90();
        if waste > comparison.question.material + p90 + SLACK {
            return Some(RatingsNeeded { raters, p90 });
        }
    }
    None
}
