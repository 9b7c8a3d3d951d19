//! Reads files out of a revision of a git repository, by calling git.
//!
//! This is the only place that starts another program. Git asks for nothing, writes nothing, goes nowhere, and does not
//! inherit the key of pseudonyms. A file counts as absent only where git has listed the revision and the file is not in
//! it; whenever a git command fails, that is a problem.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use super::pseudonyms::KEY_VARIABLE;
use crate::domain::{Place, Problem};

/// The largest file that is read out of a repository, in bytes: it is held in memory as a whole.
const MAX_BLOB: u64 = 1 << 30;

/// Files that share at least this much of their text are one file renamed. It is less than git's own 50 %, since team
/// files are short and a file that is taken for new is not compared.
const LIKENESS: &str = "--find-renames=30%";

/// More added and deleted files than these are not compared with each other to find renames.
const RENAME_LIMIT: &str = "-l5000";

/// The mode of a symbolic link in a tree.
const LINK: &str = "120000";

/// The mode of a submodule in a tree.
const SUBMODULE: &str = "160000";

/// A revision of the repository in which a file lies.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The folder in which git is called: the file's, or the nearest above it that still exists.
    folder: PathBuf,
    /// That folder, from the top of the repository.
    prefix: PathBuf,
    /// The top of the repository; empty where it has no working tree.
    top: PathBuf,
    /// The commit's hash.
    commit: String,
    /// The revision as the user wrote it.
    word: String,
}

/// What a tree holds under a name.
pub struct Entry {
    mode: String,
    /// The object's hash.
    object: OsString,
}

impl Entry {
    /// Whether it is a folder.
    pub fn is_tree(&self) -> bool {
        self.mode == "040000"
    }
}

impl Revision {
    /// The revision `word` of the repository in which the file `name` lies, or lay.
    ///
    /// # Errors
    /// There is no git, no repository, or no such revision.
    pub fn of(name: &str, word: &str) -> Result<Self, Problem> {
        let folder = nearest(Path::new(name).parent().unwrap_or(Path::new("")));
        let file = || Place::whole(name.into());
        let place = asked(&folder, &["rev-parse", "--show-prefix"]).map_err(|problem| problem.at(file()))?;
        let prefix = path_of(line(&place.stdout));
        // Without a working tree there is no top, and git fails.
        let top = git(&folder, &words(&["rev-parse", "--show-toplevel"])).map_err(|error| no_git(&error))?;
        let top = if top.status.success() { path_of(line(&top.stdout)) } else { PathBuf::new() };

        let unknown = || Problem::new("unknown-revision").at(file()).with("revision", word);
        // Git would take such a word for one of its options.
        if word.is_empty() || word.starts_with('-') {
            return Err(unknown());
        }
        let commit = ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{word}^{{commit}}")];
        let found = git(&folder, &words(&commit)).map_err(|error| no_git(&error))?;
        let commit = String::from_utf8_lossy(line(&found.stdout)).into_owned();
        let is_hash = !commit.is_empty() && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !found.status.success() || !is_hash {
            let shallow = asked(&folder, &["rev-parse", "--is-shallow-repository"])?;
            if line(&shallow.stdout) == b"true" {
                return Err(Problem::new("shallow-repository").at(file()).with("revision", word));
            }
            return Err(unknown());
        }
        Ok(Revision { folder, prefix, top, commit, word: word.to_owned() })
    }

    /// The revision as the user wrote it.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// What the revision holds under a path; `None` where it holds nothing there.
    ///
    /// # Errors
    /// The path is outside the repository, is or leads through a link or a submodule, or git fails.
    pub fn entry(&self, path: &Path) -> Result<Option<Entry>, Problem> {
        let place = self.in_repository(path)?;
        if let Some(entry) = self.listed(&place)? {
            self.no_way_out(&place, &entry)?;
            return Ok(Some(entry));
        }
        // Behind a link or in a submodule the file may well be there: it is not absent.
        for folder in place.ancestors().skip(1) {
            if let Some(entry) = self.listed(folder)? {
                self.no_way_out(folder, &entry)?;
                break;
            }
        }
        Ok(None)
    }

