//! A catalog as one query over a table of scores, in no dialect: F1 to F6, F8 and F9 as columns made of columns.
//!
//! Every step reads whole rows of the step before and joins nothing, so each row of the table gives one row of fits,
//! whatever its id. What is reckoned with are the very numbers that the engine scores with.

mod expression;
mod identifiers;
mod mean;
mod probe;
mod prune;
mod roles;
mod rows;
mod scores;
mod tasks;

pub use expression::{Comparison, Condition, Expression};
pub use identifiers::Identifier;
pub use probe::{Difference, Probe, compare, probes};

use std::collections::BTreeSet;

use self::identifiers::Identifiers;
use self::scores::TraitColumns;
use super::score::Scorer;
use crate::domain::{RoleIx, Scale, TaskIx, TraitIx};

/// How the table of scores is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScoreTable {
    /// A row for each seller, with her id and a column for each trait.
    #[default]
    Wide,
    /// A row for each rating: `id`, `trait`, `score`. Several of one trait count as their mean.
    Long,
}

/// What a query returns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FitRows {
    /// A row for each seller, with a column of fits for each role.
    #[default]
    PerSeller,
    /// A row for each seller and task or role, with bounds, coverage, veto and level.
    PerFit,
}

/// A query over a table of scores.
#[derive(Clone, Debug, PartialEq)]
pub struct FitQuery {
    /// The name of the table, part by part: schema and table.
    pub table: Vec<String>,
    /// The steps, each of which reads from the one before; the first reads the table.
    pub steps: Vec<Step>,
    /// What is returned: the rows of all of these.
    pub rows: Vec<Select>,
}

/// A step: a common table expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it works out.
    pub kind: StepKind,
    /// Its name.
    pub name: Identifier,
    /// Its rows.
    pub select: Select,
}

/// What a step works out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The ratings of the table, as numbers.
    Ratings,
    /// Scores on the catalog's scale.
    Scores,
    /// How far each need is met.
    Needs,
    /// Fits with tasks.
    Tasks,
    /// Fits with roles.
    Roles,
    /// Fits with the roles that may be the best.
    Candidates,
    /// The highest of these.
    Highest,
    /// The best role.
    Fits,
}

impl StepKind {
    /// Returns its word, which is the name of its step unless the table has that.
    pub fn word(self) -> &'static str {
        match self {
            StepKind::Ratings => "ratings",
            StepKind::Scores => "scores",
            StepKind::Needs => "needs",
            StepKind::Tasks => "tasks",
            StepKind::Roles => "roles",
            StepKind::Candidates => "candidates",
            StepKind::Highest => "highest",
            StepKind::Fits => "fits",
        }
    }
}

impl Step {
    fn new(kind: StepKind, select: Select, names: &mut Identifiers) -> Self {
        Step { kind, name: names.unique(kind.word()), select }
    }
}

/// Rows made of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// Its columns, at least one.
    pub columns: Vec<Column>,
    /// Where the rows are from.
    pub from: Origin,
    /// The column by which they are grouped, if they are.
    pub grouped_by: Option<Identifier>,
}

/// Where rows are from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The user's table.
    Table,
    /// A step before this one.
    Step(Identifier),
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: Identifier,
    /// Its value.
    pub value: Expression,
    /// What it is about, at the first of several columns about it.
    pub about: Option<Subject>,
}

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The score of a trait.
    Trait(TraitIx),
    /// A need of a task, by its place.
    Need(TaskIx, usize),
    /// A task.
    Task(TaskIx),
    /// A role.
    Role(RoleIx),
}

impl Column {
    /// Returns a column that says nothing of what it is about.
    fn plain(name: Identifier, value: Expression) -> Self {
        Column { name, value, about: None }
    }
}

/// The columns of a task or a role.
#[derive(Clone, Debug)]
struct FitColumns {
    fit: Identifier,
    low: Identifier,
    high: Identifier,
    coverage: Identifier,
    /// `None` where there is no veto to break.
    vetoed: Option<Identifier>,
}

impl FitColumns {
    fn named(kind: &str, id: &str, has_veto: bool, names: &mut Identifiers) -> Self {
        let mut name = |of: &str| names.unique(&format!("{kind}_{id}_{of}"));
        FitColumns {
            fit: name("fit"),
            low: name("low"),
            high: name("high"),
            coverage: name("coverage"),
            vetoed: has_veto.then(|| name("vetoed")),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Identifier> {
        [&self.fit, &self.low, &self.high, &self.coverage].into_iter().chain(&self.vetoed)
    }
}

impl FitQuery {
    /// Returns the traits whose scores it reads, in the order of their columns.
    pub fn traits(&self) -> impl Iterator<Item = TraitIx> {
        let scores = self.steps[1].select.columns.iter();
        scores.filter_map(|column| match column.about {
            Some(Subject::Trait(of)) => Some(of),
            _ => None,
        })
    }

    /// Returns the query that scores the rows of a table, whose scores are on the scale `given`, as the scorer does.
    ///
    /// The table's name has at least one part. `None` where some need is no function of straight pieces, which SQL could
    /// only come near to; no catalog has one.
    pub fn new(
        scorer: &Scorer,
        table: Vec<String>,
        given: Scale,
        layout: ScoreTable,
        rows: FitRows,
    ) -> Option<Self> {
        let catalog = scorer.catalog();
        let shows_tasks = rows == FitRows::PerFit;
        let in_roles: BTreeSet<TaskIx> =
            catalog.roles.iter().flat_map(|role| &role.tasks).map(|share| share.task).collect();
        let tasks: Vec<TaskIx> =
            catalog.task_ixs().filter(|task| shows_tasks || in_roles.contains(task)).collect();
        let counted = tasks.iter().flat_map(|task| &catalog[*task].needs).filter(|need| need.weight > 0.0);
        let needed: BTreeSet<TraitIx> = counted.map(|need| need.trait_ix).collect();
        let traits = TraitColumns::new(catalog, needed.into_iter());
        // A step that is called like the table would read from itself.
        let mut names = Identifiers::without(table.last().map(String::as_str));
        let mut steps = scores::steps(catalog, &traits, given, layout, &mut names).to_vec();
        let (more, fits) = tasks::steps(scorer, &tasks, &traits, &steps[1].name, &mut names)?;
        steps.extend(more);
        let (more, fits) = roles::steps(catalog, fits, &steps[3].name, &mut names);
        steps.extend(more);
        let rows = rows::selects(catalog, &fits, rows);
        prune::prune(&mut steps, &rows);
        Some(FitQuery { table, steps, rows })
    }
}
