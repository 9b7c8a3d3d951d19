//! Findings as workflow commands, one a line: GitHub Actions shows them beside the lines that they are about.
//!
//! The form of a command and its escapes are those of GitHub's documentation, "Workflow commands for GitHub
//! Actions". Every line is a command, the last one too, so that no word from a file can begin one.

use std::io::Write;

use super::DrawError;
use super::sanitize::sanitize;
use crate::domain::policy::Outcome;
use crate::domain::problem::Severity;
use crate::view::blocks::{Case, Findings};

pub(super) fn draw(findings: &Findings, out: &mut dyn Write) -> Result<(), DrawError> {
    let told = |case: &&Case| case.outcome != Outcome::Pass && case.accepted.is_none();
    for case in findings.cases.iter().filter(told) {
        let mut properties = Vec::new();
        if let Some((file, line)) = case.position() {
            properties.push(("file", file.to_owned()));
            properties.extend(line.map(|line| ("line", line.to_string())));
        }
        properties.push(("title", format!("{}: {}", findings.code(case), case.subject)));
        let words: Vec<&str> = [case.message.as_str()].into_iter().chain(case.advice.as_deref()).collect();
        writeln!(out, "{}", command(word(case.severity), &properties, &words))?;
    }
    writeln!(out, "{}", command("notice", &[], &[&findings.summary]))?;
    Ok(())
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A command with its message, whose lines stand on one.
fn command(word: &str, properties: &[(&str, String)], lines: &[&str]) -> String {
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape_property(value))).collect();
    let space = if properties.is_empty() { "" } else { " " };
    let lines: Vec<_> = lines.iter().map(|line| sanitize(line)).collect();
    format!("::{word}{space}{}::{}", properties.join(","), escape(&lines.join("\n")))
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(&sanitize(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_words_ends_a_command_or_begins_one() {
        let properties = [("file", "a,line=9:b%.yaml".into()), ("title", "::stop-commands::x".to_owned())];
        let drawn = command("error", &properties, &["::error::50 %\r\n::debug::", "so"]);
        let told = "::error file=a%2Cline=9%3Ab%25.yaml,title=%3A%3Astop-commands%3A%3Ax\
            ::::error::50 %25  ::debug::%0Aso";
        assert_eq!(drawn, told);
        assert_eq!(command("notice", &[], &["fine"]), "::notice::fine");
    }
}
