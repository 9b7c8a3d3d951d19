//! `whatif`: plans side by side.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::check::FindingRecord;
use super::codec;
use super::diff::{Verdict, without_sign_of_zero};
use super::header::Header;
use super::label::{Label, Labels};
use crate::domain::{Fit, Lang, Levels};
use crate::engine::diff::Snapshot;
use crate::engine::{Difference, Scenario};

/// Plans beside the team as it is. Fits, shares and sums of fits are unrounded, each fit 0 to 1; null is what is unknown or has
/// no answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WhatIf {
    /// Which team, and against what, as it is.
    #[serde(flatten)]
    pub header: Header,
    /// What the policy is called by which `findings` are found.
    #[schemars(regex(pattern = r"\S"))]
    pub policy: String,
    /// How many draws of true scores a standard error rests on.
    #[schemars(range(min = 1))]
    pub draws: usize,
    /// The team as it is.
    pub base: Base,
    /// The plans, the one with the largest sum of fits in the best seats first; of equals in the order of their files.
    #[schemars(length(min = 1))]
    pub plans: Vec<PlannedTeam>,
    /// All plans carried out at once; null where that was not asked for.
    pub together: Option<Together>,
}

/// The team as it is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Base {
    /// What it answers.
    pub answers: TeamAnswers,
    /// Who would leave today's role in the best seats. Not in JSON.
    #[serde(skip)]
    pub moves: Vec<Move>,
}

/// What a team answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TeamAnswers {
    /// How many sellers are at work.
    pub sellers: usize,
    /// The sum of the known fits of those at work with today's roles.
    #[schemars(range(min = 0))]
    pub today_sum: Option<f64>,
    /// The sum of the fits of those whom `assign` seats.
    #[schemars(range(min = 0))]
    pub best_sum: Option<f64>,
    /// Their mean.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub best_mean: Option<Fit>,
    /// How many seats it leaves vacant.
    pub vacant: Option<usize>,
    /// How many it moves from today's role.
    pub moves: Option<usize>,
    /// What is lost in today's roles, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub waste_today: Option<f64>,
    /// What is lost where everyone does everything, as a share of the best form's effect, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub waste_everyone: Option<f64>,
    /// Whether everyone should do everything.
    pub verdict: Option<Verdict>,
    /// The tasks that fewer than two sellers at work are adequate at or better, by id.
    pub short: Vec<Label>,
    /// Whose leaving would lower the sum most.
    pub key_person: Option<KeyPerson>,
    /// From which fit on a seller is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
}

/// Whom a team depends on most.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeyPerson {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// How much smaller the sum of fits would be without her.
    #[schemars(range(min = 0))]
    pub loss_if_left: f64,
}

/// A team as a plan would leave it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlannedTeam {
    /// The plan's file.
    #[schemars(regex(pattern = r"\S"))]
    pub file: String,
    /// What the plan calls itself; null where it does not, and where no person may be named.
    pub title: Option<String>,
    /// What the team would answer.
    pub answers: TeamAnswers,
    /// By how much the sum of fits in the best seats is larger than that of the team as it is.
    pub change: Option<f64>,
    /// The standard error of the change: of the true fits of both seatings, with the same errors of scores in both.
    #[schemars(range(min = 0))]
    pub se: Option<f64>,
    /// Whether the errors of the scores alone would show as much more often than once in twenty times.
    pub noise: Option<bool>,
    /// Whether its difference from the best plan with the team's yardstick is within the noise; null of the best itself, and
    /// with another yardstick.
    pub noise_beside_best: Option<bool>,
    /// Who would leave today's role in the best seats.
    pub moves: Vec<Move>,
    /// What a review finds that it does not find in the team as it is.
    pub findings: Vec<FindingRecord>,
    /// What it finds there too, less certain or less bad.
    pub worse: Vec<FindingRecord>,
    /// Whether it changes the motion or the catalog, by which fits are measured. Not in JSON.
    #[serde(skip)]
    pub has_other_yardstick: bool,
    /// Whether another plan has the same title. Not in JSON.
    #[serde(skip)]
    pub shares_title: bool,
}

/// Somebody who leaves today's role.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Move {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// Today's role.
    pub from: Option<Label>,
    /// The role of her seat; null without one.
    pub to: Option<Label>,
}

