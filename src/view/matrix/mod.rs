//! The fit matrix: sellers by roles or tasks.

mod facts;
mod findings;
mod intervals;
mod saying;
mod sheet;
mod story;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::rc::Rc;

use super::cells::{marks, short};
use super::texts::Texts;
use crate::domain::{Catalog, Fit, RoleIx, Seller, TaskIx, Team, Text};
use crate::engine::{
    FitUncertainty, FitsOf, Rival, Scorer, SellerFit, SellerUncertainty, Standing, UncertaintyModel, VetoHit,
    map_all,
};
use crate::report::{Fact, Mark, Report, Sheet, Stop, Story};

/// What the matrix's columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// A column of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnIx {
    /// A role.
    Role(RoleIx),
    /// A task.
    Task(TaskIx),
}

impl ColumnIx {
    /// Its id.
    pub fn id(self, catalog: &Catalog) -> &str {
        match self {
            ColumnIx::Role(ix) => &catalog[ix].id,
            ColumnIx::Task(ix) => &catalog[ix].id,
        }
    }

    fn name(self, catalog: &Catalog) -> &Text {
        match self {
            ColumnIx::Role(ix) => &catalog[ix].name,
            ColumnIx::Task(ix) => &catalog[ix].name,
        }
    }

    fn short(self, texts: &Texts, catalog: &Catalog) -> String {
        let given = match self {
            ColumnIx::Role(ix) => catalog[ix].short.as_ref(),
            ColumnIx::Task(ix) => catalog[ix].short.as_ref(),
        };
        short(texts, given, self.name(catalog))
    }

    fn standing(self, scored: &SellerFit) -> &Standing {
        match self {
            ColumnIx::Role(ix) => &scored.roles[ix.0].standing,
            ColumnIx::Task(ix) => &scored.tasks[ix.0].standing,
        }
    }

    fn uncertainty(self, uncertainty: &SellerUncertainty) -> Option<&FitUncertainty> {
        match self {
            ColumnIx::Role(ix) => uncertainty.roles[ix.0].as_ref(),
            ColumnIx::Task(ix) => uncertainty.tasks[ix.0].as_ref(),
        }
    }

    /// The probability that it is the best role; `None` for a task, where nothing of it is rated, or where that has not
    /// been worked out.
    fn p_best(self, row: &Scored) -> Option<f64> {
        let uncertainty = row.uncertainty.as_ref()?;
        match self {
            ColumnIx::Role(ix) => {
                uncertainty.p_of(Some(ix)).filter(|_| self.standing(&row.fit).fit.is_some())
            }
            ColumnIx::Task(_) => None,
        }
    }

    fn vetoes(self, scored: &SellerFit) -> &[VetoHit] {
        match self {
            ColumnIx::Role(ix) => &scored.roles[ix.0].vetoes,
            ColumnIx::Task(ix) => &scored.tasks[ix.0].vetoes,
        }
    }

    fn marks(self, scorer: &Scorer, row: &Scored, is_open: bool) -> Vec<Mark> {
        let Scored { seller, fit: scored, .. } = row;
        let mut marks = marks(scorer, self.standing(scored));
        if let ColumnIx::Role(ix) = self {
            if seller.role == Some(ix) {
                marks.push(Mark::Today);
            }
            if scored.best == Some(ix) {
                marks.push(if is_open { Mark::Open } else { Mark::Best });
            }
        }
        marks
    }
}

/// In which order sellers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By name, in Norwegian order.
    Name,
    /// By the fit with the best role, highest first.
    Best,
    /// By the fit with one column, highest first.
    Column(ColumnIx),
}

/// What of the matrix is shown, and how.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// What the columns are.
    pub by: By,
    /// Which columns; all of the catalog's where it is empty.
    pub columns: Vec<ColumnIx>,
    /// The order of sellers; the file's where there is none.
    pub order: Option<Order>,
    /// One row per seller and column instead of one per seller.
    pub long: bool,
    /// Decimals of fits; where not given, 0 for people and 1 for programs.
    pub precision: Option<usize>,
    /// A best role that holds in a smaller share of draws is open, 0 to 1.
    pub sure: f64,
    /// Whether a person is shown between which bounds fits lie.
    pub intervals: bool,
}

/// A seller with her fits, and how sure they are where that is told.
pub struct Scored {
    pub seller: Seller,
    pub fit: SellerFit,
    pub uncertainty: Option<SellerUncertainty>,
}

