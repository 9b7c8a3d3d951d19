//! The program: parse, run, exit. Everything else is the library's.

use std::io::{self, Write};
use std::process::ExitCode;

use salesfit::command::Cli;

fn main() -> ExitCode {
    let status = match Cli::of_command_line() {
        Ok(cli) => cli.run(&mut *standard_output(), &mut io::stderr().lock()),
        Err(status) => status,
    };
    ExitCode::from(status)
}

/// Returns standard output, which fails where it cannot be written to. That of `std` reports success for a descriptor not
/// open for writing.
fn standard_output() -> Box<dyn Write> {
    #[cfg(unix)]
    if let Ok(descriptor) = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned() {
        return Box::new(std::fs::File::from(descriptor));
    }
    Box::new(io::stdout().lock())
}
