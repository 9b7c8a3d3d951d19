//! Reads inputs; the only module that knows YAML, CSV and files. Bytes become text, text raw values, raw values
//! checked types of [`domain`](crate::domain).
//!
//! One run finds all problems of an input. They are [`Problem`]s with a code and a place; `view` words them and
//! `render` draws them.

mod baseline;
mod boundary;
mod builtin;
pub mod catalog;
mod decoder;
mod encoding;
mod file;
mod file_store;
mod git;
mod input;
mod lookup;
mod overrides;
pub mod policy;
mod pseudonym_rows;
mod pseudonyms;
mod repository;
mod scale_guess;
mod seller_reader;
mod sellers;
mod slug;
mod suggest;
mod table;
pub mod team;
mod yaml;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;

pub use self::baseline::{BASELINE, open_baseline, read_baseline};
pub use self::boundary::Boundary;
pub use self::builtin::{builtin, builtin_files};
pub use self::decoder::MAX_NUMBER;
pub use self::encoding::Encoding;
pub use self::file::File;
pub use self::file_store::FileStore;
pub use self::overrides::Overrides;
pub use self::policy::{OpenedPolicy, open_policy, open_policy_from, policy_name, read_policy};
pub use self::pseudonyms::{KEY_VARIABLE, Pseudonyms, exposed_key, new_key, read_pseudonym};
pub use self::repository::repository_paths;
pub use self::sellers::{LateNotes, Sellers};
pub use self::suggest::{fold, unknown};
pub use self::table::TableOptions;

use self::file::stem;
use self::file_store::told_where_named;
use self::input::Input;
use self::overrides::Resolved;
use self::sellers::unlisted;
use self::table::{CsvRows, RowSource, WorkbookRows, add_ratings, split_sheet, survey};
use self::team::{SellerLocation, TeamFile};
use crate::domain::{Catalog, MotionIx, Place, Problem, Scale, Seller, TableSurvey, Team};

/// An opened catalog, and the files that it was read from.
struct OpenedCatalog {
    catalog: Arc<Catalog>,
    files: Vec<PathBuf>,
}

/// An opened team: its catalog, the team itself, and its sellers one by one.
pub struct Opened {
    /// The catalog that its sellers are scored against.
    pub catalog: Arc<Catalog>,
    /// The team, without its sellers.
    pub team: Team,
    /// The sellers. Those of a CSV file are read one at a time.
    pub sellers: Sellers,
    /// Notes about the input that do not stop the run.
    pub notes: Vec<Problem>,
    /// The catalog that the team file names, if it is used.
    pub own_catalog: Option<PathBuf>,
    /// Every file that it was read from: none of them may be overwritten.
    pub files: Vec<PathBuf>,
    /// The file that lists its sellers.
    pub roster: Arc<str>,
    /// The line of each key of the team file; empty where the team is a table.
    pub lines: IndexMap<String, usize>,
}

/// Opens a team: a YAML team file, a CSV file of sellers, or `-` for either on standard input.
///
/// `catalog` wins over the catalog that a team file names; without either it is the built-in one.
///
/// # Errors
/// Every problem found so far. Problems further down in a CSV file are found when its sellers are read.
pub fn open_team(
    name: impl AsRef<Path>,
    catalog: Option<&Path>,
    given: &Overrides,
) -> Result<Opened, Vec<Problem>> {
    open_team_from(&FileStore::Disk, name.as_ref(), catalog, given)
}

