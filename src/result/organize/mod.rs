//! `organize`: should everyone do everything, and what would do better?

mod advice;
mod form;
mod sure;

use schemars::JsonSchema;
use serde::Serialize;

pub use advice::{Changes, DesignedRole, MoveSet, RoleMove, StaffedHours, TakenAway, TaskHours, TaskReport};
pub use form::{Assessment, BestForm, BreakEven, Form, FormKind, Noise, RatingsNeeded, TaskList, Verdict};
pub use sure::{Assumption, Recommended, StaffingLimits, Supposed};

use super::answer::Answer;
use super::header::Header;
use super::label::{Label, Labels};
use crate::domain::{Catalog, SLACK, Team};
use crate::engine::{self, MOST_UNKNOWN, TeamOrganization, Worker};

/// The forms of organising a team's work, compared. Hours are a week's. An effective hour is an hour times the fit of the
/// seller with the task.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state of the others")]
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Organize {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// The hours of the work that is compared: the smaller of the hours available and demanded.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub hours: f64,
    /// The hours of all sellers together.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub available_hours: f64,
    /// The hours that the tasks take together, those left out not counted.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub demanded_hours: f64,
    /// What says how many hours the tasks take.
    pub demanded_by: DemandedBy,
    /// The minutes that one hand-off takes.
    #[schemars(range(min = 0))]
    pub handoff_minutes: f64,
    /// The largest share that may be lost for everyone to do everything, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub material_share: f64,
    /// Whether everyone should do everything.
    pub verdict: Verdict,
    /// The share of the net effective hours of the form to divide the work by that is lost where everyone does everything, 0 to
    /// 1: as in `recommended`, or beside the next best form where that is everyone.
    #[schemars(range(min = 0, max = 1))]
    pub waste_share: f64,
    /// The probability that more than `material_share` is lost, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub p_material: f64,
    /// How much of the differences between the sellers at work is real and not the errors of their scores, 0.1 to 1. Scores
    /// count only as far; 1 where they count as they were rated.
    #[schemars(range(min = 0.1, max = 1))]
    pub reliability: f64,
    /// Whether scores count as they were rated, and the form that promises most for the best: an optimistic answer.
    pub as_rated: bool,
    /// The fewest roles that are expected to do as well as the best form, within `material_share`.
    pub recommended: Recommended,
    /// The lost share of net effective hours in effective hours.
    #[schemars(range(min = 0))]
    pub lost_effective_hours: f64,
    /// The share of hours that rest on unknown fits, with everyone or in the best form, whichever is more, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub unknown_share: f64,
    /// The waste in draws of a team of equals, rated as noisily; null for one task, and with `--draws 0`.
    pub noise: Option<Noise>,
    /// How many more ratings would settle an open verdict more often than not; null where it is not noise that leaves it
    /// open, and where five times as many would not.
    pub settled_by: Option<RatingsNeeded>,
    /// The verdict under other assumptions; empty where they are not tried.
    pub sensitivity: Vec<Supposed>,
    /// The standard error of one rating that the raters of this team show, in points of the catalog's scale, where they
    /// differ by more than the catalog expects; null elsewhere.
    #[schemars(range(min = 0))]
    pub raters_error: Option<f64>,
    /// The form with the most net effective hours.
    pub best: BestForm,
    /// By how many points of the catalog's scale the kind of selling eases limits.
    #[schemars(range(min = 0))]
    pub ease: f64,
    /// The answer with every limit as the catalog has it; the same where nothing is eased.
    pub without_easing: Assessment,
    /// Whether every set of roles was compared or ruled out; false where the search ended early or there are too many tasks.
    pub proven: bool,
    /// The forms of organisation: today, everyone, seats, designed by number of roles, free.
    #[schemars(length(min = 2))]
    pub forms: Vec<Form>,
    /// The same number as in `break_even`.
    #[schemars(range(min = 0))]
    pub break_even_minutes: Option<f64>,
    /// The set of roles that bears the longest hand-offs; null where there is only one task.
    pub break_even: Option<BreakEven>,
    /// The same for the recommended set of roles, or the best of several where none is recommended; null where there is only one
    /// task.
    pub best_break_even: Option<BreakEven>,
    /// What the staffing of the roles keeps to, and what that costs.
    pub staffing: StaffingLimits,
    /// The roles of the recommended set, of the best of several where none is recommended, or of as many as `--roles` asks
    /// for, the most hours first; empty where there is only one task.
    pub design: Vec<DesignedRole>,
    /// The one task that is most worth taking away from everyone; null where there is only one.
    pub take_away: Option<TakenAway>,
    /// The few changes of role that gain most; null where nobody has a role today.
    pub changes: Option<Changes>,
    /// The tasks that take hours, by id.
    #[schemars(length(min = 1))]
    pub tasks: Vec<TaskReport>,
    /// The tasks and sellers that are left out.
    pub left_out: LeftOut,
    /// How many sellers are at work. Not in JSON.
    #[serde(skip)]
    pub at_work: usize,
    /// What free specialisation reaches, in effective hours. Not in JSON, where the form of that kind says so.
    #[serde(skip)]
    pub free_effective_hours: f64,
    /// Whether the kind of selling eases anything, so that the answer without that is worth telling. Not in JSON.
    #[serde(skip)]
    pub is_eased: bool,
    /// Whether the team or the catalog says how work is handed on. Otherwise dividing it costs nothing here, and the verdict
    /// is at most open.
    pub describes_handoffs: bool,
    /// Whether it is noise that leaves the verdict open, and neither what nobody has rated nor a search cut short. Not in JSON.
    #[serde(skip)]
    pub is_open_for_noise: bool,
    /// The share of unknown hours beyond which the verdict is open, 0 to 1. Not in JSON.
    #[serde(skip)]
    pub most_unknown_share: f64,
    /// The least share of a role or task that has to be rated, 0 to 1. Not in JSON.
    #[serde(skip)]
    pub least_coverage: f64,
    /// Whether the search reached its limit. Not in JSON.
    #[serde(skip)]
    pub is_late: bool,
    /// The number of roles that was asked for, if any. Not in JSON.
    #[serde(skip)]
    pub asked_roles: Option<usize>,
    /// Whether the design is the recommended one. Not in JSON.
    #[serde(skip)]
    pub is_design_recommended: bool,
    /// Whether the longer reasoning is asked for. Not in JSON.
    #[serde(skip)]
    pub details: bool,
}

