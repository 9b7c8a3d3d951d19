//! Findings as SARIF 2.1.0, the format in which code scanning and editors take them.
//!
//! Section numbers are those of the standard (OASIS, "Static Analysis Results Interchange Format (SARIF)
//! Version 2.1.0 Plus Errata 01", 2023).

use std::borrow::Cow;
use std::io::Write;

use super::sanitize::sanitize;
use super::{DrawError, facts};
use crate::domain::policy::Outcome;
use crate::domain::problem::Severity;
use crate::view::blocks::{Accepted, Case, Fact, Findings, RuleText};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name under which fingerprints are kept, with the version of how they are made.
const FINGERPRINT: &str = "salesfit/v1";

pub(super) fn draw(findings: &Findings, out: &mut dyn Write) -> Result<(), DrawError> {
    let log = Fact::record([
        ("$schema", SCHEMA.into()),
        ("version", "2.1.0".into()),
        ("runs", Fact::List(vec![run(findings)])),
    ]);
    facts::write(log, 0, out)?;
    out.write_all(b"\n")?;
    Ok(())
}

fn run(findings: &Findings) -> Fact {
    let driver = Fact::record([
        ("name", "salesfit".into()),
        ("semanticVersion", env!("CARGO_PKG_VERSION").into()),
        ("rules", Fact::List(findings.rules.iter().map(rule).collect())),
    ]);
    let found = findings.cases.iter().filter(|case| case.outcome != Outcome::Pass);
    let properties = Fact::record([
        ("passes", findings.passes.into()),
        ("date", words(&findings.date)),
        ("summary", words(&findings.summary)),
    ]);
    Fact::record([
        ("tool", Fact::record([("driver", driver)])),
        ("language", findings.language.into()),
        ("invocations", Fact::List(vec![Fact::record([("executionSuccessful", true.into())])])),
        ("results", Fact::List(found.map(|case| result(case, findings)).collect())),
        ("properties", properties),
    ])
}

fn rule(rule: &RuleText) -> Fact {
    Fact::record([
        ("id", rule.code.into()),
        ("shortDescription", text(words(&rule.short))),
        ("fullDescription", text(full(rule).into())),
        ("help", text(paragraphs(&rule.help).into())),
        ("defaultConfiguration", Fact::record([("level", level(rule.severity).into())])),
    ])
}

/// The first paragraph of the help, or the short sentence where there is no help.
fn full(rule: &RuleText) -> String {
    let lines = rule.help.lines().map(str::trim).skip_while(|line| line.is_empty());
    let first: Vec<_> = lines.take_while(|line| !line.is_empty()).map(sanitize).collect();
    if first.is_empty() { sanitize(&rule.short).into_owned() } else { first.join(" ") }
}

