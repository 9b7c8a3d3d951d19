//! Findings as workflow commands, one a line: GitHub Actions shows them beside the lines that they are about.
//!
//! The form of a command and its escapes are those of GitHub's documentation, "Workflow commands for GitHub
//! Actions". Every line is a command, the last one too, so that no word from a file can begin one.

use std::io::Write;

use super::DrawError;
use super::sanitize::sanitize;
use crate::domain::policy::Outcome;
use crate::domain::problem::Severity;
use crate::view::blocks::{Case, Findings, sort_worst_first};
use crate::view::{Arg, Texts};

/// The most findings that are annotated: GitHub shows ten of a step and drops the rest without a word.
const MAX_ANNOTATIONS: usize = 10;

pub(super) fn draw(findings: &Findings, texts: &Texts, out: &mut dyn Write) -> Result<(), DrawError> {
    let open = findings.cases.iter().filter(|case| case.outcome != Outcome::Pass && case.accepted.is_none());
    let mut open: Vec<&Case> = open.collect();
    sort_worst_first(&mut open);
    for case in open.iter().take(MAX_ANNOTATIONS) {
        let mut properties = Vec::new();
        if let Some((_, line)) = case.position() {
            properties.push(("file", case.path.to_string_lossy().into_owned()));
            properties.extend(line.map(|line| ("line", line.to_string())));
        }
        properties.push(("title", format!("{}: {}", findings.code(case), case.subject)));
        let words: Vec<&str> = [case.message.as_str()].into_iter().chain(case.advice.as_deref()).collect();
        writeln!(out, "{}", command(word(case.severity), &properties, &words))?;
    }
    let more = open.len().saturating_sub(MAX_ANNOTATIONS);
    let more = (more > 0).then(|| texts.say("annotations-left-out", &[("count", Arg::Count(more))]));
    let words: Vec<&str> = [findings.summary.as_str()].into_iter().chain(more.as_deref()).collect();
    writeln!(out, "{}", command("notice", &[], &words))?;
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
