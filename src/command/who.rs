//! `salesfit who`: the person behind a pseudonym.

use super::common::Common;
use super::output::Console;
use super::refusal::{Refusal, refuse};
use crate::domain::{Problem, RaterKind};
use crate::result::{Person, Who};
use crate::source::{Opened, Overrides, open_team, read_pseudonym};
use std::path::PathBuf;

/// Print whose pseudonym this is; needs the key
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit who s-h7yw7kwrkp team.yaml --pseudonym-key key\n  \
    salesfit who s-h7yw7kwrkp team.yaml sellers.csv --pseudonym-key key --format csv")]
pub struct Args {
    /// The pseudonym as it is shown: s- and ten letters or digits
    #[arg(value_name = "PSEUDONYM")]
    pseudonym: String,

    /// The teams to look in: team files, CSV files of sellers, or - for standard input
    #[arg(value_name = "TEAM", required = true)]
    teams: Vec<PathBuf>,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let wanted = read_pseudonym(&self.pseudonym)
            .ok_or_else(|| refuse(Problem::new("no-pseudonym").with("word", self.pseudonym.as_str())))?;
        let pseudonyms =
            common.keyed().map_err(refuse)?.ok_or_else(|| refuse(Problem::new("no-pseudonym-key")))?;
        console.notes(common.exposed_key().as_slice());
        // With names, and all raters.
        let given = Overrides { raters: Vec::new(), pseudonyms: None, ..common.given() };
        let mut opened: Vec<Opened> = Vec::with_capacity(self.teams.len());
        for team in &self.teams {
            opened.push(open_team(team, common.catalog.as_deref(), &given).map_err(Refusal)?);
        }
        let files: Vec<_> = opened.iter().flat_map(|opened| opened.files.clone()).collect();
        let to = console.open(&files)?;
        let mut found: Vec<Person> = Vec::new();
        for opened in opened {
            let (team, file) = (opened.team.name, opened.roster);
            for seller in opened.sellers {
                let seller = seller.map_err(Refusal)?;
                for kind in seller.scores.iter().flatten().flat_map(|score| &*score.ratings) {
                    let Some(kind) = kind.rater.as_ref().map(RaterKind::as_str) else { continue };
                    let rater = Person::rater(kind, &team, &file);
                    if pseudonyms.pseudonym(kind) == wanted && !found.contains(&rater) {
                        found.push(rater);
                    }
                }
                if pseudonyms.pseudonym(&seller.id) == wanted {
                    found.push(Person::seller(&seller, &team, &file));
                }
            }
        }
        if found.is_empty() {
            return Err(refuse(Problem::new("nobody-of-pseudonym").with("word", wanted)));
        }
        console.draw(&Who::new(wanted, found), to)
    }
}
