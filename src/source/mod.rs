//! The only place that knows YAML, CSV and files: bytes become text, text becomes raw values, and raw values become
//! checked nouns of [`domain`](crate::domain).
//!
//! Everything that is wrong with an input is found in one run and told as [`Problem`]s, each with a code and a
//! place. This module chooses no words and draws nothing.

mod baseline;
mod builtin;
pub mod catalog;
mod cells;
mod columns;
mod decoder;
mod file;
mod file_store;
mod git;
mod input;
mod line_endings;
mod lookup;
mod overrides;
pub mod policy;
mod pseudonyms;
mod seller_reader;
mod sellers;
mod slug;
mod suggest;
pub mod team;
mod yaml;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

pub use self::baseline::{BASELINE, open_baseline, read_baseline};
pub use self::builtin::{builtin, builtin_files};
pub use self::decoder::MAX_NUMBER;
pub use self::file::File;
pub use self::file_store::FileStore;
pub use self::overrides::Overrides;
pub use self::policy::{OpenedPolicy, open_policy, policy_file, policy_name, read_policy};
pub use self::pseudonyms::{KEY_VARIABLE, Pseudonyms, exposed_key, new_key, read_pseudonym};
pub use self::sellers::Sellers;
pub use self::suggest::{fold, unknown};

use self::file::stem;
use self::file_store::told_where_named;
use self::input::Input;
use self::team::{SellerLocation, TeamFile};
use crate::domain::{Catalog, MotionIx, Place, Problem, RaterKind, Team};

/// A catalog that has been opened, and the files that it was read from.
struct OpenedCatalog {
    catalog: Arc<Catalog>,
    files: Vec<PathBuf>,
}

/// A team that has been opened: its catalog, what it says of itself, and its sellers one by one.
pub struct Opened {
    /// What its sellers are measured against.
    pub catalog: Arc<Catalog>,
    /// What the team says besides its sellers.
    pub team: Team,
    /// The sellers; those of a CSV file are read as they are asked for.
    pub sellers: Sellers,
    /// What is worth knowing about the input.
    pub notes: Vec<Problem>,
    /// Every file that it was read from: none of them may be written over.
    pub files: Vec<PathBuf>,
    /// The file in which its sellers stand.
    pub roster: Arc<str>,
    /// The line at which each key of the team file stands; empty where the team is a table.
    pub lines: IndexMap<String, usize>,
}

/// Opens a team: a YAML team file, a CSV file of sellers, or `-` for either on standard input.
///
/// `catalog` wins over the catalog that a team file names; without either it is the built-in one.
///
/// # Errors
/// Every problem found so far. What is wrong further down in a CSV file is found when its sellers are read.
pub fn open_team(name: &str, catalog: Option<&Path>, given: &Overrides) -> Result<Opened, Vec<Problem>> {
    open_team_from(&FileStore::Disk, name, catalog, given)
}

/// Opens a team that stands on a store, with the catalog and the sellers that it names there; what the user gives as
/// `catalog` is on the disk.
///
/// # Errors
/// As [`open_team`].
pub fn open_team_from(
    store: &FileStore,
    name: &str,
    catalog: Option<&Path>,
    given: &Overrides,
) -> Result<Opened, Vec<Problem>> {
    let chosen = catalog.map(|path| open_catalog_files(&FileStore::Disk, path)).transpose()?;
    let located = store.located(name)?.ok_or_else(|| vec![store.lacks(name)])?;
    let input = store.open(&located)?;
    let files = vec![PathBuf::from(name)];
    let renamed = (located != name).then(|| {
        let place = Place::whole(store.shown(&located).into());
        Problem::new("renamed-since").at(place).with("name", name).note()
    });
    if !input.looks_like_csv() {
        let beside = Path::new(&located).parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let opened = open_yaml(store, &input.into_file()?, stem(name), chosen, given, &beside, files);
        return opened.map(|mut opened| {
            opened.notes.extend(renamed);
            opened
        });
    }
    let OpenedCatalog { catalog, files: more } = chosen.unwrap_or_else(OpenedCatalog::builtin);
    let settled = given.settle(&catalog)?;
    settled.no_raters()?;
    let scale = settled.scale.unwrap_or(catalog.scale);
    let team = Team {
        name: stem(name),
        date: None,
        motion: settled.motion.unwrap_or(MotionIx(0)),
        scale,
        seats: Vec::new(),
        demand: None,
        handoffs: None,
    };
    let roster = input.name.clone();
    let (sellers, mut notes) = Sellers::csv(input, catalog.clone(), scale, settled.pseudonyms)?;
    notes.extend(renamed);
    let files = [files, more].concat();
    Ok(Opened { catalog, team, sellers, notes, files, roster, lines: IndexMap::new() })
}

