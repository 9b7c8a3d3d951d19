//! Nothing is written over that was not to be, and nothing is left behind.

use std::fs;
use std::path::Path;

use super::{TEAM, folder, names, put, run};

/// A key as `salesfit key` and the older recipe write one.
const KEYS: [&str; 2] = [
    "5f1d7a84db0cbb2b9f3cf0b8a1fd7c79c0d0f8c3a8e65a4f3b9d2e1c7a6b5d4f\n",
    "b3VyIG93biBrZXkgb2YgMzIgYnl0ZXMsIGluIDY0Li4=\n",
];

#[test]
fn no_command_writes_over_a_key_or_what_others_have_written() {
    let policy = "policy: Ours\nextends: builtin\n";
    let folder = folder(&[("team.yaml", TEAM), ("policy.yaml", policy), ("old.csv", "id,name\n")]);
    let root = folder.path();
    for key in KEYS {
        put(root, &[("key", key)]);
        for args in [
            &["schema", "team"][..],
            &["check", "--init"],
            &["completions", "bash"],
            &["match", "team.yaml", "--format", "csv"],
            &["match", "team.yaml", "--format", "csv", "--pseudonym-key", "key"],
            &["check", "team.yaml", "--format", "json"],
        ] {
            let told = run(root, &[args, &["-o", "key"]].concat());
            assert_eq!(told.code, Some(2), "{args:?}");
            assert_eq!(fs::read_to_string(root.join("key")).expect("there"), key, "{args:?}");
        }
    }
    for args in [&["check", "--init"][..], &["schema", "policy"], &["completions", "fish"]] {
        let told = run(root, &[args, &["-o", "policy.yaml"]].concat());
        assert!(told.code == Some(2) && told.err.contains("error[file-exists]"), "{args:?}: {}", told.err);
    }
    assert_eq!(fs::read_to_string(root.join("policy.yaml")).expect("there"), policy);
    // What a command wrote before it may write again.
    for args in [&["schema", "team", "-o", "schema.json"][..], &["completions", "zsh", "-o", "_salesfit"]] {
        for _ in 0..2 {
            let told = run(root, args);
            assert_eq!(told.code, Some(0), "{args:?}: {}", told.err);
        }
    }
    let told = run(root, &["match", "team.yaml", "-o", "old.csv"]);
    assert!(told.code == Some(0) && fs::read_to_string(root.join("old.csv")).expect("there").len() > 20);
}

#[test]
fn manual_pages_are_replaced_only_with_force() {
    let folder = folder(&[("man/salesfit-match.1", "mine"), ("man/other.1", "other")]);
    let root = folder.path();
    let told = run(root, &["man", "man"]);
    assert!(told.code == Some(2) && told.err.contains("error[file-exists]"), "{}", told.err);
    assert_eq!(names(&root.join("man")), ["other.1", "salesfit-match.1"], "all or nothing");
    assert_eq!(run(root, &["man", "man", "--force"]).code, Some(0));
    assert_ne!(fs::read_to_string(root.join("man/salesfit-match.1")).expect("there"), "mine");
    assert_eq!(fs::read_to_string(root.join("man/other.1")).expect("there"), "other");
    assert_eq!(run(root, &["man", "new/man1"]).code, Some(0));
    assert_eq!(names(&root.join("new")), ["man1"]);
    assert_eq!(names(&root.join("new/man1")).len() + 1, names(&root.join("man")).len());
}

#[test]
fn a_catalog_is_exported_whole_or_not_at_all() {
    let folder = folder(&[("mine/notes.txt", "mine")]);
    let root = folder.path();
    assert_eq!(run(root, &["catalog", "export", "new/catalog"]).code, Some(0));
    let all = names(&root.join("new/catalog"));
    assert!(all.len() > 1);
    assert_eq!(run(root, &["catalog", "export", "mine"]).code, Some(0));
    assert_eq!(names(&root.join("mine")).len(), all.len() + 1);
    let last = all.last().expect("there are some");
    put(root, &[(&format!("partly/{last}"), "mine")]);
    let told = run(root, &["catalog", "export", "partly"]);
    assert!(told.code == Some(2) && told.err.contains("error[file-exists]"), "{}", told.err);
    assert_eq!(names(&root.join("partly")), [last.as_str()]);
    assert_eq!(names(root), ["mine", "new", "partly"]);
}

