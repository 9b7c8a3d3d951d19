//! What a review does not see is told: files of a folder that it does not read, findings known under another key, and
//! teams that are new. Nothing that it prints under pseudonyms names anybody.

use super::{TEAM, folder, put, run};

const POLICY: &str = "policy: What Kari Nordmann asked for\nextends: builtin\n";

#[test]
fn a_folder_is_read_or_what_was_not_reviewed_is_named() {
    let folder = folder(&[
        ("teams/north.yaml", "sellers: people/north.csv\n"),
        ("teams/south.yaml", "sellers: south.csv\n"),
        ("teams/own.yml", &format!("catalog: ../roles.yaml\n{TEAM}")),
        ("teams/people/north.csv", "name,drive\nKari,6\n"),
        ("teams/south.csv", "name,drive\nOla,6\n"),
        ("teams/README.md", "About the teams\n"),
        ("teams/.git/x.yaml", TEAM),
        ("teams/remarks.txt", "Kari, Ola\n"),
        ("teams/notes/about.txt", "x\n"),
        ("roles.yaml", "extends: builtin\n"),
    ]);
    let root = folder.path();
    let check = || run(root, &["check", "teams", "--draws", "50"]);
    let told = check();
    assert!(!told.err.contains("not-reviewed"), "all of it was read: {}", told.err);

    let strays = [
        "west.csv",
        "west.TSV",
        "east.tab",
        "east.json",
        "team.xlsx",
        "2025/old.yaml",
        "people/x.csv",
        ".hidden/x.yaml",
        "west.ndjson",
        "teams.zip",
        "west.parquet",
    ];
    for stray in strays {
        put(root, &[(&format!("teams/{stray}"), "name,drive\nPer,3\n")]);
        let told = check();
        assert!(matches!(told.code, Some(0 | 1)), "{stray}: {}", told.err);
        let named = stray.split('/').next().expect("a name");
        assert!(told.err.contains("note[not-reviewed]") && told.err.contains(named), "{stray}: {}", told.err);
        std::fs::remove_file(root.join("teams").join(stray)).expect("ours");
    }
    put(root, &[("teams/west.txt", "name;drive;empathy\nPer;3;4\n")]);
    assert!(check().err.contains("west.txt"), "a text that is a table");
    std::fs::remove_file(root.join("teams/west.txt")).expect("ours");
    // Named by itself, a table is reviewed.
    put(root, &[("teams/west.csv", "name,drive\nPer,3\n")]);
    let told = run(root, &["check", "teams", "teams/west.csv", "--draws", "50"]);
    assert!(!told.err.contains("not-reviewed"), "{}", told.err);

    for at in 0..12 {
        put(root, &[(&format!("teams/more-{at:02}.csv"), "name,drive\nPer,3\n")]);
    }
    let told = run(root, &["check", "teams", "--draws", "50", "--lang", "nb"]);
    assert!(told.err.contains("13 filer og mapper") && !told.err.contains("more-11"), "{}", told.err);
}

