//! Workbooks that are a whole team, as `salesfit init` and `salesfit convert` write them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file_store::FileStore;
use super::input::Input;
use super::overrides::{Overrides, Resolved};
use super::sellers::Sellers;
use super::table::{FORM_COLUMNS, WorkbookFile, is_workbook_name};
use super::tables::{add_table, with_added};
use super::team_sheet::{TeamSheet, is_team_sheet};
use super::{Opened, OpenedCatalog, open_named_catalog};
use crate::domain::{Catalog, FormSheet, Problem, Scale, Seller, Value};

/// Where a workbook that is a whole team has its sheets.
pub(super) struct TeamSheets {
    sellers: usize,
    raters: Option<usize>,
    team: usize,
    /// The names of all other sheets.
    others: Vec<String>,
    /// The names of those that are read though they are hidden.
    hidden: Vec<String>,
}

impl TeamSheets {
    /// Finds the sheets of a team; `None` where the workbook is none: it lacks the sheet of sellers or that of the team,
    /// by name or by headings.
    pub fn find(file: &WorkbookFile) -> Option<Self> {
        let sheets: Vec<_> = file.sheets().collect();
        let of = |sheet: FormSheet| sheets.iter().position(|(name, _)| sheet.word().is(name));
        let (sellers, team) = (of(FormSheet::Sellers)?, of(FormSheet::Team)?);
        let mut rows = file.rows_at(team).ok()?;
        if !is_team_sheet(&mut rows) {
            return None;
        }
        let ours = [FormSheet::Sellers, FormSheet::Raters, FormSheet::Team, FormSheet::Help].map(of);
        let others = sheets.iter().zip(0..).filter(|(_, at)| !ours.contains(&Some(*at)));
        let others = others.map(|((name, _), _)| name.clone()).collect();
        let read = ours[..3].iter().flatten().map(|at| &sheets[*at]);
        let hidden = read.filter(|(_, is_hidden)| *is_hidden).map(|(name, _)| name.clone()).collect();
        Some(TeamSheets { sellers, raters: of(FormSheet::Raters), team, others, hidden })
    }
}

/// Returns the workbooks of a folder that are whole teams. Others may be tables that a team file names.
pub(super) fn team_workbooks(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What begins with `~$` says only that Excel has a workbook open.
        is_workbook_name(&name) && !name.starts_with(['.', '~']) && path.is_file()
    });
    named.filter(|path| is_team(path)).collect()
}

/// Whether a file is a workbook that is a whole team.
fn is_team(path: &Path) -> bool {
    let file = Input::open(path).ok().filter(Input::is_workbook).map(WorkbookFile::open);
    file.and_then(Result::ok).is_some_and(|file| TeamSheets::find(&file).is_some())
}

/// Opens a workbook as the team that it is.
///
/// # Errors
/// Every problem on any of its sheets.
pub(super) fn open_workbook(
    store: &FileStore,
    (file, sheets): (&WorkbookFile, &TeamSheets),
    stem: String,
    catalog: Option<OpenedCatalog>,
    given: &Overrides,
    (beside, mut files): (&Path, Vec<PathBuf>),
) -> Result<Opened, Vec<Problem>> {
    let mut sheet = TeamSheet::read(&mut file.rows_at(sheets.team)?)?;
    let named = sheet.catalog();
    let named_catalog = named.as_ref().map(|(path, _)| path.clone());
    let mut own_catalog = None;
    let chosen = match (catalog, named) {
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
    let mut notes = std::mem::take(&mut sheet.notes);
    let lines = std::mem::take(&mut sheet.lines);
    let (team, mut problems) = sheet.check(&catalog, &settled, stem);
    let scored_on = settled.scored_on(&catalog, team.scale);
    // On a scale that is wrong every score would be.
    let sellers = if problems.iter().any(is_of_scale) {
        Ok(Vec::new())
    } else {
        sellers_of(file, sheets, &scored_on, team.scale, &settled, &mut notes)
    };
    let sellers = match sellers {
        Ok(sellers) if problems.is_empty() => sellers,
        found => {
            problems.extend(found.err().into_iter().flatten());
            return Err(problems);
        }
    };
    if !sheets.others.is_empty() {
        let whole = crate::domain::Place::whole(file.name().clone());
        let names = sheets.others.clone();
        notes.push(Problem::new("sheets-beside-team").with("sheets", names).at(whole).note());
    }
    if !sheets.hidden.is_empty() {
        let whole = crate::domain::Place::whole(file.name().clone());
        notes.push(Problem::new("hidden-sheets").with("sheets", sheets.hidden.clone()).at(whole).note());
    }
    let mut sellers = Sellers::held(sellers);
    let states_scale = settled.scale.is_some() || lines.contains_key("scale");
    if !states_scale {
        notes.extend(sellers.guess_scale(catalog.scale, file.name()));
    }
    let (sellers, added) = with_added(sellers, &settled, &scored_on, team.scale, &mut notes)?;
    files.extend(added);
    let roster = file.name().clone();
    let states_motion = settled.motion.is_some() || lines.contains_key("motion");
    Ok(Opened {
        catalog,
        team,
        sellers,
        notes,
        own_catalog,
        named_catalog,
        files,
        roster,
        lines,
        states_motion,
        states_scale,
    })
}

/// Whether a problem is that of the scale.
fn is_of_scale(problem: &Problem) -> bool {
    problem.code == "bad-scale" || problem.values.contains(&("field", Value::from("scale")))
}

/// Returns the sellers of the first sheet with the ratings of the second.
fn sellers_of(
    file: &WorkbookFile,
    sheets: &TeamSheets,
    catalog: &Arc<Catalog>,
    scale: Scale,
    given: &Resolved,
    notes: &mut Vec<Problem>,
) -> Result<Vec<Seller>, Vec<Problem>> {
    let of_form = given.clone().of_form(&FORM_COLUMNS);
    let of_sellers = Resolved { raters: Vec::new(), ..of_form.clone() };
    let rows = file.rows_at(sheets.sellers)?;
    let (sellers, noted) = Sellers::table(Box::new(rows), catalog, scale, &of_sellers)?;
    notes.extend(noted);
    let later = sellers.later();
    let mut sellers = sellers.collect::<Result<Vec<Seller>, _>>()?;
    notes.extend(later.take());
    let Some(raters) = sheets.raters else {
        given.no_raters()?;
        return Ok(sellers);
    };
    let rows = file.rows_at(raters)?;
    match add_table(&mut sellers, Box::new(rows), catalog, scale, &of_form, notes) {
        // Nobody has rated yet.
        Err(problems) if problems.iter().all(|problem| EMPTY_CODES.contains(&problem.code)) => {
            given.no_raters()?;
        }
        added => added?,
    }
    Ok(sellers)
}

/// The problems of a sheet with headings and nothing below them, or with nothing at all.
const EMPTY_CODES: [&str; 2] = ["no-sellers", "empty-file"];
