//! Reads inputs; the only module that knows YAML, CSV and files. Bytes become text, text raw values, raw values
//! checked types of [`domain`](crate::domain).
//!
//! One run finds all problems of an input. They are [`Problem`]s with a code and a place; `view` words them and
//! `render` draws them.

mod baseline;
mod boundary;
mod builtin;
mod candidates;
pub mod catalog;
mod decoder;
mod duckdb;
mod encoding;
mod file;
mod file_store;
mod folder;
mod git;
mod input;
mod lookup;
mod meter;
mod overrides;
mod packed;
mod plan;
pub mod policy;
mod pseudonym_rows;
mod pseudonyms;
mod repository;
mod scale_guess;
mod seller_reader;
mod sellers;
mod suggest;
mod table;
mod tables;
pub mod team;
mod team_sheet;
mod team_workbook;
mod yaml;

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;

pub use self::baseline::{BASELINE, open_baseline, read_baseline};
pub use self::boundary::Boundary;
pub use self::builtin::{builtin, builtin_files};
pub use self::candidates::open_candidates;
pub use self::decoder::MAX_NUMBER;
pub use self::duckdb::{duckdb_version, run_duckdb};
pub use self::encoding::Encoding;
pub use self::file::File;
pub use self::file_store::FileStore;
pub use self::folder::{team_files_of, yaml_files_of};
pub use self::meter::Meter;
pub use self::overrides::Overrides;
pub use self::plan::{
    CheckedPlan, PLAN_KEYS, PlanFile, PlanGround, SET_KEYS, combine, open_planned_team, planned_catalog,
};
pub use self::policy::{OpenedPolicy, open_policy, open_policy_from, policy_name, read_policy};
pub use self::pseudonyms::{KEY_VARIABLE, Pseudonyms, exposed_key, new_key, read_pseudonym};
pub use self::repository::repository_paths;
pub use self::sellers::{LateNotes, SellerBlocks, Sellers};
pub use self::suggest::{fold, unknown};
pub use self::table::{
    BlockSeller, PlainBlock, PlainReader, PlainSeller, RawBlock, Rejected, Rejects, TableOptions,
};
pub use self::tables::{holds_ratings, survey_table};

use self::file::stem;
use self::file_store::told_where_named;
use self::input::Input;
use self::sellers::unlisted;
use self::table::split_sheet;
use self::tables::{TableFile, with_added};
use self::team::{SellerLocation, TeamFile};
use self::team_workbook::{TeamSheets, open_workbook};
use crate::domain::{Catalog, MotionIx, Place, Problem, Team};

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
    /// The catalog that the team file names, in its own words, used or not.
    pub named_catalog: Option<String>,
    /// Every file that it was read from: none of them may be overwritten.
    pub files: Vec<PathBuf>,
    /// The file that lists its sellers.
    pub roster: Arc<str>,
    /// The line of each key of the team file; empty where the team is a table.
    pub lines: IndexMap<String, usize>,
    /// Whether the kind of selling is stated, by the file or on the command line.
    pub states_motion: bool,
    /// Whether the scale is.
    pub states_scale: bool,
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
    let meter = input.meter();
    let renamed = (located != name).then(|| {
        let place = Place::whole(store.shown(&located).into());
        Problem::new("renamed-since").at(place).with("name", name.to_string_lossy().into_owned()).note()
    });
    let mut opened = open_input(store, input, sheet.as_deref(), (name, &located), chosen, given)?;
    opened.notes.extend(renamed);
    opened.sellers.watch(meter);
    Ok(opened)
}