fn result(case: &Case, findings: &Findings) -> Fact {
    let is_open = case.outcome == Outcome::Inconclusive;
    // What is not a failure has no level (3.27.10), so how much it would weigh is told beside it.
    let (kind, told) = if is_open { ("open", "none") } else { ("fail", level(case.severity)) };
    let mut message = sanitize(&case.message).into_owned();
    if let Some(advice) = &case.advice {
        message = format!("{message}\n{}", sanitize(advice));
    }
    let mut entries: Vec<(&'static str, Fact)> = Vec::new();
    if let Some(rule) = findings.rule(case) {
        entries.extend([("ruleId", rule.code.into()), ("ruleIndex", case.rule.into())]);
    }
    entries.extend([("kind", kind.into()), ("level", told.into()), ("message", text(message.into()))]);
    if let Some((file, line)) = case.position() {
        entries.push(("locations", Fact::List(vec![location(file, line)])));
    }
    entries.push(("partialFingerprints", Fact::record([(FINGERPRINT, words(&case.fingerprint))])));
    // Either all results of a run have these or none has (3.27.23): an empty list is what is not accepted.
    entries.push(("suppressions", Fact::List(case.accepted.iter().map(suppression).collect())));
    if let Some(is_new) = case.is_new {
        entries.push(("baselineState", if is_new { "new" } else { "unchanged" }.into()));
    }
    let mut properties = vec![("team", words(&case.team)), ("subject", words(&case.subject))];
    if is_open {
        properties.push(("weight", level(case.severity).into()));
    }
    entries.push(("properties", record(properties)));
    record(entries)
}

fn location(file: &str, line: Option<usize>) -> Fact {
    let mut physical = vec![("artifactLocation", Fact::record([("uri", uri(file, cfg!(windows)).into())]))];
    physical.extend(line.map(|line| ("region", Fact::record([("startLine", line.into())]))));
    Fact::record([("physicalLocation", record(physical))])
}

fn suppression(why: &Accepted) -> Fact {
    Fact::record([
        ("kind", "external".into()),
        ("status", "accepted".into()),
        ("justification", words(&why.reason)),
    ])
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn record(entries: Vec<(&'static str, Fact)>) -> Fact {
    Fact::Record(entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect())
}

fn text(words: Fact) -> Fact {
    Fact::record([("text", words)])
}

/// Words from a file or about it, as one line.
fn words(text: &str) -> Fact {
    sanitize(text).into_owned().into()
}

/// Words whose lines stay.
fn paragraphs(text: &str) -> String {
    let lines: Vec<_> = text.trim_end().split('\n').map(sanitize).collect();
    lines.join("\n")
}

/// The path of a file as a URI reference (RFC 3986): relative where the path is, else with the scheme `file`.
/// On Windows, backslashes separate and paths may begin with a drive or a server.
fn uri(path: &str, windows: bool) -> String {
    let path = if windows { Cow::Owned(path.replace('\\', "/")) } else { Cow::Borrowed(path) };
    let path = path.strip_prefix("//?/").filter(|_| windows).unwrap_or(&path);
    let is_server = windows && path.starts_with("//");
    let drive = path.get(..2).filter(|drive| windows && drive.ends_with(':'));
    let drive = drive.filter(|drive| drive.starts_with(|c: char| c.is_ascii_alphabetic()));
    let rest = &path[drive.map_or(0, str::len)..];
    let segments: Vec<String> =
        rest.split('/').filter(|segment| !matches!(*segment, "" | ".")).map(encode).collect();
    let rooted = segments.join("/");
    match drive {
        Some(drive) => format!("file:///{drive}/{rooted}"),
        None if is_server => format!("file://{rooted}"),
        None if rest.starts_with('/') => format!("file:///{rooted}"),
        None => rooted,
    }
}

/// A segment of a path with everything but unreserved characters as the bytes of its UTF-8 (RFC 3986, 2.3).
fn encode(segment: &str) -> String {
    let mut encoded = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_relative_uri_or_one_with_a_scheme() {
        let cases = [
            ("profiles/nordlys.yaml", "profiles/nordlys.yaml", "profiles/nordlys.yaml"),
            ("./team.yaml", "team.yaml", "team.yaml"),
            ("../a b/Åse.yaml", "../a%20b/%C3%85se.yaml", "../a%20b/%C3%85se.yaml"),
            ("50%#1?.yaml", "50%25%231%3F.yaml", "50%25%231%3F.yaml"),
            ("http://a", "http%3A/a", "http%3A/a"),
            ("/srv/team.yaml", "file:///srv/team.yaml", "file:///srv/team.yaml"),
            ("//srv/team.yaml", "file:///srv/team.yaml", "file://srv/team.yaml"),
            (r"north\team.yaml", "north%5Cteam.yaml", "north/team.yaml"),
            (r"C:\north\team.yaml", "C%3A%5Cnorth%5Cteam.yaml", "file:///C:/north/team.yaml"),
            (r"\\?\C:\team.yaml", "%5C%5C%3F%5CC%3A%5Cteam.yaml", "file:///C:/team.yaml"),
            (
                r"\\server\share\a b.yaml",
                "%5C%5Cserver%5Cshare%5Ca%20b.yaml",
                "file://server/share/a%20b.yaml",
            ),
            ("é:", "%C3%A9%3A", "%C3%A9%3A"),
        ];
        for (path, unix, windows) in cases {
            assert_eq!(uri(path, false), unix);
            assert_eq!(uri(path, true), windows);
        }
    }

    #[test]
    fn what_a_rule_asks_in_full_is_the_first_paragraph_of_its_help() {
        let rule = |help: &str| RuleText {
            code: "seat",
            short: "Everyone fits.".into(),
            help: help.into(),
            severity: Severity::Error,
        };
        assert_eq!(full(&rule("\nWho sits\nfits.\n\nMore.\n")), "Who sits fits.");
        assert_eq!(full(&rule("\n")), "Everyone fits.");
        assert_eq!(paragraphs("a\n\nb\u{1b}\n"), "a\n\nb\u{FFFD}");
    }
}
