//! Usage errors, without what was typed where no person may be named.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};

use super::Cli;
use super::standard_output::was_closed;
use super::workflow_commands::{Escapes, escaped, is_read_by_runner};

/// Returns a usage error as it is printed: with pseudonyms, without what was typed.
pub fn told(error: Error, words: &[OsString]) -> Error {
    let mut texts = words.iter().filter_map(|word| word.to_str());
    let is_discreet = texts.any(|word| word == "--pseudonyms" || word.starts_with("--pseudonym-key"));
    if is_discreet { withheld(error) } else { error }
}

/// Prints an error, or the help that was asked for, and returns the exit status.
pub fn print(error: &Error) -> u8 {
    // An error that cannot be printed is lost.
    let _ = if is_read_by_runner() && error.use_stderr() {
        writeln!(io::stderr(), "{}", escaped(error.render().to_string().trim_end(), Escapes::WORDS))
    } else {
        error.print()
    };
    if !error.use_stderr() && was_closed() {
        let _ = writeln!(io::stderr(), "error: standard output is closed");
        return 2;
    }
    u8::try_from(error.exit_code()).unwrap_or(2)
}

fn withheld(error: Error) -> Error {
    let kind = error.kind();
    match kind {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => return error,
        _ => {}
    }
    // A known option is named; an unknown one is what was typed.
    let ours = match kind {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => None,
        _ => error.get(ContextKind::InvalidArg),
    };
    let what = kind.as_str().unwrap_or("this cannot be understood");
    let what = match ours {
        Some(ContextValue::String(of)) => format!("{what}: {of}"),
        Some(ContextValue::Strings(of)) => format!("{what}: {}", of.join(" ")),
        _ => what.to_owned(),
    };
    Cli::command().error(kind, what)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn said(words: &[&str]) -> String {
        let error = Cli::try_parse_from(words).expect_err("of no use");
        told(error, &words.iter().map(OsString::from).collect::<Vec<_>>()).to_string()
    }

    #[test]
    fn what_was_typed_is_shown_unless_there_are_pseudonyms() {
        let wrong: [&[&str]; 5] = [
            &["salesfit", "assign", "team.yaml", "--pin", "Kari"],
            &["salesfit", "explain", "team.yaml", "ola", "Kari"],
            &["salesfit", "Kari"],
            &["salesfit", "match", "team.yaml", "--Kari"],
            &["salesfit", "match", "team.yaml", "--format", "Kari"],
        ];
        for words in wrong {
            assert!(said(words).contains("Kari"), "{words:?}");
            for extra in ["--pseudonyms", "--pseudonym-key=key"] {
                let text = said(&[words, &[extra]].concat());
                assert!(!text.contains("Kari") && text.starts_with("error: "), "{text}");
            }
        }
        assert!(said(&[wrong[0], &["--pseudonyms"]].concat()).contains("--pin <SELLER=ROLE>"));
    }
}
