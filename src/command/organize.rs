//! `salesfit organize`: should everyone do everything?

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::assign::{seats, seats_of};
use super::catalog_lookup::find_task;
use super::common::Common;
use super::output::Console;
use super::refusal::{Refusal, refuse};
use super::uncertainty::{SeedArg, by_id, errors};
use crate::domain::{Catalog, Place, Problem, TaskIx, Team};
use crate::engine::{
    AsRated, CannotOrganize, DRAWS, Draws, MOST_TASKS, NoWork, Question, Scorer, SearchLimit, StaffingLimits,
    UncertaintyModel, organize_team,
};
use crate::result::{Answer, Header, Labels, Organize};
use crate::source::open_team;
use crate::view::quoted;

/// Show whether everyone should do everything, and which roles would do better
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit organize team.yaml\n  \
    salesfit organize team.yaml --handoff-minutes 60\n  \
    salesfit organize team.yaml --motion transactional --material 10")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Answer Yes if everyone doing everything loses no more than this, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "5", value_parser = percent)]
    material: f64,

    /// Use these hours a week of each task instead of the team file's: hunting=110,proposals=40
    #[arg(long, value_name = "TASK=HOURS,…", value_delimiter = ',', value_parser = hours)]
    demand: Vec<(String, f64)>,

    /// Use these seats instead of the team file's: hunter=3,bid-manager=1
    #[arg(long, value_name = "ROLE=N,…", value_delimiter = ',', value_parser = seats)]
    seats: Vec<(String, u32)>,

    /// Set the cost of one hand-off, in minutes (default: as set by the kind of selling)
    #[arg(long, value_name = "N", value_parser = amount)]
    handoff_minutes: Option<f64>,

    /// Print the best set of this many roles instead of the best of all
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(2..))]
    roles: Option<u16>,

    /// Set the smallest posting, in per cent of the person's week
    #[arg(long, value_name = "PERCENT", default_value = "20", value_parser = percent)]
    least_posting: f64,

    /// Give one person at most this many roles
    #[arg(long, value_name = "N", default_value = "2", value_parser = clap::value_parser!(u16).range(1..))]
    most_roles: u16,

    /// Print the longer reasoning too
    #[arg(long)]
    details: bool,

    /// Use the scores as rated and the form that promises most, for comparison: part of that promise is luck
    #[arg(long, help_heading = "How sure")]
    as_rated: bool,

    /// Draw true scores, and teams of equals, this many times (default: 400, and fewer teams of equals, 0 for none)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=10_000),
        help_heading = "How sure")]
    draws: Option<u16>,

    #[command(flatten)]
    seed: SeedArg,

    /// Stop the search after this many seconds, with the best sets of roles so far, instead of after a fixed amount
    /// of work
    #[arg(long, value_name = "SECONDS", value_parser = amount)]
    time_limit: Option<f64>,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.work_options() + &self.seed.rerun());
        let limit = self.limit();
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let catalog = opened.catalog;
        let team = self.with_work(&catalog, opened.team).map_err(refuse)?;
        let to = console.open(&opened.files)?;
        console.notes(&opened.notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        let scorer = Scorer::new(catalog.clone(), team.motion);
        let errors = errors(&catalog, &opened.sellers);
        let sellers = by_id(opened.sellers)?;
        let question = Question {
            minutes: self.handoff_minutes.unwrap_or(team.handoff_minutes(&catalog)),
            material: self.material / 100.0,
            roles: self.roles.map(usize::from),
            staffing: StaffingLimits {
                least_posting: self.least_posting / 100.0,
                most_roles: usize::from(self.most_roles),
            },
            as_rated: self.as_rated,
            limit,
        };
        let draws = Draws::new(self.draws.map_or(DRAWS, usize::from), self.seed.seed);
        let raters_error = errors.beyond_default(&catalog);
        let model = UncertaintyModel::new(scorer, errors, draws, false);
        let draws_all = self.draws.is_some();
        let rated = AsRated { model: &model, team: &team, sellers: &sellers, draws_all };
        let progress = console.progress();
        let answer = organize_team(&rated, question, self.draws != Some(0))
            .map_err(|reason| refuse(self.cannot(reason)))?;
        drop(progress);
        let labels = Labels::new(&catalog, common.lang);
        let header = Header::new(Organize::SCHEMA, &team, team.motion, &catalog, &labels).noting(told);
        let mut result = Organize::new(header, &labels, &catalog, &team, &answer, raters_error);
        result.details = self.details;
        console.draw(&result, to)
    }

    /// Returns the options that say what the work is, as they are typed.
    fn work_options(&self) -> String {
        let mut options = String::new();
        if !self.demand.is_empty() {
            let pairs: Vec<String> =
                self.demand.iter().map(|(task, hours)| format!("{task}={hours}")).collect();
            options.push_str(&format!(" --demand {}", quoted(&pairs.join(","))));
        }
        if !self.seats.is_empty() {
            let pairs: Vec<String> =
                self.seats.iter().map(|(role, seats)| format!("{role}={seats}")).collect();
            options.push_str(&format!(" --seats {}", quoted(&pairs.join(","))));
        }
        options
    }

    /// Returns the team with the demand and the seats of the command line.
    ///
    /// # Errors
    /// A task or a role is unknown or given twice.
    fn with_work(&self, catalog: &Catalog, mut team: Team) -> Result<Team, Problem> {
        if !self.seats.is_empty() {
            let seats = seats_of(catalog, &team, &self.seats)?;
            team.seats = catalog.role_ixs().zip(seats).filter(|(_, seats)| *seats > 0).collect();
        }
        if !self.demand.is_empty() {
            let mut demand: Vec<(TaskIx, f64)> = Vec::with_capacity(self.demand.len());
            for (word, hours) in &self.demand {
                let task = find_task(catalog, word)?;
                if demand.iter().any(|(known, _)| *known == task) {
                    return Err(Problem::new("demand-twice").with("task", word.as_str()));
                }
                demand.push((task, *hours));
            }
            team.demand = Some(demand);
        }
        Ok(team)
    }

    /// Where the search for sets of roles ends.
    fn limit(&self) -> SearchLimit {
        let Some(seconds) = self.time_limit else { return SearchLimit::STANDARD };
        let duration = Duration::try_from_secs_f64(seconds).ok();
        SearchLimit::until(duration.and_then(|duration| Instant::now().checked_add(duration)))
    }

    /// Why the forms of organisation cannot be compared.
    fn cannot(&self, reason: CannotOrganize) -> Problem {
        let whole = |code| Problem::new(code).at(Place::whole(self.team.to_string_lossy().into()));
        match reason {
            CannotOrganize::NoWork(NoWork::NothingSaid) => whole("no-work"),
            CannotOrganize::NoWork(NoWork::NoHours) => whole("no-hours"),
            CannotOrganize::NoWork(NoWork::NoDemand) => whole("no-demand"),
            CannotOrganize::NoWork(NoWork::NothingRated) => whole("nothing-rated"),
            CannotOrganize::TooManyTasks(count) => {
                whole("too-many-tasks").with("count", count).with("most", MOST_TASKS)
            }
            CannotOrganize::MoreRolesThanTasks { roles, tasks } => {
                Problem::new("more-roles-than-tasks").with("roles", roles).with("tasks", tasks)
            }
        }
    }
}

/// Parses `hunting=40`.
fn hours(text: &str) -> Result<(String, f64), String> {
    let (task, hours) =
        text.rsplit_once('=').ok_or("write it as the task and its hours a week, such as hunting=40")?;
    Ok((task.trim().to_owned(), amount(hours.trim())?))
}

/// Parses a number of per cent.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim_end().replace(',', ".");
    let percent = number.parse().ok().filter(|percent| (0.0..=100.0).contains(percent));
    percent.ok_or_else(|| "write a percentage from 0 to 100, such as 5".to_owned())
}

/// Parses a number of at least 0.
fn amount(text: &str) -> Result<f64, String> {
    let amount = text.parse().ok().filter(|amount| (0.0..=1e9).contains(amount));
    amount.ok_or_else(|| "write a number from 0 up, such as 30".to_owned())
}
