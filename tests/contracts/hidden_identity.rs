//! Under pseudonyms nothing that is printed depends on who somebody is, so that a guessed name cannot be checked.
//!
//! The law: teams that differ in names and ids alone, and whose people have the same pseudonyms, give the same bytes. The
//! attack: whoever has all scores and guesses names runs the program under each, and compares what it draws.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use salesfit::domain::{Catalog, Lang, Rater, Seller, Team};
use salesfit::engine::{Draws, Errors, FitsOf, Groups, RolesInPlay, Scorer, UncertaintyModel};
use salesfit::render::Format;
use salesfit::result::Diff;
use salesfit::source::{Overrides, Pseudonyms, open_team};
use serde_json::Value;

use super::privacy::{COMMANDS, KEY, NAMES, compared, filled, formats, people};
use crate::support::{Files, Run, drawn_in, for_each, json, list, number, salesfit_under, words};

/// Teams with their raters who are people: the first with every number there is, the others small.
const TEAMS: [(&str, &[&str]); 3] = [
    ("profiles/nordlys.yaml", &[]),
    ("tests/privacy/raters.yaml", &["Torleif Kvamme", "åse"]),
    ("tests/privacy/table.csv", &[]),
];

/// A policy that names people; only the words in capitals differ.
const POLICY: &str = "\
policy: Names
extends: builtin
rules:
  role-fit: {sellers: [FIRST, LAST, RATER], level: warn, min: 70}
  single-rater: warn
  key-person: {level: warn, points: 10}
waivers:
  - {rule: misplaced, seller: FIRST, owner: RATER, until: 2030-01-01, reason: RATER says so}
  - {rule: coverage, seller: RATER, owner: RATER, until: 2020-01-01, reason: RATER says so}
";

/// Commands beside those of the other tests: with a baseline, and with a kind of rater that is a person.
const MORE_COMMANDS: [&[&str]; 2] = [
    &["check", "TEAM", "--draws", "50", "--today", "2026-11-25", "--baseline", "BASELINE", "--ratchet"],
    &["check", "TEAM", "--draws", "50", "--today", "2026-11-25", "--raters", "RATER,manager"],
];

// ---------------------------------------------------------------------------------------------------------
// A team under other names
// ---------------------------------------------------------------------------------------------------------

/// A way to rename the people of a team: the name of each by her place in the file.
type Naming = fn(usize) -> String;

/// Short names, in the order of the alphabet.
fn short(at: usize) -> String {
    format!("{} Å", char::from(b'A' + u8::try_from(at).expect("few people")))
}

/// Long names, in the reverse order.
fn long(at: usize) -> String {
    let first = char::from(b'Z' - u8::try_from(at).expect("few people"));
    format!("{first}onstantina-Ludovica von Overgaarden {}", "Bakke".repeat(at + 1))
}

/// The order of the people in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    AsTheyAre,
    Reversed,
}

/// The text of a team with its people in reverse order.
fn reversed(text: &str, is_table: bool) -> String {
    let begin = if is_table { "\n" } else { "\n  - name:" };
    let mut parts: Vec<&str> = text.trim_end().split(begin).collect();
    parts[1..].reverse();
    parts.join(begin) + "\n"
}

/// A team in which everybody has another name, in a folder of its own, with all that names its people.
struct Disguised {
    files: Files,
    team: String,
    /// The id of the seller who is first in the team as it was.
    seller: String,
    rater: String,
    pseudonyms: Pseudonyms,
}