/// Opens a team of any format, under a name and from where it is located.
fn open_input(
    store: &FileStore,
    input: Input,
    sheet: Option<&str>,
    (name, located): (&Path, &Path),
    chosen: Option<OpenedCatalog>,
    given: &Overrides,
) -> Result<Opened, Vec<Problem>> {
    let mut files = vec![name.to_path_buf()];
    files.extend(given.table.columns.clone());
    let beside = located.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    if !input.looks_like_table() {
        return open_yaml(store, &input.into_file()?, stem(name), chosen, given, &beside, files);
    }
    let table = TableFile::open(input)?;
    if let (TableFile::Workbook(file), None) = (&table, sheet)
        && let Some(sheets) = TeamSheets::find(file)
    {
        return open_workbook(store, (file, &sheets), stem(name), chosen, given, (&beside, files));
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
        all_roles: settled.all_roles,
        handoff_minutes: None,
        coaching_hours: None,
    };
    let roster = table.name().clone();
    let rows = table.rows(sheet, &settled.table)?;
    let scored_on = settled.scored_on(&catalog, scale);
    let (mut sellers, mut notes) = Sellers::table(rows, &scored_on, scale, &settled)?;
    let (states_motion, states_scale) = (settled.motion.is_some(), settled.scale.is_some());
    if !states_scale {
        notes.extend(sellers.guess_scale(catalog.scale, &roster));
    }
    let (sellers, added) = with_added(sellers, &settled, &scored_on, scale, &mut notes)?;
    let files = [files, more, added].concat();
    Ok(Opened {
        catalog,
        team,
        sellers,
        notes,
        own_catalog: None,
        named_catalog: None,
        files,
        roster,
        lines: IndexMap::new(),
        states_motion,
        states_scale,
    })
}

/// Reads what `salesfit convert` writes, with the scores as they are written: a team file or a workbook of this name.
///
/// # Errors
/// Every problem in it.
pub fn read_written(name: &str, bytes: Vec<u8>, catalog: Arc<Catalog>) -> Result<Opened, Vec<Problem>> {
    let given = Overrides { as_written: true, ..Overrides::default() };
    let chosen = OpenedCatalog { catalog, files: Vec::new() };
    let path = Path::new(name);
    let input = Input::of(name.into(), path.to_path_buf(), Box::new(Cursor::new(bytes)))?;
    open_input(&FileStore::Disk, input, None, (path, path), Some(chosen), &given)
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
    let mut settled = given.settle(&catalog)?;
    let columns = parsed.columns(store, &catalog, &mut settled, beside);
    let (team, roster) = match (columns, parsed.check(&catalog, &settled, stem)) {
        (Ok(file), Ok(checked)) => {
            files.extend(file);
            checked
        }
        (columns, checked) => {
            let problems = [columns.err(), checked.err()].into_iter().flatten().flatten().collect();
            return Err(shown(problems));
        }
    };
    let mut holds = file.name().clone();
    let (mut sellers, mut notes) = match roster {
        SellerLocation::Here(sellers, raters) => {
            let mut notes = unlisted(&catalog, &raters);
            if settled.add.is_empty() {
                notes.extend(parsed.unused_columns());
            }
            (Sellers::held(sellers), notes)
        }
        SellerLocation::Beside(path, place) => {
            let (path, sheet) = split_sheet(&beside.join(path));
            let input = told_where_named(store.open_named(&path), &place)?;
            holds = input.name.clone();
            files.push(path);
            let rows = TableFile::open(input).and_then(|file| file.rows(sheet.as_deref(), &settled.table));
            let rows = told_where_named(rows, &place)?;
            let sellers =
                Sellers::table(rows, &settled.scored_on(&catalog, team.scale), team.scale, &settled);
            // A file without a seller table's headings may be anything, so nothing of it is quoted.
            sellers.map_err(boundary::unquoted)?
        }
    };
    let lines = parsed.lines();
    let is_told = |key: &str| lines.contains_key(key);
    let states_motion = settled.motion.is_some() || is_told("motion");
    let states_scale = settled.scale.is_some() || is_told("scale") || settled.table.map.scale.is_some();
    if !states_scale {
        notes.extend(sellers.guess_scale(catalog.scale, &holds));
    }
    let scored_on = settled.scored_on(&catalog, team.scale);
    let (sellers, added) = with_added(sellers, &settled, &scored_on, team.scale, &mut notes)?;
    files.extend(added);
    Ok(Opened {
        catalog,
        team,
        sellers,
        notes,
        own_catalog,
        named_catalog: parsed.catalog().map(|(path, _)| path.to_owned()),
        files,
        roster: holds,
        lines,
        states_motion,
        states_scale,
    })
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