/// All plans carried out at once.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Together {
    /// What the team would answer.
    pub answers: TeamAnswers,
    /// By how much the sum of fits in the best seats is larger than that of the team as it is.
    pub change: Option<f64>,
    /// The standard error of the change.
    #[schemars(range(min = 0))]
    pub se: Option<f64>,
    /// Whether the errors of the scores alone would show as much more often than once in twenty times.
    pub noise: Option<bool>,
    /// Each plan's part of the change: what it adds, on average over all orders in which they can be carried out. Empty where
    /// some of the plans have no answer without the others.
    pub parts: Vec<Part>,
    /// By how much the change is larger than the sum of the changes of the single plans; null where one has none.
    pub interaction: Option<f64>,
    /// Who would leave today's role in the best seats.
    pub moves: Vec<Move>,
    /// What a review finds that it does not find in the team as it is.
    pub findings: Vec<FindingRecord>,
    /// What it finds there too, less certain or less bad.
    pub worse: Vec<FindingRecord>,
}

/// One plan's part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Part {
    /// The plan's file.
    #[schemars(regex(pattern = r"\S"))]
    pub file: String,
    /// Its part of the change.
    pub part: f64,
}

/// A team that is answered for: as it is, or as plans would leave it.
pub struct Answered<'a> {
    /// Its answers.
    pub scenario: &'a Scenario,
    /// What a review newly finds.
    pub findings: NewFindings,
}

/// What a review finds of a changed team and not of the team as it is.
pub struct NewFindings {
    /// What it does not find there at all.
    pub new: Vec<FindingRecord>,
    /// What it finds there less certain or less bad.
    pub worse: Vec<FindingRecord>,
}

/// A plan with the team that it would leave.
pub struct AnsweredPlan<'a> {
    /// The plan's file.
    pub file: String,
    /// What the plan calls itself, where that may be told.
    pub title: Option<String>,
    /// The team.
    pub team: Answered<'a>,
}

/// All plans carried out at once.
pub struct AnsweredTogether<'a> {
    /// The team.
    pub team: Answered<'a>,
    /// The part of each plan in the change, in the order of the plans; `None` where some have no answer without the others.
    pub parts: Option<Vec<f64>>,
}

impl Answer for WhatIf {
    const SCHEMA: &'static str = "salesfit/whatif/1";
}

impl WhatIf {
    /// The result of plans beside the team as it is, with names in this language. The order of the plans decides the last
    /// digit of sums: it should not be the caller's.
    pub fn new(
        (header, policy): (Header, String),
        draws: usize,
        lang: Lang,
        base: &Scenario,
        plans: Vec<AnsweredPlan<'_>>,
        together: Option<AnsweredTogether<'_>>,
    ) -> Self {
        let files: Vec<String> = plans.iter().map(|plan| plan.file.clone()).collect();
        let changes: Option<f64> =
            plans.iter().map(|plan| Some(base.difference(plan.team.scenario)?.change)).sum();
        let together = together.map(|of| Together::new(of, base, &files, changes, lang));
        let mut ranked = plans;
        ranked.sort_by(|one, other| {
            let sum = |plan: &AnsweredPlan<'_>| plan.team.scenario.best_sum().unwrap_or(f64::NEG_INFINITY);
            sum(other).total_cmp(&sum(one)).then_with(|| one.file.cmp(&other.file))
        });
        let is_alike = |plan: &&AnsweredPlan<'_>| !has_other_yardstick(base, plan.team.scenario);
        let best = ranked.iter().find(is_alike).map(|plan| (plan.team.scenario, plan.file.clone()));
        let mut beside: Vec<Option<bool>> = Vec::with_capacity(ranked.len());
        for plan in &ranked {
            let best = best.as_ref().filter(|(_, file)| is_alike(&plan) && *file != plan.file);
            let difference = best.and_then(|(best, _)| best.difference(plan.team.scenario));
            beside.push(difference.as_ref().map(Difference::is_noise));
        }
        let plans = ranked.into_iter().zip(beside);
        let mut plans: Vec<PlannedTeam> =
            plans.map(|(plan, beside)| PlannedTeam::new(plan, beside, base, lang)).collect();
        let titles: Vec<Option<String>> = plans.iter().map(|plan| plan.title.clone()).collect();
        for plan in &mut plans {
            plan.shares_title = titles.iter().filter(|title| **title == plan.title).count() > 1;
        }
        WhatIf { header, policy, draws, base: Base::new(base, &labels(base, lang)), plans, together }
    }
}

