//! `salesfit match`: who fits what.

use super::common::{Common, words};
use super::output::{Console, Refusal, refuse};
use super::uncertainty::{Foresight, UncertaintyArgs};
use crate::domain::{Catalog, Problem, RoleIx};
use crate::engine::{SURE, Scorer, UncertaintyModel};
use crate::source::{open_team, unknown};
use crate::view::{By, ColumnIx, MatchReport, Order, Shape};

/// Print who fits what: sellers by roles or tasks
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit match team.yaml\n  \
    salesfit match team.yaml --by task --sort best\n  \
    salesfit match sellers.csv --scale 1..5 --excel -o fit.csv")]
pub struct Args {
    /// A team file, a CSV file of sellers, or - for standard input
    #[arg(value_name = "TEAM")]
    team: String,

    /// What the columns are
    #[arg(long, value_name = "WHAT", default_value = "role", value_parser = words(&By::ALL))]
    by: By,

    /// Show only this role (with --by task: only its tasks); may be given several times
    #[arg(long, value_name = "ID")]
    role: Vec<String>,

    /// Order of the sellers: name, best, or the id of a role or task; the default is the file's own
    #[arg(long, value_name = "name|best|ID")]
    sort: Option<String>,

    /// One row per seller and column, with bounds, coverage and vetoes
    #[arg(long)]
    long: bool,

    /// Decimals of fits (default: 0 in tables, 1 in CSV; JSON is never rounded)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=12))]
    precision: Option<u8>,

    /// Call a best role open where it holds in less than this share of draws, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = SURE, value_parser = share,
        allow_negative_numbers = true, help_heading = "How sure")]
    sure: f64,

    /// Print between which bounds each fit lies nine times in ten; CSV has one row per seller and column then
    #[arg(long, help_heading = "How sure")]
    intervals: bool,

    #[command(flatten)]
    uncertainty: UncertaintyArgs,

    /// CSV as a Norwegian Excel opens it by double click: semicolons, decimal comma
    #[arg(long)]
    excel: bool,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let mut shape = self.shape(&opened.catalog).map_err(refuse)?;
        shape.precision = self.precision.map(usize::from);
        let to = console.open_as(&opened.files, self.excel)?;
        console.notes(&opened.notes);
        let scorer = Scorer::new(opened.catalog.clone(), opened.team.motion);
        let Foresight { errors, number, draws_all, sellers } =
            self.uncertainty.look(&opened.catalog, opened.sellers);
        let model = UncertaintyModel::new(scorer, errors, self.uncertainty.draws(number), draws_all);
        let report = MatchReport::new(console.texts(), opened.team, model, sellers, shape);
        console.tell(Box::new(report), to, self.excel)
    }

    fn shape(&self, catalog: &Catalog) -> Result<Shape, Problem> {
        let roles = find_roles(catalog, &self.role)?;
        let columns: Vec<ColumnIx> = match self.by {
            By::Role => roles.into_iter().map(ColumnIx::Role).collect(),
            By::Task => {
                let done = |task: &ColumnIx| match task {
                    ColumnIx::Task(task) => {
                        roles.iter().any(|role| catalog[*role].tasks.iter().any(|share| share.task == *task))
                    }
                    ColumnIx::Role(_) => false,
                };
                catalog.task_ixs().map(ColumnIx::Task).filter(done).collect()
            }
        };
        let order = self.sort.as_deref().map(|word| self.order(catalog, word)).transpose()?;
        let (sure, intervals) = (self.sure, self.intervals);
        Ok(Shape { by: self.by, columns, order, long: self.long, precision: None, sure, intervals })
    }

    fn order(&self, catalog: &Catalog, word: &str) -> Result<Order, Problem> {
        // Sellers may be sorted by what is not shown; an id that a role and a task share means what is shown.
        let role = catalog.find_role(word).map(ColumnIx::Role);
        let task = catalog.find_task(word).map(ColumnIx::Task);
        let column = match self.by {
            By::Role => role.or(task),
            By::Task => task.or(role),
        };
        match word {
            "name" => Ok(Order::Name),
            "best" => Ok(Order::Best),
            _ => column.map(Order::Column).ok_or_else(|| {
                let ids: Vec<&str> = match self.by {
                    By::Role => catalog.roles.iter().map(|role| role.id.as_str()).collect(),
                    By::Task => catalog.tasks.iter().map(|task| task.id.as_str()).collect(),
                };
                unknown("unknown-order", word, ["name", "best"].into_iter().chain(ids))
            }),
        }
    }
}

/// The roles named on the command line, each once, in the order in which they are first named.
///
/// # Errors
/// One of them is no role of the catalog.
pub fn find_roles(catalog: &Catalog, ids: &[String]) -> Result<Vec<RoleIx>, Problem> {
    let mut roles = Vec::new();
    for id in ids {
        let known = || catalog.roles.iter().map(|role| role.id.as_str());
        let role = catalog.find_role(id).ok_or_else(|| unknown("unknown-role", id, known()))?;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(roles)
}

/// A share.
fn share(text: &str) -> Result<f64, String> {
    let share = text.replace(',', ".").parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "write a share from 0 to 1, such as 0.8".to_owned())
}
