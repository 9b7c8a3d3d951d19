//! Keys: made private, never overwritten, and refused where they are no secret.

use std::fs;

use super::{TEAM, folder, names, run};

#[test]
fn a_new_key_is_long_private_and_never_overwritten() {
    let folder = folder(&[("team.yaml", TEAM)]);
    let root = folder.path();
    let told = run(root, &["key", "mine"]);
    assert_eq!((told.code, told.out.as_str()), (Some(0), ""), "{}", told.err);
    let key = fs::read_to_string(root.join("mine")).expect("written");
    let digits = key.strip_suffix('\n').expect("a line");
    assert!(digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
    assert!(!told.err.contains(digits), "nobody is shown the key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(root.join("mine")).expect("there").permissions().mode() & 0o777, 0o600);
    }
    let again = run(root, &["key", "mine"]);
    assert!(again.code == Some(2) && again.err.contains("error[file-exists]"), "{}", again.err);
    assert_eq!(fs::read_to_string(root.join("mine")).expect("there"), key);
    assert_eq!(run(root, &["key", "no/such/folder"]).code, Some(2));
    assert_eq!(names(root), ["mine", "team.yaml"]);

    let told = run(root, &["match", "team.yaml", "--pseudonym-key", "mine"]);
    assert!(told.code == Some(0) && told.err.is_empty(), "{}", told.err);
    let other = run(root, &["key", "other"]);
    assert_eq!(other.code, Some(0));
    assert_ne!(fs::read_to_string(root.join("other")).expect("written"), key);
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_noted_in_every_command_that_uses_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("team.yaml", TEAM), ("key", "sixteen letters or more\n")]);
    let who = ["who", "s-0000000000", "team.yaml", "--pseudonym-key", "key"];
    let fits = ["match", "team.yaml", "--pseudonym-key", "key"];
    for (mode, is_noted) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o602, true)] {
        fs::set_permissions(folder.path().join("key"), fs::Permissions::from_mode(mode)).expect("ours");
        for args in [&who[..], &fits] {
            let told = run(folder.path(), args);
            assert_eq!(told.err.contains("note[exposed-key]"), is_noted, "{mode:o} {args:?}: {}", told.err);
        }
        let quiet = run(folder.path(), &[&fits[..], &["--quiet"]].concat());
        assert_eq!(quiet.err, "");
    }
}

#[cfg(unix)]
#[test]
fn a_device_a_folder_and_one_repeated_byte_are_no_keys() {
    let folder =
        folder(&[("team.yaml", TEAM), ("zeros", &"\0".repeat(64)), ("same", "aaaaaaaaaaaaaaaaaaaaaaaa")]);
    for (key, code) in [
        ("/dev/zero", "key-not-a-file"),
        ("/dev/null", "key-not-a-file"),
        (".", "key-not-a-file"),
        ("zeros", "repeated-key"),
        ("same", "repeated-key"),
    ] {
        let told = run(folder.path(), &["match", "team.yaml", "--pseudonym-key", key]);
        assert_eq!(told.code, Some(2), "{key}");
        assert!(told.err.contains(&format!("error[{code}]")), "{key}: {}", told.err);
    }
}