#[test]
fn what_was_not_read_fails_a_review_unless_the_policy_allows_it() {
    let sound = "date: 2026-11-01\nsellers: [{name: Kari, scores: {drive: 6}}]\n";
    let folder = folder(&[("teams/north.yaml", sound), ("teams/west.csv.gz", "x"), ("teams/east.psv", "x")]);
    let root = folder.path();
    let check = |level: &str, format: &str| {
        put(root, &[("policy.yaml", &format!("unreviewed: {level}\nrules: {{waste: allow}}\n"))]);
        let options = ["--policy", "policy.yaml", "--format", format, "--today", "2026-11-02"];
        run(root, &[&["check", "teams"][..], &options].concat())
    };
    let denied = check("deny", "json");
    let told: serde_json::Value = serde_json::from_str(&denied.out).expect("JSON");
    assert_eq!((denied.code, &told["verdict"]["passes"]), (Some(1), &false.into()), "{}", denied.err);
    assert_eq!(told["verdict"]["unreviewed_count"], 2);
    assert_eq!(told["unreviewed"][0]["files"], serde_json::json!(["east.psv", "west.csv.gz"]));
    for (format, sign) in [
        ("table", "does not pass: 2 files or folders were not read"),
        ("junit", "classname=\"salesfit.unreviewed\""),
        ("sarif", "\"ruleId\": \"unreviewed\""),
        ("github", "::error"),
    ] {
        let told = check("deny", format);
        assert!(told.code == Some(1) && told.out.contains(sign), "{format}: {}", told.out);
    }
    assert_eq!(check("warn", "table").code, Some(0));
    let warned = check("warn", "junit");
    assert!(warned.code == Some(0) && warned.out.contains("unreviewed"), "{}", warned.out);
    let allowed = check("allow", "junit");
    assert!(allowed.code == Some(0) && !allowed.out.contains("unreviewed"), "{}", allowed.out);
    assert!(!allowed.err.contains("not-reviewed"), "{}", allowed.err);
}

#[test]
fn a_baseline_of_another_key_says_why_nothing_matches() {
    let keys = [("one", "the first key of the two\n"), ("two", "another key than the first\n")];
    let team = "sellers: [{name: Kari, role: hunter, scores: {drive: 1, resilience: 1}}]\n";
    let folder = folder(&[("team.yaml", team), keys[0], keys[1]]);
    let root = folder.path();
    let review = |more: &[&str]| run(root, &[&["check", "team.yaml", "--draws", "50"], more].concat());
    let written = review(&["--write-baseline", "known.json", "--pseudonym-key", "one"]);
    assert_eq!(written.code, Some(0), "{}", written.err);
    assert!(std::fs::read_to_string(root.join("known.json")).expect("written").contains("\"s-"));

    let noted = "note[baseline-of-other-key]";
    let known = ["--baseline", "known.json", "--ratchet"];
    let same = review(&[&known[..], &["--pseudonym-key", "one"]].concat());
    assert!(!same.err.contains(noted), "{}", same.err);
    for other in [&["--pseudonym-key", "two"][..], &["--pseudonyms"], &[]] {
        let told = review(&[&known[..], other].concat());
        assert!(told.err.contains(noted) && told.err.contains("known.json"), "{other:?}: {}", told.err);
    }
    // A baseline by name is read under any key.
    assert_eq!(review(&["--write-baseline", "names.json"]).code, Some(0));
    let told = review(&["--baseline", "names.json", "--ratchet", "--pseudonym-key", "two"]);
    assert!(!told.err.contains(noted), "{}", told.err);
}

#[test]
fn the_name_of_a_policy_is_kept_back_under_pseudonyms() {
    let folder = folder(&[("team.yaml", TEAM), ("policy.yaml", POLICY)]);
    let root = folder.path();
    for format in ["table", "csv", "json", "markdown", "sarif", "junit", "github"] {
        let args = ["check", "team.yaml", "--policy", "policy.yaml", "--draws", "50", "--format", format];
        let told = run(root, &[&args[..], &["--pseudonyms"]].concat());
        assert!(matches!(told.code, Some(0 | 1)), "{}", told.err);
        assert!(!told.out.contains("Nordmann") && !told.err.contains("Nordmann"), "{format}: {}", told.out);
    }
    let explain = ["check", "--explain", "role-fit", "--policy", "policy.yaml"];
    let told = run(root, &[&explain[..], &["--pseudonyms"]].concat());
    assert!(told.code == Some(0) && !told.out.contains("Nordmann"), "{}{}", told.out, told.err);
    let open = run(root, &["check", "team.yaml", "--policy", "policy.yaml", "--draws", "50"]);
    assert!(open.out.contains("Nordmann"), "by name it is shown: {}", open.out);
    // The built-in one names nobody.
    let builtin = run(root, &["check", "team.yaml", "--pseudonyms", "--draws", "50"]);
    assert!(!builtin.out.contains("(withheld)"), "{}", builtin.out);
}