impl Scored {
    /// What else might be her best role; empty where it holds as surely as this, 0 to 1.
    fn rivals(&self, sure: f64) -> Vec<Rival> {
        self.uncertainty
            .as_ref()
            .map(|uncertainty| uncertainty.rivals(self.fit.best, sure))
            .unwrap_or_default()
    }
}

/// What of how sure it is has to be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// Nothing.
    Nothing,
    /// How probable each role is to be the best.
    Best,
    /// That, and how wide every fit is.
    All,
}

type Rows = Box<dyn Iterator<Item = Result<Scored, Stop>>>;

/// The fit matrix of a team.
pub struct MatchReport {
    texts: Rc<Texts>,
    team: Team,
    model: UncertaintyModel,
    sellers: Box<dyn Iterator<Item = Result<Seller, Stop>>>,
    shape: Shape,
}

impl MatchReport {
    /// The matrix of these sellers, who are scored as they are asked for.
    pub fn new(
        texts: Rc<Texts>,
        team: Team,
        model: UncertaintyModel,
        sellers: impl Iterator<Item = Result<Seller, Stop>> + 'static,
        mut shape: Shape,
    ) -> Self {
        let catalog = model.scorer().catalog();
        if shape.columns.is_empty() {
            shape.columns = match shape.by {
                By::Role => catalog.role_ixs().map(ColumnIx::Role).collect(),
                By::Task => catalog.task_ixs().map(ColumnIx::Task).collect(),
            };
        }
        MatchReport { texts, team, model, sellers: Box::new(sellers), shape }
    }

    /// The rows in the order asked for, and what they are told with.
    fn into_rows(self, told: Told) -> (Rc<Texts>, Team, UncertaintyModel, Rows, Shape) {
        let MatchReport { texts, team, model, sellers, shape } = self;
        let doubting = model.clone();
        let about = match shape.by {
            By::Role => FitsOf::Roles,
            By::Task => FitsOf::Tasks,
        };
        let rows: Rows = Box::new(map_all(sellers, move |seller| {
            let fit = doubting.scorer().score(&seller);
            let uncertainty = match told {
                Told::Nothing => None,
                Told::Best => Some(doubting.best_probabilities(&seller, &fit)),
                Told::All => Some(doubting.uncertainty(&seller, &fit, about)),
            };
            Scored { seller, fit, uncertainty }
        }));
        let rows = match shape.order {
            Some(order) => sorted(rows, order),
            None => rows,
        };
        (texts, team, model, rows, shape)
    }
}

impl Report for MatchReport {
    fn facts(self: Box<Self>) -> Fact {
        facts::facts(*self)
    }

    fn sheet(self: Box<Self>) -> Sheet {
        if self.shape.long || self.shape.intervals { sheet::long(*self) } else { sheet::wide(*self) }
    }

    fn story(self: Box<Self>) -> Result<Story, Stop> {
        story::story(*self)
    }
}

/// The rows in another order, which takes holding all of them.
fn sorted(rows: Rows, order: Order) -> Rows {
    let mut held = match rows.collect::<Result<Vec<Scored>, Stop>>() {
        Ok(held) => held,
        Err(stop) => return Box::new(std::iter::once(Err(stop))),
    };
    let best = |row: &Scored| row.fit.best.and_then(|best| row.fit.roles[best.0].standing.fit);
    match order {
        Order::Name => held.sort_by_cached_key(|row| collation(&row.seller.name)),
        Order::Best => held.sort_by(|a, b| highest_first(best(a), best(b))),
        Order::Column(column) => {
            held.sort_by(|a, b| highest_first(column.standing(&a.fit).fit, column.standing(&b.fit).fit));
        }
    }
    Box::new(held.into_iter().map(Ok))
}

/// Highest first, the unknown last.
fn highest_first(a: Option<Fit>, b: Option<Fit>) -> Ordering {
    let share = |fit: Option<Fit>| fit.map_or(-1.0, Fit::share);
    share(b).total_cmp(&share(a))
}

/// A name as Norwegians sort it: without regard to case, æ ø å last and in that order.
fn collation(name: &str) -> String {
    let last = |c| match c {
        'æ' | 'ä' => '\u{10fffd}',
        'ø' | 'ö' => '\u{10fffe}',
        'å' => '\u{10ffff}',
        c => c,
    };
    name.chars().flat_map(char::to_lowercase).map(last).collect()
}

/// A role's id, if there is a role.
fn role_id(catalog: &Catalog, role: Option<RoleIx>) -> Option<&str> {
    role.map(|ix| catalog[ix].id.as_str())
}

/// A key of a record that is an id of the catalog.
fn key(id: &str) -> Cow<'static, str> {
    Cow::Owned(id.to_owned())
}
