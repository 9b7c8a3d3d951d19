//! `match`: who fits what, sellers by roles or tasks.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::fit::{FitRecord, Rival, Standing, Uncertainty};
use super::header::Header;
use super::label::{Label, Labels};
use super::match_summary::{ShortTasks, Summary};
use super::proposal::Proposal;
use super::rows::{Rows, Stop};
use crate::domain::{Catalog, Fit, Levels, RoleIx, Scale, Seller};
use crate::engine::{self, LevelCounts, MatrixColumn, Observer, ScoredSeller, ScoredSellers};

/// Longer lists of sellers are not held: they are scored as they are drawn.
const MAX_HELD: usize = 1_000;

/// The fit matrix of a team.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Match {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// Whether the columns are roles or tasks.
    pub by: By,
    /// The columns, in order.
    pub columns: Vec<ColumnLabel>,
    /// The roles among which a best role is looked for: those with seats or held today, baselines apart, or all with
    /// `--all-roles`, where there are none, and for more than 1000 sellers.
    pub roles_in_play: Vec<Label>,
    /// The sellers, in the order asked for.
    pub sellers: Rows<SellerFits>,
    /// The tasks in which fewer than two sellers at work are adequate or better.
    pub short: ShortTasks,
    /// What the team's seats propose to each seller, by id, as `assign` does without options; null without seats, and for
    /// teams of more than 1000.
    pub proposals: Option<Vec<Proposal>>,
    /// How it is drawn. Not in JSON.
    #[serde(skip)]
    pub options: MatchOptions,
    /// From which fit on a seller is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
    /// The catalog's scale. Not in JSON.
    #[serde(skip)]
    pub catalog_scale: Scale,
    /// How many roles the catalog has, baselines apart. Not in JSON.
    #[serde(skip)]
    pub roles: usize,
}

/// What the matrix's columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Roles.
    #[default]
    Role,
    /// Tasks.
    Task,
}

impl By {
    /// Every kind of column, by its word on the command line and in JSON.
    pub const ALL: [(&'static str, By); 2] = [("role", By::Role), ("task", By::Task)];
}

/// What of the matrix is shown, and how.
#[derive(Clone, Debug, Default)]
pub struct MatchOptions {
    /// What the columns are.
    pub by: By,
    /// The columns shown; all of the catalog's where it is empty.
    pub columns: Vec<MatrixColumn>,
    /// A best role that holds with a smaller probability is open, 0 to 1.
    pub sure: f64,
    /// One row per seller and column instead of one per seller.
    pub long: bool,
    /// Whether the bounds of fits are shown to a person.
    pub intervals: bool,
    /// Decimals of fits; `None` is each format's own.
    pub precision: Option<usize>,
}

/// A role or task as a column.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ColumnLabel {
    /// The role or task.
    pub id: Label,
    /// What people call it.
    pub name: String,
}

impl ColumnLabel {
    fn new(id: Label) -> Self {
        ColumnLabel { name: id.name().to_owned(), id }
    }
}

/// A seller and her fits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SellerFits {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Today's role.
    pub role: Option<Label>,
    /// Her best role, if she has one.
    pub best: Option<Label>,
    /// Whether she fits her best role better than an average seller, whose traits are all at the middle of the scale, by more
    /// than the errors of her scores; null without a best role, or where that was not worked out.
    pub stands_out: Option<bool>,
    /// Whether another role may be the best within the errors of the scores; null where that was not worked out.
    pub best_open: Option<bool>,
    /// What else may be the best, likeliest first; null where that was not worked out.
    pub rivals: Option<Vec<Rival>>,
    /// The traits about which raters differ more than chance explains.
    pub disagreements: Vec<Disagreement>,
    /// At how many tasks she is strong, adequate, weak and unknown.
    pub spread: Spread,
    /// Her fit with each column.
    pub fits: Vec<FitRecord>,
    /// The fit with her best role. Not in JSON.
    #[serde(skip)]
    pub best_fit: Option<Fit>,
    /// Whether she works no hours. Not in JSON.
    #[serde(skip)]
    pub on_leave: bool,
    /// Her fit with the roles in question: her best, its rivals, today's. Not in JSON.
    #[serde(skip)]
    pub in_question: Vec<FitRecord>,
}

impl SellerFits {
    /// Whether her best role is open within the errors of the scores.
    pub fn is_open(&self) -> bool {
        self.best_open == Some(true)
    }
}

/// Raters who differ more than their errors explain (Cochran 1954).
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Disagreement {
    /// The trait.
    pub r#trait: Label,
    /// The sum of squared distances from their mean, each over its squared standard error.
    #[schemars(range(min = 0))]
    pub chi2: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// The probability of at least as much by chance, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub p: f64,
}

/// At how many tasks a seller is strong, adequate, weak and unknown.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Spread {
    /// Tasks at the strong level.
    pub strong: usize,
    /// Tasks at the adequate level.
    pub adequate: usize,
    /// Tasks below it.
    pub weak: usize,
    /// Tasks in which nothing has been rated.
    pub unknown: usize,
}

impl Answer for Match {
    const SCHEMA: &'static str = "salesfit/match/2";
}

