//! Reads files from disk, or from a revision of the git repository that holds them, by calling git.
//!
//! The only module that starts another program. git is called without prompts, writes and network.

use std::ffi::OsString;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::process::{Output, Stdio};
use std::sync::Arc;

use super::input::{self, Input};
use crate::domain::{Place, Problem};

/// The largest file read from a repository, in bytes. It is held in memory as a whole.
const MAX_BLOB: u64 = 1 << 30;

/// A place to read files from.
#[derive(Clone, Debug)]
pub enum FileStore {
    /// The disk.
    Disk,
    /// A revision of a repository.
    Git(Revision),
}

/// A revision of the repository that holds a file.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The folder in which git runs: the file's, or its nearest ancestor that exists.
    folder: PathBuf,
    /// The commit's hash.
    commit: String,
    /// The revision as the user wrote it.
    word: String,
}

impl FileStore {
    /// Returns the revision `word` of the repository that holds, or held, the file `name`.
    ///
    /// # Errors
    /// One problem: git is missing, or there is no such repository or revision.
    pub fn at(name: &str, word: &str) -> Result<FileStore, Vec<Problem>> {
        Revision::find(name, word).map(FileStore::Git).map_err(|problem| vec![problem])
    }

    /// Returns a file's name as it is shown: `team.yaml@HEAD~3`.
    pub fn shown(&self, name: &str) -> String {
        match self {
            FileStore::Disk => name.to_owned(),
            FileStore::Git(revision) => format!("{name}@{}", revision.word),
        }
    }

    /// Opens a file; `-` is standard input.
    ///
    /// # Errors
    /// One problem: there is no such file, it cannot be read, or it is not text.
    pub(super) fn open(&self, name: &str) -> Result<Input, Vec<Problem>> {
        let FileStore::Git(revision) = self else { return Input::open(name) };
        let shown: Arc<str> = self.shown(name).into();
        let bytes = revision.read(name, &shown).map_err(|problem| vec![problem])?;
        Input::of(shown, PathBuf::from(name), Box::new(Cursor::new(bytes)))
    }

    /// Opens a file that another file names; `-` is a file of that name.
    ///
    /// # Errors
    /// As [`FileStore::open`].
    pub(super) fn open_named(&self, path: &Path) -> Result<Input, Vec<Problem>> {
        let name = path.to_string_lossy();
        self.open(if name == "-" { "./-" } else { &name })
    }

    /// Returns the files that a catalog is read from: the file itself, or those of a folder in name order.
    ///
    /// # Errors
    /// One problem: the folder cannot be read, or holds no YAML file.
    pub(super) fn catalog_files(&self, path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
        let FileStore::Git(revision) = self else {
            return if path.is_dir() { input::yaml_files(path) } else { Ok(vec![path.to_path_buf()]) };
        };
        let place = revision.object(path);
        if revision.kind(&place).map_err(|problem| vec![problem])?.as_deref() != Some("tree") {
            return Ok(vec![path.to_path_buf()]);
        }
        let asked: [OsString; 5] =
            ["ls-tree".into(), "-z".into(), "--name-only".into(), "--full-tree".into(), place];
        let found = revision.ask(&asked).map_err(|problem| vec![problem])?;
        let names = found.stdout.split(|&byte| byte == 0).filter(|name| !name.is_empty());
        let files = names.map(|name| path.join(String::from_utf8_lossy(name).as_ref()));
        let mut files: Vec<PathBuf> = files.filter(|file| input::is_yaml(file)).collect();
        files.sort();
        if files.is_empty() {
            let shown = self.shown(&path.to_string_lossy());
            return Err(vec![Problem::new("no-yaml-files").at(Place::whole(shown.into()))]);
        }
        Ok(files)
    }
}