/// Opens a team from disk or a git revision, with the catalog and the sellers that it names there. The user's
/// `catalog` is read from disk.
///
/// # Errors
/// As [`open_team`].
pub fn open_team_from(
    store: &FileStore,
    name: &Path,
    catalog: Option<&Path>,
    given: &Overrides,
) -> Result<Opened, Vec<Problem>> {
    let (name, sheet) = split_sheet(name);
    let name = name.as_path();
    let chosen = catalog.map(|path| open_catalog_files(&FileStore::Disk, path)).transpose()?;
    let located = store.located(name)?.ok_or_else(|| vec![store.lacks(name)])?;
    let input = store.open(&located)?;
    let files = vec![name.to_path_buf()];
    let renamed = (located != name).then(|| {
        let place = Place::whole(store.shown(&located).into());
        Problem::new("renamed-since").at(place).with("name", name.to_string_lossy().into_owned()).note()
    });
    if !input.looks_like_table() {
        let beside = located.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let opened = open_yaml(store, &input.into_file()?, stem(name), chosen, given, &beside, files);
        return opened.map(|mut opened| {
            opened.notes.extend(renamed);
            opened
        });
    }
    let OpenedCatalog { catalog, files: more } = chosen.unwrap_or_else(OpenedCatalog::builtin);
    let settled = given.settle(&catalog)?;
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
    let rows = open_rows(input, sheet.as_deref(), &settled.table)?;
    let (mut sellers, mut notes) = Sellers::table(rows, &catalog, scale, &settled)?;
    if settled.scale.is_none() {
        notes.extend(sellers.guess_scale(catalog.scale, &roster));
    }
    notes.extend(renamed);
    let (sellers, added) = with_added(sellers, &settled, &catalog, scale, &mut notes)?;
    let files = [files, more, added].concat();
    Ok(Opened { catalog, team, sellers, notes, own_catalog: None, files, roster, lines: IndexMap::new() })
}

/// Reads a YAML team from a text; files that it names are relative to the current folder.
///
/// # Errors
/// Every problem in the text.
pub fn read_team(
    file: &File,
    catalog: Option<Arc<Catalog>>,
    given: &Overrides,
) -> Result<Opened, Vec<Problem>> {
    let chosen = catalog.map(|catalog| OpenedCatalog { catalog, files: Vec::new() });
    open_yaml(
        &FileStore::Disk,
        file,
        stem(Path::new(&**file.name())),
        chosen,
        given,
        Path::new(""),
        Vec::new(),
    )
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
    // In a review, a link to any file may stand for a team.
    let is_quoted =
        !matches!(store, FileStore::Bounded(_)) || boundary::has_key(file.text(), &["team", "sellers"]);
    let shown = if is_quoted { std::convert::identity } else { boundary::unquoted };
    let parsed = TeamFile::parse(file).map_err(shown)?;
    let mut own_catalog = None;
    let chosen = match (catalog, parsed.catalog()) {
        (Some(chosen), _) => chosen,
        (None, Some((path, place))) => {
            let path = beside.join(path);
            let opened = open_named_catalog(store, &path, &place)?;
            own_catalog = Some(path);
            opened
        }
        (None, None) => OpenedCatalog::builtin(),
    };
    let catalog = chosen.catalog;
    files.extend(chosen.files);
    let settled = given.settle(&catalog)?;
    let (team, roster) = parsed.check(&catalog, &settled, stem).map_err(shown)?;
    let mut holds = file.name().clone();
    let (mut sellers, mut notes) = match roster {
        SellerLocation::Here(sellers, raters) => (Sellers::held(sellers), unlisted(&catalog, &raters)),
        SellerLocation::Beside(path, place) => {
            let (path, sheet) = split_sheet(&beside.join(path));
            let input = told_where_named(store.open_named(&path), &place)?;
            holds = input.name.clone();
            files.push(path);
            let rows = told_where_named(open_rows(input, sheet.as_deref(), &settled.table), &place)?;
            let sellers = Sellers::table(rows, &catalog, team.scale, &settled);
            // A file without a seller table's headings may be anything, so nothing of it is quoted.
            sellers.map_err(boundary::unquoted)?
        }
    };
    let lines = parsed.lines();
    if settled.scale.is_none() && !lines.contains_key("scale") {
        notes.extend(sellers.guess_scale(catalog.scale, &holds));
    }
    let (sellers, added) = with_added(sellers, &settled, &catalog, team.scale, &mut notes)?;
    files.extend(added);
    Ok(Opened { catalog, team, sellers, notes, own_catalog, files, roster: holds, lines })
}

/// Looks at a table of sellers: what each column holds, as far as can be guessed.
///
/// # Errors
/// The table is empty or cannot be read.
pub fn survey_table(path: &Path, catalog: &Catalog, given: &Overrides) -> Result<TableSurvey, Vec<Problem>> {
    let settled = given.settle(catalog)?;
    let (path, sheet) = split_sheet(path);
    let rows = open_rows(Input::open(&path)?, sheet.as_deref(), &settled.table)?;
    survey(rows, catalog, &settled.table)
}