impl Match {
    /// The result for sellers scored by [`engine::match_sellers`].
    ///
    /// # Errors
    /// The input's problems, where they are found among the sellers that are held.
    pub fn new(
        header: Header,
        labels: Labels,
        catalog: &Arc<Catalog>,
        mut options: MatchOptions,
        scored: ScoredSellers<Stop>,
        observer: Observer,
        proposals: Option<Vec<Proposal>>,
    ) -> Result<Self, Stop> {
        if options.columns.is_empty() {
            options.columns = all_columns(catalog, options.by);
        }
        let columns =
            options.columns.iter().map(|column| ColumnLabel::new(label(&labels, *column))).collect();
        let roles_in_play = observer.roles_in_play().map(|role| labels[role].clone()).collect();
        let (labels, observer) = (Rc::new(labels), Rc::new(RefCell::new(observer)));
        let short = ShortTasks { observer: observer.clone(), labels: labels.clone() };
        let records = Records { catalog: catalog.clone(), labels, options: options.clone() };
        let mut rows = scored.map(move |scored| {
            let scored = scored?;
            let mut observer = observer.borrow_mut();
            observer.add(&scored);
            Ok(records.seller(&scored, &observer))
        });
        let held: Vec<SellerFits> = rows.by_ref().take(MAX_HELD + 1).collect::<Result<_, Stop>>()?;
        let sellers = if held.len() <= MAX_HELD {
            Rows::Held(held)
        } else {
            Rows::streamed(held.into_iter().map(Ok).chain(rows))
        };
        let (by, levels, catalog_scale) = (options.by, catalog.levels, catalog.scale);
        Ok(Match {
            header,
            by,
            columns,
            roles_in_play,
            sellers,
            short,
            proposals,
            options,
            levels,
            catalog_scale,
            roles: catalog.roles.iter().filter(|role| !role.baseline).count(),
        })
    }

    /// What the sellers show together; complete once [`Match::sellers`] has been read to its end.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.short)
    }
}

fn all_columns(catalog: &Catalog, by: By) -> Vec<MatrixColumn> {
    match by {
        By::Role => catalog.role_ixs().map(MatrixColumn::Role).collect(),
        By::Task => catalog.task_ixs().map(MatrixColumn::Task).collect(),
    }
}

fn label(labels: &Labels, column: MatrixColumn) -> Label {
    match column {
        MatrixColumn::Role(role) => labels[role].clone(),
        MatrixColumn::Task(task) => labels[task].clone(),
    }
}

/// Makes the records of sellers.
struct Records {
    catalog: Arc<Catalog>,
    labels: Rc<Labels>,
    options: MatchOptions,
}

impl Records {
    fn seller(&self, scored: &ScoredSeller, observer: &Observer) -> SellerFits {
        let ScoredSeller { seller, fit, uncertainty, .. } = scored;
        let is_judged = uncertainty.as_ref().is_some_and(|known| known.p_of(fit.best).is_some());
        let rivals = is_judged.then(|| scored.rivals(self.options.sure));
        let mut in_question = Vec::new();
        if self.options.intervals && self.options.by == By::Role {
            let others = rivals.iter().flatten().map(|rival| rival.role);
            in_question = self.in_question([fit.best].into_iter().chain(others).chain([seller.role]), scored);
        }
        let LevelCounts { strong, adequate, weak, unknown } = fit.spread;
        SellerFits {
            id: seller.id.clone(),
            name: seller.name.clone(),
            role: self.labels.role(seller.role),
            best: self.labels.role(fit.best),
            stands_out: scored.stands_out,
            best_open: rivals.as_ref().map(|rivals| !rivals.is_empty()),
            rivals: rivals
                .map(|rivals| rivals.into_iter().map(|rival| Rival::new(rival, &self.labels)).collect()),
            disagreements: self.disagreements(seller, observer),
            spread: Spread { strong, adequate, weak, unknown },
            fits: self.options.columns.iter().map(|column| self.fit(*column, scored)).collect(),
            best_fit: scored.best_fit(),
            on_leave: seller.hours <= 0.0,
            in_question,
        }
    }

    fn fit(&self, column: MatrixColumn, scored: &ScoredSeller) -> FitRecord {
        let standing = column.standing(&scored.fit);
        FitRecord {
            id: label(&self.labels, column),
            standing: Standing::new(standing, column.vetoes(&scored.fit), &self.catalog, &self.labels),
            uncertainty: Uncertainty::new(scored, column),
        }
    }

    /// The fits with these roles, each once.
    fn in_question(
        &self,
        roles: impl Iterator<Item = Option<RoleIx>>,
        scored: &ScoredSeller,
    ) -> Vec<FitRecord> {
        let mut columns = Vec::new();
        for role in roles.flatten().map(MatrixColumn::Role) {
            if !columns.contains(&role) {
                columns.push(role);
            }
        }
        columns.into_iter().map(|column| self.fit(column, scored)).collect()
    }

    fn disagreements(&self, seller: &Seller, observer: &Observer) -> Vec<Disagreement> {
        let mut disagreements = Vec::new();
        for (of, found) in observer.disagreements_about(seller) {
            let engine::Disagreement { chi2, df, p } = found;
            disagreements.push(Disagreement { r#trait: self.labels[of].clone(), chi2, df, p });
        }
        disagreements
    }
}