impl Revision {
    /// Returns the revision `word` of the repository that holds, or held, the file `name`.
    fn find(name: &str, word: &str) -> Result<Revision, Problem> {
        if name == "-" {
            return Err(Problem::new("revision-of-standard-input"));
        }
        let folder = nearest(Path::new(name).parent().unwrap_or(Path::new("")));
        let file = Place::whole(name.into());
        let asked = git(&folder, &["rev-parse", "--git-dir"].map(OsString::from));
        let found = asked.map_err(|error| no_git(&error))?;
        if !found.status.success() {
            let said = String::from_utf8_lossy(&found.stderr).into_owned();
            return Err(if said.contains("not a git repository") {
                Problem::new("not-a-repository").at(file)
            } else {
                Problem::new("git-failed").at(file).with("reason", reason(&said))
            });
        }
        let unknown = Problem::new("unknown-revision").at(file).with("revision", word);
        // git would take such a word for one of its options.
        if word.is_empty() || word.starts_with('-') {
            return Err(unknown);
        }
        let commit = ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{word}^{{commit}}")];
        let found = git(&folder, &commit.map(OsString::from)).map_err(|error| no_git(&error))?;
        let said = String::from_utf8_lossy(&found.stdout);
        let commit = said.lines().last().filter(|_| found.status.success()).unwrap_or_default().to_owned();
        if commit.is_empty() || !commit.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(unknown);
        }
        Ok(Revision { folder, commit, word: word.to_owned() })
    }

    /// Returns the bytes of a file in this revision; problems call it `shown`.
    fn read(&self, name: &str, shown: &Arc<str>) -> Result<Vec<u8>, Problem> {
        let file = Place::whole(shown.clone());
        let object = self.object(Path::new(name));
        match self.kind(&object)?.as_deref() {
            Some("blob") => {}
            Some("tree") => return Err(Problem::new("is-a-directory").at(file)),
            _ => {
                let word = self.word.as_str();
                return Err(Problem::new("not-in-revision").at(file).with("revision", word));
            }
        }
        let size = self.ask(&["cat-file".into(), "-s".into(), object.clone()])?;
        let size = String::from_utf8_lossy(&size.stdout).trim().parse::<u64>().unwrap_or(0);
        if size > MAX_BLOB {
            return Err(Problem::new("file-too-large").at(file));
        }
        let found = self.ask(&["cat-file".into(), "blob".into(), object])?;
        if !found.status.success() {
            let said = String::from_utf8_lossy(&found.stderr).into_owned();
            return Err(Problem::new("git-failed").at(file).with("reason", reason(&said)));
        }
        Ok(found.stdout)
    }

    /// Returns a path as git names it: in the commit, relative to the folder in which git runs.
    fn object(&self, path: &Path) -> OsString {
        let mut name = OsString::from(&self.commit);
        let inside =
            path.strip_prefix(&self.folder).ok().filter(|_| path.is_relative() || self.folder.is_absolute());
        match inside {
            Some(inside) => {
                name.push(":./");
                name.push(inside);
            }
            // A path outside the folder, relative to the program's own. Lexical, since the file may be gone.
            None => {
                name.push(":./");
                name.push(up(&self.folder).join(path));
            }
        }
        name
    }

    /// Returns the kind of an object (`blob`, `tree`); `None` where there is none.
    fn kind(&self, object: &OsString) -> Result<Option<String>, Problem> {
        let found = self.ask(&["cat-file".into(), "-t".into(), object.clone()])?;
        let kind = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        Ok(found.status.success().then_some(kind))
    }

    fn ask(&self, args: &[OsString]) -> Result<Output, Problem> {
        git(&self.folder, args).map_err(|error| no_git(&error))
    }
}

/// Returns as many `..` as a relative folder has steps down.
fn up(folder: &Path) -> PathBuf {
    folder.components().filter(|step| matches!(step, std::path::Component::Normal(_))).map(|_| "..").collect()
}

/// Returns a folder, or its nearest ancestor that exists.
fn nearest(folder: &Path) -> PathBuf {
    let there = folder.ancestors().find(|folder| folder.is_dir());
    there.map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Runs git in a folder, without a pager, prompts, locks or network access.
fn git(folder: &Path, args: &[OsString]) -> io::Result<Output> {
    let mut command = Command::new("git");
    command.arg("--no-pager");
    if !folder.as_os_str().is_empty() {
        command.arg("-C").arg(folder);
    }
    command.args(args).stdin(Stdio::null());
    command.envs([
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_NO_LAZY_FETCH", "1"),
        ("LC_ALL", "C"),
    ]);
    // The repository is the one that holds the file, not one that a calling git has set (as in a hook).
    let inherited = [
        "GIT_DIR",
        "GIT_COMMON_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
    ];
    for name in inherited {
        command.env_remove(name);
    }
    command.output()
}

fn no_git(error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::NotFound {
        Problem::new("no-git")
    } else {
        Problem::new("git-failed").with("reason", reason(&error.to_string()))
    }
}

/// Returns the first line of an error message.
fn reason(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    line.strip_prefix("fatal: ").unwrap_or(line).to_owned()
}

/// Moves the problem of a file that cannot be opened to the place that names it, where the user can fix it.
pub(super) fn told_where_named<T>(opened: Result<T, Vec<Problem>>, place: &Place) -> Result<T, Vec<Problem>> {
    opened.map_err(|mut problems| {
        for problem in &mut problems {
            if problem.place.as_ref().is_some_and(|place| place.line == 0) {
                problem.place = Some(place.clone());
            }
        }
        problems
    })
}
