//! The sample teams keep what they are there to show, whatever their numbers become.

use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{fits_of, number, process, project, sellers};

fn salesfit(args: &[&str]) -> Output {
    process(args).output().expect("it runs")
}

fn json(args: &[&str]) -> Value {
    let output = salesfit(&[args, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("valid JSON")
}

#[test]
fn nordlys_is_ten_different_people() {
    let told = json(&["match", "profiles/nordlys.yaml"]);
    assert_eq!(sellers(&told).len(), 10);
    let strong = |seller: &Value| seller["spread"]["strong"].as_u64().expect("a number");
    let weak = |seller: &Value| seller["spread"]["weak"].as_u64().expect("a number");
    assert!(sellers(&told).iter().all(|seller| strong(seller) >= 1 && weak(seller) >= 1));
    let best: std::collections::BTreeSet<String> =
        sellers(&told).iter().map(|seller| seller["best"].to_string()).collect();
    assert!(best.len() >= 6, "best roles differ: {best:?}");
}

#[test]
fn nordlys_has_wrong_roles_one_veto_unknown_scores_and_a_shortage() {
    let told = json(&["match", "profiles/nordlys.yaml"]);
    let misplaced = sellers(&told).iter().filter(|seller| seller["role"] != seller["best"]).count();
    assert!((3..=5).contains(&misplaced), "{misplaced}");
    let vetoed =
        sellers(&told).iter().filter(|seller| fits_of(seller).iter().any(|(_, fit)| fit["vetoed"] == true));
    assert_eq!(vetoed.count(), 1);
    let partly = sellers(&told)
        .iter()
        .filter(|seller| fits_of(seller).iter().any(|(_, fit)| number(&fit["coverage"]) < 1.0));
    assert!((1..=3).contains(&partly.count()));
    assert_eq!(told["short"][0]["task"], "negotiation");
}

#[test]
fn an_upper_limit_costs_somebody_in_nordlys_a_role_and_it_is_named() {
    let output = salesfit(&["match", "profiles/nordlys.yaml"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Hanne Sæther would be best as Hunter without upper limits"), "{text}");
    let why = json(&["explain", "profiles/nordlys.yaml", "hanne"]);
    assert_eq!(why["best_without_upper_limits"]["role"], "hunter");
}

#[test]
fn in_kiosk_nearly_everybody_can_do_nearly_everything() {
    let told = json(&["match", "profiles/kiosk.yaml"]);
    assert_eq!((sellers(&told).len(), &told["motion"]), (8, &Value::from("transactional")));
    assert!(sellers(&told).iter().all(|seller| seller["spread"]["weak"] == 0));
}

#[test]
fn everyone_should_not_do_everything_in_nordlys_and_may_in_kiosk() {
    let nordlys = json(&["organize", "profiles/nordlys.yaml"]);
    assert_eq!(nordlys["verdict"], "no");
    assert!(nordlys["waste_share"].as_f64().is_some_and(|waste| waste > 0.08), "{}", nordlys["waste_share"]);
    let kiosk = json(&["organize", "profiles/kiosk.yaml"]);
    assert_eq!(kiosk["verdict"], "yes");
    // The numbers decide, and no name: each team asked as if it were of the other kind.
    let complex = json(&["organize", "profiles/kiosk.yaml", "--motion", "complex"]);
    // Its people hardly differ, whatever they sell.
    assert_eq!(complex["verdict"], "yes");
    assert_eq!(complex["waste_share"], kiosk["without_easing"]["waste_share"]);
    let simple = json(&["organize", "profiles/nordlys.yaml", "--motion", "transactional"]);
    assert!(simple["waste_share"].as_f64() < nordlys["waste_share"].as_f64());
}

#[test]
fn the_csv_sample_says_what_it_made_of_its_odd_column_and_letters() {
    let output = salesfit(&["match", "profiles/sellers.csv", "--format", "csv"]);
    let (rows, notes) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    let (rows, notes) = (rows.expect("UTF-8"), notes.expect("UTF-8"));
    assert_eq!(rows.lines().count(), 31);
    assert_eq!(notes.matches("note[").count(), 2, "{notes}");
    assert!(notes.contains("one column is not read: `Kommentar`"), "{notes}");
    assert!(notes.contains("is read as windows-1252: `Nøyaktighet`"), "{notes}");
    assert!(rows.contains("Åse Lillevold"), "Windows-1252 is read: {rows}");
}

#[test]
fn a_team_is_read_from_standard_input() {
    let mut child = process(&["match", "-", "--format", "csv"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it runs");
    let team = std::fs::read(project("profiles/nordlys.yaml")).expect("readable");
    std::io::Write::write_all(&mut child.stdin.take().expect("piped"), &team).expect("it reads");
    let piped = child.wait_with_output().expect("it ends");
    assert_eq!(piped.stdout, salesfit(&["match", "profiles/nordlys.yaml", "--format", "csv"]).stdout);
}

#[test]
fn a_file_is_written_whole_in_the_format_of_its_ending() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, start) in
        [("fit.csv", "id,name"), ("fit.json", "{\n"), ("fit.md", "# "), ("fit.txt", "Nordlys")]
    {
        let path = folder.path().join(name);
        let output = salesfit(&["match", "profiles/nordlys.yaml", "-o", path.to_str().expect("UTF-8")]);
        assert!(output.status.success() && output.stdout.is_empty());
        let text = std::fs::read_to_string(&path).expect("written");
        assert!(text.starts_with(start), "{name}: {text}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 4, "nothing else is left behind");
}

#[test]
fn excel_opens_the_csv_by_double_click() {
    let output = salesfit(&["match", "tests/frozen/nordlys.yaml", "--excel"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.starts_with("\u{feff}id;name;role;best;best_fit;"));
    assert!(text.lines().nth(1).is_some_and(|line| line.contains("84,2")), "{text}");
    assert!(text.contains("\r\n"));
}

#[test]
fn what_init_writes_can_be_matched_at_once_in_both_languages() {
    for lang in ["en", "nb"] {
        let folder = tempfile::tempdir().expect("a folder");
        let dir = folder.path().to_str().expect("UTF-8");
        assert!(salesfit(&["init", dir, "--lang", lang]).status.success());
        let team = folder.path().join("team.yaml");
        assert!(salesfit(&["match", team.to_str().expect("UTF-8")]).status.success());
        let before = std::fs::read(&team).expect("written");
        assert_eq!(salesfit(&["init", dir]).status.code(), Some(2), "what is there is left");
        assert_eq!(std::fs::read(&team).expect("still there"), before);
    }
}

#[test]
fn what_catalog_export_writes_is_the_built_in_catalog() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("mine");
    let dir = dir.to_str().expect("UTF-8");
    assert!(salesfit(&["catalog", "export", dir]).status.success());
    let with =
        |extra: &[&str]| salesfit(&[&["match", "profiles/nordlys.yaml", "--format", "json"], extra].concat());
    assert_eq!(with(&["--catalog", dir]).stdout, with(&[]).stdout);
    assert_eq!(salesfit(&["catalog", "export", dir]).status.code(), Some(2), "what is there is left");
}

#[test]
fn every_shell_gets_completions_and_every_command_a_manual_page() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = salesfit(&["completions", shell]).stdout;
        assert!(String::from_utf8_lossy(&script).contains("explain"), "{shell}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    assert!(salesfit(&["man", folder.path().to_str().expect("UTF-8")]).status.success());
    for page in ["salesfit.1", "salesfit-match.1", "salesfit-explain.1", "salesfit-catalog-show.1"] {
        assert!(folder.path().join(page).exists(), "{page}");
    }
}

#[test]
fn every_example_in_a_help_text_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = env!("CARGO_MANIFEST_DIR");
    for name in ["team.yaml", "sellers.csv"] {
        std::fs::write(folder.path().join(name), EXAMPLE[usize::from(name == "sellers.csv")])
            .expect("writable");
    }
    std::fs::write(folder.path().join("last-year.yaml"), EXAMPLE[0]).expect("writable");
    std::fs::write(folder.path().join("candidates.csv"), "name,drive,resilience\nNina,8,7\n")
        .expect("writable");
    std::fs::write(folder.path().join("policy.yaml"), "extends: builtin\n").expect("writable");
    std::fs::create_dir(folder.path().join("roles")).expect("a folder");
    for file in std::fs::read_dir(format!("{root}/roles")).expect("a folder") {
        let file = file.expect("readable");
        std::fs::copy(file.path(), folder.path().join("roles").join(file.file_name())).expect("a copy");
    }
    for name in ["2024.yaml", "2025.yaml", "2026.yaml"] {
        std::fs::write(folder.path().join(name), EXAMPLE[0]).expect("writable");
    }
    let git = |args: &[&str]| {
        let said = Command::new("git").current_dir(folder.path()).args(args).output().expect("git runs");
        assert!(said.status.success(), "{args:?}: {}", String::from_utf8_lossy(&said.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "team.yaml"]);
    git(&["-c", "user.name=Kari", "-c", "user.email=kari@example.org", "commit", "-q", "-m", "First"]);
    let help = |command: &[&str]| {
        let output = salesfit(&[command, &["--help"]].concat());
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for (name, plan) in PLANS {
        std::fs::write(folder.path().join(name), plan).expect("writable");
    }
    std::fs::write(folder.path().join("key"), "a key for examples only\n").expect("writable");
    let commands: [&[&str]; 21] = [
        &["match"],
        &["explain"],
        &["assign"],
        &["organize"],
        &["hire"],
        &["raters"],
        &["ask"],
        &["coach"],
        &["check"],
        &["who"],
        &["diff"],
        &["whatif"],
        &["apply"],
        &["catalog", "show"],
        &["catalog", "check"],
        &["catalog", "export"],
        &["init"],
        &["key"],
        &["schema"],
        &["completions"],
        &["man"],
    ];
    for command in commands {
        let text = help(command);
        let examples: Vec<&str> = text
            .lines()
            .skip_while(|line| !line.starts_with("Example:"))
            .filter_map(|line| line.trim().strip_prefix("salesfit "))
            .collect();
        assert!(!examples.is_empty(), "{command:?} has an example");
        for example in examples {
            // What a shell does with the output is not ours; the home folder is left alone.
            let words = example.split(" > ").next().unwrap_or_default().replace("~/", "home/");
            if words == "init" {
                std::fs::rename(folder.path().join("team.yaml"), folder.path().join("first.yaml"))
                    .expect("moved");
            }
            let output = process(&[])
                .current_dir(folder.path())
                .args(words.split_whitespace())
                .output()
                .expect("it runs");
            assert!(output.status.success(), "{example}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

/// The plans that examples name.
const PLANS: [(&str, &str); 3] = [
    ("plan.yaml", "set: {kari-nordmann: {hours: 20}}\n"),
    ("leave.yaml", "leave: [kari-nordmann]\n"),
    ("hire.yaml", "seats: {hunter: +1}\n"),
];

const EXAMPLE: [&str; 2] = [
    "seats: {hunter: 2}\nsellers:\n  - {name: Kari Nordmann, role: hunter, scores: {drive: 9, resilience: 9}}\n",
    "name,drive,resilience\nKari,4,5\n",
];

#[test]
fn the_plan_of_moves_is_what_assign_writes() {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let path = folder.path().join("moves.yaml");
    let plan = path.to_str().expect("UTF-8");
    assert!(salesfit(&["assign", "profiles/nordlys.yaml", "--write-plan", plan]).status.success());
    let [written, kept] = [path.clone(), project("profiles/plans/moves.yaml")]
        .map(|path| std::fs::read_to_string(path).expect("it is there"));
    assert_eq!(written, kept);
    // A plan is somebody's work once it is written.
    let again = salesfit(&["assign", "profiles/nordlys.yaml", "--write-plan", plan]);
    assert_eq!(again.status.code(), Some(2));
    // Where nothing is worth moving there is no plan.
    let none = salesfit(&["assign", "profiles/kiosk.yaml", "--write-plan", &format!("{plan}.2")]);
    assert!(String::from_utf8_lossy(&none.stderr).contains("no-moves-to-write"), "{none:?}");
}
