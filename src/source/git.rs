//! Reads files out of a revision of a git repository, by calling git.
//!
//! Git prompts for nothing, writes nothing, uses no network, and does not inherit
//! the key of pseudonyms. A file counts as absent only where git listed the revision without it; any failure of git is
//! a problem.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::process::{Output, Stdio};
use std::sync::Arc;

use super::pseudonyms::KEY_VARIABLE;
use crate::domain::{Place, Problem};

/// The largest file that is read from a repository, in bytes. It is held in memory whole.
const MAX_BLOB: u64 = 1 << 30;

/// The likeness from which git takes two files for one that was renamed. Lower than git's default of 50 %: team files
/// are short, and a file taken for new is not compared.
const LIKENESS: &str = "--find-renames=30%";

/// The most added or deleted files among which git looks for renames.
const RENAME_LIMIT: &str = "-l5000";

/// The mode of a symbolic link in a tree.
const LINK: &str = "120000";

/// The mode of a submodule in a tree.
const SUBMODULE: &str = "160000";

/// A revision of the repository in which a file lies.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The folder git runs in: the file's, or the nearest above it that still exists.
    folder: PathBuf,
    /// That folder, from the top of the repository.
    prefix: PathBuf,
    /// The top of the repository; empty without a working tree.
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
    /// Returns the revision `word` of the repository that holds, or held, the file `name`.
    ///
    /// # Errors
    /// There is no git, no repository, or no such revision.
    pub fn of(name: &Path, word: &str) -> Result<Self, Problem> {
        let folder = nearest(name.parent().unwrap_or(Path::new("")));
        let file = || Place::whole(name.to_string_lossy().into());
        let place = asked(&folder, &["rev-parse", "--show-prefix"]).map_err(|problem| problem.at(file()))?;
        let prefix = path_of(without_end(&place.stdout));
        // Without a working tree there is no top, and git fails.
        let top = git(&folder, &words(&["rev-parse", "--show-toplevel"])).map_err(|error| no_git(&error))?;
        let top = if top.status.success() { path_of(without_end(&top.stdout)) } else { PathBuf::new() };

        let unknown = || Problem::new("unknown-revision").at(file()).with("revision", word);
        // Git would take such a word for one of its options.
        if word.is_empty() || word.starts_with('-') {
            return Err(unknown());
        }
        let commit = ["rev-parse", "--verify", "--end-of-options", &format!("{word}^{{commit}}")];
        let found = git(&folder, &words(&commit)).map_err(|error| no_git(&error))?;
        // A log of this copy that begins later than the day asked for: git would take its first entry.
        let said = String::from_utf8_lossy(&found.stderr);
        if let Some(warning) = said.lines().find_map(|line| line.strip_prefix("warning: log for ")) {
            return Err(failed(&format!("log for {warning}")).at(file()));
        }
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

    /// Returns the revision as the user wrote it.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// Returns what the revision holds under a path; `None` for nothing.
    ///
    /// # Errors
    /// The path is outside the repository, is or leads through a link or a submodule, or git fails.
    pub fn entry(&self, path: &Path) -> Result<Option<Entry>, Problem> {
        let place = self.in_repository(path)?;
        if let Some(entry) = self.listed(&place)? {
            self.no_way_out(&place, &entry)?;
            return Ok(Some(entry));
        }
        // Behind a link or in a submodule the file may exist, so it does not count as absent.
        for folder in place.ancestors().skip(1) {
            if let Some(entry) = self.listed(folder)? {
                self.no_way_out(folder, &entry)?;
                break;
            }
        }
        Ok(None)
    }

    /// Returns the contents of a file.
    ///
    /// # Errors
    /// It is a folder or too large, or git fails, as in a partial clone that lacks the object.
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

    /// Returns the names in a folder.
    ///
    /// # Errors
    /// Git fails.
    pub fn names(&self, entry: &Entry) -> Result<Vec<PathBuf>, Problem> {
        let listed = self.ask(
            &[words(&["ls-tree", "-z", "--name-only", "--full-tree"]), vec![entry.object.clone()]].concat(),
        )?;
        Ok(fields(&listed.stdout).map(path_of).collect())
    }

    /// Returns the name a file had in the revision, if it was renamed since; `None` if it was not. Compares the revision
    /// with git's index, so that no filter of the repository runs.
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
                return Ok(Some(self.relative_to_here(&path_of(old))));
            }
        }
        Ok(None)
    }

    /// Returns the problem that a file is not in this revision.
    pub fn lacks(&self, shown: &Arc<str>) -> Problem {
        Problem::new("not-in-revision").at(Place::whole(shown.clone())).with("revision", self.word.as_str())
    }

    /// Returns what the commit's tree holds under a path from the top of the repository.
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

    /// Rejects links and submodules, whose contents this revision does not hold.
    fn no_way_out(&self, place: &Path, entry: &Entry) -> Result<(), Problem> {
        let code = match entry.mode.as_str() {
            LINK => "link-in-revision",
            SUBMODULE => "submodule-in-revision",
            _ => return Ok(()),
        };
        let path = place.to_string_lossy().into_owned();
        Err(Problem::new(code).with("path", path).with("revision", self.word.as_str()))
    }

    /// Returns a path relative to the top of the repository, from its words alone: what it names may be gone.
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
                Component::ParentDir if !place.pop() => return Err(Problem::new("outside-repository")),
                _ => {}
            }
        }
        Ok(place)
    }

    /// Turns a path from the top of the repository into one from the current folder.
    fn relative_to_here(&self, place: &Path) -> PathBuf {
        let mut up = PathBuf::new();
        for folder in self.prefix.ancestors() {
            if let Ok(inside) = place.strip_prefix(folder) {
                return self.folder.join(&up).join(inside);
            }
            up.push("..");
        }
        self.folder.join(place)
    }

    /// Runs git and returns its output; any failure is a problem.
    fn ask(&self, args: &[OsString]) -> Result<Output, Problem> {
        let found = git(&self.folder, args).map_err(|error| no_git(&error))?;
        if found.status.success() {
            return Ok(found);
        }
        Err(self.failed(&String::from_utf8_lossy(&found.stderr)))
    }

    /// Returns the problem that git failed within a revision it knows, most often because an object is missing.
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

