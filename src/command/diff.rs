//! `salesfit diff`: what changed.

use std::path::{Path, PathBuf};

use super::common::Common;
use super::output::Console;
use super::refusal::Refusal;
use crate::domain::{Place, Problem, Seller};
use crate::engine::SearchLimit;
use crate::engine::diff::{Snapshot, compare};
use crate::result::Diff;
use crate::source::{FileStore, open_team_from};

/// Print what changed between two or more dated team files, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit diff 2025.yaml 2026.yaml\n  \
    salesfit diff 2024.yaml 2025.yaml 2026.yaml\n  \
    salesfit diff team.yaml --rev HEAD")]
pub struct Args {
    /// Team files or CSV files of sellers, oldest first; - is standard input
    #[arg(value_name = "TEAM", required = true)]
    teams: Vec<PathBuf>,

    /// Compare one file with its version at this git revision, or two revisions of it: v1..v2
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    rev: Option<String>,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let read = self.read().map_err(Refusal)?;
        let (mut snapshots, mut files, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        let mut problems = Vec::new();
        for (store, name) in read {
            match open_snapshot(&store, &name, common) {
                Ok((snapshot, opened, noted)) => {
                    snapshots.push((store.shown(&name), snapshot));
                    files.extend(opened);
                    add_new(&mut notes, noted);
                }
                Err(found) => add_new(&mut problems, found),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal(problems).into());
        }
        let to = console.open(&files)?;
        console.notes(&notes);
        let progress = console.progress();
        let mut result = Diff::new(&compare(snapshots, SearchLimit::STANDARD), common.lang);
        result.header.notes = console.told(&notes);
        drop(progress);
        console.draw(&result, to)
    }

    /// Which files are read, and from where.
    fn read(&self) -> Result<Vec<(FileStore, PathBuf)>, Vec<Problem>> {
        let Some(revision) = &self.rev else {
            if self.teams.len() < 2 {
                let named: PathBuf = self.teams.iter().collect();
                let place = Place::whole(named.to_string_lossy().into());
                return Err(vec![Problem::new("nothing-to-compare").at(place)]);
            }
            if self.teams.iter().filter(|name| name.as_os_str() == "-").count() > 1 {
                return Err(vec![Problem::new("standard-input-twice")]);
            }
            return Ok(self.teams.iter().map(|name| (FileStore::Disk, name.clone())).collect());
        };
        let [name] = self.teams.as_slice() else {
            return Err(vec![Problem::new("revision-of-several")]);
        };
        // As in git, an empty side of the dots is HEAD.
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

/// A team as a snapshot, with the files it was read from and the notes about them.
fn open_snapshot(store: &FileStore, name: &Path, common: &Common) -> Result<OpenedSnapshot, Vec<Problem>> {
    let opened = open_team_from(store, name, common.catalog.as_deref(), &common.given())?;
    let later = opened.sellers.later();
    let sellers = opened.sellers.collect::<Result<Vec<Seller>, _>>()?;
    let notes = [opened.notes, later.take()].concat();
    Ok((Snapshot::new(opened.catalog, opened.team, sellers), opened.files, notes))
}

type OpenedSnapshot = (Snapshot, Vec<PathBuf>, Vec<Problem>);

/// Adds those problems that are not there yet: what files have in common, such as a catalog, is reported once.
fn add_new(problems: &mut Vec<Problem>, found: Vec<Problem>) {
    for problem in found {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_compared_is_told_from_the_arguments() {
        let read = |teams: &[&str], rev: Option<&str>| {
            let teams = teams.iter().map(PathBuf::from).collect();
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
