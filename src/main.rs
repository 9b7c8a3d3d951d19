//! The program: parse, run, exit. Everything else is the library's.

use std::io;
use std::process::ExitCode;

use salesfit::command::Cli;

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    ExitCode::from(Cli::of_command_line().run(&mut out, &mut err))
}
