//! Should everyone do everything? Forms of organisation compared on the same work, hours and people (F10).
//!
//! Comparative advantage (Roy 1951, Oxford Economic Papers 3:135) as a transport problem: who spends how many hours in
//! which role. What hand-offs between roles cost is set against what specialisation brings.

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
pub use staffing::{MOST_TASKS, TaskSet, members};
pub use work::{Demanded, NoWork, Work, Worker, gather_workers};

use comparison::{Compared, Comparison, judge_forms};
use designs::Designs;
use forms::Spending;

use crate::domain::{Catalog, RoleIx, SLACK, Team};

/// So many times as many ratings are looked at where noise leaves the verdict open.
const MORE_RATERS: [usize; 3] = [2, 3, 5];

/// What more ratings would settle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatingsNeeded {
    /// How many times as many ratings of each score.
    pub raters: usize,
    /// The waste that noise alone would then exceed in one draw of ten.
    pub p90: f64,
}

/// The answer to whether everyone should do everything.
#[derive(Clone, Debug)]
pub struct Organization {
    /// The work that was looked at.
    pub work: Work,
    /// The verdict.
    pub judged: Assessment,
    /// What noise alone would show, where the scores' errors are known and there is more than one task.
    pub noise: Option<Noise>,
    /// Where the verdict is open for noise alone: how many times as many ratings would make this waste a `no`; `None`
    /// where five times as many would not.
    pub settled_by: Option<RatingsNeeded>,
    /// The same without the motion's easing, where it eases anything.
    pub without_easing: Option<Assessment>,
    /// The forms: today, everyone, seats, designed by number of roles, free.
    pub forms: Vec<Form>,
    /// The form with the largest net, by its place; of equals the first, everyone before all.
    pub best: usize,
    /// The best set of several roles, by its place among the forms.
    pub best_designed: Option<usize>,
    /// The set of roles that stays right up to the most minutes; `None` for one task.
    pub break_even: Option<BreakEven>,
    /// The same for the best set of several roles.
    pub best_break_even: Option<BreakEven>,
    /// The roles of the best set, with who staffs them.
    pub design: Vec<Staffed>,
    /// Which one task to take away from everyone.
    pub taken_away: Option<TakenAway>,
    /// Which few changes of role win most; `None` where nobody has a role today.
    pub changes: Option<Changes>,
    /// The tasks, by id.
    pub tasks: Vec<TaskReport>,
    /// Whether the time ran out before every set of roles had been looked at or ruled out.
    pub is_late: bool,
}

impl Organization {
    /// Everyone does everything.
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

/// What is lost in the two forms that everybody knows, as shares of the best form's net, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wastes {
    /// Where everyone does everything.
    pub everyone: f64,
    /// In today's roles; `None` where nobody has one.
    pub today: Option<f64>,
}

/// Only what is lost, as [`organize`] would tell it; `None` where the time ran out, or there are more than [`MOST_TASKS`].
pub fn wastes(
    catalog: &Catalog,
    team: &Team,
    workers: &[Worker],
    work: &Work,
    question: Question,
) -> Option<Wastes> {
    let comparison = Comparison { catalog, team, workers, work, question };
    let (forms, _, is_late) = comparison.judged_forms()?;
    let waste = |kind: FormKind| forms.iter().find(|form| form.kind == kind).and_then(|form| form.waste);
    let everyone = waste(FormKind::Everyone)?;
    (!is_late).then(|| Wastes { everyone, today: waste(FormKind::Today) })
}

/// What one form of organisation wastes, and what it takes to believe it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wasted {
    /// The form.
    pub form: FormKind,
    /// The share of the best form's net that is lost, 0 to 1.
    pub waste: f64,
    /// What the noise of the scores alone would seldom exceed: the best form is chosen by scores that are partly luck.
    pub noise: f64,
    /// The share of hours that rest on unknown fits, in this form or the best one, whichever is more.
    pub unknown: f64,
    /// Whether the time ran out before every set of roles had been looked at or ruled out.
    pub is_late: bool,
}

/// The waste of the first of these kinds of forms that the team has: only what it takes to know that, and noise only where
/// the waste is material. `None` where it has none of them, or there are more than [`MOST_TASKS`].
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
    Some(Wasted { form: of.kind, waste, noise, unknown, is_late })
}

/// Compares the forms of organising a team's work; `null` is what it takes to tell what noise alone would show.
pub fn organize(
    catalog: &Catalog,
    team: &Team,
    workers: &[Worker],
    work: Work,
    question: Question,
    null: Option<&NullModel<'_>>,
) -> Organization {
    let comparison = Comparison { catalog, team, workers, work: &work, question };
    let mut designs = Designs::new(&work, question.until);
    let Compared { mut forms, today, seats } = comparison.compare(&mut designs, 2..=work.tasks.len());
    forms.push(comparison.free(&designs));
    let best = judge_forms(&mut forms);
    let net = |at: &usize| forms[*at].net.unwrap_or(0.0);
    let several = (0..forms.len()).filter(|&at| forms[at].kind == FormKind::Designed);
    let least = SLACK * work.total;
    let best_designed = several.fold(None, |best: Option<usize>, at| {
        if best.is_none_or(|best| net(&at) > net(&best) + least) { Some(at) } else { best }
    });
    let noise =
        null.zip(best_designed).map(|(null, at)| null.noise(&comparison, null.scorer, forms[at].roles));
    let judged = comparison.judged(&forms, best, noise.as_ref());
    let is_noisy = judged.verdict == Verdict::Open && judged.unknown <= MOST_UNKNOWN + SLACK;
    let settled_by = noise.as_ref().zip(null).filter(|_| is_noisy).and_then(|(noise, null)| {
        let noise = |raters| RatingsNeeded {
            raters,
            p90: NullModel { raters, ..*null }.noise(&comparison, null.scorer, noise.roles).p90(),
        };
        MORE_RATERS
            .into_iter()
            .map(noise)
            .find(|settled| judged.waste > question.material + settled.p90 + SLACK)
    });
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
