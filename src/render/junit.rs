//! Findings as JUnit XML: a suite for each team, a case for each rule and subject.
//!
//! There are two schemas in use, Ant's (windyroad) and that of Jenkins' xUnit plug-in. What is written here is
//! right by both: each attribute that one of them asks for, in the order of the stricter one, and nothing that
//! either has no place for.

use std::io::{self, Write};

use indexmap::{IndexMap, IndexSet};

use super::DrawError;
use super::sanitize::{clean_char, sanitize};
use crate::domain::policy::Outcome;
use crate::domain::problem::Severity;
use crate::view::blocks::{Case, Findings};

pub(super) fn draw(findings: &Findings, out: &mut dyn Write) -> Result<(), DrawError> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites>")?;
    let mut teams: IndexMap<&str, Vec<&Case>> = IndexMap::new();
    for case in &findings.cases {
        teams.entry(&case.team).or_default().push(case);
    }
    let mut names = Names::default();
    for (id, (team, cases)) in teams.iter().enumerate() {
        write_suite(id, team, cases, findings, &mut names, out)?;
    }
    writeln!(out, "</testsuites>")?;
    Ok(())
}

fn write_suite(
    id: usize,
    team: &str,
    cases: &[&Case],
    findings: &Findings,
    names: &mut Names,
    out: &mut dyn Write,
) -> io::Result<()> {
    let count =
        |verdict: Verdict| cases.iter().filter(|case| Verdict::of(case) == verdict).count().to_string();
    let attributes = [
        ("package", "salesfit".to_owned()),
        ("id", id.to_string()),
        ("name", name(team)),
        ("timestamp", format!("{}T00:00:00", findings.date)),
        ("hostname", "localhost".to_owned()),
        ("tests", cases.len().to_string()),
        ("failures", count(Verdict::Failure)),
        ("errors", "0".to_owned()),
        ("skipped", count(Verdict::Skipped)),
        ("time", "0".to_owned()),
    ];
    writeln!(out, "  {}", tag("testsuite", &attributes, ">"))?;
    writeln!(out, "    <properties/>")?;
    for case in cases {
        let code = findings.code(case);
        write_case(case, code, names.take(code, &case.name), out)?;
    }
    writeln!(out, "    <system-out>{}</system-out>", escape(&findings.summary))?;
    writeln!(out, "    <system-err/>")?;
    writeln!(out, "  </testsuite>")
}

fn write_case(case: &Case, code: &str, name: String, out: &mut dyn Write) -> io::Result<()> {
    let attributes = [("name", name), ("classname", format!("salesfit.{code}")), ("time", "0".to_owned())];
    let message = |words: &str| ("message", words.to_owned());
    let (element, attributes_within) = match Verdict::of(case) {
        Verdict::Passed => return writeln!(out, "    {}", tag("testcase", &attributes, "/>")),
        Verdict::Failure => ("failure", vec![message(&case.message), ("type", code.to_owned())]),
        Verdict::Skipped => {
            ("skipped", vec![message(case.accepted.as_ref().map_or(&case.message, |why| &why.reason))])
        }
    };
    writeln!(out, "    {}", tag("testcase", &attributes, ">"))?;
    let opened = tag(element, &attributes_within, ">");
    writeln!(out, "      {opened}{}</{element}>", words(case).join("\n"))?;
    writeln!(out, "    </testcase>")
}

/// The names of test cases by their class. GitLab and Jenkins know a test by the two, whatever its suite.
#[derive(Default)]
struct Names(IndexSet<(String, String)>);

impl Names {
    /// Returns a name that no other case of its class has: its own, or with a number where names look alike.
    fn take(&mut self, class: &str, text: &str) -> String {
        let own = name(text);
        let mut taken = own.clone();
        let mut number = 2;
        while !self.0.insert((class.to_owned(), taken.clone())) {
            taken = format!("{own} #{number}");
            number += 1;
        }
        taken
    }
}

/// What a case comes to here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    Skipped,
    Failure,
}

impl Verdict {
    fn of(case: &Case) -> Self {
        match (case.outcome, case.severity) {
            (Outcome::Pass, _) => Verdict::Passed,
            (_, Severity::Error) if case.accepted.is_none() => Verdict::Failure,
            _ => Verdict::Skipped,
        }
    }
}

/// What was found, where, and what would help: a line each, escaped.
fn words(case: &Case) -> Vec<String> {
    let place = case.position().map(|(file, line)| match line {
        Some(line) => format!("{file}:{line}"),
        None => file.to_owned(),
    });
    let lines = [Some(&case.message), place.as_ref(), case.advice.as_ref()];
    lines.into_iter().flatten().map(|line| escape(line)).collect()
}

/// A name is never empty: one of the schemas asks for that, and nobody can choose what has none.
fn name(text: &str) -> String {
    let name = sanitize(text);
    if name.trim_matches(' ').is_empty() { "-".to_owned() } else { name.into_owned() }
}

fn tag(element: &str, attributes: &[(&str, String)], end: &str) -> String {
    let attributes: String =
        attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escape(value))).collect();
    format!("<{element}{attributes}{end}")
}

/// A text, cleaned to one line, as it may stand in an element or between double quotes (XML 1.0, sections 2.2
/// and 2.4). `>` is always escaped, so that nothing closes a CDATA section.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().map(clean_char) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // No character of XML's, and not harmful elsewhere.
            '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_one_that_xml_has() {
        // XML 1.0, production 2, without what `clean` takes away.
        for c in '\0'..=char::MAX {
            for c in escape(&c.to_string()).chars() {
                assert!(matches!(c, ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..), "{c:?}");
            }
        }
    }

    #[test]
    fn words_are_no_markup() {
        assert_eq!(escape("<a b=\"c\">&amp;]]>"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;]]&gt;");
        assert_eq!(tag("a", &[("b", "\" c=\"".into())], "/>"), "<a b=\"&quot; c=&quot;\"/>");
    }
}
