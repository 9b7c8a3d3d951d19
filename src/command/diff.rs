//! `salesfit diff`: what changed.

use std::time::{Duration, Instant};

use super::common::Common;
use super::output::{Console, Refusal};
use crate::domain::{Place, Problem, Seller};
use crate::engine::diff::{Measurement, Snapshot, Transition, Trend};
use crate::source::{FileStore, open_team_from};
use crate::view::DiffReport;

/// Print what changed between two or more dated team files, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit diff 2025.yaml 2026.yaml\n  \
    salesfit diff 2024.yaml 2025.yaml 2026.yaml\n  \
    salesfit diff team.yaml --rev HEAD")]
pub struct Args {
    /// Team files or CSV files of sellers, oldest first; - is standard input
    #[arg(value_name = "TEAM", required = true)]
    teams: Vec<String>,

    /// Compare one file with its version at this git revision, or two revisions of it: v1..v2
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    rev: Option<String>,
}

/// The longest search for sets of roles, for one file or for the states between two.
const PATIENCE: Duration = Duration::from_secs(20);

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let read = self.read().map_err(Refusal)?;
        let (mut names, mut sides, mut files, mut notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut problems = Vec::new();
        for (store, name) in read {
            let opened = open_team_from(&store, &name, common.catalog.as_deref(), &common.given());
            let opened = opened.and_then(|opened| {
                let sellers = opened.sellers.collect::<Result<Vec<Seller>, _>>()?;
                Ok((Snapshot::new(opened.catalog, opened.team, sellers), opened.files, opened.notes))
            });
            match opened {
                Ok((side, read, noted)) => {
                    names.push(store.shown(&name));
                    sides.push(side);
                    files.extend(read);
                    told_once(&mut notes, noted);
                }
                Err(found) => told_once(&mut problems, found),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal(problems).into());
        }
        let to = console.open(&files)?;
        console.notes(&notes);
        let is_ordered = sides.len() > 2 && order(&mut names, &mut sides);
        let until = || Instant::now().checked_add(PATIENCE);
        let ends: Vec<Measurement> = sides.into_iter().map(|side| Measurement::new(side, until())).collect();
        let steps: Vec<Transition> =
            ends.windows(2).map(|pair| Transition::new(&pair[0], &pair[1], until())).collect();
        let trend = (ends.len() > 2).then(|| Trend::new(&ends, &steps));
        let report = DiffReport::new(console.texts(), names, ends, steps, trend, is_ordered);
        console.tell(Box::new(report), to, false)
    }

    /// Returns what to read, and from where.
    fn read(&self) -> Result<Vec<(FileStore, String)>, Vec<Problem>> {
        let Some(revision) = &self.rev else {
            if self.teams.len() < 2 {
                let place = Place::whole(self.teams.concat().into());
                return Err(vec![Problem::new("nothing-to-compare").at(place)]);
            }
            if self.teams.iter().filter(|name| *name == "-").count() > 1 {
                return Err(vec![Problem::new("standard-input-twice")]);
            }
            return Ok(self.teams.iter().map(|name| (FileStore::Disk, name.clone())).collect());
        };
        let [name] = self.teams.as_slice() else {
            return Err(vec![Problem::new("revision-of-several")]);
        };
        // As in git, an end left out is HEAD.
        let or_head = |word| if str::is_empty(word) { "HEAD" } else { word };
        let (old, new) = match revision.split_once("..") {
            Some((old, new)) => (or_head(old), Some(or_head(new))),
            None => (revision.as_str(), None),
        };
        let old = FileStore::at(name, old)?;
        let new = new.map_or(Ok(FileStore::Disk), |new| FileStore::at(name, new))?;
        Ok(vec![(old, name.clone()), (new, name.clone())])
    }
}

/// Adds problems, each once: two files may share a file with problems, such as a catalog.
fn told_once(told: &mut Vec<Problem>, found: Vec<Problem>) {
    for problem in found {
        if !told.contains(&problem) {
            told.push(problem);
        }
    }
}

/// Sorts measurements by date where all have one. Returns whether that changed their order.
fn order(names: &mut Vec<String>, sides: &mut Vec<Snapshot>) -> bool {
    let dates: Option<Vec<_>> = sides.iter().map(|side| side.team.date).collect();
    let Some(dates) = dates.filter(|dates| !dates.is_sorted()) else { return false };
    let mut all: Vec<_> = dates.into_iter().zip(names.drain(..).zip(sides.drain(..))).collect();
    // The sort is stable: equal dates keep the order given.
    all.sort_by_key(|(date, _)| *date);
    (*names, *sides) = all.into_iter().map(|(_, both)| both).unzip();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_compared_is_told_from_the_arguments() {
        let read = |teams: &[&str], rev: Option<&str>| {
            let teams = teams.iter().map(|name| (*name).to_owned()).collect();
            let found = Args { teams, rev: rev.map(str::to_owned) }.read();
            found.map(|all| all.len()).map_err(|problems| problems[0].code)
        };
        assert_eq!(read(&["a.yaml", "b.yaml", "c.yaml"], None), Ok(3));
        assert_eq!(read(&["a.yaml"], None), Err("nothing-to-compare"));
        assert_eq!(read(&["-", "-"], None), Err("standard-input-twice"));
        assert_eq!(read(&["a.yaml", "b.yaml"], Some("HEAD")), Err("revision-of-several"));
        assert_eq!(read(&["-"], Some("HEAD")), Err("revision-of-standard-input"));
    }
}
