//! Findings as SARIF 2.1.0, the format in which code scanning and editors take them.
//!
//! Section numbers are those of the standard (OASIS, "Static Analysis Results Interchange Format (SARIF)
//! Version 2.1.0 Plus Errata 01", 2023).

use std::io::Write;

use serde_json::{Map, Value, json};

use super::sanitize::sanitize;
use super::{DrawError, json};
use crate::domain::policy::Outcome;
use crate::domain::problem::Severity;
use crate::view::blocks::{Accepted, Case, Findings, RuleText, sort_worst_first};
use crate::view::{Arg, Texts};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name under which fingerprints are kept, with the version of how they are made.
const FINGERPRINT: &str = "salesfit/v1";

/// The name of the only fingerprint that GitHub reads. Its own would be the same for all findings on a line.
const GITHUB_FINGERPRINT: &str = "primaryLocationLineHash";

/// The most results of a run that GitHub shows.
pub const MAX_RESULTS: usize = 5_000;

pub(super) fn draw(findings: &Findings, texts: &Texts, out: &mut dyn Write) -> Result<(), DrawError> {
    json::draw(&json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run(findings, texts)]}), out)
}

fn run(findings: &Findings, texts: &Texts) -> Value {
    let rules: Vec<Value> = findings.rules.iter().map(rule).collect();
    let mut found: Vec<&Case> = findings.cases.iter().filter(|case| is_result(case, findings)).collect();
    let mut invocation = json!({"executionSuccessful": true});
    let left_out = found.len().saturating_sub(MAX_RESULTS);
    if left_out > 0 {
        sort_worst_first(&mut found);
        found.truncate(MAX_RESULTS);
        let args = [("count", Arg::Count(left_out)), ("shown", Arg::Count(MAX_RESULTS))];
        let words = texts.say("results-left-out", &args);
        invocation["toolExecutionNotifications"] = json!([{"level": "warning", "message": {"text": words}}]);
    }
    let results: Vec<Value> = found.into_iter().map(|case| result(case, findings)).collect();
    json!({
        "tool": {
            "driver": {"name": "salesfit", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules},
        },
        "language": findings.language,
        "invocations": [invocation],
        "results": results,
        "properties": {
            "passes": findings.passes,
            "date": sanitize(&findings.date),
            "summary": sanitize(&findings.summary),
        },
    })
}

/// Whether a case is a result. Code scanning knows neither `kind` nor `suppressions`, and opens an alert for every result:
/// what is accepted or cannot be told is none, unless all are asked for.
fn is_result(case: &Case, findings: &Findings) -> bool {
    let is_alert = case.outcome == Outcome::Fail && case.accepted.is_none();
    is_alert || (findings.sarif_all && case.outcome != Outcome::Pass)
}

fn rule(rule: &RuleText) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": {"text": sanitize(&rule.short)},
        "fullDescription": {"text": full(rule)},
        "help": {"text": paragraphs(&rule.help)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

/// The first paragraph of the help, or the short sentence where there is no help.
fn full(rule: &RuleText) -> String {
    let lines = rule.help.lines().map(str::trim).skip_while(|line| line.is_empty());
    let first: Vec<_> = lines.take_while(|line| !line.is_empty()).map(sanitize).collect();
    if first.is_empty() { sanitize(&rule.short).into_owned() } else { first.join(" ") }
}

fn result(case: &Case, findings: &Findings) -> Value {
    let is_open = case.outcome == Outcome::Inconclusive;
    // What is not a failure has no level (3.27.10): `properties` says how much it would weigh.
    let (kind, level_of_result) = if is_open { ("open", "none") } else { ("fail", level(case.severity)) };
    let mut message = sanitize(&case.message).into_owned();
    if let Some(advice) = &case.advice {
        message = format!("{message}\n{}", sanitize(advice));
    }
    let mut result = Map::new();
    if let Some(rule) = findings.rule(case) {
        result.insert("ruleId".to_owned(), rule.code.into());
        result.insert("ruleIndex".to_owned(), case.rule.into());
    }
    result.insert("kind".to_owned(), kind.into());
    result.insert("level".to_owned(), level_of_result.into());
    result.insert("message".to_owned(), json!({"text": message}));
    result.insert("locations".to_owned(), json!([location(case)]));
    let fingerprint = sanitize(&case.fingerprint);
    let fingerprints = json!({GITHUB_FINGERPRINT: fingerprint, FINGERPRINT: fingerprint});
    result.insert("partialFingerprints".to_owned(), fingerprints);
    // Either all results of a run have these or none has (3.27.23): an empty list is a result that is not accepted.
    let suppressions: Vec<Value> = case.accepted.iter().map(suppression).collect();
    result.insert("suppressions".to_owned(), suppressions.into());
    if let Some(is_new) = case.is_new {
        let state = if is_new { "new" } else { "unchanged" };
        result.insert("baselineState".to_owned(), state.into());
    }
    let mut properties = json!({"team": sanitize(&case.team), "subject": sanitize(&case.subject)});
    if is_open {
        properties["weight"] = level(case.severity).into();
    }
    result.insert("properties".to_owned(), properties);
    Value::Object(result)
}

/// Where a case is. Code scanning takes no result without a file and a line.
fn location(case: &Case) -> Value {
    let line = case.position().and_then(|(_, line)| line).unwrap_or(1);
    let uri = uri(case.path.as_os_str().as_encoded_bytes(), cfg!(windows));
    json!({"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line}}})
}

fn suppression(why: &Accepted) -> Value {
    json!({"kind": "external", "status": "accepted", "justification": sanitize(&why.reason)})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Words whose lines stay.
fn paragraphs(text: &str) -> String {
    let lines: Vec<_> = text.trim_end().split('\n').map(sanitize).collect();
    lines.join("\n")
}

/// The path of a file as a URI reference (RFC 3986): relative where the path is, else with the scheme `file`.
/// On Windows, backslashes separate and paths may begin with a drive or a server.
fn uri(path: &[u8], windows: bool) -> String {
    let path: Vec<u8> = path.iter().map(|&byte| if windows && byte == b'\\' { b'/' } else { byte }).collect();
    let path = path.strip_prefix(b"//?/").filter(|_| windows).unwrap_or(&path);
    let is_server = windows && path.starts_with(b"//");
    let drive = match path {
        [letter, b':', ..] if windows && letter.is_ascii_alphabetic() => Some(char::from(*letter)),
        _ => None,
    };
    let rest = if drive.is_some() { &path[2..] } else { path };
    let segments = rest.split(|byte| *byte == b'/').filter(|segment| !matches!(*segment, b"" | b"."));
    let rooted = segments.map(encode).collect::<Vec<_>>().join("/");
    match drive {
        Some(drive) => format!("file:///{drive}:/{rooted}"),
        None if is_server => format!("file://{rooted}"),
        None if rest.starts_with(b"/") => format!("file:///{rooted}"),
        None => rooted,
    }
}

/// A segment of a path with everything but unreserved characters as its bytes (RFC 3986, 2.3), which need not be UTF-8.
fn encode(segment: &[u8]) -> String {
    let mut encoded = String::with_capacity(segment.len());
    for &byte in segment {
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
            assert_eq!(uri(path.as_bytes(), false), unix);
            assert_eq!(uri(path.as_bytes(), true), windows);
        }
        assert_eq!(uri(b"t\xe5/a.yaml", false), "t%E5/a.yaml", "a name in Latin-1");
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
