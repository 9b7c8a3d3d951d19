//! `tests/hr`: a repository as a human-resources department would keep it, run through every output, and whatever runs
//! it there: the action, the workflow and the hook, by their own commands.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use super::TODAY;
use crate::support::{process, project, salesfit};

const TEAMS: [&str; 3] = ["teams/west.yaml", "teams/east.yaml", "teams/inside.yaml"];

fn read(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A copy of the repository, which may be written to.
fn copy() -> TempDir {
    fn copied(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let path = entry.expect("readable").path();
            let to = to.join(path.file_name().expect("a name"));
            if path.is_dir() {
                copied(&path, &to);
            } else {
                fs::copy(&path, &to).expect("a copy");
            }
        }
    }
    let folder = TempDir::new().expect("a folder");
    copied(&project("tests/hr"), folder.path());
    folder
}

/// The program in the repository.
fn run(folder: &Path, args: &[&str]) -> Output {
    process(&[]).args(args).current_dir(folder).env_remove("NO_COLOR").output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The formats that the help offers.
fn formats() -> Vec<String> {
    let help = salesfit(&["check", "--help"]).err;
    let offered =
        help.split("--format <FORMAT>").nth(1).and_then(|rest| rest.split("[possible values: ").nth(1));
    let offered = offered.and_then(|rest| rest.split(']').next()).expect("the help says which");
    let mut formats: Vec<String> = offered.split(',').map(|word| word.trim().to_owned()).collect();
    // It lists sellers, and a review has none.
    formats.retain(|format| format != "jsonl");
    assert!(
        ["table", "csv", "json", "markdown"].iter().all(|format| formats.iter().any(|of| of == format)),
        "{formats:?}"
    );
    formats
}

#[test]
fn the_repository_is_reviewed_in_every_format_and_language_with_the_same_verdict() {
    let folder = copy();
    for (policy, since, exit) in [
        ("policy.yaml", true, 0),
        ("policy-strict.yaml", true, 1),
        ("policy.yaml", false, 0),
        ("policy-strict.yaml", false, 1),
    ] {
        for format in formats() {
            for lang in ["en", "nb"] {
                let mut args = [&["check"], &TEAMS[..], &["--policy", policy, "--today", TODAY]].concat();
                args.extend(["--format", &format, "--lang", lang]);
                if since {
                    args.extend(["--since", "last-year/west.yaml"]);
                }
                let out = run(folder.path(), &args);
                assert_eq!(out.status.code(), Some(exit), "{args:?} {}", text(&out.stderr));
                let told = out.stdout;
                assert!(!told.is_empty() && out.stderr.is_empty(), "{args:?} {}", text(&out.stderr));
                if ["json", "sarif"].contains(&format.as_str()) {
                    serde_json::from_slice::<Value>(&told).expect("it is JSON");
                }
                let file = folder.path().join("report");
                args.extend(["-o", "report"]);
                assert_eq!(run(folder.path(), &args).status.code(), Some(exit));
                assert!(fs::read(&file).expect("it is written") == told, "{format} to a file");
                fs::remove_file(file).expect("it is there");
            }
        }
    }
}

#[test]
fn its_policy_has_every_kind_of_waiver_and_its_findings_every_state() {
    let folder = copy();
    let args =
        [&["check"], &TEAMS[..], &["--policy", "policy.yaml", "--today", TODAY, "--format", "json"]].concat();
    let told: Value = serde_json::from_slice(&run(folder.path(), &args).stdout).expect("JSON");
    let states: Vec<&str> = told["waivers"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|waiver| waiver["state"].as_str())
        .collect();
    assert_eq!(states, ["used", "used", "unused"]);
    for key in ["warned_count", "inconclusive_count", "waived_count", "pass_count"] {
        assert!(told["verdict"][key].as_u64().is_some_and(|count| count > 0), "{key}");
    }
    // After the last day of the waivers nobody answers for them any more.
    let later = args.iter().map(|word| if *word == TODAY { "2027-04-01" } else { word }).collect::<Vec<_>>();
    let out = run(folder.path(), &later);
    assert_eq!(out.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    assert_eq!(told["verdict"]["expired_waiver_count"], 3);
}

#[test]
fn its_baseline_is_what_the_command_writes() {
    let folder = copy();
    let kept = fs::read(folder.path().join("baseline.json")).expect("it is there");
    let args = [
        &["check"],
        &TEAMS[..],
        &["--policy", "policy.yaml", "--since", "last-year/west.yaml", "--today", TODAY, "--write-baseline"],
    ]
    .concat();
    let out = run(folder.path(), &args);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let written = fs::read(folder.path().join("baseline.json")).expect("it is there");
    assert_eq!(text(&written), text(&kept), "write it anew as tests/hr/README.md says");
}

#[test]
fn what_is_known_passes_the_ratchet_and_a_new_finding_does_not() {
    let folder = copy();
    let args =
        [&["check"], &TEAMS[..], &["--policy", "policy.yaml", "--today", TODAY, "--baseline", "--ratchet"]]
            .concat();
    assert_eq!(run(folder.path(), &args).status.code(), Some(0));
    let west = folder.path().join("teams/west.yaml");
    let text = fs::read_to_string(&west).expect("readable");
    let changed = text
        .replacen(
            "drive: {self: 9, manager: 9, peer: [8, 9]}",
            "drive: {self: 9, manager: 1, peer: [1, 2]}",
            1,
        )
        .replacen("skin: {self: 9, manager: 9, peer: 9}", "skin: {self: 9, manager: 1, peer: 1}", 1);
    assert_ne!(text, changed);
    fs::write(&west, changed).expect("writable");
    assert_eq!(run(folder.path(), &args).status.code(), Some(1));
}

#[test]
fn every_command_in_its_readme_runs() {
    let folder = copy();
    let readme = read("tests/hr/README.md");
    let commands: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("$ salesfit ")).collect();
    assert!(commands.len() > 3);
    for command in commands {
        let args: Vec<&str> = command.split(' ').collect();
        let args = if args.contains(&"--explain") { args } else { [args, vec!["--today", TODAY]].concat() };
        let out = run(folder.path(), &args);
        let expected = i32::from(command.contains("strict"));
        assert_eq!(out.status.code(), Some(expected), "{command}: {}", text(&out.stderr));
    }
}

/// A YAML file as a tree.
fn tree(path: &str) -> Value {
    serde_yaml::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_hook_reviews_all_teams_where_any_file_of_theirs_changes_by_a_command_that_is_there() {
    let hooks = tree(".pre-commit-hooks.yaml");
    let hook = &hooks[0];
    let config = tree("tests/hr/.pre-commit-config.yaml");
    let used = &config["repos"][0]["hooks"][0];
    assert_eq!(hook["id"], used["id"]);
    assert_eq!(hook["language"], "rust", "it is built from a checkout of this project");
    // Tables, policies and catalogs change what a review finds, too, so it never hears which files have changed.
    assert_eq!(hook["files"], r"\.(ya?ml|json|csv|tsv|tab)$");
    assert_eq!(hook["pass_filenames"], false);
    let folder = copy();
    let entry = hook["entry"].as_str().expect("a command");
    let own = used["args"].as_array().expect("a list").iter().map(|word| word.as_str().expect("a word"));
    let args: Vec<&str> =
        entry.strip_prefix("salesfit ").expect("our own command").split(' ').chain(own).collect();
    let run_with = |policy: &str, left_out: &[&str]| {
        let args = args.iter().filter(|word| !left_out.contains(word));
        let args = args.map(|word| if *word == "policy.yaml" { policy } else { word });
        run(folder.path(), &args.chain(["--today", TODAY]).collect::<Vec<_>>())
    };
    let out = run_with("policy.yaml", &[]);
    assert_eq!(out.status.code(), Some(0), "{}{}", text(&out.stdout), text(&out.stderr));
    let strict = run_with("policy-strict.yaml", &["--ratchet", "--baseline", "baseline.json"]);
    assert_eq!(strict.status.code(), Some(1));
}

/// What a step of the action or the workflow did.
#[cfg(unix)]
struct Step {
    code: Option<i32>,
    out: String,
    err: String,
    summary: String,
    output: String,
    /// What it ran cargo with.
    cargo: String,
}

/// Runs the words of a `run:` as a runner does, with the program of this build and a cargo that only notes what it is
/// asked to do.
#[cfg(unix)]
fn step(folder: &Path, script: &str, env: &[(&str, &str)]) -> Step {
    use std::os::unix::fs::PermissionsExt;

    let runner = TempDir::new().expect("a folder");
    let at = |name: &str| runner.path().join(name);
    fs::create_dir(at("bin")).expect("a folder");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_salesfit"), at("bin/salesfit")).expect("a link");
    fs::write(at("bin/cargo"), "#!/bin/sh\necho \"$@\" >\"$RUNNER_TEMP/cargo\"\n").expect("a file");
    fs::set_permissions(at("bin/cargo"), fs::Permissions::from_mode(0o755)).expect("it may be run");
    // What another format than the known ones is drawn by may not be there: its place is taken by one that is.
    let offered = formats();
    let stand_in = |script: String, (format, instead): (&str, &str)| {
        let is_there = offered.iter().any(|of| of == format);
        if is_there {
            script
        } else {
            script.replace(&format!("--format {format}"), &format!("--format {instead}"))
        }
    };
    let script = [("github", "csv"), ("sarif", "json")].into_iter().fold(script.to_owned(), stand_in);
    fs::write(at("script"), script).expect("a file");
    let path = format!("{}:{}", at("bin").display(), std::env::var("PATH").unwrap_or_default());
    let out = Command::new("bash")
        .args(["--noprofile", "--norc", "-e", "-o", "pipefail"])
        .arg(at("script"))
        .current_dir(folder)
        .env("PATH", path)
        .env("RUNNER_TEMP", runner.path())
        .env("GITHUB_STEP_SUMMARY", at("summary"))
        .env("GITHUB_OUTPUT", at("output"))
        .env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR"))
        .envs(env.iter().copied())
        .output()
        .expect("bash runs");
    let read = |name: &str| fs::read_to_string(at(name)).unwrap_or_default();
    if let Some(sarif) = read("output").lines().find_map(|line| line.strip_prefix("sarif=")) {
        let sarif = fs::read_to_string(sarif).expect("the file that the output names");
        serde_json::from_str::<Value>(&sarif).expect("it is JSON");
    }
    Step {
        code: out.status.code(),
        out: text(&out.stdout),
        err: text(&out.stderr),
        summary: read("summary"),
        output: read("output"),
        cargo: read("cargo"),
    }
}

#[cfg(unix)]
fn words<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}"))
}