#[test]
fn what_an_earlier_run_left_behind_is_swept_after_a_day() {
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(25);
    let folder = folder(&[("team.yaml", TEAM)]);
    let root = folder.path();
    let left = [".salesfit-aaaaaa", ".salesfit-bbbbbb", ".salesfit-cccccc", "salesfit-dddddd", ".other"];
    put(root, &left.map(|name| (name, "people")));
    let open = |name: &str| fs::File::options().write(true).open(root.join(name)).expect("there");
    for name in left.into_iter().filter(|name| !name.contains("bb")) {
        open(name).set_modified(old).expect("ours");
    }
    // One is young, and one is still in use.
    let used = open(left[2]);
    used.lock().expect("a lock");
    fs::create_dir(root.join(".salesfit-folder")).expect("a folder");
    assert_eq!(run(root, &["match", "team.yaml", "-o", "fit.csv"]).code, Some(0));
    let expected = [
        ".other",
        ".salesfit-bbbbbb",
        ".salesfit-cccccc",
        ".salesfit-folder",
        "fit.csv",
        "salesfit-dddddd",
        "team.yaml",
    ];
    assert_eq!(names(root), expected);
}

#[cfg(unix)]
mod unix {
    use std::io::{Read, Write};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use super::super::{finish, salesfit};
    use super::*;

    fn text(path: &Path) -> String {
        fs::read_to_string(path).expect("readable")
    }

    /// A line of a shell with the program in it, which is called `salesfit` there.
    fn shell(folder: &Path, line: &str) -> super::super::Done {
        let mut command = Command::new("sh");
        let line = format!("salesfit() {{ '{}' \"$@\"; }}; {line}", env!("CARGO_BIN_EXE_salesfit"));
        finish(command.args(["-c", &line]).current_dir(folder).env_remove("GITHUB_ACTIONS"))
    }

    #[test]
    fn a_descriptor_is_written_to_and_the_file_behind_it_kept() {
        let folder = folder(&[("team.yaml", TEAM)]);
        let root = folder.path();
        symlink("/dev/stdout", root.join("out-link")).expect("a link");
        symlink("/dev", root.join("devices")).expect("a link");
        let plain = run(root, &["match", "team.yaml", "--format", "csv"]).out;
        for (name, number) in [
            ("/dev/stdout", 1),
            ("/dev/fd/1", 1),
            ("/proc/self/fd/1", 1),
            ("out-link", 1),
            ("devices/stdout", 1),
            ("/dev/stderr", 2),
            ("/dev/fd/2", 2),
            ("/dev/fd/3", 3),
            ("/proc/self/fd/3", 3),
        ] {
            if name.starts_with("/proc") && !Path::new("/proc/self").exists() {
                continue;
            }
            put(root, &[("log", "")]);
            let inode = fs::metadata(root.join("log")).expect("there").ino();
            let line = format!(
                "{{ echo before >&{number}; salesfit match team.yaml --format csv -o {name}; echo after >&{number}; }} {number}>>log"
            );
            let told = shell(root, &line);
            assert_eq!(told.code, Some(0), "{name}: {}{}", told.out, told.err);
            assert_eq!(text(&root.join("log")), format!("before\n{plain}after\n"), "{name}");
            assert_eq!(fs::metadata(root.join("log")).expect("there").ino(), inode, "{name}");
        }
        assert!(fs::symlink_metadata(root.join("out-link")).expect("there").is_symlink());
        let told = shell(root, "salesfit match team.yaml -o /dev/stdout | head -1");
        assert!(told.out.starts_with("team"), "a table, as on standard output: {}", told.out);
    }

