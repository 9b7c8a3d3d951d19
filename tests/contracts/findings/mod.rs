//! What a review finds, as other programs take it: right by the official schemas, whatever stands in the files.

mod readers;
mod xmllint;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use roxmltree::{Document, Node};
use salesfit::domain::policy::Outcome;
use salesfit::domain::problem::Severity;
use salesfit::domain::{Lang, Place};
use salesfit::render::{DrawError, Format, Look, draw, sanitize};
use salesfit::result::Answer;
use salesfit::view::blocks::{Accepted, Case, Findings, RuleText, Sheet, Stop};
use salesfit::view::{Texts, View};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// The schemas of test results: Ant's and Jenkins'.
const RESULTS: [&str; 2] = ["tests/schema/official/JUnit.xsd", "tests/schema/official/junit-10.xsd"];

// ---------------------------------------------------------------------------------------------------------
// Drawing
// ---------------------------------------------------------------------------------------------------------

/// A result that has findings, or none.
#[derive(Serialize, JsonSchema)]
struct Reviewed {
    #[serde(skip)]
    findings: Option<Findings>,
}

impl Answer for Reviewed {
    const SCHEMA: &'static str = "salesfit/reviewed/1";
}

impl View for Reviewed {
    fn sheet<'a>(&'a self, _: &'a Texts) -> Sheet<'a> {
        Sheet { columns: Vec::new(), rows: Box::new(std::iter::empty()) }
    }

    fn document(&self, _: &Texts) -> Result<salesfit::view::blocks::Document, Stop> {
        Ok(salesfit::view::blocks::Document::default())
    }

    fn findings(&self, _: &Texts) -> Option<Findings> {
        self.findings.clone()
    }
}

fn try_drawn(findings: Option<Findings>, format: Format) -> Result<String, DrawError> {
    let mut bytes = Vec::new();
    let look = Look { width: 80, colour: true, unicode: true, excel: false };
    draw(&Reviewed { findings }, &Texts::new(Lang::En), format, &look, &mut bytes)?;
    // A workbook is no text.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn drawn(findings: &Findings, format: Format) -> String {
    let drawn = try_drawn(Some(findings.clone()), format).expect("memory can be written to");
    assert!(drawn.ends_with('\n') && !drawn.ends_with("\n\n"), "{drawn}");
    assert!(drawn.lines().all(|line| sanitize(line) == line), "{drawn:?}");
    drawn
}

fn sarif(findings: &Findings) -> Value {
    serde_json::from_str(&drawn(findings, Format::Sarif)).expect("SARIF is JSON")
}

// ---------------------------------------------------------------------------------------------------------
// Schemas
// ---------------------------------------------------------------------------------------------------------

