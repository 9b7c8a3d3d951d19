//! Any bytes at all: no reader panics, whatever it is given, and what nobody has a key for never passes.
//!
//! Half of the inputs are noise. The other half are our own sample files, damaged: a reader's deeper rooms
//! are only reached by what is nearly right. Every problem that is found is drawn as well, for places and
//! long lines are where a renderer trips. `PROPTEST_CASES=10000` looks further.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::TestCaseResult;

use salesfit::check::rule_specs;
use salesfit::domain::{Lang, Problem};
use salesfit::render::{Look, diagnostics};
use salesfit::source::{
    File, Overrides, catalog, open_team, read_baseline, read_catalog, read_policy, read_team, team,
};
use salesfit::view::{Texts, diagnostic};

use crate::support::{Run, salesfit};

/// A team, a catalog, a table, a policy and a baseline that are sound, to be damaged.
const TEAM: &str = include_str!("../../profiles/nordlys.yaml");
const TASKS: &str = include_str!("../../roles/tasks.yaml");
const TABLE: &[u8] = include_bytes!("../../profiles/sellers.csv");
const POLICY: &str = include_str!("../hr/policy.yaml");
const BASELINE: &str = include_str!("../hr/baseline.json");

/// What means something in YAML or to us, to be put where it does not belong.
const TOKENS: [&str; 60] = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "  ",
    " ",
    ":",
    ": ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    ">-\n",
    "#",
    " # ",
    "&a ",
    "*a",
    "!!str ",
    "!!int ",
    "!!binary ",
    "!x ",
    "%YAML 1.1\n",
    "---\n",
    "...\n",
    "<<: ",
    "<<: *a\n",
    "~",
    "null",
    "true",
    "no",
    ".nan",
    ".inf",
    "-.inf",
    "1e999",
    "-1",
    "0x1F",
    "99999999999999999999",
    "6,5",
    "2026-11-01",
    "\u{0}",
    "\u{1b}[31m",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{feff}",
    "\u{10ffff}",
    "e\u{301}",
    "sellers: ",
    "scores: ",
    "between: [7, 4]",
    "needs:\n",
    "extends: builtin\n",
];

/// Words that mean something to us.
const WORDS: [&str; 8] = ["team", "name", "traits", "tasks", "roles", "drive", "hunting", "hunter"];

thread_local! {
    /// The words for problems; making them takes longer than any of the readers does.
    static TEXTS: [Texts; 2] = [Texts::new(Lang::En), Texts::new(Lang::Nb)];
    static FOLDER: RefCell<tempfile::TempDir> = RefCell::new(tempfile::TempDir::new().expect("a folder"));
}

/// One way to damage a text: where, how far, and what is put there.
#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    Delete(Index, usize),
    Repeat(Index, usize),
    Move(Index, Index, usize),
    Insert(Index, &'static str),
    Replace(Index, usize, &'static str),
}

impl Damage {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let at = |index: &Index, bytes: &[u8]| index.index(bytes.len() + 1);
        let range = |index: &Index, len: usize, bytes: &[u8]| {
            let from = at(index, bytes);
            from..(from + len).min(bytes.len())
        };
        match self {
            Damage::Flip(index, mask) => {
                let at = at(index, bytes);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= mask;
                }
            }
            Damage::Delete(index, len) => drop(bytes.drain(range(index, *len, bytes))),
            Damage::Repeat(index, len) => {
                let range = range(index, *len, bytes);
                let again = bytes[range.clone()].to_vec();
                bytes.splice(range.end..range.end, again);
            }
            Damage::Move(from, to, len) => {
                let moved: Vec<u8> = bytes.drain(range(from, *len, bytes)).collect();
                let to = at(to, bytes);
                bytes.splice(to..to, moved);
            }
            Damage::Insert(index, token) => {
                let at = at(index, bytes);
                bytes.splice(at..at, token.bytes());
            }
            Damage::Replace(index, len, token) => {
                bytes.splice(range(index, *len, bytes), token.bytes());
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 1..=255_u8).prop_map(|(at, mask)| Damage::Flip(at, mask)),
        (at(), 1..200_usize).prop_map(|(at, len)| Damage::Delete(at, len)),
        (at(), 1..200_usize).prop_map(|(at, len)| Damage::Repeat(at, len)),
        (at(), at(), 1..200_usize).prop_map(|(from, to, len)| Damage::Move(from, to, len)),
        (at(), select(&TOKENS[..])).prop_map(|(at, token)| Damage::Insert(at, token)),
        (at(), 1..20_usize, select(&TOKENS[..])).prop_map(|(at, len, token)| Damage::Replace(at, len, token)),
    ]
}

