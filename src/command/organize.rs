//! `salesfit organize`: should everyone do everything?

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::common::Common;
use super::output::Console;
use super::refusal::{Refusal, refuse};
use super::uncertainty::{SeedArg, by_id, errors};
use crate::domain::{Place, Problem};
use crate::engine::{
    AsRated, CannotOrganize, DRAWS, Draws, MOST_TASKS, NoWork, Question, Scorer, SearchLimit, StaffingLimits,
    UncertaintyModel, organize_team,
};
use crate::result::{Answer, Header, Labels, Organize};
use crate::source::open_team;

/// Print whether everyone should do everything, and which roles would do better
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

    /// Set the cost of one hand-off, in minutes (default: as set by the kind of selling)
    #[arg(long, value_name = "N", value_parser = amount)]
    handoff_minutes: Option<f64>,

    /// Print the best set of this many roles instead of the best of all
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(2..))]
    roles: Option<u16>,

    /// Set the least posting, as a share of the person's week, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "20", value_parser = percent)]
    least_posting: f64,

    /// Set the most roles of one person
    #[arg(long, value_name = "N", default_value = "2", value_parser = clap::value_parser!(u16).range(1..))]
    most_roles: u16,

    /// Print the longer reasoning too
    #[arg(long)]
    details: bool,

    /// Take scores as they were rated and the form that promises most, for comparison: part of what is promised is then
    /// luck
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
        console.set_rerun(&self.team, self.seed.rerun());
        let limit = self.limit();
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let (catalog, team) = (opened.catalog, opened.team);
        let to = console.open(&opened.files)?;
        console.notes(&opened.notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        let scorer = Scorer::new(catalog.clone(), team.motion);
        let errors = errors(&catalog, &opened.sellers);
        let sellers = by_id(opened.sellers)?;
        let question = Question {
            minutes: self.handoff_minutes.unwrap_or(catalog[team.motion].handoff_minutes),
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