/// Reads a YAML team from a text; files that it names lie relative to the current folder.
///
/// # Errors
/// Every problem in the text.
pub fn read_team(
    file: &File,
    catalog: Option<Arc<Catalog>>,
    given: &Overrides,
) -> Result<Opened, Vec<Problem>> {
    let chosen = catalog.map(|catalog| OpenedCatalog { catalog, files: Vec::new() });
    open_yaml(&FileStore::Disk, file, stem(file.name()), chosen, given, Path::new(""), Vec::new())
}

fn open_yaml(
    store: &FileStore,
    file: &File,
    stem: String,
    catalog: Option<OpenedCatalog>,
    given: &Overrides,
    beside: &Path,
    mut files: Vec<PathBuf>,
) -> Result<Opened, Vec<Problem>> {
    let parsed = TeamFile::parse(file)?;
    let chosen = match (catalog, parsed.catalog()) {
        (Some(chosen), _) => chosen,
        (None, Some((path, place))) => {
            told_where_named(open_catalog_files(store, &beside.join(path)), &place)?
        }
        (None, None) => OpenedCatalog::builtin(),
    };
    let catalog = chosen.catalog;
    files.extend(chosen.files);
    let settled = given.settle(&catalog)?;
    let (team, roster) = parsed.check(&catalog, &settled, stem)?;
    let mut holds = file.name().clone();
    let (sellers, notes) = match roster {
        SellerLocation::Here(sellers, raters) => (Sellers::held(sellers), unlisted(&catalog, &raters)),
        SellerLocation::Beside(path, place) => {
            let path = beside.join(path);
            let input = told_where_named(store.open_named(&path), &place)?;
            holds = input.name.clone();
            files.push(path);
            settled.no_raters()?;
            Sellers::csv(input, catalog.clone(), team.scale, settled.pseudonyms)?
        }
    };
    Ok(Opened { catalog, team, sellers, notes, files, roster: holds, lines: parsed.lines() })
}

/// Notes about kinds of raters of whom the catalog does not say how exact they are, where it says it of any.
fn unlisted(catalog: &Catalog, raters: &IndexSet<RaterKind>) -> Vec<Problem> {
    if catalog.raters.is_empty() {
        return Vec::new();
    }
    let known = || catalog.raters.iter().map(|rater| rater.id.as_str());
    let unlisted = raters.iter().filter(|rater| !known().any(|known| rater.is_of(known)));
    unlisted.map(|rater| unknown("unlisted-rater", rater.as_str(), known()).note()).collect()
}

impl OpenedCatalog {
    fn builtin() -> Self {
        OpenedCatalog { catalog: Arc::new(builtin()), files: Vec::new() }
    }
}

/// Opens a catalog: one YAML file, or a folder of them read in name order.
///
/// # Errors
/// Every problem in any of the files.
pub fn open_catalog(path: &Path) -> Result<Catalog, Vec<Problem>> {
    open_catalog_files(&FileStore::Disk, path).map(|opened| Arc::unwrap_or_clone(opened.catalog))
}

/// The files that a name means: of a folder, its YAML files in name order; else the one file.
///
/// # Errors
/// A folder that cannot be read, or that holds no YAML file.
pub fn yaml_files_of(path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    FileStore::Disk.catalog_files(path)
}

fn open_catalog_files(store: &FileStore, path: &Path) -> Result<OpenedCatalog, Vec<Problem>> {
    let files = store.catalog_files(path)?;
    let mut problems = Vec::new();
    let mut texts = Vec::new();
    for path in &files {
        match store.open_named(path).and_then(Input::into_file) {
            Ok(file) => texts.push(file),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(OpenedCatalog { catalog: Arc::new(catalog::read(&texts, &builtin)?), files })
}

/// Reads a catalog from texts, in their order.
///
/// # Errors
/// Every problem in any of the texts.
pub fn read_catalog(files: &[File]) -> Result<Catalog, Vec<Problem>> {
    catalog::read(files, &builtin)
}
