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

/// Standard output, which fails where nothing can be written to it. The one of `std` takes what is written to a
/// descriptor that is not open for writing for written.
fn standard_output() -> Box<dyn Write> {
    #[cfg(unix)]
    if let Ok(descriptor) = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned() {
        return Box::new(std::fs::File::from(descriptor));
    }
    Box::new(io::stdout().lock())
}
