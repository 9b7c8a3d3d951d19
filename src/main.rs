//! The program: parse, run, exit. Everything else is the library's.

use std::io;
use std::process::ExitCode;

use salesfit::command::{Cli, standard_output};

fn main() -> ExitCode {
    let status = match Cli::of_command_line() {
        Ok(cli) => cli.run(&mut *standard_output(), &mut io::stderr().lock()),
        Err(status) => status,
    };
    ExitCode::from(status)
}