    #[test]
    fn a_link_to_nothing_is_written_through() {
        let folder = folder(&[("team.yaml", TEAM)]);
        let root = folder.path();
        fs::create_dir(root.join("real")).expect("a folder");
        symlink("real/fit.csv", root.join("fit.csv")).expect("a link");
        symlink("fit.csv", root.join("again.csv")).expect("a link");
        for _ in 0..2 {
            assert_eq!(run(root, &["match", "team.yaml", "-o", "again.csv"]).code, Some(0));
            assert!(fs::symlink_metadata(root.join("fit.csv")).expect("there").is_symlink());
            assert!(text(&root.join("real/fit.csv")).starts_with("id,"));
        }
        symlink("b.csv", root.join("a.csv")).expect("a link");
        symlink("a.csv", root.join("b.csv")).expect("a link");
        assert_eq!(run(root, &["match", "team.yaml", "-o", "a.csv"]).code, Some(2));
        symlink("nowhere/fit.csv", root.join("lost.csv")).expect("a link");
        assert_eq!(run(root, &["match", "team.yaml", "-o", "lost.csv"]).code, Some(2));
        assert!(fs::symlink_metadata(root.join("lost.csv")).expect("there").is_symlink());
    }

    #[test]
    fn owner_and_rights_are_kept_and_a_new_file_has_those_of_the_mask() {
        let folder = folder(&[("team.yaml", TEAM)]);
        let root = folder.path();
        let rights = |name: &str| {
            let about = fs::metadata(root.join(name)).expect("there");
            (about.mode() & 0o7777, about.uid(), about.gid())
        };
        for mode in [0o600, 0o640, 0o666, 0o755] {
            put(root, &[("fit.csv", "old")]);
            fs::set_permissions(root.join("fit.csv"), fs::Permissions::from_mode(mode)).expect("ours");
            // Only root can give a file away; another group of one's own would do, but need not exist.
            let _ = std::os::unix::fs::chown(root.join("fit.csv"), Some(12_345), Some(23_456));
            let before = rights("fit.csv");
            assert_eq!(run(root, &["match", "team.yaml", "-o", "fit.csv"]).code, Some(0));
            assert_eq!(rights("fit.csv"), before);
            assert!(text(&root.join("fit.csv")).starts_with("id,"));
        }
        for (mask, mode) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
            let line = format!("umask {mask}; salesfit match team.yaml -o new-{mask}.csv");
            assert_eq!(shell(root, &line).code, Some(0));
            assert_eq!(rights(&format!("new-{mask}.csv")).0, mode);
        }
    }

    /// The signals that this process ignores, one bit each, signal 1 the lowest; none where the system does not say.
    fn ignored_signals() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        ignored.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok()).unwrap_or(0)
    }

    #[test]
    fn a_signal_leaves_no_temporary_file_and_is_what_the_program_ends_with() {
        // Under nohup, or in the background of a shell, some are ignored here and so in the program.
        let ignored = ignored_signals();
        let signals = [("TERM", 15), ("HUP", 1), ("INT", 2)];
        for (signal, number) in signals.into_iter().filter(|(_, number)| ignored >> (number - 1) & 1 == 0) {
            let folder = folder(&[]);
            let root = folder.path();
            let mut command = salesfit(root, &["match", "-", "-o", "fit.csv"]);
            let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
            // More than is read ahead, so that the result has been begun; then it waits for more.
            let rows: String = (0..9_000).map(|row| format!("Seller {row},5\n")).collect();
            let mut input = child.stdin.take().expect("piped");
            input.write_all(format!("name,drive\n{rows}").as_bytes()).expect("it reads");
            input.flush().expect("it reads");
            let begun = Instant::now();
            let temporary = loop {
                let found = names(root).into_iter().find(|name| name.starts_with(".salesfit-"));
                if let Some(name) = found {
                    break name;
                }
                assert!(begun.elapsed() < Duration::from_mins(1), "nothing is written");
                std::thread::sleep(Duration::from_millis(20));
            };
            let rights = fs::metadata(root.join(temporary)).map(|about| about.mode() & 0o777);
            // The probe of the mask may have been seen, which is empty and gone at once.
            assert!(rights.is_err() || rights.is_ok_and(|mode| mode == 0o600 || mode == 0o644));
            std::thread::sleep(Duration::from_millis(300));
            let present: Vec<String> = names(root);
            assert!(present.len() == 1 && present[0].starts_with(".salesfit-"), "{present:?}");
            let mode = fs::metadata(root.join(&present[0])).expect("there").mode() & 0o777;
            assert_eq!(mode, 0o600, "nobody else reads half a result");
            let id = child.id().to_string();
            assert!(Command::new("kill").args(["-s", signal, &id]).status().expect("kill runs").success());
            let status = child.wait().expect("it ends");
            assert_eq!(status.signal(), Some(number), "{signal}");
            assert_eq!(names(root), [""; 0], "{signal}");
        }
    }

    #[test]
    fn a_signal_that_is_to_be_ignored_ends_nothing() {
        if !Path::new("/proc/self/status").exists() {
            return;
        }
        let folder = folder(&[("team.yaml", TEAM)]);
        let line = "trap '' HUP; salesfit match team.yaml -o fit.csv && salesfit match - -o late.csv";
        let mut command = Command::new("sh");
        let line = format!("salesfit() {{ '{}' \"$@\"; }}; {line}", env!("CARGO_BIN_EXE_salesfit"));
        command.args(["-c", &line]).current_dir(folder.path()).stdin(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn().expect("it starts");
        let mut input = child.stdin.take().expect("piped");
        let rows: String = (0..9_000).map(|row| format!("Seller {row},5\n")).collect();
        input.write_all(format!("name,drive\n{rows}").as_bytes()).expect("it reads");
        std::thread::sleep(Duration::from_millis(500));
        let group = format!("ps -o pid= --ppid {} | xargs -r kill -s HUP", child.id());
        let _ = Command::new("sh").args(["-c", &group]).status();
        drop(input);
        let mut said = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut said).expect("readable");
        assert!(child.wait().expect("it ends").success(), "{said}");
        assert_eq!(names(folder.path()), ["fit.csv", "late.csv", "team.yaml"]);
    }

    #[test]
    fn a_standard_output_that_cannot_be_written_to_is_told() {
        let folder = folder(&[("team.yaml", TEAM)]);
        for line in [
            "salesfit match team.yaml 1<team.yaml",
            "salesfit match team.yaml >&-",
            "salesfit match team.yaml --format json -o - >&- <&-",
            "salesfit check team.yaml --draws 50 >&-",
            "salesfit check --init >&-",
            "salesfit schema team >&-",
        ] {
            let told = shell(folder.path(), line);
            assert_eq!(told.code, Some(2), "{line}: {}", told.err);
            assert!(told.err.contains("error[cannot-write]"), "{line}: {}", told.err);
        }
        let told = shell(folder.path(), "salesfit match --help >&-");
        assert_eq!(told.code, Some(2), "{}", told.err);
        // Where nothing is to be printed, nothing is missing; and what goes nowhere on purpose does.
        for line in [
            "salesfit match team.yaml -o fit.csv >&-",
            "salesfit match team.yaml >/dev/null",
            "salesfit match team.yaml 1<>/dev/null",
        ] {
            let told = shell(folder.path(), line);
            assert_eq!(told.code, Some(0), "{line}: {}", told.err);
        }
    }
}

