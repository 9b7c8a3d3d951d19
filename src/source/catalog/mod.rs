//! Catalogs: from one or several YAML files to a checked [`Catalog`].
//!
//! The settings of all files are read first, because limits and tolerances are on the scale; then the
//! sections with ids, into parts that still refer to each other by id; last, the references are resolved.

mod coaching;
mod needs;
mod parts;
mod sections;
mod settings;
mod sources;

use sha2::{Digest, Sha256};

use self::parts::Parts;
use self::sources::{Source, Sources};
use super::decoder::Decoder;
use super::file::File;
use super::yaml;
use crate::domain::{Catalog, Problem};

pub use self::coaching::{COACHING_KEYS, KIND_KEYS};
pub use self::needs::NEED_KEYS;
pub use self::sections::{HANDOFF_KEYS, MOTION_KEYS, REMOVE_KEYS, ROLE_KEYS, TASK_KEYS, TRAIT_KEYS};
pub use self::settings::{ABOUT_KEYS, DEFAULTS_KEYS, LEVELS_KEYS, RATER_KEYS, WEEK};
pub use self::sources::KEYS;

/// Returns the catalog read from its files, in their order; `builtin` is what `extends: builtin` adds to.
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
    let catalog = assemble(&sources, builtin, files);
    problems.extend(sources.0.into_iter().flat_map(|source| source.reading.into_problems()));
    match catalog {
        Some(catalog) if problems.is_empty() => Ok(catalog),
        _ => Err(problems),
    }
}

/// Returns the SHA-256 of the files' texts in order, with line feeds at the ends of lines. The digest of the
/// catalog that they extend comes first.
fn digest(base: Option<&Catalog>, files: &[File]) -> String {
    let mut hash = Sha256::new();
    if let Some(base) = base {
        hash.update(&base.sha256);
    }
    for file in files {
        hash.update(file.text().replace("\r\n", "\n"));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the catalog that the files describe; `None`, or an incomplete one, where problems were reported.
fn assemble(sources: &Sources<'_>, builtin: &dyn Fn() -> Catalog, files: &[File]) -> Option<Catalog> {
    let fields = sources.fields();
    let base = settings::extends(&fields).then(builtin);
    let settings = settings::read(sources, &fields, base.as_ref());
    let mut parts = base.as_ref().map(Parts::of).unwrap_or_default();
    sections::remove(&fields, &mut parts, base.is_some());
    sections::read(sources, &fields, &settings, &mut parts);
    let catalog = parts.resolve(sources, settings, &files[0])?;
    Some(Catalog { sha256: digest(base.as_ref(), files), ..catalog })
}