/// Returns `..` as many times as a relative folder has names.
fn up(folder: &Path) -> PathBuf {
    folder.components().filter(|step| matches!(step, Component::Normal(_))).map(|_| "..").collect()
}

/// Returns a folder, or the nearest above it that exists.
fn nearest(folder: &Path) -> PathBuf {
    folder.ancestors().find(|folder| folder.is_dir()).map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Runs git in a folder and returns its output; any failure is a problem.
fn asked(folder: &Path, args: &[&str]) -> Result<Output, Problem> {
    let found = git(folder, &words(args)).map_err(|error| no_git(&error))?;
    if found.status.success() { Ok(found) } else { Err(failed(&String::from_utf8_lossy(&found.stderr))) }
}

/// Runs git in a folder, without a pager, a prompt, a lock or the network.
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
        // A git too old for the line above gets no transport.
        ("GIT_ALLOW_PROTOCOL", "none"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("LC_ALL", "C"),
    ]);
    // The repository is the file's, even where another git called this program.
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

/// Returns the problem that git failed, in its own words.
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

/// Returns the line that says why git failed.
fn reason(said: &str) -> String {
    let line = said.lines().find_map(|line| line.strip_prefix("fatal: "));
    line.or(said.lines().next()).unwrap_or_default().to_owned()
}

fn words(args: &[&str]) -> Vec<OsString> {
    args.iter().map(OsString::from).collect()
}

/// Returns the first line, without its end.
fn line(bytes: &[u8]) -> &[u8] {
    bytes.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end()
}

/// Returns what git printed as one path, in which there may be line ends.
fn without_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").filter(|_| cfg!(windows)).unwrap_or(bytes)
}

/// Splits the output of git's `-z`, in which a zero ends each field.
fn fields(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|&byte| byte == 0).filter(|field| !field.is_empty())
}

/// Reads a path as git prints it.
fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    return PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes));
    #[cfg(not(unix))]
    PathBuf::from(String::from_utf8_lossy(bytes).as_ref())
}

/// Writes a path as git expects it.
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