static SARIF: LazyLock<(boon::Schemas, boon::SchemaIndex)> = LazyLock::new(|| {
    let text = include_str!("../../schema/official/sarif-schema-2.1.0.json");
    let json = serde_json::from_str(text).expect("a schema is JSON");
    let (mut compiled, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("sarif.json", json).expect("a schema has a place");
    let index = compiler.compile("sarif.json", &mut compiled);
    let index = index.unwrap_or_else(|error| panic!("{error:#}"));
    (compiled, index)
});

/// What is wrong with a SARIF log.
fn wrong_sarif(log: &Value) -> Option<String> {
    SARIF.0.validate(log, SARIF.1).err().map(|error| error.to_string())
}

/// Panics unless both schemas find these test results right.
#[track_caller]
fn assert_right_results(results: &str) {
    for schema in RESULTS {
        let wrong = xmllint::wrong(schema, &[results]);
        assert!(wrong[0].is_empty(), "{wrong:?}\n{results}");
    }
}

// ---------------------------------------------------------------------------------------------------------
// One review, whole
// ---------------------------------------------------------------------------------------------------------

fn place(file: &str, line: usize) -> Place {
    Place { line, column: usize::from(line > 0), ..Place::whole(file.into()) }
}

fn case(rule: usize, outcome: Outcome, severity: Severity, subject: &str) -> Case {
    Case {
        rule,
        outcome,
        severity,
        team: "Nordlys & Co".into(),
        name: format!("Nordlys & Co: {subject} (s-{})", subject.len()),
        subject: subject.into(),
        place: place("north east.yaml", 7),
        path: "teams/north east.yaml".into(),
        message: format!("{subject} sits where she fits at 24 %"),
        advice: Some("Look at account manager, where she fits at 72 %.".into()),
        fingerprint: "9f86d081884c7d65".into(),
        accepted: None,
        is_new: None,
    }
}

/// A review with a case of every kind.
fn review() -> Findings {
    let waived = Accepted { is_waived: true, reason: "accepted by Ola until 2027-01-31: in training".into() };
    let rules = vec![
        RuleText {
            code: "seat-fits",
            short: "Everyone sits where she fits.".into(),
            help: "A seat takes what it takes.\n\nLook at `explain`.\n".into(),
            severity: Severity::Error,
        },
        RuleText {
            code: "enough-known",
            short: "Enough is rated.".into(),
            help: String::new(),
            severity: Severity::Warning,
        },
    ];
    let cases = vec![
        case(0, Outcome::Pass, Severity::Note, "Kari"),
        Case { is_new: Some(true), ..case(0, Outcome::Fail, Severity::Error, "Åse \"Ace\" <Vik>") },
        Case { accepted: Some(waived), is_new: Some(false), ..case(0, Outcome::Fail, Severity::Note, "Per") },
        Case {
            place: place("/srv/sør.yaml", 0),
            path: "/srv/sør.yaml".into(),
            team: "Sør".into(),
            name: "Sør: Lise (lise)".into(),
            advice: None,
            ..case(1, Outcome::Inconclusive, Severity::Warning, "Lise")
        },
        Case {
            place: place("-", 3),
            path: "policy.yaml".into(),
            team: "Sør".into(),
            name: "Sør".into(),
            message: "::error::nothing, 100 %\n::warning::of this".into(),
            ..case(1, Outcome::Inconclusive, Severity::Error, "Sør")
        },
    ];
    let summary = "2 of 5 cases keep the review from passing.".into();
    Findings {
        rules,
        cases,
        passes: false,
        date: "2026-11-25".into(),
        summary,
        language: "en",
        sarif_all: false,
    }
}

/// The same with everything in SARIF.
fn review_in_full() -> Findings {
    Findings { sarif_all: true, ..review() }
}

#[test]
fn a_review_as_it_is_drawn() {
    snapbox::assert_data_eq!(drawn(&review(), Format::Sarif), snapbox::file!["review.sarif": Text].raw());
    let in_full = drawn(&review_in_full(), Format::Sarif);
    snapbox::assert_data_eq!(in_full, snapbox::file!["review-in-full.sarif": Text].raw());
    for format in [Format::Junit, Format::Github] {
        assert_eq!(drawn(&review_in_full(), format), drawn(&review(), format));
    }
    snapbox::assert_data_eq!(drawn(&review(), Format::Junit), snapbox::file!["review.xml": Text].raw());
    snapbox::assert_data_eq!(drawn(&review(), Format::Github), snapbox::file!["review.github": Text].raw());
}

#[test]
fn a_report_that_finds_nothing_is_refused_not_drawn() {
    for (_, format) in Format::ALL {
        match try_drawn(None, format) {
            Ok(_) => assert!(!format.needs_findings(), "{format}"),
            Err(DrawError::Stopped(problems)) => {
                assert!(format.needs_findings(), "{format}");
                assert_eq!(problems, [format.unavailable()]);
            }
            Err(error) => panic!("{error}"),
        }
    }
    let of_reviews = Format::ALL.into_iter().filter(|(_, format)| format.needs_findings());
    assert_eq!(of_reviews.map(|(word, _)| word).collect::<Vec<_>>(), ["sarif", "junit", "github"]);
}

#[test]
fn a_review_of_nothing_is_right_too() {
    let nothing = Findings { rules: Vec::new(), cases: Vec::new(), passes: true, ..review() };
    assert_eq!(wrong_sarif(&sarif(&nothing)), None);
    assert_eq!(drawn(&nothing, Format::Github).lines().count(), 1);
    if xmllint::is_there() {
        assert_right_results(&drawn(&nothing, Format::Junit));
    }
}

// ---------------------------------------------------------------------------------------------------------
// The schemas are held
// ---------------------------------------------------------------------------------------------------------

#[test]
fn the_sarif_schema_refuses_what_is_wrong() {
    let log = sarif(&review_in_full());
    assert_eq!(wrong_sarif(&log), None);
    let changes = [
        ("/version", Value::from("2.0")),
        ("/runs/0/results/0/level", Value::from("bad")),
        ("/runs/0/results/0/kind", Value::from("bad")),
        ("/runs/0/results/0/message", Value::from("words")),
        ("/runs/0/results/0/ruleIndex", Value::from(-2)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", Value::from("a b.yaml")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", Value::from(0)),
        ("/runs/0/results/1/suppressions/0/kind", Value::Null),
        ("/runs/0/tool/driver/name", Value::Null),
    ];
    for (pointer, value) in changes {
        let mut log = log.clone();
        *log.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value;
        assert!(wrong_sarif(&log).is_some(), "{pointer} is not looked at");
    }
}

/// Changes to the review's results, and whether each schema (Ant's, Jenkins') takes them.
const CHANGES: [(&str, &str, bool, bool); 24] = [
    ("<testsuites>", "<testsuites name=\"a\">", false, true),
    ("<testsuites>", "<testsuites>words", false, false),
    ("<testsuites>", "<testsuites xmlns=\"urn:other\">", false, false),
    ("testsuites>", "suites>", false, false),
    (" package=\"salesfit\"", "", false, true),
    (" name=\"Sør\" timestamp", " timestamp", false, false),
    (" name=\"Sør\" timestamp", " name=\" \" timestamp", false, true),
    (" hostname=\"localhost\"", " hostname=\"localhost\" colour=\"red\"", false, false),
    (" id=\"0\"", " id=\"99999999999\"", false, true),
    (" tests=\"3\"", " tests=\"three\"", false, true),
    (" tests=\"3\"", "", false, false),
    (" skipped=\"1\"", "", true, true),
    (" time=\"0\">\n    <properties/>", " time=\"1e3\">\n    <properties/>", false, false),
    ("2026-11-25T00:00:00", "2026-11-25T00:00:00Z", false, true),
    ("2026-11-25T00:00:00", "2026-13-25T00:00:00", false, true),
    ("    <properties/>\n", "", false, true),
    ("<properties/>", "<property/>", false, false),
    ("<properties/>", "<properties><property name=\"a\" value=\"b\"/></properties>", true, true),
    ("<properties/>", "<properties><property name=\"a\"/></properties>", false, false),
    ("<system-err/>", "<system-err/><system-out/>", false, true),
    ("<system-err/>", "<system-err><b/></system-err>", false, false),
    (" type=\"seat-fits\"", "", false, true),
    ("</failure>", "</failure><failure type=\"a\"/>", false, true),
    ("<skipped message", "<skipped type=\"a\" message", false, true),
];

#[test]
fn the_schemas_of_test_results_refuse_what_is_wrong() {
    if !xmllint::is_there() {
        return;
    }
    let results = drawn(&review(), Format::Junit);
    assert_right_results(&results);
    let mut documents = Vec::new();
    for (from, to, ..) in CHANGES {
        assert!(results.contains(from), "{from:?} is not there");
        let everywhere = from == "testsuites>";
        documents.push(if everywhere { results.replace(from, to) } else { results.replacen(from, to, 1) });
    }
    let documents: Vec<&str> = documents.iter().map(String::as_str).collect();
    let [ant, jenkins] = RESULTS.map(|schema| xmllint::wrong(schema, &documents));
    for (at, (from, to, by_ant, by_jenkins)) in CHANGES.into_iter().enumerate() {
        let is_right = (ant[at].is_empty(), jenkins[at].is_empty());
        assert_eq!(is_right, (by_ant, by_jenkins), "{from:?} → {to:?}: {:#?}", (&ant[at], &jenkins[at]));
    }
}

// ---------------------------------------------------------------------------------------------------------
// Whatever is found
// ---------------------------------------------------------------------------------------------------------

const CODES: [&str; 3] = ["seat-fits", "enough-known", "rule-3"];

const HOSTILE: [&str; 16] = [
    "",
    " ",
    "]]>",
    "<![CDATA[",
    "&amp;<b a='\"'>",
    "%0A%25",
    "::error file=a::b",
    "::stop-commands::x",
    "##[error]",
    "a,b:c=d",
    "\u{1b}[31m\u{0}\u{7}\u{9b}",
    "\r\n::warning::\u{2028}\t",
    "\u{202e}\u{FEFF}\u{FFFE}\u{FFFF}",
    "👩‍👩‍👧 Åse",
    "\\\"\u{FFFD}",
    "\u{85}\u{A0}",
];

fn words() -> impl Strategy<Value = String> {
    let any = vec(any::<char>(), 0..12).prop_map(String::from_iter);
    let long = (select(&HOSTILE[..]), 1..400_usize).prop_map(|(text, times)| text.repeat(times));
    let mixed = vec(prop_oneof![any.clone(), select(&HOSTILE[..]).prop_map(str::to_owned)], 0..4);
    prop_oneof![4 => mixed.prop_map(|parts| parts.concat()), 1 => any, 1 => long, 4 => "[a-zå ]{1,9}"]
}

fn file() -> impl Strategy<Value = String> {
    let plain =
        select(&["-", "", "team.yaml", "./a b/Åse.yaml", "/srv/x.yaml", "a:b", "//a", r"C:\a\b.yaml"][..]);
    prop_oneof![1 => words(), 1 => plain.prop_map(str::to_owned)]
}

fn severity() -> impl Strategy<Value = Severity> {
    select(&[Severity::Note, Severity::Warning, Severity::Error][..])
}

prop_compose! {
    fn any_case()(
        rule in 0..CODES.len(),
        outcome in select(&[Outcome::Pass, Outcome::Fail, Outcome::Inconclusive][..]),
        severity in severity(),
        (team, name) in (prop_oneof![words(), "[ab]"], prop_oneof![words(), "[ab]"]),
        (subject, message, advice) in (words(), words(), option::of(words())),
        (file, line) in (file(), 0..1_000_usize),
        fingerprint in "[0-9a-f]{16}",
        accepted in option::of((any::<bool>(), words())),
        is_new in any::<Option<bool>>(),
    ) -> Case {
        let accepted = accepted.map(|(is_waived, reason)| Accepted { is_waived, reason });
        let (place, path) = (place(&file, line), PathBuf::from(&file));
        Case { rule, outcome, severity, team, name, subject, place, path, message, advice, fingerprint, accepted, is_new }
    }
}

prop_compose! {
    fn any_findings()(
        rules in vec((words(), words(), severity()), CODES.len()),
        cases in vec(any_case(), 0..40),
        (passes, sarif_all) in any::<(bool, bool)>(),
        date in "20[0-9]{2}-0[1-9]-[12][0-8]",
        summary in words(),
    ) -> Findings {
        let rule = |(code, (short, help, severity))| RuleText { code, short, help, severity };
        let rules = CODES.into_iter().zip(rules).map(rule).collect();
        Findings { rules, cases, passes, date, summary, language: "nb", sarif_all }
    }
}

/// The message and the advice as they are to be read.
fn said(case: &Case) -> String {
    let lines = [Some(&case.message), case.advice.as_ref()];
    lines.into_iter().flatten().map(|line| sanitize(line)).collect::<Vec<_>>().join("\n")
}

fn not_passed(findings: &Findings) -> impl Iterator<Item = &Case> {
    findings.cases.iter().filter(|case| case.outcome != Outcome::Pass)
}

/// A workflow command as GitHub's runner reads it: its name, its properties, its message.
fn read_command(line: &str) -> (&str, Vec<(&str, String)>, String) {
    let (head, message) =
        line.strip_prefix("::").expect("a command").split_once("::").expect("it has an end");
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let read = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let property = |pair| {
        let (key, value) = str::split_once(pair, '=').expect("a property has a value");
        (key, read(value).replace("%3A", ":").replace("%2C", ",").replace("%25", "%"))
    };
    let properties = properties.split(',').filter(|pair| !pair.is_empty()).map(property).collect();
    (name, properties, read(message).replace("%25", "%"))
}

/// The bytes that a URI's segment stands for.
fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().expect("two digits")).to_digit(16).expect("a digit");
        bytes.push(if byte == b'%' { u8::try_from(16 * digit() + digit()).expect("a byte") } else { byte });
    }
    String::from_utf8(bytes).expect("paths are UTF-8 here")
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_else(|| panic!("{node:?} has no {name}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 128 } else { 1_000 }))]

    #[test]
    fn whatever_is_found_is_right_sarif(findings in any_findings()) {
        let log = sarif(&findings);
        prop_assert_eq!(wrong_sarif(&log), None);
        let results = log["runs"][0]["results"].as_array().expect("results are a list");
        let is_alert = |case: &&Case| case.outcome == Outcome::Fail && case.accepted.is_none();
        let told: Vec<&Case> = not_passed(&findings).filter(|case| findings.sarif_all || is_alert(case)).collect();
        prop_assert_eq!(results.len(), told.len());
        for (result, case) in results.iter().zip(told) {
            prop_assert_eq!(&result["message"]["text"], &said(case));
            prop_assert_eq!(&result["ruleId"], CODES[case.rule]);
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small one");
            prop_assert_eq!(&log["runs"][0]["tool"]["driver"]["rules"][index]["id"], CODES[case.rule]);
            // Only a failure has a level (3.27.10).
            prop_assert_eq!(result["kind"] == "fail", case.outcome == Outcome::Fail);
            prop_assert_eq!(result["level"] == "none", case.outcome == Outcome::Inconclusive);
            prop_assert_eq!(result["suppressions"].as_array().map(Vec::len), Some(usize::from(case.accepted.is_some())));
            prop_assert_eq!(result["baselineState"].as_str().map(|state| state == "new"), case.is_new);
            let place = &result["locations"][0]["physicalLocation"];
            let line = if matches!(&*case.place.file, "" | "-") { 1 } else { case.place.line.max(1) };
            prop_assert_eq!(&place["region"]["startLine"], line);
            let uri = &place["artifactLocation"]["uri"];
            prop_assert!(uri.is_string());
            if let Some(uri) = uri.as_str().filter(|_| cfg!(unix)) {
                let parts = |path: &str| {
                    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
                    parts.map(str::to_owned).collect::<Vec<_>>()
                };
                let is_absolute = case.place.file.starts_with('/');
                let path = uri.strip_prefix("file:///").unwrap_or(uri);
                prop_assert_eq!(path.len() < uri.len(), is_absolute, "{}", uri);
                prop_assert_eq!(path.split('/').filter(|part| !part.is_empty()).map(decoded).collect::<Vec<_>>(), parts(&case.place.file));
            }
        }
    }

    #[test]
    fn whatever_is_found_is_right_test_results(findings in any_findings()) {
        let results = drawn(&findings, Format::Junit);
        if xmllint::is_there() {
            assert_right_results(&results);
        }
        let document = Document::parse(&results).expect("XML");
        let teams: BTreeSet<&str> = findings.cases.iter().map(|case| case.team.as_str()).collect();
        let suites: Vec<Node> = document.root_element().children().filter(Node::is_element).collect();
        prop_assert_eq!(suites.len(), teams.len());
        let mut told = 0;
        for (id, suite) in suites.iter().enumerate() {
            prop_assert_eq!(attribute(*suite, "id"), id.to_string());
            let counted = |tag: &str| suite.descendants().filter(|node| node.has_tag_name(tag)).count().to_string();
            for (name, tag) in [("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped"), ("errors", "error")] {
                prop_assert_eq!(attribute(*suite, name), counted(tag), "{}", name);
            }
            told += suite.descendants().filter(|node| node.has_tag_name("testcase")).count();
        }
        prop_assert_eq!(told, findings.cases.len());
        let tests = document.descendants().filter(|node| node.has_tag_name("testcase"));
        let keys: BTreeSet<(&str, &str)> =
            tests.map(|test| (attribute(test, "classname"), attribute(test, "name"))).collect();
        prop_assert_eq!(keys.len(), told, "GitLab and Jenkins know a test by these two");
        let all = |tag: &'static str| document.descendants().filter(move |node| node.has_tag_name(tag));
        let fails = |case: &&Case| case.severity == Severity::Error && case.accepted.is_none();
        prop_assert_eq!(all("failure").count(), not_passed(&findings).filter(fails).count());
        prop_assert_eq!(all("failure").count() + all("skipped").count(), not_passed(&findings).count());
        let mut messages: Vec<&str> = all("failure").map(|node| attribute(node, "message")).collect();
        let text = |text: &str| sanitize(text).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
        let mut expected: Vec<String> = not_passed(&findings).filter(fails).map(|case| text(&case.message)).collect();
        messages.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(messages, expected);
    }

    #[test]
    fn whatever_is_found_is_one_command_a_line(findings in any_findings()) {
        let drawn = drawn(&findings, Format::Github);
        let mut lines: Vec<&str> = drawn.split_terminator('\n').collect();
        let last = lines.pop().expect("there is a summary");
        let mut told: Vec<&Case> = not_passed(&findings).filter(|case| case.accepted.is_none()).collect();
        told.sort_by_key(|case| (Reverse(case.severity), case.outcome == Outcome::Inconclusive, case.is_new == Some(false)));
        let (command, properties, words) = read_command(last);
        let summary = sanitize(&findings.summary).into_owned();
        prop_assert_eq!((command, properties), ("notice", Vec::new()));
        match told.len().saturating_sub(10) {
            0 => prop_assert_eq!(words, summary),
            more => {
                let rest = words.strip_prefix(&format!("{summary}\n{more} more finding"));
                prop_assert!(rest.is_some_and(|rest| rest.contains("ten a step")), "{}", words);
            }
        }
        told.truncate(10);
        prop_assert_eq!(lines.len(), told.len());
        for (line, case) in lines.into_iter().zip(told) {
            let (name, properties, message) = read_command(line);
            let expected = match case.severity {
                Severity::Note => "notice",
                Severity::Warning => "warning",
                Severity::Error => "error",
            };
            prop_assert_eq!(name, expected);
            prop_assert_eq!(message, said(case));
            let mut expected = Vec::new();
            if !matches!(&*case.place.file, "" | "-") {
                expected.push(("file", sanitize(&case.place.file).into_owned()));
                expected.extend((case.place.line > 0).then(|| ("line", case.place.line.to_string())));
            }
            expected.push(("title", sanitize(&format!("{}: {}", CODES[case.rule], case.subject)).into_owned()));
            prop_assert_eq!(properties, expected);
        }
    }
}