const SALES: &str = "team: Duo\ndate: 2026-11-01\nseats: {hunter: 1, account-manager: 2}\nsellers:\n  \
    - {name: Kari, role: hunter, scores: {resilience: 6, drive: 7.5, empathy: 7, patience: 6, listening: 6}}\n  \
    - {name: Ola, role: account-manager, scores: {resilience: 5, drive: 5, empathy: 8, patience: 8}}\n";

const CANDIDATES: &str = "team: New\nsellers:\n  \
    - {name: Nina, scores: {resilience: 8, drive: 8, empathy: 5}}\n  \
    - {name: Even, hours: 0, scores: {resilience: 9, drive: 9, empathy: 5, patience: 9}}\n";

/// A form is written again as long as nobody has rated in it; then it is somebody's work.
#[test]
fn a_form_that_somebody_has_filled_in_is_not_written_over() {
    let folder = folder(&[("team.yaml", SALES), ("new.yaml", CANDIDATES)]);
    let root = folder.path();
    let hire = ["hire", "team.yaml", "--candidates", "new.yaml", "--interview", "nina", "--form"];
    for (command, form) in
        [(&["ask", "team.yaml", "--for", "kari"][..], "ask.csv"), (&hire, "nina.csv"), (&hire, "nina.xlsx")]
    {
        for _ in 0..2 {
            let told = run(root, &[command, &["-o", form]].concat());
            assert_eq!(told.code, Some(0), "{form}: {}", told.err);
        }
        if form.ends_with("xlsx") {
            continue;
        }
        let text = fs::read_to_string(root.join(form)).expect("a form");
        let filled = if form == "ask.csv" {
            let heading: Vec<&str> = text.lines().next().expect("a heading").split(',').collect();
            let behind = heading.iter().position(|of| *of == "rating").expect("room for ratings");
            assert_eq!(heading[behind + 1], "rater");
            text.replacen(",,,Duo", ",7,manager,Duo", 1)
        } else {
            text.replacen(",,interviewer-1", ",7,interviewer-1", 1)
        };
        assert_ne!(filled, text, "{text}");
        put(root, &[(form, &filled)]);
        let told = run(root, &[command, &["-o", form]].concat());
        assert!(told.code == Some(2) && told.err.contains("error[output-is-filled-form]"), "{}", told.err);
        assert_eq!(fs::read_to_string(root.join(form)).expect("there"), filled);
        // What is written as a page to read is replaced like any other.
        let page = form.replace(".csv", ".md");
        for _ in 0..2 {
            assert_eq!(run(root, &[command, &["-o", &page]].concat()).code, Some(0));
        }
    }
}