/// A part of a sound file, damaged a few times: a part, so that many small inputs are tried.
fn damaged(sound: &'static [u8], from: usize) -> impl Strategy<Value = Vec<u8>> {
    (1..=sound.len() - from, vec(damage(), 1..8)).prop_map(move |(len, damages)| {
        let mut bytes = sound[from..from + len].to_vec();
        for damage in &damages {
            damage.apply(&mut bytes);
        }
        bytes
    })
}

/// Words in YAML's own alphabet, in any order.
fn tokens() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => select(&TOKENS[..]).prop_map(str::to_owned),
        1 => "[a-z]{1,8}",
        1 => select(&WORDS[..]).prop_map(str::to_owned),
    ];
    vec(word, 0..60).prop_map(|words| words.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    prop_oneof![
        any::<String>(),
        vec(any::<u8>(), 0..400).prop_map(lossy),
        tokens(),
        tokens().prop_map(|tokens| format!("sellers:\n  - name: Kari\n    scores:\n      drive: {tokens}")),
    ]
}

/// Every key that stands in some map.
fn known(maps: &[&[&'static str]]) -> Vec<&'static str> {
    maps.concat()
}

/// Draws problems in every language, on narrow and wide screens, with and without colours.
fn draw(problems: &[Problem]) -> TestCaseResult {
    TEXTS.with(|[english, norwegian]| {
        for (texts, width, colour) in [(english, 100, false), (norwegian, 1, true)] {
            let all: Vec<_> = problems.iter().take(20).map(|problem| diagnostic(texts, problem)).collect();
            let drawn = diagnostics(&all, &Look { width, colour, unicode: colour, excel: false });
            prop_assert!(colour || !drawn.contains(|c: char| c.is_control() && c != '\n'), "{drawn:?}");
            prop_assert!(problems.is_empty() || !drawn.is_empty());
        }
        Ok(())
    })
}

/// Refused means that there is a problem, and that each stands inside the file it names.
fn check_problems(problems: &[Problem]) -> TestCaseResult {
    prop_assert!(!problems.is_empty(), "refused without a word");
    for problem in problems {
        if let Some(place) = &problem.place {
            prop_assert!(place.text.get(place.mark.clone()).is_some(), "{problem:?}");
        }
    }
    draw(problems)
}

fn read_as_team(text: &str) -> TestCaseResult {
    // What a damaged file may name is looked for beside it; there is nothing there.
    match read_team(&File::new("nowhere/team.yaml", text), None, &Overrides::default()) {
        Ok(opened) => {
            for seller in opened.sellers {
                if let Err(problems) = seller {
                    check_problems(&problems)?;
                }
            }
            Ok(())
        }
        Err(problems) => check_problems(&problems),
    }
}

fn read_as_catalog(text: &str) -> TestCaseResult {
    match read_catalog(&[File::new("catalog.yaml", text)]) {
        Ok(catalog) => {
            prop_assert!(
                !catalog.traits.is_empty() && !catalog.tasks.is_empty() && !catalog.roles.is_empty()
            );
            Ok(())
        }
        Err(problems) => check_problems(&problems),
    }
}

fn read_as_policy(text: &str) -> TestCaseResult {
    match read_policy(&File::new("policy.yaml", text), &rule_specs()) {
        Ok(policy) => {
            for setting in &policy.settings {
                prop_assert!(setting.limit.is_finite() && (0.5..=1.0).contains(&setting.confidence));
            }
            Ok(())
        }
        Err(problems) => check_problems(&problems),
    }
}

fn read_as_baseline(text: &str) -> TestCaseResult {
    match read_baseline(&File::new("baseline.json", text), &rule_specs()) {
        Ok(_) => Ok(()),
        Err(problems) => check_problems(&problems),
    }
}

/// Bytes as a file of this name, read to its end.
fn read_as_file(name: &str, bytes: &[u8]) -> TestCaseResult {
    FOLDER.with_borrow(|folder| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file is written");
        match open_team(path.to_str().expect("plain names"), None, &Overrides::default()) {
            Ok(opened) => {
                draw(&opened.notes)?;
                for seller in opened.sellers.take(10_000) {
                    if let Err(problems) = seller {
                        check_problems(&problems)?;
                    }
                }
                Ok(())
            }
            Err(problems) => check_problems(&problems),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in any_text()) {
        read_as_team(&text)?;
        read_as_catalog(&text)?;
        read_as_policy(&text)?;
        read_as_baseline(&text)?;
    }

    #[test]
    fn a_damaged_policy_is_read_or_refused(bytes in damaged(POLICY.as_bytes(), 0)) {
        // What it extends is not looked for, and then the rest of it is read.
        let text = String::from_utf8_lossy(&bytes).replace("extends: builtin", "");
        read_as_policy(&text)?;
    }

    #[test]
    fn a_damaged_baseline_is_read_or_refused(bytes in damaged(BASELINE.as_bytes(), 0)) {
        read_as_baseline(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn an_unknown_key_never_passes_in_a_policy(key in "[a-z][a-z_]{0,11}", place in 0..3_usize) {
        let known = ["policy", "extends", "confidence", "rules", "waivers", "level", "inconclusive", "min", "roles",
            "sellers", "rule", "team", "seller", "role", "task", "owner", "until", "reason"];
        prop_assume!(!known.contains(&key.as_str()));
        let mut at = [""; 3].map(str::to_owned);
        at[place] = format!("{key}: 1, ");
        let [root, rule, waiver] = &at;
        let text = format!(
            "{{{root}rules: {{role-fit: {{{rule}level: warn}}}}, waivers: [{{{waiver}rule: role-fit, seller: kari, \
             owner: o, until: 2027-01-01, reason: r}}]}}\n"
        );
        let problems = read_policy(&File::new("policy.yaml", text.as_str()), &rule_specs()).err();
        let codes: Vec<&str> = problems.iter().flatten().map(|problem| problem.code).collect();
        prop_assert_eq!(codes, ["unknown-key"], "{}", text);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..600)) {
        for name in ["noise.yaml", "noise.csv", "noise"] {
            read_as_file(name, &bytes)?;
        }
    }

    #[test]
    fn a_damaged_team_is_read_or_refused(bytes in damaged(TEAM.as_bytes(), 0)) {
        let text = String::from_utf8_lossy(&bytes);
        read_as_team(&text)?;
        read_as_file("damaged.yaml", &bytes)?;
    }

    #[test]
    fn a_damaged_table_is_read_or_refused(bytes in damaged(TABLE, 0)) {
        read_as_file("damaged.csv", &bytes)?;
        read_as_file("damaged", &bytes)?;
    }
}

proptest! {
    // The tasks are our largest file by far.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_damaged_catalog_is_read_or_refused(bytes in damaged(TASKS.as_bytes(), 0)) {
        let text = String::from_utf8_lossy(&bytes);
        read_as_catalog(&text)?;
        read_as_catalog(&format!("extends: builtin\n{text}"))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_unknown_key_never_passes_in_a_team(key in "[a-z][a-z_]{0,11}", place in 0..5_usize) {
        let known = known(&[
            &team::KEYS,
            &team::SELLER_KEYS,
            &team::SCORE_KEYS,
            &team::FLOW_KEYS,
            &team::COACHING_KEYS,
        ]);
        prop_assume!(!known.contains(&key.as_str()));
        let mut at = [""; 5].map(str::to_owned);
        at[place] = format!("{key}: 1, ");
        let [root, flow, seller, score, merged] = &at;
        let text = format!(
            "{{{root}handoffs: [{{{flow}from: hunting, to: proposals, per_week: 1}}], \
             sellers: [{{{seller}name: Kari, scores: {{drive: {{{score}score: 6, se: 1}}}}, \
             <<: {{{merged}hours: 30}}}}]}}\n"
        );
        let problems = read_team(&File::new("team.yaml", text.as_str()), None, &Overrides::default()).err();
        let codes: Vec<&str> = problems.iter().flatten().map(|problem| problem.code).collect();
        prop_assert_eq!(codes, ["unknown-key"], "{}", text);
    }

    #[test]
    fn an_unknown_trait_never_passes_in_a_team(id in "[a-z]{1,8}(-[a-z]{1,8})?") {
        prop_assume!(salesfit::source::builtin().traits.iter().all(|known| known.id != id));
        let text = format!("sellers: [{{name: Kari, scores: {{\"{id}\": 5}}}}]\n");
        let problems = read_team(&File::new("team.yaml", text.as_str()), None, &Overrides::default()).err();
        let codes: Vec<&str> = problems.iter().flatten().map(|problem| problem.code).collect();
        prop_assert_eq!(codes, ["unknown-trait"], "{}", text);
    }

    #[test]
    fn an_unknown_key_never_passes_in_a_catalog(key in "[a-z][a-z_]{0,11}", place in 0..9_usize) {
        let known = known(&[
            &catalog::KEYS,
            &catalog::ABOUT_KEYS,
            &catalog::LEVELS_KEYS,
            &catalog::DEFAULTS_KEYS,
            &catalog::MOTION_KEYS,
            &catalog::RATER_KEYS,
            &catalog::TRAIT_KEYS,
            &catalog::COACHING_KEYS,
            &catalog::TASK_KEYS,
            &catalog::NEED_KEYS,
            &catalog::ROLE_KEYS,
        ]);
        prop_assume!(!known.contains(&key.as_str()));
        let mut at = [""; 9].map(str::to_owned);
        at[place] = format!("{key}: 1, ");
        let [root, about, levels, defaults, motion, of, task, need, role] = &at;
        let text = format!(
            "{{{root}catalog: {{{about}name: Mine}}, levels: {{{levels}strong: 80}}, \
             defaults: {{{defaults}hours: 30}}, motions: {{complex: {{{motion}ease: 0}}}}, \
             traits: {{drive: {{{of}kind: skill}}}}, \
             tasks: {{hunting: {{{task}needs: {{drive: {{{need}at_least: 7}}}}}}}}, \
             roles: {{hunter: {{{role}tasks: {{hunting: 1}}}}}}}}\n"
        );
        let problems = read_catalog(&[File::new("catalog.yaml", text.as_str())]).err();
        let codes: Vec<&str> = problems.iter().flatten().map(|problem| problem.code).collect();
        prop_assert_eq!(codes, ["unknown-key"], "{}", text);
    }
}

/// What the program is asked. What it takes to be seated stands on the command line: few teams survive with seats.
const QUESTIONS: [&[&str]; 10] = [
    &["check", "--draws", "50", "--today", "2026-11-25"],
    &["match"],
    &["match", "--intervals", "--sure", "0.99", "--draws", "50"],
    &["match", "--long", "--by", "task", "--draws", "0", "--raters", "manager"],
    &["ask", "--draws", "60"],
    &["coach", "--hours", "60", "--seats", "hunter=1,account-manager=2"],
    &["assign", "--frontier", "--certificate", "--max-moves", "9"],
    &["assign", "--seats", "hunter=1,account-manager=2,generalist=1", "--min-fit", "40"],
    &["organize", "--time-limit", "0.005"],
    &["raters"],
];

proptest! {
    // The whole program, in this process: from bytes to what is printed.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_program_answers_anything(
        team in damaged(TEAM.as_bytes(), 0),
        table in damaged(TABLE, 0),
        question in select(&QUESTIONS[..]),
        format in select(vec!["table", "csv", "json", "markdown"]),
    ) {
        let folder = tempfile::TempDir::new().expect("a folder");
        for (name, bytes) in [("team.yaml", team), ("sellers.csv", table)] {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("a file is written");
            answer(&path, question, format)?;
        }
    }
}

/// A number as people and machines leave it in a file, too large, too small or negative as well.
fn number() -> impl Strategy<Value = String> {
    const ODD: [&str; 8] = ["-0.0", "1e-300", "5e-324", "1e9", "168", "0.1", "1e-9", "-1"];
    prop_oneof![
        6 => (0..=10_u32).prop_map(|whole| whole.to_string()),
        2 => (0.0..10.0).prop_map(|number: f64| number.to_string()),
        1 => select(&ODD[..]).prop_map(str::to_owned),
    ]
}

/// Some of these keys with numbers, in braces.
fn numbers(keys: &'static [&'static str]) -> impl Strategy<Value = String> {
    subsequence(keys, 0..=keys.len()).prop_flat_map(|keys| {
        let count = keys.len();
        vec(number(), count).prop_map(move |values| {
            let pairs = keys.iter().zip(values).map(|(key, value)| format!("{key}: {value}"));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        })
    })
}

/// A team of the small world, sound or nearly: what damage to a large team seldom leaves to be reasoned about.
fn small_team() -> impl Strategy<Value = String> {
    const ROLES: [&str; 4] = ["hunter", "farmer", "writer", "all"];
    const TASKS: [&str; 3] = ["hunting", "care", "bids"];
    let flow = (select(&TASKS[..]), select(&TASKS[..]), number())
        .prop_map(|(from, to, often)| format!("{{from: {from}, to: {to}, per_week: {often}}}"));
    let seller = (
        prop_oneof![Just("~"), select(&ROLES[..])],
        prop_oneof![3 => Just("37.5".to_owned()), 1 => number()],
        weighted(0.2, Just(())),
        numbers(&["drive", "skin", "empathy", "writing"]),
    );
    let sellers = vec(seller, 1..6).prop_map(|sellers| {
        let line = |(ix, (role, hours, pinned, scores)): (usize, &(&str, String, Option<()>, String))| {
            let pinned = pinned.is_some() && *role != "~";
            format!("- {{name: S{ix}, role: {role}, hours: {hours}, pinned: {pinned}, scores: {scores}}}\n")
        };
        sellers.iter().enumerate().map(line).collect::<String>()
    });
    let seats = prop_oneof![Just("~".to_owned()), numbers(&ROLES)];
    let demand = prop_oneof![Just("~".to_owned()), numbers(&TASKS)];
    let flows =
        prop_oneof![Just("~".to_owned()), vec(flow, 0..4).prop_map(|all| format!("[{}]", all.join(", ")))];
    (seats, demand, flows, sellers).prop_map(|(seats, demand, flows, sellers)| {
        format!("seats: {seats}\ndemand: {demand}\nhandoffs: {flows}\nsellers:\n{sellers}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn every_question_about_a_small_team_is_answered(
        team in small_team(),
        minutes in number(),
        moves in 0..4_u32,
        format in select(vec!["table", "csv", "json", "markdown"]),
    ) {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("team.yaml");
        fs::write(&path, team).expect("a file is written");
        let world = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/world/catalog.yaml");
        let (minutes, moves) = (format!("--handoff-minutes={minutes}"), format!("--max-moves={moves}"));
        let questions: [&[&str]; 3] = [
            &["assign", "--frontier", "--certificate"],
            &["assign", "--seats", "hunter=1,farmer=1,all=1", &moves],
            &["organize", "--time-limit", "0.005", &minutes],
        ];
        for question in questions {
            answer(&path, &[question, &["--catalog", world]].concat(), format)?;
        }
    }
}

fn answer(path: &Path, question: &[&str], format: &str) -> TestCaseResult {
    let name = path.to_str().expect("plain names");
    let Run { code, out, err } = salesfit(&[question, &[name, "--format", format]].concat());
    match code {
        0 => prop_assert!(!out.is_empty(), "nothing was said"),
        // A review that does not pass.
        1 => prop_assert!(question[0] == "check" && !out.is_empty(), "{question:?} exits with 1"),
        code => prop_assert!(code == 2 && out.is_empty() && !err.is_empty(), "exit {code}"),
    }
    Ok(())
}