impl Disguised {
    /// Puts a team under other names into a folder. Pseudonyms depend on the places in the team as it was, and on nothing else.
    fn new(files: Files, (team, raters): (&str, &[&str]), naming: Naming, rows: Rows) -> Self {
        let is_table = Path::new(team).extension().is_some_and(|ending| ending == "csv");
        let mut text = fs::read_to_string(team).expect("readable");
        let known = people(team);
        for (at, (id, name)) in known.iter().enumerate() {
            text = text.replace(name.as_str(), &naming(at));
            // An id of her own; others are made of the name.
            text = text.replace(&format!("\n{id},"), &format!("\n{},", naming(at + 3)));
            text = text.replace(&format!("id: {id}\n"), &format!("id: {}\n", naming(at + 3)));
        }
        let mut chosen = Vec::new();
        for (at, rater) in raters.iter().enumerate() {
            let renamed = naming(known.len() + 3 + at);
            text = text.replace(rater, &renamed);
            chosen.push(Rater::kind(&renamed));
        }
        // Who is where is read off before anybody changes places.
        let name = if is_table { "team.csv" } else { "team.yaml" };
        files.write(name, &text);
        let path = files.path(name);
        let ids: Vec<String> = people(&path).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids.len(), known.len());
        if rows == Rows::Reversed {
            files.write(name, reversed(&text, is_table));
            let turned: Vec<String> = people(&path).into_iter().rev().map(|(id, _)| id).collect();
            assert_eq!(turned, ids, "the same people, in reverse");
        }
        let key = Pseudonyms::with_key(KEY.as_bytes()).expect("a key");
        let rater = chosen.first().cloned().unwrap_or_else(|| "manager".to_owned());
        let (seller, last) = (ids[0].clone(), ids[ids.len() - 1].clone());
        // A name of the policy that nobody has.
        let stranger = naming(known.len() + 5);
        chosen.extend(ids);
        chosen.push(stranger.clone());
        let shown = |at: usize| key.pseudonym(&format!("person {at}"));
        let pairs: Vec<(String, String)> =
            chosen.into_iter().enumerate().map(|(at, word)| (word, shown(at))).collect();
        let policy = POLICY.replace("FIRST", &seller).replace("LAST", &last).replace("RATER", &stranger);
        files.write("policy.yaml", policy);
        let pseudonyms = key.with_chosen(pairs.clone());
        let check = ["check", &path, "--draws", "50", "--today", "2026-11-25", "--write-baseline"];
        let baseline = files.path("baseline.json");
        let args = [&check[..], &[&baseline]].concat();
        let written = salesfit_under(Some(pseudonyms.clone()), &args);
        assert_eq!(written.code, 0, "{written:?}");
        // A baseline may name people by their ids, too.
        let baseline = files.read("baseline.json");
        let named = pairs.iter().fold(baseline, |text, (word, shown)| text.replace(shown.as_str(), word));
        files.write("baseline.json", named);
        Disguised { team: path, files, seller, rater, pseudonyms }
    }

    /// Runs a command on it, in a format.
    fn run(&self, command: &[&str], format: &str) -> Run {
        let args: Vec<String> = filled(command, &self.team, &self.seller)
            .into_iter()
            .map(|word| word.replace(NAMES, &self.files.path("policy.yaml")))
            .map(|word| word.replace("BASELINE", &self.files.path("baseline.json")))
            .map(|word| word.replace("RATER", &self.rater))
            .collect();
        let args = [&words(&args)[..], &["--format", format]].concat();
        salesfit_under(Some(self.pseudonyms.clone()), &args)
    }
}

/// The commands that the law is tried on, each with whether it says where in the file somebody is.
fn commands(team: &str) -> impl Iterator<Item = (&'static [&'static str], bool)> {
    // A comparison of large teams takes long, and has a test of its own.
    let is_small = team.starts_with("tests/");
    let all = COMMANDS.iter().chain(&MORE_COMMANDS).filter(move |command| is_small || command[0] != "diff");
    all.map(|command| (*command, command[0] == "check"))
}

#[test]
fn whoever_people_are_the_same_bytes_are_printed() {
    for_each(0..TEAMS.len() as u64, |at| {
        let team = TEAMS[usize::try_from(at).expect("a place")];
        let formats: Vec<&str> =
            if team.0.starts_with("tests/") { formats().collect() } else { vec!["json"] };
        let mut files = Files::empty();
        let mut told: Vec<Vec<String>> = Vec::new();
        let worlds = [(short as Naming, Rows::AsTheyAre), (long, Rows::AsTheyAre), (long, Rows::Reversed)];
        for (naming, rows) in worlds {
            let world = Disguised::new(files, team, naming, rows);
            let mut own = Vec::new();
            for (command, _) in commands(team.0) {
                own.extend(formats.iter().map(|format| format!("{:?}", world.run(command, format))));
            }
            told.push(own);
            files = world.files;
        }
        let named = commands(team.0)
            .flat_map(|(command, has_lines)| formats.iter().map(move |_| (command, has_lines)));
        for (at, (command, has_lines)) in named.enumerate() {
            assert_eq!(told[0][at], told[1][at], "{command:?} of {}: the names", team.0);
            if !has_lines {
                assert_eq!(told[0][at], told[2][at], "{command:?} of {}: the order of the file", team.0);
            }
        }
    });
}