/// Opens a table of sellers. The only place that knows which formats a table may have.
///
/// # Errors
/// A workbook cannot be read, or has no sheet of this name.
fn open_rows(
    input: Input,
    sheet: Option<&str>,
    options: &TableOptions,
) -> Result<Box<dyn RowSource>, Vec<Problem>> {
    if input.is_workbook() {
        return Ok(Box::new(WorkbookRows::open(input, sheet)?));
    }
    if let Some(sheet) = sheet {
        return Err(vec![
            Problem::new("not-a-workbook").with("sheet", sheet).at(Place::whole(input.name.clone())),
        ]);
    }
    Ok(Box::new(CsvRows::open(input, options.encoding)))
}

/// Returns sellers with the ratings of the tables that are to be added to theirs, and the files of those.
///
/// # Errors
/// Every problem of a table, and each seller in it who is not among these.
fn with_added(
    sellers: Sellers,
    given: &Resolved,
    catalog: &Arc<Catalog>,
    scale: Scale,
    notes: &mut Vec<Problem>,
) -> Result<(Sellers, Vec<PathBuf>), Vec<Problem>> {
    if given.add.is_empty() {
        return Ok((sellers, Vec::new()));
    }
    let later = sellers.later();
    let mut all = sellers.collect::<Result<Vec<Seller>, _>>()?;
    notes.extend(later.take());
    for path in &given.add {
        let (path, sheet) = split_sheet(path);
        let rows = open_rows(Input::open(&path)?, sheet.as_deref(), &given.table)?;
        let name = rows.name().clone();
        let (more, noted) = Sellers::table(rows, catalog, scale, given)?;
        notes.extend(noted);
        let later = more.later();
        let more = more.collect::<Result<Vec<Seller>, _>>()?;
        notes.extend(later.take());
        add_ratings(&mut all, more, catalog, &name)?;
    }
    Ok((Sellers::held(all), given.add.clone()))
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

/// Returns the files that a path means: of a folder, its YAML files in name order; else the file itself.
///
/// # Errors
/// One problem: the folder cannot be read, or holds no YAML file.
pub fn yaml_files_of(path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    FileStore::Disk.catalog_files(path)
}

/// Opens a catalog that another file names at `place`. Nothing is quoted from a file that is no catalog.
fn open_named_catalog(store: &FileStore, path: &Path, place: &Place) -> Result<OpenedCatalog, Vec<Problem>> {
    let files = told_where_named(store.catalog_files(path), place)?;
    let texts = told_where_named(read_texts(store, &files).map_err(boundary::unquoted), place)?;
    match catalog::read(&texts, &builtin) {
        Ok(catalog) => Ok(OpenedCatalog { catalog: Arc::new(catalog), files }),
        Err(problems) if texts.iter().any(|text| boundary::has_key(text.text(), &CATALOG_KEYS)) => {
            Err(problems)
        }
        Err(_) => Err(vec![Problem::new("not-a-catalog").at(place.clone())]),
    }
}

/// The keys of which every catalog has at least one.
const CATALOG_KEYS: [&str; 4] = ["traits", "tasks", "roles", "extends"];

fn open_catalog_files(store: &FileStore, path: &Path) -> Result<OpenedCatalog, Vec<Problem>> {
    let files = store.catalog_files(path)?;
    let texts = read_texts(store, &files)?;
    Ok(OpenedCatalog { catalog: Arc::new(catalog::read(&texts, &builtin)?), files })
}

fn read_texts(store: &FileStore, files: &[PathBuf]) -> Result<Vec<File>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut texts = Vec::new();
    for path in files {
        match store.open_named(path).and_then(Input::into_file) {
            Ok(file) => texts.push(file),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(texts) } else { Err(problems) }
}

/// Reads a catalog from texts, in their order.
///
/// # Errors
/// Every problem in any of the texts.
pub fn read_catalog(files: &[File]) -> Result<Catalog, Vec<Problem>> {
    catalog::read(files, &builtin)
}
