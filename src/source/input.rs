//! Files and standard input: from a name to a checked text.

use std::fs;
use std::io::{self, Cursor, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::encoding::Utf16;
use super::file::File;
use super::meter::{Meter, Metered};
use super::packed::unpacked;
use super::suggest::suggest;
use super::table::is_workbook;
use crate::domain::{Place, Problem};

/// The largest YAML file, in bytes. YAML is held in memory as a whole; larger teams use CSV, which is streamed.
const MAX_YAML: u64 = 64 << 20;

/// The number of bytes read ahead to recognize an input.
const HEAD: usize = 64 << 10;

/// An opened input with its first bytes read.
pub struct Input {
    /// The name that the user gave, with the revision that it comes from.
    pub name: Arc<str>,
    /// The name without the revision.
    path: PathBuf,
    /// The first bytes, without a byte order mark.
    head: Vec<u8>,
    /// The bytes after the head.
    rest: Box<dyn Read + Send>,
    /// How much of the file has been read.
    meter: Meter,
}

impl Input {
    /// Opens a file; `-` is standard input.
    ///
    /// # Errors
    /// One problem: there is no such file, it cannot be read, or it is not text.
    pub fn open(path: &Path) -> Result<Self, Vec<Problem>> {
        let name: Arc<str> = path.to_string_lossy().into();
        if is_standard_input(path) {
            return Input::of(name, path.to_path_buf(), Box::new(io::stdin()));
        }
        let reader = fs::File::open(path).map_err(|error| vec![unreadable(&name, &error)])?;
        let about = reader.metadata();
        if about.as_ref().is_ok_and(fs::Metadata::is_dir) {
            return Err(vec![Problem::new("is-a-directory").at(Place::whole(name.clone()))]);
        }
        let meter = Meter::of_size(about.map_or(0, |about| about.len()));
        let file = Metered { reader, meter: meter.clone() };
        let (rest, plain) = unpacked(file, path).map_err(|error| vec![unreadable(&name, &error)])?;
        Ok(Input { meter, ..Input::of(name, plain, rest)? })
    }

    /// Returns an input of this name; its ending is that of `path`.
    ///
    /// # Errors
    /// One problem: it cannot be read, or it is not text.
    pub fn of(name: Arc<str>, path: PathBuf, mut rest: Box<dyn Read + Send>) -> Result<Self, Vec<Problem>> {
        let mut head = Vec::with_capacity(HEAD);
        let read = rest.by_ref().take(HEAD as u64).read_to_end(&mut head);
        read.map_err(|error| vec![unreadable(&name, &error)])?;
        if let [first @ (0xff | 0xfe), second @ (0xff | 0xfe), ..] = head[..]
            && first != second
        {
            head.drain(..2);
            let units = Cursor::new(head).chain(rest);
            return Input::of(name, path, Box::new(Utf16::new(units, first == 0xfe)));
        }
        let code = if is_workbook(&head) {
            None
        } else if is_web_page(&head) {
            Some("web-page")
        } else if head.contains(&0) {
            // UTF-16 without a mark has a zero in nearly every other byte, and in those only.
            let (even, odd) = (zeros_from(&head, 0), zeros_from(&head, 1));
            let (most, least) = (even.max(odd), even.min(odd));
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
        Ok(Input { name, path, head, rest, meter: Meter::default() })
    }

    /// Whether this is a workbook, judged by its first bytes, whatever it is called.
    pub fn is_workbook(&self) -> bool {
        is_workbook(&self.head)
    }

    /// Whether this is a table of sellers and not a team file: a workbook, or else judged by its ending, else by its first
    /// line.
    pub fn looks_like_table(&self) -> bool {
        if self.is_workbook() {
            return true;
        }
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

    /// Returns what tells how much of it has been read.
    pub fn meter(&self) -> Meter {
        self.meter.clone()
    }

    /// Returns the first bytes, at most 64 KiB.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Returns a reader of all bytes after the first `skip`.
    pub fn into_read(mut self, skip: usize) -> Box<dyn Read + Send> {
        self.head.drain(..skip.min(self.head.len()));
        Box::new(Cursor::new(self.head).chain(self.rest))
    }

    /// Returns the whole input as text.
    ///
    /// # Errors
    /// One problem: it is too large, cannot be read, is not UTF-8, or is empty.
    pub fn into_file(self) -> Result<File, Vec<Problem>> {
        let Input { name, head: mut bytes, rest, .. } = self;
        rest.take(MAX_YAML + 1).read_to_end(&mut bytes).map_err(|error| vec![unreadable(&name, &error)])?;
        if bytes.len() as u64 > MAX_YAML {
            return Err(vec![Problem::new("file-too-large").at(Place::whole(name))]);
        }
        if bytes.contains(&0) {
            return Err(vec![Problem::new("not-text").at(Place::whole(name))]);
        }
        let text = String::from_utf8(bytes).map_err(|error| vec![not_utf8(&name, &error)])?;
        for line in text.lines() {
            if !matches!(line.trim().as_bytes().first(), None | Some(b'#')) {
                return Ok(File::new(&name, text));
            }
        }
        Err(vec![Problem::new("empty-file").at(Place::whole(name))])
    }
}

/// Whether bytes are the beginning of a web page, or of XML, as systems save them under the name of a workbook.
fn is_web_page(head: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 7] = [b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta", b"<!--"];
    let start = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    BEGINNINGS
        .iter()
        .any(|begin| start.get(..begin.len()).is_some_and(|word| word.eq_ignore_ascii_case(begin)))
}

/// Returns the number of zeros in every other byte from `from` on.
fn zeros_from(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count()
}

/// Returns the problem of a text that is not UTF-8, at its first invalid byte.
fn not_utf8(name: &Arc<str>, error: &std::string::FromUtf8Error) -> Problem {
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(error.as_bytes());
    // Up to the invalid byte the lossy text is byte for byte the same.
    let place = File::new(name, text).place(&Range { start: at, end: at + 1 });
    Problem::new("not-utf8").at(place)
}

/// Returns why a file cannot be read, with the name of one beside it that may have been meant.
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
            // The system's words end with an error number that means nothing to a reader.
            let reason = error.to_string();
            let reason = reason.split(" (os error").next().unwrap_or_default().to_owned();
            Problem::new("unreadable-file").at(place).with("system", reason)
        }
    }
}

/// Returns the file in the same folder with the name most like the one asked for.
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

/// Whether a file's name has the ending of a YAML file.
pub fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// Returns the YAML files of a folder, in name order.
///
/// # Errors
/// One problem: the folder cannot be read, or holds no YAML file.
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

/// Whether a name on the command line means standard input.
pub(super) fn is_standard_input(name: &Path) -> bool {
    name.as_os_str() == "-"
}