#[test]
fn a_comparison_does_not_depend_on_who_people_are() {
    let mut files = Files::empty();
    let mut told = Vec::new();
    for (naming, rows) in [(short as Naming, Rows::AsTheyAre), (long, Rows::Reversed)] {
        let world = Disguised::new(files, TEAMS[0], naming, rows);
        let names = [world.team.clone(), "profiles/kiosk.yaml".to_owned(), world.team.clone()];
        let result = Diff::new(&compared(&names, Some(&world.pseudonyms)), Lang::En);
        told.push(
            [Format::Json, Format::Table, Format::Csv].map(|format| drawn_in(Lang::En, &result, format)),
        );
        files = world.files;
    }
    assert_eq!(told[0], told[1]);
}

#[test]
fn what_is_said_of_a_broken_file_does_not_depend_on_who_people_are() {
    let cases = [
        ("team.yaml", "sellers:\n  - {name: NAME, scores: {drive: 99, empathy: 5}}\n"),
        ("team.yaml", "sellers:\n  - {name: NAME, scores: {resilence: 5}}\n"),
        ("team.yaml", "sellers:\n  - {name: NAME, role: no-such-role, hours: many}\n"),
        ("team.yaml", "sellers:\n  - {id: NAME, pinned: true}\n  - {id: NAME, scores: {drive: 5}}\n"),
        ("team.yaml", "{\"sellers\": [{\"name\": \"NAME\", \"scores\": {\"drive\": []}}]}\n"),
        ("team.yaml", "sellers:\n  - {name: NAME, scores: {drive: {NAME: 99}}}\n"),
        ("team.yaml", "sellers:\n  - {name: NAME, scores: {drive: {NAME: []}}, wishes: 3}\n"),
        ("team.csv", "name,drive\nNAME,99\n"),
        ("team.csv", "id,name,role,drive\nNAME,NAME,no-such-role,x\n"),
        ("team.csv", "name,drive\nNAME,5,6\n"),
        ("team.csv", "name,drive\nNAME,5\nNAME,6\n"),
    ];
    let files = Files::empty();
    for (file, text) in cases {
        let told = [short(0), long(9)].map(|name| {
            files.write(file, text.replace("NAME", &name));
            let chosen = [name.clone(), Rater::kind(&name)].map(|word| (word, "s-0123456789".to_owned()));
            let key = Pseudonyms::with_key(KEY.as_bytes()).expect("a key").with_chosen(chosen);
            let run = salesfit_under(Some(key), &["match", &files.path(file)]);
            assert_eq!(run.code, 2, "{run:?}");
            run.err
        });
        assert_eq!(told[0], told[1], "{text}");
    }
}

// ---------------------------------------------------------------------------------------------------------
// The attack
// ---------------------------------------------------------------------------------------------------------

/// How many names the attacker tries. Those of the team are among them.
const CANDIDATES: usize = 1_000;

/// How many of the team are looked for.
const SOUGHT: usize = 6;

const DRAWS: &str = "50";

/// The names that the attacker tries: those of the team at places that say nothing, and others of the same kind.
fn candidates(team: &[(String, String)]) -> Vec<String> {
    let first = ["Anne", "Bjørn", "Cecilie", "Dag", "Eva", "Finn", "Grete", "Harald", "Inger", "Jan"];
    let last = ["Aas", "Berg", "Dahl", "Eide", "Foss", "Gran", "Haug", "Lie", "Moe", "Nes", "Olsen", "Vik"];
    let mut names: Vec<String> = team.iter().map(|(_, name)| name.clone()).collect();
    for at in 0.. {
        if names.len() == CANDIDATES {
            break;
        }
        names.push(format!("{} {}{}", first[at % 10], last[at / 10 % 12], last[at / 120].to_lowercase()));
    }
    names.sort();
    names
}

/// A seller of a printed match without her name: an id, and all numbers of her roles that may be drawn.
type Printed = (String, Vec<f64>);

/// The sellers of a match in JSON.
fn printed(told: &Value) -> Vec<Printed> {
    let mut all = Vec::new();
    for seller in list(told, "sellers") {
        let mut numbers = Vec::new();
        for role in list(seller, "fits") {
            numbers.extend(["p_best", "expected", "se", "low90", "high90"].map(|key| number(&role[key])));
        }
        all.push((seller["id"].as_str().expect("an id").to_owned(), numbers));
    }
    all
}

/// How far the numbers of two sellers are apart.
fn apart(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).abs()).sum()
}