#[test]
fn a_form_is_not_printed_as_json() {
    let folder = folder(&[("team.yaml", SALES), ("new.yaml", CANDIDATES)]);
    let args = ["hire", "team.yaml", "--candidates", "new.yaml", "--interview", "nina", "--form"];
    for more in [&["--format", "json"][..], &["-o", "nina.json"]] {
        let told = run(folder.path(), &[&args[..], more].concat());
        assert!(told.code == Some(2) && told.err.contains("error[form-as-json]"), "{}", told.err);
    }
}

#[test]
fn candidates_without_hours_are_left_out_and_told() {
    let folder = folder(&[("team.yaml", SALES), ("new.yaml", CANDIDATES)]);
    let args = ["hire", "team.yaml", "--candidates", "new.yaml"];
    let told = run(folder.path(), &args);
    assert!(told.code == Some(0) && told.err.contains("candidates-without-hours"), "{}", told.err);
    let told = run(folder.path(), &[&args[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    let names: Vec<&str> =
        json["candidates"].as_array().expect("a list").iter().filter_map(|of| of["name"].as_str()).collect();
    assert_eq!(names, ["Nina"]);
    assert_eq!(json["notes"][0]["code"], "candidates-without-hours");
    put(folder.path(), &[("new.yaml", "sellers: [{name: Nina, hours: 0}]\n")]);
    let told = run(folder.path(), &args);
    assert!(told.code == Some(2) && told.err.contains("no-candidate-has-hours"), "{}", told.err);
}

/// What `ask` writes under pseudonyms comes back filled in, and is read under the same key.
#[test]
fn a_form_under_pseudonyms_is_read_with_the_key() {
    let folder = folder(&[("team.yaml", SALES), ("key", KEYS[0])]);
    let root = folder.path();
    let told = run(root, &["ask", "team.yaml", "--for", "kari", "--pseudonym-key", "key", "-o", "form.csv"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    let text = fs::read_to_string(root.join("form.csv")).expect("a form");
    assert!(!text.contains("Kari") && text.contains("s-"), "{text}");
    let filled: Vec<String> = text.lines().map(|line| line.replace(",,,Duo", ",7,manager,Duo")).collect();
    put(root, &[("form.csv", &filled.join("\n"))]);
    let args = ["raters", "team.yaml", "--add", "form.csv", "--format", "json"];
    let told = run(root, &[&args[..], &["--pseudonym-key", "key"]].concat());
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(!told.out.contains("Kari"), "{}", told.out);
    assert_ne!(
        told.out,
        run(root, &["raters", "team.yaml", "--format", "json", "--pseudonym-key", "key"]).out
    );
    // Under another key nobody is found, and nobody is named.
    put(root, &[("other", KEYS[1])]);
    let told = run(root, &[&args[..], &["--pseudonym-key", "other"]].concat());
    assert!(told.code == Some(2) && told.err.contains("unknown-seller"), "{}", told.err);
    assert!(!told.err.contains("Kari") && !told.err.contains("Ola"), "{}", told.err);
}
