//! `salesfit apply`: the team that results from plans.

use std::path::PathBuf;

use super::common::Common;
use super::output::Console;
use super::plan_files::PlanReading;
use super::refusal::{Refusal, refuse};
use super::team_writer::{lost_comments, target, write_team};
use crate::domain::Problem;
use crate::result::Labels;
use crate::source::PlanFile;
use crate::view::{Arg, plan_changes};

/// Write the team that results from one or more plans
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit apply team.yaml plan.yaml -o new.yaml\n  \
    salesfit apply team.yaml leave.yaml hire.yaml -o new.xlsx\n\n\
    The order of plans changes nothing; two that contradict each other are refused. Existing files are never \
    overwritten.")]
pub struct Args {
    /// A team: YAML, a workbook, a table of sellers, or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Plans: YAML files that say who is on leave, joins, is coached, …
    #[arg(value_name = "PLAN", required = true)]
    plans: Vec<PathBuf>,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        if !common.given().raters.is_empty() {
            return Err(refuse(Problem::new("apply-with-raters")));
        }
        let target = target(common)?;
        let reading = PlanReading::new(common, &self.team).map_err(refuse)?;
        let plans = reading.open(&self.plans).map_err(Refusal)?;
        let plans: Vec<&PlanFile> = plans.iter().collect();
        let under = reading.team_under(&plans).map_err(Refusal)?;
        let checked = reading.check(&plans, &under).map_err(Refusal)?;
        let read = checked.iter().flat_map(|plan| plan.files.clone());
        let inputs: Vec<PathBuf> = under.files.iter().cloned().chain(self.plans).chain(read).collect();
        console.spares(&inputs)?;
        let changes = reading.combine(&checked.iter().collect::<Vec<_>>(), &under).map_err(Refusal)?;
        let changed = under.written.with_changes(&changes);
        let mut notes = under.notes.clone();
        notes.extend(checked.into_iter().flat_map(|plan| plan.notes));
        notes.extend(lost_comments(&self.team));
        write_team(target, &under.catalog, &changed, &notes, console)?;
        let labels = Labels::new(&under.catalog, common.lang);
        let texts = console.texts();
        for words in plan_changes(&texts, &labels, [&under.written, &changed], &changes) {
            console.remark("applied", &[("change", Arg::Word(words))]);
        }
        if let Some(path) =
            under.written.catalog.filter(|_| plans.iter().any(|plan| plan.catalog().is_some()))
        {
            console.remark("applied-catalog", &[("catalog", Arg::Word(path))]);
        }
        Ok(())
    }
}
