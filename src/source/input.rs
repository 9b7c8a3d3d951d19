//! Files and standard input: from a name to text that is known to be text.

use std::fs;
use std::io::{self, Cursor, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::File;
use super::suggest::suggest;
use crate::domain::{Place, Problem};

/// YAML is held in memory as a whole. Larger teams come as CSV, which is not.
const MAX_YAML: u64 = 64 << 20;

/// How much is read ahead to tell what an input is.
const HEAD: usize = 64 << 10;

/// An opened input, of which the first bytes have been read.
pub struct Input {
    /// The name that the user gave, with the revision that it is read from.
    pub name: Arc<str>,
    /// The name without that.
    path: PathBuf,
    /// The first bytes, without a byte order mark.
    head: Vec<u8>,
    /// What follows them.
    rest: Box<dyn Read + Send>,
}

impl Input {
    /// Opens a file by name, or standard input by `-`.
    ///
    /// # Errors
    /// One problem: there is no such file, it cannot be read, or it is not text.
    pub fn open(name: &str) -> Result<Self, Vec<Problem>> {
        let path = PathBuf::from(name);
        let name: Arc<str> = name.into();
        let rest: Box<dyn Read + Send> = if &*name == "-" {
            Box::new(io::stdin())
        } else {
            let file = fs::File::open(&*name).map_err(|error| vec![unreadable(&name, &error)])?;
            if file.metadata().is_ok_and(|about| about.is_dir()) {
                return Err(vec![Problem::new("is-a-directory").at(Place::whole(name.clone()))]);
            }
            Box::new(file)
        };
        Input::of(name, path, rest)
    }

    /// What is read under a name; its ending is that of `path`.
    ///
    /// # Errors
    /// One problem: it cannot be read, or it is not text.
    pub fn of(name: Arc<str>, path: PathBuf, mut rest: Box<dyn Read + Send>) -> Result<Self, Vec<Problem>> {
        let mut head = Vec::with_capacity(HEAD);
        let read = rest.by_ref().take(HEAD as u64).read_to_end(&mut head);
        read.map_err(|error| vec![unreadable(&name, &error)])?;
        let code = if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
            Some("utf-16")
        } else if head.contains(&0) {
            // UTF-16 without a mark has a zero in nearly every other byte, and in those only.
            let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
            let (most, least) = (zeros(0).max(zeros(1)), zeros(0).min(zeros(1)));
            Some(if most * 5 > head.len() * 2 && least * 20 < head.len() { "utf-16" } else { "not-text" })
        } else {
            None
        };
        if let Some(code) = code {
            return Err(vec![Problem::new(code).at(Place::whole(name.clone()))]);
        }
        if head.starts_with("\u{feff}".as_bytes()) {
            head.drain(..3);
        }
        Ok(Input { name, path, head, rest })
    }

    /// Whether this is a table of sellers rather than a team file: by its ending, else by its first line.
    pub fn looks_like_csv(&self) -> bool {
        let ending = self.path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        match ending.as_deref() {
            Some("csv" | "tsv" | "tab") => return true,
            Some("yaml" | "yml" | "json") => return false,
            _ => {}
        }
        let lines = self.head.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
        let Some(line) = lines.into_iter().find(|line| !line.is_empty()) else { return false };
        let separated = line.iter().any(|byte| matches!(byte, b';' | b',' | b'\t'));
        line.starts_with(b"sep=")
            || (separated && !line.contains(&b':') && !matches!(line[0], b'#' | b'{' | b'['))
    }

    /// The first bytes, at most 64 KiB of them.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// All bytes as they are read, without the first `skip`.
    pub fn into_read(mut self, skip: usize) -> Box<dyn Read + Send> {
        self.head.drain(..skip.min(self.head.len()));
        Box::new(Cursor::new(self.head).chain(self.rest))
    }

    /// The whole input as text.
    ///
    /// # Errors
    /// One problem: it is too large, cannot be read, is not UTF-8, or says nothing.
    pub fn into_file(self) -> Result<File, Vec<Problem>> {
        let Input { name, head: mut bytes, rest, .. } = self;
        let whole = |code| vec![Problem::new(code).at(Place::whole(name.clone()))];
        rest.take(MAX_YAML + 1).read_to_end(&mut bytes).map_err(|error| vec![unreadable(&name, &error)])?;
        if bytes.len() as u64 > MAX_YAML {
            return Err(whole("file-too-large"));
        }
        if bytes.contains(&0) {
            return Err(whole("not-text"));
        }
        let text = String::from_utf8(bytes).map_err(|error| vec![not_utf8(&name, &error)])?;
        for line in text.lines() {
            if !matches!(line.trim().as_bytes().first(), None | Some(b'#')) {
                return Ok(File::new(&name, text));
            }
        }
        Err(whole("empty-file"))
    }
}

/// The place of the first byte that is not UTF-8, with the line as far as it can be read.
fn not_utf8(name: &Arc<str>, error: &std::string::FromUtf8Error) -> Problem {
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes());
    // Up to the bad byte the lossy text is byte for byte the same.
    let place = File::new(name, text).place(&Range { start: at, end: at + 1 });
    Problem::new("not-utf8").at(place)
}

/// Why a file cannot be read, with the name of one beside it that may have been meant.
fn unreadable(name: &Arc<str>, error: &io::Error) -> Problem {
    let place = Place::whole(name.clone());
    match error.kind() {
        io::ErrorKind::NotFound => {
            let problem = Problem::new("no-such-file").at(place);
            match neighbour(Path::new(&**name)) {
                Some(near) => problem.with("near", near),
                None => problem,
            }
        }
        io::ErrorKind::IsADirectory => Problem::new("is-a-directory").at(place),
        _ => {
            // The system's words end with its number for the error, which says nothing to a reader.
            let reason = error.to_string();
            let reason = reason.split(" (os error").next().unwrap_or_default().to_owned();
            Problem::new("unreadable-file").at(place).with("system", reason)
        }
    }
}

/// The file in the same folder whose name is most like the one asked for.
fn neighbour(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .take(1_000)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let near = suggest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near).to_string_lossy().into_owned())
}

/// Whether a file's name is that of a YAML file.
pub fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// The YAML files of a folder, in name order.
///
/// # Errors
/// The folder cannot be read, or holds none.
pub fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let name: Arc<str> = folder.to_string_lossy().into();
    let entries = fs::read_dir(folder).map_err(|error| vec![unreadable(&name, &error)])?;
    let mut files: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_yaml(path)).collect();
    files.sort();
    if files.is_empty() {
        return Err(vec![Problem::new("no-yaml-files").at(Place::whole(name))]);
    }
    Ok(files)
}
