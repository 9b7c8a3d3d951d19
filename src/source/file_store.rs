//! Where files are read from: the disk, or a revision of the git repository in which a file lies, by calling git.
//!
//! The only place that starts another program. It asks for nothing, writes nothing, and goes nowhere.

use std::ffi::OsString;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::process::{Output, Stdio};
use std::sync::Arc;

use super::input::{self, Input};
use crate::domain::{Place, Problem};

/// No larger file is read out of a repository: it is held in memory as a whole.
const MAX_BLOB: u64 = 1 << 30;

/// Where files are read from.
#[derive(Clone, Debug)]
pub enum FileStore {
    /// The disk.
    Disk,
    /// A revision of a repository.
    Git(Revision),
}

/// A revision of the repository in which a file lies.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The folder in which git is asked: the file's, or the nearest above it that is still there.
    folder: PathBuf,
    /// The commit's number.
    commit: String,
    /// The revision as the user wrote it.
    word: String,
}

impl FileStore {
    /// The revision `word` of the repository in which the file `name` lies, or lay.
    ///
    /// # Errors
    /// One problem: there is no git, no repository, or no such revision.
    pub fn at(name: &str, word: &str) -> Result<FileStore, Vec<Problem>> {
        let one = |problem: Problem| vec![problem];
        if name == "-" {
            return Err(one(Problem::new("revision-of-standard-input")));
        }
        let folder = nearest(Path::new(name).parent().unwrap_or(Path::new("")));
        let file = || Place::whole(name.into());
        let asked = git(&folder, &["rev-parse", "--git-dir"].map(OsString::from));
        let found = asked.map_err(|error| one(no_git(&error)))?;
        if !found.status.success() {
            let said = String::from_utf8_lossy(&found.stderr).into_owned();
            let problem = if said.contains("not a git repository") {
                Problem::new("not-a-repository").at(file())
            } else {
                Problem::new("git-failed").at(file()).with("reason", reason(&said))
            };
            return Err(one(problem));
        }
        let unknown = || one(Problem::new("unknown-revision").at(file()).with("revision", word));
        // Git would take such a word for one of its options.
        if word.is_empty() || word.starts_with('-') {
            return Err(unknown());
        }
        let commit = ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{word}^{{commit}}")];
        let found = git(&folder, &commit.map(OsString::from)).map_err(|error| one(no_git(&error)))?;
        let said = String::from_utf8_lossy(&found.stdout);
        let commit = said.lines().last().filter(|_| found.status.success()).unwrap_or_default().to_owned();
        if commit.is_empty() || !commit.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(unknown());
        }
        Ok(FileStore::Git(Revision { folder, commit, word: word.to_owned() }))
    }

    /// A file's name as it is shown: `team.yaml@HEAD~3`.
    pub fn shown(&self, name: &str) -> String {
        match self {
            FileStore::Disk => name.to_owned(),
            FileStore::Git(revision) => format!("{name}@{}", revision.word),
        }
    }

    /// Opens a file, or standard input by `-`.
    ///
    /// # Errors
    /// One problem: there is no such file, it cannot be read, or it is not text.
    pub(super) fn open(&self, name: &str) -> Result<Input, Vec<Problem>> {
        let FileStore::Git(revision) = self else { return Input::open(name) };
        let shown: Arc<str> = self.shown(name).into();
        let whole = |code| Problem::new(code).at(Place::whole(shown.clone()));
        let place = revision.object(Path::new(name));
        let kind = revision.kind(&place).map_err(|problem| vec![problem])?;
        match kind.as_deref() {
            Some("blob") => {}
            Some("tree") => return Err(vec![whole("is-a-directory")]),
            _ => return Err(vec![revision.lacks(&shown)]),
        }
        let size = revision
            .ask(&["cat-file".into(), "-s".into(), place.clone()])
            .map_err(|problem| vec![problem])?;
        let size = String::from_utf8_lossy(&size.stdout).trim().parse::<u64>().unwrap_or(0);
        if size > MAX_BLOB {
            return Err(vec![whole("file-too-large")]);
        }
        let found =
            revision.ask(&["cat-file".into(), "blob".into(), place]).map_err(|problem| vec![problem])?;
        if !found.status.success() {
            let said = String::from_utf8_lossy(&found.stderr).into_owned();
            return Err(vec![whole("git-failed").with("reason", reason(&said))]);
        }
        Input::of(shown, PathBuf::from(name), Box::new(Cursor::new(found.stdout)))
    }

    /// Opens a file that another file names: `-` is a file of that name there.
    ///
    /// # Errors
    /// As [`FileStore::open`].
    pub(super) fn open_named(&self, path: &Path) -> Result<Input, Vec<Problem>> {
        let name = path.to_string_lossy();
        self.open(if name == "-" { "./-" } else { &name })
    }

    /// The files that a catalog is read from: itself, or those of a folder in name order.
    ///
    /// # Errors
    /// A folder that cannot be read, or that holds no YAML file.
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
    /// A path as git names it: in the commit, relative to the folder in which git is asked.
    fn object(&self, path: &Path) -> OsString {
        let mut name = OsString::from(&self.commit);
        let inside =
            path.strip_prefix(&self.folder).ok().filter(|_| path.is_relative() || self.folder.is_absolute());
        match inside {
            Some(inside) => {
                name.push(":./");
                name.push(inside);
            }
            // Another file's folder, told from where the program stands: lexically, since what it names may be gone.
            None => {
                name.push(":./");
                name.push(up(&self.folder).join(path));
            }
        }
        name
    }

    /// What kind of thing stands at a place; `None` where nothing does.
    fn kind(&self, place: &OsString) -> Result<Option<String>, Problem> {
        let found = self.ask(&["cat-file".into(), "-t".into(), place.clone()])?;
        let kind = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        Ok(found.status.success().then_some(kind))
    }

    fn ask(&self, args: &[OsString]) -> Result<Output, Problem> {
        git(&self.folder, args).map_err(|error| no_git(&error))
    }

    /// That a file is not in this revision.
    fn lacks(&self, shown: &Arc<str>) -> Problem {
        Problem::new("not-in-revision").at(Place::whole(shown.clone())).with("revision", self.word.as_str())
    }
}

/// As many steps up as a relative folder leads down.
fn up(folder: &Path) -> PathBuf {
    folder.components().filter(|step| matches!(step, std::path::Component::Normal(_))).map(|_| "..").collect()
}

/// A folder, or the nearest above it that there is.
fn nearest(folder: &Path) -> PathBuf {
    let there = folder.ancestors().find(|folder| folder.is_dir());
    there.map_or_else(PathBuf::new, Path::to_path_buf)
}

/// What git says in a folder to some arguments: without a pager, a prompt, a lock, or a way to the net.
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
    // The repository is the one in which the file lies, whatever another git has told us of its own.
    let told = [
        "GIT_DIR",
        "GIT_COMMON_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
    ];
    for name in told {
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

/// The first line of what was said.
fn reason(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    line.strip_prefix("fatal: ").unwrap_or(line).to_owned()
}

/// Moves the problem of a file that cannot be opened to the place that names it, where the user can correct it.
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
