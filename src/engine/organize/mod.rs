//! Should everyone do everything? Forms of organisation compared on the same work, hours and people (F10).
//!
//! Comparative advantage (Roy 1951, Oxford Economic Papers 3:135) as a transport problem: who spends how many hours in
//! which role. What hand-offs between roles cost is set against what specialisation brings.

mod bounds;
mod changes;
mod desk;
mod forms;
mod naming;
mod report;
mod sets;
mod staffing;
mod table;
mod walk;
mod work;

pub use changes::{Change, Changes, Step};
pub use desk::Question;
pub use naming::Named;
pub use report::{BreakEven, Form, FormKind, Given, Judged, Staffed, TakenAway, TaskReport, Verdict};
pub use sets::Designed;
pub use staffing::{Tasks, places};
pub use work::{Demanded, NoWork, Work, Worker, gather_workers};

use desk::{Desk, judge_forms};
use forms::Spending;
use sets::Designs;

use crate::domain::{Catalog, RoleIx, SLACK, Team};

/// So many tasks at most can be looked at.
pub const MOST_TASKS: usize = 64;

/// Beyond this share of hours that rest on unknown fits the verdict is open.
pub const MOST_UNKNOWN: f64 = 0.1;

/// The answer to whether everyone should do everything.
#[derive(Clone, Debug)]
pub struct Organization {
    /// The work that was looked at.
    pub work: Work,
    /// The verdict.
    pub judged: Judged,
    /// The same without the motion's easing, where it eases anything.
    pub without_easing: Option<Judged>,
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

    /// What free specialisation reaches.
    pub fn free(&self) -> f64 {
        self.forms.last().map_or(0.0, |form| form.effective)
    }
}

/// Compares the forms of organising a team's work.
pub fn organize(
    catalog: &Catalog,
    team: &Team,
    workers: &[Worker],
    work: Work,
    question: Question,
) -> Organization {
    let minutes = question.minutes;
    let mut desk = Desk { catalog, team, workers, work: &work, question };
    let mut designs = Designs::new(&work, question.until);
    let mut forms = Vec::new();
    let today: Vec<Option<RoleIx>> = work.people.iter().map(|&at| workers[at].person.today).collect();
    let today = Spending::new(&work, catalog, &today);
    let has_roles = today.role_of.iter().any(|&role| role != today.none());
    let seats = desk.at_seats();
    if has_roles {
        forms.push(desk.spent(FormKind::Today, &today));
    }
    forms.push(desk.everyone());
    forms.extend(seats.as_ref().map(|seats| desk.spent(FormKind::Seats, seats)));
    for roles in 2..=work.tasks.len() {
        let designed = designs.best(roles, minutes);
        forms.push(desk.designed(&mut designs, &designed));
    }
    forms.push(desk.free(&designs));
    let best = judge_forms(&mut forms);
    let judged = desk.judged(&forms, best);
    let net = |at: &usize| forms[*at].net.unwrap_or(0.0);
    let several = (0..forms.len()).filter(|&at| forms[at].kind == FormKind::Designed);
    let least = SLACK * work.total;
    let best_designed = several.fold(None, |best: Option<usize>, at| {
        if best.is_none_or(|best| net(&at) > net(&best) + least) { Some(at) } else { best }
    });
    let everyone =
        forms.iter().find(|form| form.kind == FormKind::Everyone).map_or(0.0, |form| form.effective);
    let best_break_even = best_designed.map(|at| desk.break_even_of(&mut designs, &forms[at].sets, everyone));
    let break_even = best_designed.map(|at| desk.break_even(&mut designs, &forms[at].sets, everyone));
    let starts: Vec<Vec<Option<RoleIx>>> = seats.iter().map(Spending::roles_of).collect();
    let changes = has_roles.then(|| changes::changes(&work, catalog, workers, minutes, &starts));
    let tasks = desk.tasks(has_roles.then_some(&today), seats.as_ref());
    let taken_away = desk.taken_away(&mut designs, everyone);
    let asked = question.roles.and_then(|roles| {
        forms.iter().position(|form| form.kind == FormKind::Designed && form.roles == roles)
    });
    let designed = asked.or(best_designed);
    let design = designed.map(|at| desk.design(&designs, &forms[at].sets)).unwrap_or_default();
    let is_late = designs.is_late;
    let without_easing = desk.without_easing(&forms);
    Organization {
        work,
        judged,
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