impl Base {
    fn new(of: &Scenario, labels: &Labels) -> Self {
        Base { answers: TeamAnswers::new(of, labels), moves: moves(of, labels) }
    }
}

impl TeamAnswers {
    fn new(of: &Scenario, labels: &Labels) -> Self {
        let snapshot = &of.measured.snapshot;
        let (seats, organized) = (of.seats.as_ref(), of.measured.organized.as_ref().ok());
        let key_person = seats.and_then(|seats| seats.key_person).map(|(at, loss)| {
            let seller = &snapshot.sellers[at];
            KeyPerson { seller: seller.id.clone(), name: seller.name.clone(), loss_if_left: loss }
        });
        TeamAnswers {
            sellers: of.at_work,
            today_sum: of.today_sum.map(without_sign_of_zero),
            best_sum: of.best_sum().map(without_sign_of_zero),
            best_mean: seats.and_then(|seats| seats.mean),
            vacant: seats.map(|seats| seats.vacant),
            moves: seats.map(|seats| seats.moves.len()),
            waste_today: organized.and_then(|organized| organized.today).map(without_sign_of_zero),
            waste_everyone: organized.map(|organized| without_sign_of_zero(organized.everyone)),
            verdict: organized.map(|organized| Verdict::new(organized.verdict)),
            short: of.short.iter().map(|(task, _)| labels[*task].clone()).collect(),
            key_person,
            levels: snapshot.catalog.levels,
        }
    }
}

impl PlannedTeam {
    fn new(plan: AnsweredPlan<'_>, beside: Option<bool>, base: &Scenario, lang: Lang) -> Self {
        let AnsweredPlan { file, title, team: Answered { scenario, findings } } = plan;
        let labels = labels(scenario, lang);
        let difference = base.difference(scenario);
        PlannedTeam {
            file,
            title,
            answers: TeamAnswers::new(scenario, &labels),
            change: difference.map(|of| without_sign_of_zero(of.change)),
            se: difference.map(|of| of.se),
            noise: difference.as_ref().map(Difference::is_noise),
            noise_beside_best: beside,
            moves: moves(scenario, &labels),
            findings: findings.new,
            worse: findings.worse,
            has_other_yardstick: has_other_yardstick(base, scenario),
            shares_title: false,
        }
    }
}

impl Together {
    fn new(
        together: AnsweredTogether<'_>,
        base: &Scenario,
        files: &[String],
        changes: Option<f64>,
        lang: Lang,
    ) -> Self {
        let AnsweredTogether { team: Answered { scenario, findings }, parts } = together;
        let labels = labels(scenario, lang);
        let difference = base.difference(scenario);
        let part =
            |(file, part): (&String, f64)| Part { file: file.clone(), part: without_sign_of_zero(part) };
        let mut parts: Vec<Part> = files.iter().zip(parts.unwrap_or_default()).map(part).collect();
        parts.sort_by(|one, other| other.part.total_cmp(&one.part).then_with(|| one.file.cmp(&other.file)));
        Together {
            answers: TeamAnswers::new(scenario, &labels),
            change: difference.map(|of| without_sign_of_zero(of.change)),
            se: difference.map(|of| of.se),
            noise: difference.as_ref().map(Difference::is_noise),
            parts,
            interaction: difference.zip(changes).map(|(of, single)| without_sign_of_zero(of.change - single)),
            moves: moves(scenario, &labels),
            findings: findings.new,
            worse: findings.worse,
        }
    }
}

/// Whether fits are measured by another motion or catalog than those of the team as it is.
fn has_other_yardstick(base: &Scenario, other: &Scenario) -> bool {
    let [base, other] = [base, other].map(|of| &of.measured.snapshot);
    let motion = |of: &Snapshot| of.catalog[of.team.motion].id.clone();
    motion(base) != motion(other) || base.catalog.sha256 != other.catalog.sha256
}

fn labels(of: &Scenario, lang: Lang) -> Labels {
    Labels::new(&of.measured.snapshot.catalog, lang)
}

fn moves(of: &Scenario, labels: &Labels) -> Vec<Move> {
    let mut moves = Vec::new();
    for (at, to) in of.seats.iter().flat_map(|seats| &seats.moves) {
        let seller = &of.measured.snapshot.sellers[*at];
        moves.push(Move {
            seller: seller.id.clone(),
            name: seller.name.clone(),
            from: labels.role(seller.role),
            to: labels.role(*to),
        });
    }
    moves
}