    /// The contents of a file.
    ///
    /// # Errors
    /// It is a folder, is too large, or git fails, as it does where a partial clone lacks the object.
    pub fn contents(&self, entry: &Entry) -> Result<Vec<u8>, Problem> {
        if entry.is_tree() {
            return Err(Problem::new("is-a-directory"));
        }
        let size = self.ask(&["cat-file".into(), "-s".into(), entry.object.clone()])?;
        let size = String::from_utf8_lossy(line(&size.stdout)).parse::<u64>();
        if size.is_ok_and(|size| size > MAX_BLOB) {
            return Err(Problem::new("file-too-large"));
        }
        Ok(self.ask(&["cat-file".into(), "blob".into(), entry.object.clone()])?.stdout)
    }

    /// The names in a folder.
    ///
    /// # Errors
    /// Git fails.
    pub fn names(&self, entry: &Entry) -> Result<Vec<PathBuf>, Problem> {
        let listed = self.ask(
            &[words(&["ls-tree", "-z", "--name-only", "--full-tree"]), vec![entry.object.clone()]].concat(),
        )?;
        Ok(fields(&listed.stdout).map(path_of).collect())
    }

    /// The name that a file had in the revision, where git's index has it under another name now; `None` where it was
    /// not renamed. Compares the revision with the index, so that no filter of the repository runs.
    ///
    /// # Errors
    /// Git fails, or there are too many files to compare.
    pub fn earlier_name(&self, path: &Path) -> Result<Option<PathBuf>, Problem> {
        let now = self.in_repository(path)?;
        let args = [
            "diff-index",
            "--cached",
            LIKENESS,
            "--diff-filter=R",
            "--name-status",
            "--no-relative",
            "-z",
            RENAME_LIMIT,
            &self.commit,
            "--",
        ];
        let found = self.ask(&words(&args))?;
        let said = String::from_utf8_lossy(&found.stderr);
        if said.contains("rename detection") {
            return Err(self.failed(&said));
        }
        let mut fields = fields(&found.stdout);
        while let (Some(_), Some(old), Some(new)) = (fields.next(), fields.next(), fields.next()) {
            if path_of(new) == now {
                return Ok(Some(self.from_here(&path_of(old))));
            }
        }
        Ok(None)
    }

    /// That a file is not in this revision.
    pub fn lacks(&self, shown: &Arc<str>) -> Problem {
        Problem::new("not-in-revision").at(Place::whole(shown.clone())).with("revision", self.word.as_str())
    }

    /// What a tree holds under a path from the top of the repository.
    fn listed(&self, place: &Path) -> Result<Option<Entry>, Problem> {
        if place.as_os_str().is_empty() {
            let object = OsString::from(format!("{}^{{tree}}", self.commit));
            return Ok(Some(Entry { mode: "040000".to_owned(), object }));
        }
        let args = ["ls-tree", "-z", "--full-tree", &self.commit, "--"];
        let found = self.ask(&[words(&args), vec![with_slashes(place)]].concat())?;
        // `<mode> <type> <hash>\t<path>`, and nothing where there is nothing.
        let Some(entry) = fields(&found.stdout).next() else { return Ok(None) };
        let about = entry.split(|&byte| byte == b'\t').next().unwrap_or_default();
        let about = String::from_utf8_lossy(about).into_owned();
        let mut parts = about.split(' ');
        let (Some(mode), Some(object)) = (parts.next(), parts.nth(1)) else {
            return Err(self.failed("unexpected output of git ls-tree"));
        };
        Ok(Some(Entry { mode: mode.to_owned(), object: object.into() }))
    }

    /// Rejects links and submodules, whose contents are not in this revision of this repository.
    fn no_way_out(&self, place: &Path, entry: &Entry) -> Result<(), Problem> {
        let code = match entry.mode.as_str() {
            LINK => "link-in-revision",
            SUBMODULE => "submodule-in-revision",
            _ => return Ok(()),
        };
        let path = place.to_string_lossy().into_owned();
        Err(Problem::new(code).with("path", path).with("revision", self.word.as_str()))
    }

    /// A path from the top of the repository. Lexical, since what it names may be gone.
    fn in_repository(&self, path: &Path) -> Result<PathBuf, Problem> {
        let from_folder = path.is_relative() || self.folder.is_absolute();
        let whole = match path.strip_prefix(&self.folder) {
            Ok(inside) if from_folder => self.prefix.join(inside),
            _ if path.is_relative() => self.prefix.join(up(&self.folder)).join(path),
            _ => {
                let inside = path.strip_prefix(&self.top).ok().filter(|_| !self.top.as_os_str().is_empty());
                inside.ok_or_else(|| Problem::new("outside-repository"))?.to_path_buf()
            }
        };
        let mut place = PathBuf::new();
        for part in whole.components() {
            match part {
                Component::Normal(name) => place.push(name),
                Component::ParentDir => {
                    if !place.pop() {
                        return Err(Problem::new("outside-repository"));
                    }
                }
                _ => {}
            }
        }
        Ok(place)
    }