/// What says how many hours the tasks take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DemandedBy {
    /// The team's demand.
    Team,
    /// Its seats.
    Seats,
    /// Its roles today.
    Today,
}

impl From<engine::Demanded> for DemandedBy {
    fn from(by: engine::Demanded) -> Self {
        match by {
            engine::Demanded::Team => DemandedBy::Team,
            engine::Demanded::Seats => DemandedBy::Seats,
            engine::Demanded::Today => DemandedBy::Today,
        }
    }
}

/// The tasks and sellers that are left out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    /// The tasks that take hours but in which nobody at work is rated, by id.
    #[schemars(extend("uniqueItems" = true))]
    pub tasks: Vec<Label>,
    /// The sellers on leave: with 0 hours a week.
    #[schemars(extend("uniqueItems" = true))]
    pub sellers: Vec<SellerName>,
}

/// A seller by id and name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SellerName {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
}

impl LeftOut {
    fn new(work: &engine::Work, workers: &[Worker], labels: &Labels) -> Self {
        let mut sellers = Vec::new();
        for worker in workers.iter().filter(|worker| worker.hours <= 0.0) {
            let of = &worker.candidate;
            sellers.push(SellerName { seller: of.id.clone(), name: of.name.clone() });
        }
        LeftOut { tasks: labels.tasks(&work.unrated), sellers }
    }
}

impl Answer for Organize {
    const SCHEMA: &'static str = "salesfit/organize/2";
}

impl Organize {
    /// By how many effective hours a week everyone doing everything yields more than today's roles, and as a share of what it
    /// yields; `None` where nobody has a role today.
    pub fn gain_of_everyone(&self) -> Option<(f64, f64)> {
        let everyone = self.forms.iter().find(|form| form.kind == FormKind::Everyone)?.net_effective_hours;
        let today = self.forms.iter().find(|form| form.kind == FormKind::Today)?;
        let everyone = everyone.filter(|net| *net > 0.0)?;
        let gain = everyone - today.net_effective_hours?;
        Some((gain, gain / everyone))
    }

    /// Whether all have the same role today.
    pub fn has_one_role(&self) -> bool {
        self.forms.iter().any(|form| form.kind == FormKind::Today && form.roles == 1)
    }

    /// Whether today's roles would do about as well as everyone doing everything if only their hours followed the work.
    pub fn is_a_matter_of_hours(&self) -> bool {
        let net = |kind| self.forms.iter().find(|form| form.kind == kind)?.net_effective_hours;
        let (today, everyone) = (net(FormKind::TodayByDemand), net(FormKind::Everyone));
        today.zip(everyone).is_some_and(|(today, all)| today >= all * (1.0 - self.material_share) - SLACK)
    }