/// The true names' places among all candidates, the likeliest first, for an attacker who has the table with all scores and
/// what a match printed of them: under each candidate name she draws the scores, and compares. Equals share their middle place.
fn places(rows: &[&str], head: &str, names: &[String], shown: &[Printed]) -> Vec<f64> {
    let model = model_of("profiles/sellers.csv");
    let files = Files::empty();
    let mut places = Vec::new();
    for (row, (_, seen)) in rows.iter().zip(shown) {
        let (name, scores) = row.split_once(';').expect("a name and scores");
        let guesses: String = names.iter().map(|name| format!("{name};{scores}\n")).collect();
        files.write("guesses.csv", format!("{head}\n{guesses}"));
        let (_, guesses) = opened(&files.path("guesses.csv"));
        let distances: Vec<f64> = guesses.iter().map(|guess| apart(seen, &drawn(&model, guess))).collect();
        let own = distances[names.iter().position(|guess| guess == name).expect("a candidate")];
        let nearer = distances.iter().filter(|distance| **distance < own - 1e-9).count();
        let equal = distances.iter().filter(|distance| (**distance - own).abs() <= 1e-9).count();
        places.push(f64::from(u32::try_from(2 * nearer + equal - 1).expect("few")) / 2.0);
    }
    places
}

/// A table as the program opens it, and its sellers.
fn opened(path: &str) -> ((Arc<Catalog>, Team), Vec<Seller>) {
    let opened = open_team(Path::new(path), None, &Overrides::default()).expect("it is a table");
    let sellers: Result<Vec<Seller>, _> = opened.sellers.collect();
    ((opened.catalog, opened.team), sellers.expect("nothing is wrong with them"))
}

/// The model that `match` works out this table's numbers with.
fn model_of(path: &str) -> UncertaintyModel {
    let ((catalog, team), sellers) = opened(path);
    let in_play = RolesInPlay::of(&catalog, &team, &sellers);
    let scorer = Scorer::new(catalog.clone(), team.motion).among(in_play);
    let errors = Errors::of(&catalog, &sellers);
    let groups = Groups::of(&catalog, &sellers, &errors);
    let draws = Draws::new(DRAWS.parse().expect("a number"), 1);
    UncertaintyModel::new(scorer, errors, draws, true).of_true_scores(groups)
}

/// What a match prints of a seller, as [`printed`] has it.
fn drawn(model: &UncertaintyModel, seller: &Seller) -> Vec<f64> {
    let found = model.uncertainty(seller, &model.scorer().score(seller), FitsOf::Roles);
    let mut numbers = Vec::new();
    for (role, p_best) in found.roles.iter().zip(found.p_best.expect("it is drawn")) {
        let of = role.expect("everything is rated");
        numbers.extend([p_best, of.expected, of.se, of.low90, of.high90]);
    }
    numbers
}

#[test]
fn a_thousand_guesses_find_nobody() {
    let table: String =
        fs::read("profiles/sellers.csv").expect("readable").into_iter().map(char::from).collect();
    let (head, rows) = table.split_once('\n').expect("a header");
    let known = people("profiles/sellers.csv");
    let names = candidates(&known);
    let rows: Vec<&str> = rows.lines().collect();
    let open = ["match", "profiles/sellers.csv", "--draws", DRAWS, "--format", "json"];
    let named = printed(&json(&open));
    assert_eq!(named.len(), rows.len());
    // She takes the sellers in whose numbers the draws show most.
    let key = Pseudonyms::with_key(KEY.as_bytes()).expect("a key");
    let hidden = printed(&salesfit_under(Some(key.clone()), &open).json());
    let mut sought: Vec<(f64, usize)> = Vec::new();
    let mut shown: Vec<Printed> = Vec::new();
    for (at, (id, numbers)) in named.iter().enumerate() {
        let pseudonym = key.pseudonym(id);
        let under = hidden.iter().find(|(id, _)| *id == pseudonym).expect("everybody is printed");
        sought.push((apart(numbers, &under.1), at));
        shown.push(under.clone());
    }
    sought.sort_by(|a, b| b.0.total_cmp(&a.0));
    sought.truncate(SOUGHT);
    let rows: Vec<&str> = sought.iter().map(|(_, at)| rows[*at]).collect();
    let places_by = |printed: &[Printed]| {
        let printed: Vec<Printed> = sought.iter().map(|(_, at)| printed[*at].clone()).collect();
        places(&rows, head, &names, &printed)
    };
    // Where ids seed the draws, the attack finds everybody.
    assert_eq!(places_by(&named), vec![0.0; SOUGHT]);
    // By chance the mean of six places of a thousand is 500, give or take 118.
    let found = places_by(&shown);
    let mean = found.iter().sum::<f64>() / 6.0;
    assert!((150.0..850.0).contains(&mean) && !found.contains(&0.0), "{found:?}");
}
