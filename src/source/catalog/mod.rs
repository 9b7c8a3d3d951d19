//! Catalogs: from one or several YAML files to a checked [`Catalog`].
//!
//! First the settings of all files are read, because limits and tolerances are measured on the scale; then the
//! sections with ids, each into parts that still refer to each other by id; last the references are resolved.

mod parts;
mod sections;
mod settings;

use std::ops::Range;

use self::parts::Parts;
use super::decoder::{Decoder, Fields};
use super::file::File;
use super::yaml::{self, Node};
use crate::domain::{Catalog, Problem};

/// The keys of a catalog file.
pub const KEYS: [&str; 12] = [
    "extends", "remove", "catalog", "scale", "levels", "defaults", "raters", "motions", "handoffs", "traits",
    "tasks", "roles",
];

pub use self::sections::{HANDOFF_KEYS, MOTION_KEYS, NEED_KEYS, ROLE_KEYS, TASK_KEYS, TRAIT_KEYS};
pub use self::settings::{ABOUT_KEYS, DEFAULTS_KEYS, LEVELS_KEYS, RATER_KEYS, WEEK};

/// The keys of `remove`.
pub const REMOVE_KEYS: [&str; 4] = ["traits", "tasks", "roles", "motions"];

/// The keys and values of every file, each with the file's number.
type Files<'r, 'f> = [(usize, &'r Decoder<'f>, Fields<'r, 'r>)];

/// Some bytes of one of the files.
#[derive(Clone, Debug)]
pub(super) struct At {
    file: usize,
    bytes: Range<usize>,
}

/// One file of the catalog on its way from text to parts.
pub(super) struct Source<'f> {
    reading: Decoder<'f>,
    root: Node,
}

/// All files, and everything that was found wrong in them.
pub(super) struct Sources<'f>(Vec<Source<'f>>);

impl<'f> Sources<'f> {
    /// The keys and values of every file, each with the file's number.
    fn fields(&self) -> Vec<(usize, &Decoder<'f>, Fields<'_, '_>)> {
        let mut all = Vec::new();
        for (number, source) in self.0.iter().enumerate() {
            if let Some(fields) = source.reading.fields(&source.root, "catalog", &KEYS) {
                all.push((number, &source.reading, fields));
            }
        }
        all
    }

    fn is_full(&self, at: &At) -> bool {
        self.0[at.file].reading.is_full()
    }

    fn have_problems(&self) -> bool {
        self.0.iter().any(|source| source.reading.has_problems())
    }

    fn tell(&self, at: &At, problem: Problem) {
        let reading = &self.0[at.file].reading;
        reading.push(problem.at(reading.place(&at.bytes)));
    }
}

/// Reads a catalog from its files, in their order; `builtin` is what `extends: builtin` adds to.
///
/// # Errors
/// Every problem in any of the files.
pub fn read(files: &[File], builtin: &dyn Fn() -> Catalog) -> Result<Catalog, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut sources = Vec::new();
    for file in files {
        match yaml::parse(file) {
            Ok(root) => sources.push(Source { reading: Decoder::new(file), root }),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let sources = Sources(sources);
    let catalog = assemble(&sources, builtin, &files[0]);
    problems.extend(sources.0.into_iter().flat_map(|source| source.reading.into_problems()));
    match catalog {
        Some(catalog) if problems.is_empty() => Ok(catalog),
        _ => Err(problems),
    }
}

/// The catalog that the files describe; `None` or something incomplete where problems have been told.
fn assemble(sources: &Sources<'_>, builtin: &dyn Fn() -> Catalog, first: &File) -> Option<Catalog> {
    let fields = sources.fields();
    let base = settings::extends(&fields).then(builtin);
    let settings = settings::read(sources, &fields, base.as_ref());
    let mut parts = base.as_ref().map(Parts::of).unwrap_or_default();
    sections::remove(&fields, &mut parts, base.is_some());
    sections::read(sources, &fields, &settings, &mut parts);
    parts.resolve(sources, settings, first)
}