    /// Whether today's roles do about as well as the recommended everyone doing everything, so that there is no reason to change
    /// them.
    pub fn keeps_today(&self) -> bool {
        let gain = self.gain_of_everyone().filter(|_| self.recommended.kind == FormKind::Everyone);
        !self.has_one_role() && gain.is_some_and(|(_, share)| share <= self.material_share + SLACK)
    }

    /// The result for a team whose forms were compared by [`engine::organize_team`].
    pub fn new(
        header: Header,
        labels: &Labels,
        catalog: &Catalog,
        team: &Team,
        answer: &TeamOrganization,
        raters_error: Option<f64>,
    ) -> Self {
        let TeamOrganization { workers, question, organization: found } = answer;
        let (work, best) = (&found.work, found.best());
        let mut forms = Vec::with_capacity(found.forms.len());
        for (at, form) in found.forms.iter().enumerate() {
            let limited_net = limited_net(found, question, at);
            forms.push(Form::new(form, at == found.recommended, limited_net, work, labels));
        }
        let judged = found.judged;
        let break_even =
            |of: &Option<engine::BreakEven>| of.as_ref().map(|of| BreakEven::new(of, work, labels));
        let settled_by = found.settled_by.map(|needed| RatingsNeeded {
            times_as_many_ratings: needed.raters,
            p_settled: needed.p_settled,
        });
        let is_unknown = judged.unknown > MOST_UNKNOWN + SLACK;
        let is_open = judged.verdict == engine::Verdict::Open;
        Organize {
            hours: work.total,
            available_hours: work.available,
            demanded_hours: work.demanded,
            demanded_by: work.demanded_by.into(),
            handoff_minutes: question.minutes,
            material_share: question.material,
            verdict: judged.verdict.into(),
            waste_share: judged.waste,
            p_material: judged.p_material,
            reliability: found.reliability,
            as_rated: question.as_rated,
            recommended: Recommended::new(found, work, labels),
            lost_effective_hours: found.lost_hours(),
            unknown_share: judged.unknown,
            noise: found.noise.as_ref().map(Noise::new),
            settled_by,
            sensitivity: found.sensitivity.iter().map(Supposed::from).collect(),
            raters_error,
            best: BestForm { kind: best.kind.into(), roles: best.roles, net_effective_hours: best.net },
            ease: catalog[team.motion].ease,
            without_easing: found.without_easing.unwrap_or(judged).into(),
            proven: !found.is_late && forms.iter().all(|form| form.proven),
            forms,
            break_even_minutes: found.break_even.as_ref().and_then(|of| of.minutes),
            break_even: break_even(&found.break_even),
            best_break_even: break_even(&found.described_break_even),
            staffing: StaffingLimits::new(question.staffing, found.staffing_cost),
            design: found.design.iter().map(|of| DesignedRole::new(of, workers, labels)).collect(),
            take_away: found.taken_away.as_ref().map(|taken| TakenAway::new(taken, labels)),
            changes: found.changes.as_ref().map(|changes| Changes::new(changes, workers, labels)),
            tasks: found.tasks.iter().map(|task| TaskReport::new(task, labels)).collect(),
            left_out: LeftOut::new(work, workers, labels),
            at_work: work.people.len(),
            free_effective_hours: found.free(),
            is_eased: found.without_easing.is_some(),
            describes_handoffs: work.describes_handoffs,
            is_open_for_noise: is_open && !is_unknown && work.describes_handoffs && !found.is_late,
            most_unknown_share: MOST_UNKNOWN,
            least_coverage: catalog.defaults.min_coverage,
            is_late: found.is_late,
            asked_roles: question.roles,
            is_design_recommended: found.is_design_recommended(question.roles),
            details: false,
            header,
        }
    }
}

/// The net of the form at a place with the staffing that is shown of it, or that everyone is judged beside; `None` for those
/// that are told with their freest one.
fn limited_net(found: &engine::Organization, question: &engine::Question, at: usize) -> Option<f64> {
    let form = &found.forms[at];
    if let Some(alternative) = found.alternative.as_ref().filter(|alternative| alternative.at == at) {
        return Some(alternative.net);
    }
    let is_shown = form.kind == engine::FormKind::Designed && question.roles == Some(form.roles);
    let (cost, _) = found.staffing_cost.filter(|_| is_shown)?;
    Some(form.net? * (1.0 - cost))
}