/// A policy in which each waiver has these words as its owner, and as its reason.
fn waivers(words: &[&str]) -> String {
    let mut policy = "policy: own\nextends: builtin\nwaivers:\n".to_owned();
    for (at, words) in words.iter().enumerate() {
        // The last day tells them apart.
        let until = format!("2030-01-{:02}", at + 1);
        policy.push_str(&format!(
            "  - {{rule: role-fit, seller: kari-n, owner: \"{words}\", reason: \"{words}\", until: {until}}}\n"
        ));
    }
    policy
}

#[test]
fn under_pseudonyms_the_words_of_a_waiver_stay_unless_they_may_name_somebody() {
    let open =
        ["Head of sales", "in training until May", "the manager rates again", "new product, 5 of 12 known"];
    let hidden = [
        "Kari is in training",
        "KARI-N",
        "ask Nordmann's team",
        "O\u{308}yvind agreed with K\u{e5}ri",
        "tom@firm.example, for Wenche Trollvik",
        "trollvik",
        "Per Old, who has left",
        "bo will see to it",
        "known as solberg before",
        "as with gone-girl",
    ];
    let all: Vec<&str> = open.iter().chain(&hidden).copied().collect();
    let ratings = "{drive: {wenche-trollvik: 2, manager: 1}}";
    let team = format!(
        "team: T\nsellers:\n  - {{name: Kari Nordmann, id: kari-n, role: hunter, scores: {ratings}}}\n  \
        - {{name: Bo Solberg, id: bo, scores: {{drive: 5}}}}\n"
    );
    let folder = folder(&[
        ("team.yaml", &team),
        ("policy.yaml", &waivers(&all)),
        ("then.yaml", "team: T\nsellers: [{name: Per Old, scores: {drive: {manager: 5}}}]\n"),
        ("known.json", &known_girl()),
    ]);
    let root = folder.path();
    for format in ["table", "csv", "json", "markdown", "sarif", "junit", "github"] {
        let args = ["check", "team.yaml", "--policy", "policy.yaml", "--since", "then.yaml", "--draws", "50"];
        let more = ["--baseline", "known.json", "--sarif-all", "--format", format, "--pseudonyms"];
        let told = run(root, &[&args[..], &more].concat());
        assert!(matches!(told.code, Some(0 | 1)), "{}", told.err);
        let out = told.out.to_lowercase();
        for name in ["kari", "nordmann", "trollvik", "per old", "bo will", "solberg", "gone-girl"] {
            assert!(!out.contains(name), "{format} tells {name}: {}", told.out);
        }
    }
    let args = ["check", "team.yaml", "--policy", "policy.yaml", "--since", "then.yaml", "--draws", "50"];
    let more = ["--baseline", "known.json", "--format", "json", "--pseudonyms"];
    let told = run(root, &[&args[..], &more].concat());
    let json: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    let words: Vec<&str> = json["waivers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|waiver| waiver["reason"].as_str().expect("words"))
        .collect();
    assert_eq!(words[..open.len()], open, "they name nobody");
    assert!(words[open.len()..].iter().all(|words| *words == "(withheld)"), "{words:?}");
    // Of raters who do not count nothing is known, so that all is kept back.
    let told = run(root, &[&args[..], &more, &["--raters", "manager"]].concat());
    assert!(told.code != Some(2) && !told.out.contains("Head of sales"), "{}{}", told.out, told.err);
}

/// A baseline that knows of somebody who is in no file now.
fn known_girl() -> String {
    let finding = r#"{"rule": "role-fit", "team": "T", "seller": "gone-girl", "state": "fail"}"#;
    format!(
        r#"{{"schema": "salesfit/baseline/2", "policy": "own", "review_date": "2026-11-01", "findings": [{finding}]}}"#
    )
}
