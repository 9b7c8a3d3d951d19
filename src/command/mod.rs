//! The command line: one file per command, with its arguments and its run.
//!
//! A command joins the other modules. `main` gives it the streams to write to.

mod apply;
mod ask;
mod assign;
mod catalog;
mod catalog_lookup;
mod check;
mod coach;
mod coached_team;
mod columns;
mod common;
mod completions;
mod convert;
mod destination;
mod diff;
mod explain;
mod hire;
mod hire_team;
mod init;
mod key;
mod man;
mod r#match;
mod match_lines;
mod match_records;
mod new_files;
mod organize;
mod output;
mod packing;
mod peeked_sellers;
mod plain_output;
mod plan_files;
mod progress;
mod raters;
mod reading;
mod refusal;
mod reject_file;
mod report;
mod schema;
mod screen;
mod seller_lookup;
mod sql;
mod standard_output;
mod team_seats;
mod team_writer;
mod temporary;
mod uncertainty;
mod usage;
mod whatif;
mod who;
mod words;
mod workflow_commands;

pub use schema::{catalog as catalog_schema, plan as plan_schema};
pub use standard_output::standard_output;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{Parser, Subcommand};

use self::common::Common;
use self::output::Console;
use self::refusal::Refusal;
use crate::domain::Problem;
use crate::source::Pseudonyms;

/// Show who in a sales team fits which tasks and roles, and why.
///
/// It supports people's decisions and makes none: unknown is never weak, and every number can be explained.
#[derive(Debug, Parser)]
#[command(name = "salesfit", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Start here:\n  salesfit init                  write a team file to fill in\n  \
    salesfit match team.yaml       print who fits what\n  \
    salesfit explain team.yaml kari   explain why\n\n\
    Exit status: 0 success, 1 a review that fails (check), 2 bad input or usage.")]
pub struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Every command, in the order of the help text.
#[derive(Debug, Subcommand)]
enum Command {
    Match(r#match::Args),
    Explain(explain::Args),
    Assign(assign::Args),
    Organize(organize::Args),
    Hire(hire::Args),
    Ask(ask::Args),
    Coach(coach::Args),
    Raters(raters::Args),
    Report(report::Args),
    Check(check::Args),
    Who(who::Args),
    Diff(diff::Args),
    Whatif(whatif::Args),
    Apply(apply::Args),
    Columns(columns::Args),
    Convert(convert::Args),
    Sql(sql::Args),
    Catalog(catalog::Args),
    Init(init::Args),
    Key(key::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Cli {
    /// Shows people under these pseudonyms, whatever key the options name.
    #[must_use]
    pub fn with_pseudonyms(mut self, pseudonyms: Pseudonyms) -> Self {
        self.common.use_pseudonyms(pseudonyms);
        self
    }

    /// Runs the command; results go to `out`, everything else to `err`. Returns the exit status: 0 success, 1 a failed
    /// review, 2 bad input.
    ///
    /// A closed pipe behind `out` is no error, since its reader may stop early.
    pub fn run(mut self, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
        let mut console = Console::new(&self.common, out, err);
        if let Err(problem) = self.pseudonyms(&mut console) {
            console.problems(&[problem]);
            return 2;
        }
        let done = match self.command {
            Command::Match(args) => args.run(&self.common, &mut console),
            Command::Explain(args) => args.run(&self.common, &mut console),
            Command::Assign(args) => args.run(&self.common, &mut console),
            Command::Organize(args) => args.run(&self.common, &mut console),
            Command::Hire(args) => args.run(&self.common, &mut console),
            Command::Ask(args) => args.run(&self.common, &mut console),
            Command::Coach(args) => args.run(&self.common, &mut console),
            Command::Raters(args) => args.run(&self.common, &mut console),
            Command::Report(args) => args.run(&self.common, &mut console),
            Command::Check(args) => {
                return match args.run(&self.common, &mut console) {
                    Ok(passes) => u8::from(!passes),
                    Err(error) => ended(&mut console, error),
                };
            }
            Command::Who(args) => args.run(&self.common, &mut console),
            Command::Diff(args) => args.run(&self.common, &mut console),
            Command::Whatif(args) => args.run(&self.common, &mut console),
            Command::Apply(args) => args.run(&self.common, &mut console),
            Command::Columns(args) => args.run(&self.common, &mut console),
            Command::Convert(args) => args.run(&self.common, &mut console),
            Command::Sql(args) => args.run(&self.common, &mut console),
            Command::Catalog(args) => args.run(&self.common, &mut console),
            Command::Init(args) => args.run(&self.common, &mut console),
            Command::Key(args) => args.run(&mut console),
            Command::Schema(args) => args.run(&mut console),
            Command::Completions(args) => args.run(&mut console),
            Command::Man(args) => args.run(&mut console),
        };
        console.finish();
        match done {
            Ok(()) => 0,
            Err(error) => ended(&mut console, error),
        }
    }
}

/// Prints why a command ended early. Returns the exit status.
fn ended(console: &mut Console<'_>, error: anyhow::Error) -> u8 {
    match error.downcast::<Refusal>() {
        Ok(refusal) => {
            console.problems(&refusal.0);
            2
        }
        Err(error) if is_closed_pipe(&error) => 0,
        Err(error) => {
            console.trouble(&error);
            2
        }
    }
}

impl Cli {
    /// Parses the command line.
    ///
    /// # Errors
    /// The exit status, after the help or usage error that is the outcome was printed.
    pub fn of_command_line() -> Result<Self, u8> {
        let words: Vec<OsString> = std::env::args_os().collect();
        Cli::try_parse_from(&words).map_err(|error| usage::print(&usage::told(error, &words)))
    }

    /// Sets up pseudonyms where the options ask for them, with a remark if they are for this run only. `who` is exempt:
    /// it prints a name.
    fn pseudonyms(&mut self, console: &mut Console<'_>) -> Result<(), Problem> {
        let names_nobody = match self.command {
            Command::Who(_) => {
                console.speak_openly();
                return Ok(());
            }
            Command::Sql(_)
            | Command::Catalog(_)
            | Command::Init(_)
            | Command::Key(_)
            | Command::Schema(_)
            | Command::Completions(_)
            | Command::Man(_) => true,
            _ => false,
        };
        self.common.assign_pseudonyms()?;
        console.notes(self.common.exposed_key().as_slice());
        let pseudonyms = self.common.assigned();
        if pseudonyms.is_some_and(|pseudonyms| !pseudonyms.is_lasting()) && !names_nobody {
            console.remark("pseudonyms-of-this-run", &[]);
        }
        Ok(())
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
