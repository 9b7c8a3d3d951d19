//! What the sellers of a fit matrix show together.

use std::cell::RefCell;
use std::rc::Rc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::fit::Rival;
use super::label::{Label, Labels};
use crate::domain::Fit;
pub use crate::engine::ThinlyRated;
use crate::engine::{self, First, Observer, Tally};

/// A task in which fewer than two sellers at work are adequate or better.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShortTask {
    /// The task.
    pub task: Label,
    /// How many are adequate or better.
    pub adequate_or_better: usize,
    /// Who is, where it is one. Not in JSON.
    #[serde(skip)]
    pub alone: Option<String>,
}

/// Who sits where she does not fit best.
#[derive(Clone, Debug)]
pub struct Misplaced {
    /// Her name.
    pub name: String,
    /// Whether she is pinned to her role.
    pub pinned: bool,
    /// Today's role.
    pub today: Label,
    /// The fit with it.
    pub today_fit: Option<Fit>,
    /// Her best role.
    pub best: Label,
    /// The fit with it.
    pub best_fit: Option<Fit>,
    /// Whether the best role is open.
    pub is_open: bool,
}

/// A seller who misses a role by an upper limit.
#[derive(Clone, Debug)]
pub struct Capped {
    /// Her name.
    pub name: String,
    /// Her best role.
    pub best: Option<Label>,
    /// Her best role if there were no upper limits.
    pub without: Label,
}

/// A seller whose best role is open within the errors of the scores.
#[derive(Clone, Debug)]
pub struct OpenBest {
    /// Her name.
    pub name: String,
    /// The best role as the scores stand.
    pub best: Rival,
    /// What else may be the best.
    pub rivals: Vec<Rival>,
    /// Whether part of the best role is not rated, besides.
    pub is_partial: bool,
}

/// A seller about whom raters differ more than by chance.
#[derive(Clone, Debug)]
pub struct DisagreeingRaters {
    /// Her name.
    pub name: String,
    /// The trait.
    pub of: Label,
}

/// How many sellers are strong, adequate or weak at how many tasks: the fewest, the mean and the most.
#[derive(Clone, Copy, Debug)]
pub struct Levelled {
    /// The fewest tasks of any seller.
    pub low: usize,
    /// The mean over sellers.
    pub mean: f64,
    /// The most tasks of any seller.
    pub high: usize,
}

impl Levelled {
    fn of(counts: &[usize]) -> Option<Self> {
        let (low, mean, high) = Tally::range(counts)?;
        Some(Levelled { low, mean, high })
    }
}

/// What the sellers together show, complete once all of them have been read.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How many sellers there are.
    pub sellers: usize,
    /// How many of them are at work: all that follows is about those.
    pub at_work: usize,
    /// How many tasks the catalog has.
    pub tasks: usize,
    /// At how many tasks sellers are strong; `None` without sellers.
    pub strong: Option<Levelled>,
    /// At how many they are adequate.
    pub adequate: Option<Levelled>,
    /// At how many they are weak.
    pub weak: Option<Levelled>,
    /// How many have a role today.
    pub with_role: usize,
    /// How many of those are in their best role.
    pub in_best: usize,
    /// How many of those can't be judged.
    pub unclear: usize,
    /// How many sellers have tasks in which nothing is rated.
    pub with_unknown: usize,
    /// The tasks in which nobody is rated.
    pub unrated: Vec<Label>,
    /// Whether anybody is rated in anything.
    pub any_rated: bool,
    /// The tasks in which fewer than two sellers at work are adequate or better.
    pub short: Vec<ShortTask>,
    /// Who fits another role better than today's.
    pub misplaced: First<Misplaced>,
    /// Whom an upper limit costs a role.
    pub capped: First<Capped>,
    /// Who fits no role better than average sellers do, by more than noise.
    pub none_stands_out: First<String>,
    /// Whose best role is open.
    pub open: First<OpenBest>,
    /// Of whom too little is rated to judge every role.
    pub thin: First<ThinlyRated>,
    /// How many roles there are, baselines apart.
    pub roles: usize,
    /// How many have a best role, of those for whom it was worked out whether it holds.
    pub with_best: usize,
    /// For how many that was worked out.
    pub judged: usize,
    /// About whom and what raters disagree.
    pub disagreements: First<DisagreeingRaters>,
    /// How many scores have several ratings.
    pub several: usize,
    /// The highest score, on the catalog's scale.
    pub highest: f64,
}

impl Summary {
    /// What is known once the sellers have been read.
    pub(super) fn of(known: &ShortTasks) -> Self {
        let (observer, labels) = (known.observer.borrow(), &known.labels);
        let tally = &observer.tally;
        Summary {
            sellers: tally.sellers,
            at_work: tally.at_work,
            tasks: tally.rated.len(),
            strong: Levelled::of(&tally.strong_at),
            adequate: Levelled::of(&tally.adequate_at),
            weak: Levelled::of(&tally.weak_at),
            with_role: tally.with_role,
            in_best: tally.in_best,
            unclear: tally.unclear,
            with_unknown: tally.with_unknown,
            unrated: labels.tasks(&tally.unrated()),
            any_rated: tally.rated.iter().any(|rated| *rated > 0),
            short: known.list(),
            misplaced: observer.misplaced.map(|found| misplaced(found, labels)),
            capped: observer.capped.map(|found| capped(found, labels)),
            none_stands_out: observer.none_stands_out.clone(),
            open: observer.open.map(|found| open_best(found, labels)),
            thin: observer.thin.clone(),
            roles: observer.roles_in_play().count(),
            with_best: observer.with_best,
            judged: observer.judged,
            disagreements: observer
                .disagreements
                .map(|found| DisagreeingRaters { name: found.name.clone(), of: labels[found.of].clone() }),
            several: observer.several,
            highest: observer.highest,
        }
    }
}

/// The tasks a team is short of; known once its sellers have been read.
#[derive(Debug)]
pub struct ShortTasks {
    pub(super) observer: Rc<RefCell<Observer>>,
    pub(super) labels: Rc<Labels>,
}

impl ShortTasks {
    /// The tasks, in catalog order.
    pub fn list(&self) -> Vec<ShortTask> {
        let observer = self.observer.borrow();
        let mut short = Vec::new();
        for (task, count) in observer.tally.short() {
            let alone = observer.alone[task.0].clone();
            short.push(ShortTask { task: self.labels[task].clone(), adequate_or_better: count, alone });
        }
        short
    }
}

impl Serialize for ShortTasks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.list())
    }
}

impl JsonSchema for ShortTasks {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ShortTasks".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<ShortTask>::json_schema(generator)
    }
}

fn misplaced(found: &engine::Misplaced, labels: &Labels) -> Misplaced {
    let engine::Misplaced { name, pinned, today, best, is_open } = found;
    Misplaced {
        name: name.clone(),
        pinned: *pinned,
        today: labels[today.0].clone(),
        today_fit: today.1,
        best: labels[best.0].clone(),
        best_fit: best.1,
        is_open: *is_open,
    }
}

fn capped(found: &engine::Capped, labels: &Labels) -> Capped {
    Capped { name: found.name.clone(), best: labels.role(found.best), without: labels[found.without].clone() }
}

fn open_best(found: &engine::OpenBest, labels: &Labels) -> OpenBest {
    OpenBest {
        name: found.name.clone(),
        best: Rival::new(found.best, labels),
        rivals: found.rivals.iter().map(|rival| Rival::new(*rival, labels)).collect(),
        is_partial: found.is_partial,
    }
}