    /// A path from the top of the repository as a path from where the program runs.
    fn from_here(&self, place: &Path) -> PathBuf {
        let mut up = PathBuf::new();
        for folder in self.prefix.ancestors() {
            if let Ok(inside) = place.strip_prefix(folder) {
                return self.folder.join(&up).join(inside);
            }
            up.push("..");
        }
        self.folder.join(place)
    }

    /// What git prints; every failure is a problem.
    fn ask(&self, args: &[OsString]) -> Result<Output, Problem> {
        let found = git(&self.folder, args).map_err(|error| no_git(&error))?;
        if found.status.success() {
            return Ok(found);
        }
        Err(self.failed(&String::from_utf8_lossy(&found.stderr)))
    }

    /// That git has failed within a revision that it knows: most often for want of an object.
    fn failed(&self, said: &str) -> Problem {
        let lacking =
            ["lazy fetch", "promisor", "unable to read", "object", "could not get", "could not read"];
        if lacking.iter().any(|word| said.contains(word)) {
            let problem = Problem::new("missing-object").with("reason", reason(said));
            return problem.with("revision", self.word.as_str());
        }
        failed(said)
    }
}

/// As many steps up as a relative folder leads down.
fn up(folder: &Path) -> PathBuf {
    folder.components().filter(|step| matches!(step, Component::Normal(_))).map(|_| "..").collect()
}

/// A folder, or the nearest above it that exists.
fn nearest(folder: &Path) -> PathBuf {
    let there = folder.ancestors().find(|folder| folder.is_dir());
    there.map_or_else(PathBuf::new, Path::to_path_buf)
}

/// What git prints in a folder; every failure is a problem.
fn asked(folder: &Path, args: &[&str]) -> Result<Output, Problem> {
    let found = git(folder, &words(args)).map_err(|error| no_git(&error))?;
    if found.status.success() { Ok(found) } else { Err(failed(&String::from_utf8_lossy(&found.stderr))) }
}

/// Calls git in a folder, without a pager, a prompt, a lock, or a way to the net.
fn git(folder: &Path, args: &[OsString]) -> io::Result<Output> {
    let mut command = Command::new("git");
    command.args(["--no-pager", "-c", "core.fsmonitor=false"]);
    if !folder.as_os_str().is_empty() {
        command.arg("-C").arg(folder);
    }
    command.args(args).stdin(Stdio::null());
    command.envs([
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_NO_LAZY_FETCH", "1"),
        // An older git does not know the line above: then no transport is allowed to it.
        ("GIT_ALLOW_PROTOCOL", "none"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("LC_ALL", "C"),
    ]);
    // The repository is the one in which the file lies, even where another git has called this program.
    let of_another_git = [
        "GIT_DIR",
        "GIT_COMMON_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
    ];
    for name in of_another_git.into_iter().chain([KEY_VARIABLE]) {
        command.env_remove(name);
    }
    command.output()
}

fn no_git(error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::NotFound { Problem::new("no-git") } else { failed(&error.to_string()) }
}

/// That git has failed, with its own words.
fn failed(said: &str) -> Problem {
    let code = if said.contains("not a git repository") {
        return Problem::new("not-a-repository");
    } else if said.contains("dubious ownership") {
        "unsafe-repository"
    } else {
        "git-failed"
    };
    Problem::new(code).with("reason", reason(said))
}

/// The line that says why git has failed.
fn reason(said: &str) -> String {
    let line = said.lines().find_map(|line| line.strip_prefix("fatal: "));
    line.or(said.lines().next()).unwrap_or_default().to_owned()
}

fn words(args: &[&str]) -> Vec<OsString> {
    args.iter().map(OsString::from).collect()
}

/// The first line, without its end.
fn line(bytes: &[u8]) -> &[u8] {
    bytes.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end()
}

/// The fields that git's `-z` ends with a zero each.
fn fields(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|&byte| byte == 0).filter(|field| !field.is_empty())
}

/// A path as git prints it.
fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    return PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes));
    #[cfg(not(unix))]
    PathBuf::from(String::from_utf8_lossy(bytes).as_ref())
}

/// A path as git takes it.
fn with_slashes(path: &Path) -> OsString {
    let mut name = OsString::new();
    for part in path.components() {
        if !name.is_empty() {
            name.push("/");
        }
        name.push(part);
    }
    name
}