/// The environment that a step of the action gets for these inputs, by its own `env:`.
#[cfg(unix)]
fn env_of(step: &Value, inputs: &[(&str, String)]) -> Vec<(String, String)> {
    let env = step["env"].as_object().expect("a map");
    let value = |asked: &Value| {
        let asked = asked.as_str().expect("a text");
        let key =
            asked.strip_prefix("${{ inputs.").and_then(|rest| rest.strip_suffix(" }}")).expect("an input");
        inputs.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    env.iter().map(|(name, asked)| (name.clone(), value(asked))).collect()
}

#[cfg(unix)]
#[test]
fn the_action_installs_reviews_tells_and_keeps_the_exit_status() {
    let action = tree("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    let steps = action["runs"]["steps"].as_array().expect("a list");
    assert!(steps.iter().all(|step| step["shell"] == "bash"));
    // Nothing from outside stands in the script itself, where it would be run.
    assert!(steps.iter().all(|step| !words(step, "run").contains("${{")));
    let inputs: Vec<&String> = action["inputs"].as_object().expect("a map").keys().collect();
    assert_eq!(inputs, ["teams", "policy", "baseline", "args"]);

    let folder = copy();
    let installed = step(folder.path(), words(&steps[0], "run"), &[]);
    assert_eq!(installed.cargo.trim(), format!("install --locked --path {}", env!("CARGO_MANIFEST_DIR")));

    // What the workflow of the repository gives it.
    let workflow = tree("tests/hr/.github/workflows/review.yml");
    let of_job = workflow["jobs"]["review"]["steps"].as_array().expect("a list");
    let uses = of_job.iter().find(|step| step["with"]["teams"].is_string()).expect("it uses the action");
    let with = uses["with"].as_object().expect("a map");
    assert!(with.keys().all(|key| inputs.contains(&key)), "{with:?}");
    let given = |with: &[(&str, &str)]| -> Vec<(&'static str, String)> {
        ["teams", "policy", "baseline", "args"]
            .map(|key| {
                let own = uses["with"][key].as_str().unwrap_or_default().to_owned();
                let own = if key == "args" { format!("{own} --today {TODAY}") } else { own };
                let other = with.iter().find(|(known, _)| *known == key);
                (key, other.map_or(own, |(_, value)| (*value).to_owned()))
            })
            .into()
    };
    let review = |with: &[(&str, &str)]| {
        let env = env_of(&steps[1], &given(with));
        let env: Vec<(&str, &str)> =
            env.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        step(folder.path(), words(&steps[1], "run"), &env)
    };

    let passes = review(&[]);
    assert_eq!(passes.code, Some(0), "{}", passes.err);
    assert!(passes.output.starts_with("status=0\nsarif=") && !passes.out.is_empty(), "{}", passes.output);
    assert!(passes.summary.contains("The review passes."), "{}", passes.summary);

    let strict = format!("--today {TODAY}");
    let fails = review(&[("policy", "policy-strict.yaml"), ("baseline", ""), ("args", &strict)]);
    assert_eq!(fails.code, Some(1), "{}", fails.err);
    assert!(fails.output.starts_with("status=1\nsarif="), "{}", fails.output);
    assert!(fails.summary.contains("does not pass"));

    let alone = review(&[("policy", ""), ("baseline", ""), ("args", "")]);
    assert!(alone.output.contains("sarif="), "{}", alone.err);

    let broken = review(&[("teams", "teams/north.yaml")]);
    assert_eq!((broken.code, broken.output.as_str(), broken.summary.as_str()), (Some(2), "status=2\n", ""));
    assert!(broken.err.contains("no-such-file"));

    // A blank in a name, and what a shell would run, are names and nothing else.
    fs::rename(folder.path().join("policy.yaml"), folder.path().join("our policy.yaml")).expect("renamed");
    assert_eq!(review(&[("policy", "our policy.yaml")]).code, Some(0));
    let hostile = review(&[("policy", "$(touch pwned)"), ("args", "; touch pwned")]);
    assert_eq!(hostile.code, Some(2));
    assert!(!folder.path().join("pwned").exists());
}

#[cfg(unix)]
#[test]
fn no_option_in_the_inputs_of_the_action_breaks_or_fools_it() {
    let action = tree("action.yml");
    let script = words(&action["runs"]["steps"][1], "run");
    let folder = copy();
    let review = |baseline: &str, args: &str| {
        let args = format!("{args} --today {TODAY}");
        let env = [
            ("TEAMS", "teams/west.yaml"),
            ("POLICY", "policy.yaml"),
            ("BASELINE", baseline),
            ("ARGS", args.as_str()),
        ];
        step(folder.path(), script, &env)
    };
    let plain = review("", "");
    let quiet = review("", "--quiet");
    assert_eq!(
        (quiet.code, &quiet.out, &quiet.summary),
        (plain.code, &plain.out, &plain.summary),
        "{}",
        quiet.err
    );
    assert!(quiet.output.contains("sarif="), "{}", quiet.output);

    let before = fs::read(folder.path().join("baseline.json")).expect("it is there");
    for option in [
        "--write-baseline",
        "--write-baseline=x",
        "--output x",
        "-ox",
        "-o x",
        "--format=csv",
        "--init",
        "--",
    ] {
        let refused = review("baseline.json", option);
        let told = (refused.code, refused.output.as_str(), refused.summary.as_str());
        assert_eq!(told, (Some(2), "status=2\n", ""), "{option}");
        assert!(refused.err.contains("cannot hold"), "{option}: {}", refused.err);
    }
    assert_eq!(fs::read(folder.path().join("baseline.json")).expect("it is there"), before);
    assert!(!folder.path().join("x").exists());

    // A baseline of this name is a file that is not there, and no option.
    let fooled = review("--ratchet", "");
    assert!(fooled.code == Some(2) && fooled.err.contains("no-baseline-file"), "{}", fooled.err);
}

#[test]
fn every_action_of_others_is_pinned_by_its_hash() {
    for path in [".github/workflows/ci.yml", "tests/hr/.github/workflows/review.yml"] {
        for line in read(path).lines() {
            let Some((_, used)) = line.split_once("uses: ") else { continue };
            // This project itself has no hash here, and neither has the copy of it in the example.
            if used.starts_with("skarvik/") || used == "./" {
                continue;
            }
            let (name, comment) = used.split_once(" # v").unwrap_or_else(|| panic!("{path}: {used}"));
            let hash = name.split_once('@').map(|(_, hash)| hash).unwrap_or_default();
            assert!(
                hash.len() == 40 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()),
                "{path}: {used}"
            );
            assert!(comment.starts_with(|digit: char| digit.is_ascii_digit()), "{path}: {used}");
        }
    }
}

#[test]
fn tests_and_action_run_on_every_system_and_dependencies_are_reviewed() {
    let jobs = &tree(".github/workflows/ci.yml")["jobs"];
    for job in ["test", "action"] {
        let systems = jobs[job]["strategy"]["matrix"]["os"].as_array().expect("a list");
        assert_eq!(systems.len(), 3, "{job}: {systems:?}");
        for system in ["ubuntu", "macos", "windows"] {
            assert!(systems.iter().any(|of| of.as_str().is_some_and(|of| of.starts_with(system))), "{job}");
        }
    }
    let steps = jobs["action"]["steps"].as_array().expect("a list");
    let uses = steps.iter().find(|step| step["uses"] == "./").expect("it uses the action");
    assert!(uses["with"]["args"].as_str().is_some_and(|args| args.contains("--ratchet")));
    // cargo deny reviews all that deny.toml has a section for.
    let steps = jobs["deny"]["steps"].as_array().expect("a list");
    let is_deny = |step: &&Value| {
        step["uses"].as_str().is_some_and(|uses| uses.starts_with("EmbarkStudios/cargo-deny-action@"))
    };
    assert!(steps.iter().filter(is_deny).all(|step| step["with"].is_null()), "with no part left out");
    assert!(steps.iter().any(|step| is_deny(&step)));
    let deny = read("deny.toml");
    for section in ["[licenses]", "[bans]", "[sources]", "[advisories]"] {
        assert!(deny.contains(section), "{section}");
    }
}

#[cfg(unix)]
#[test]
fn every_command_of_the_workflow_runs() {
    let folder = copy();
    let workflow = tree("tests/hr/.github/workflows/review.yml");
    let steps = workflow["jobs"]["review"]["steps"].as_array().expect("a list");
    let scripts: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert!(!scripts.is_empty());
    for script in scripts {
        let done = step(folder.path(), &format!("{} --today {TODAY}", script.trim_end()), &[]);
        assert_eq!(done.code, Some(1), "{script}: {}", done.err);
        assert!(done.out.contains("does not pass"), "{}", done.out);
    }
}
