//! Sellers from the rows of a table.
//!
//! The first rows are held and looked at together, which is all of them in a table of a team. Of a longer table, rows
//! are read one at a time or in blocks (`admission`). Memory grows only where ids do not come in ascending order (`met_words`).

use std::io;
use std::sync::Arc;

use super::broken_rows::BrokenRows;
use super::columns::{SellerColumn, Vocabulary, has_ratings};
use super::first_rows::first_rows;
use super::hashes::hash;
use super::kinds::Kinds;
use super::met_words::MetWords;
use super::people::{People, RowKind};
use super::ratings::Ratings;
use super::rejects::Rejects;
use super::row::{Row, RowSource};
use super::row_problems::Problems;
use super::row_reader::RowReader;
use super::shape::{Malformed, malformed};
use super::statistics::Numbers;
use super::transposed::TransposedRows;
use super::{above_headings, heading_doubts, heading_row, people_across, second_headings, unknown_told};
use crate::domain::{Catalog, Place, Problem, Scale, Score, Seller, slug};
use crate::source::decoder::MAX_PROBLEMS;
use crate::source::overrides::Resolved;
use crate::source::pseudonyms::{Pseudonyms, shown_seller};

/// A table of sellers that is read row by row.
pub struct TableSellers {
    pub(super) rows: Box<dyn RowSource>,
    /// The first rows below the headings.
    pub(super) held: std::vec::IntoIter<Row>,
    /// Whether the rows that are held are all.
    is_whole: bool,
    pub(super) reader: RowReader,
    pub(super) people: People,
    /// The number of columns up to the last one with a heading.
    pub(super) width: usize,
    pub(super) catalog: Arc<Catalog>,
    pub(super) scale: Scale,
    pub(super) pseudonyms: Option<Pseudonyms>,
    /// The ids so far.
    pub(super) ids: MetWords,
    /// The names so far, where the table has ids.
    pub(super) names: Option<MetWords>,
    /// The ratings so far, in a table with a row for each.
    pub(super) ratings: Option<Ratings>,
    pub(super) problems: Problems,
    pub(super) met: Kinds,
    /// A row that ends early, and whether others write their empty cells.
    pub(super) short: Option<Place>,
    pub(super) writes_empty: bool,
    /// Rows that may be halves of one.
    pub(super) broken_rows: BrokenRows,
    /// A row with empty cells beyond the headings, and whether others have none.
    pub(super) wider: Option<Place>,
    pub(super) exact: usize,
    pub(super) sellers: usize,
    pub(super) done: bool,
    /// Where rows are noted that are left out.
    pub(super) rejects: Option<Rejects>,
}

/// Returns a table with people across as one with people down, and notes about it.
///
/// # Errors
/// Some of its columns are hardly people.
fn transposed(
    rows: Box<dyn RowSource>,
    held: Vec<Row>,
    vocabulary: &Vocabulary,
) -> Result<(TransposedRows, Vec<Problem>), Vec<Problem>> {
    let (nobody, unlike) = people_across::doubts(&held, vocabulary, &*rows);
    if !nobody.is_empty() {
        return Err(nobody);
    }
    let mut notes = vec![Problem::new("transposed").at(rows.place(&held[0], 0)).note()];
    notes.extend(unlike);
    Ok((TransposedRows::new(rows, held), notes))
}

impl TableSellers {
    /// Opens a table: finds its headings, and returns notes about them.
    ///
    /// # Errors
    /// The table cannot be read, or its headings are not those of sellers.
    pub fn open(
        mut rows: Box<dyn RowSource>,
        catalog: Arc<Catalog>,
        scale: Scale,
        given: &Resolved,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let options = &given.table;
        let pseudonyms = given.pseudonyms.clone();
        let mut problems = Problems::default();
        let (mut held, is_whole) = first_rows(&mut *rows, &mut problems);
        if held.is_empty() {
            let empty = Problem::new("empty-file").at(Place::whole(rows.name().clone()));
            return Err(if problems.is_empty() { vec![empty] } else { problems.take() });
        }
        let vocabulary = options.vocabulary(&catalog);
        if is_whole && problems.is_empty() && TransposedRows::is(&held, &vocabulary) {
            let (turned, more) = transposed(rows, held, &vocabulary)?;
            let (table, mut notes) = Self::open(Box::new(turned), catalog, scale, given)?;
            notes.extend(more);
            return Ok((table, notes));
        }
        let (at, columns) = heading_row::find(&held, &vocabulary, options, &*rows)?;
        let headings = held[at].clone();
        let missing = options.missing(&columns);
        if !missing.is_empty() {
            let place = rows.place(&headings, 0);
            return Err(missing.into_iter().map(|problem| problem.at(place.clone())).collect());
        }
        let mut notes = match heading_row::check(&headings, &columns, &vocabulary, &*rows) {
            Ok(notes) => notes,
            // What could not be read may be why the headings are not seen.
            Err(found) if problems.is_empty() => {
                return Err(heading_row::instead(&held, at, &vocabulary, &*rows, found));
            }
            Err(_) => return Err(problems.take()),
        };
        let titles: Vec<Row> = held.drain(..=at).take(at).collect();
        if let Some(first) = titles.first() {
            notes.push(above_headings::note(&titles, headings.line()).at(rows.place(first, 0)));
        }
        let told = above_headings::doubts(&titles, &columns, scale, &*rows);
        if !told.is_empty() {
            return Err(told);
        }
        if let Some((at, problem)) = second_headings::doubt(&columns, &held, &vocabulary, &catalog) {
            return Err(vec![problem.at(rows.place(&held[0], at))]);
        }
        let doubts = heading_doubts::doubts(&columns, &held, &vocabulary, (&catalog, scale));
        if !doubts.is_empty() {
            return Err(doubts
                .into_iter()
                .map(|(at, problem)| problem.at(rows.place(&headings, at)))
                .collect());
        }
        let more = heading_doubts::notes(&columns, &held, &vocabulary, (&catalog, scale));
        notes.extend(more.into_iter().map(|(at, note)| note.at(rows.place(&headings, at))));
        notes.extend(heading_row::without_heading(&headings, &columns, &held, &*rows));
        let width = columns.iter().rposition(|column| !column.heading.is_empty()).map_or(0, |at| at + 1);
        let has_ids = columns.iter().any(|column| column.holds == SellerColumn::Id)
            && columns.iter().any(|column| column.holds == SellerColumn::Name);
        let ratings = has_ratings(&columns);
        if !ratings {
            given.no_raters()?;
        }
        let ratings = ratings.then(|| Ratings::new(catalog.clone(), scale, given.clone(), vocabulary));
        let is_discreet = pseudonyms.is_some();
        let reader = RowReader::new(columns, catalog.clone(), scale, options, is_discreet);
        let unknown = unknown_told::doubts(&titles, &headings, &reader, &*rows);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let people = People::new(&reader.columns, &catalog, options.ids_are_people);
        let mut table = TableSellers {
            rows,
            held: Vec::new().into_iter(),
            is_whole,
            reader,
            people,
            width,
            catalog,
            scale,
            pseudonyms,
            ids: MetWords::default(),
            names: (has_ids && !options.ids_are_people).then(MetWords::default),
            ratings,
            problems,
            met: Kinds::default(),
            short: None,
            writes_empty: false,
            broken_rows: BrokenRows::default(),
            wider: None,
            exact: 0,
            sellers: 0,
            done: false,
            rejects: options.rejects.clone(),
        };
        if is_whole && table.ratings.is_none() {
            table.look_ahead(&held);
            notes.extend(table.column_on_another_scale(&headings));
        }
        table.held = held.into_iter();
        Ok((table, notes))
    }

    /// Whether all sellers are to be read at once: where all rows are held, or a seller has several.
    pub fn is_whole(&self) -> bool {
        self.is_whole || self.ratings.is_some()
    }

    /// Whether its sellers are wanted in the order of their pseudonyms, so that all must be read first.
    pub fn is_sorted(&self) -> bool {
        self.pseudonyms.is_some()
    }

    /// Looks at all rows, to know one that is an average or a sum of the others wherever it stands.
    fn look_ahead(&mut self, held: &[Row]) {
        for row in held {
            let said = self.reader.read(row);
            self.people.look_ahead(row, &said, &self.reader);
        }
        self.people.judge_names(&self.catalog);
        self.reader.forget();
    }

    /// Reads the next row into `row`. Returns whether there was one.
    pub(super) fn pull(&mut self, row: &mut Row) -> Result<bool, Problem> {
        match self.held.next() {
            Some(held) => *row = held,
            None if self.is_whole => return Ok(false),
            None => return self.rows.read(row),
        }
        Ok(true)
    }

    /// Returns the next seller, or all that is wrong with the table.
    pub fn next(&mut self) -> Option<Result<Seller, Vec<Problem>>> {
        let mut row = Row::default();
        while !self.done {
            match self.pull(&mut row) {
                Ok(true) if row.is_blank() => {}
                Ok(true) => {
                    let seller = self.seller(&row);
                    let is_rejected = self.reject(&row);
                    if self.problems.is_empty() && !is_rejected && seller.is_some() {
                        return seller.map(Ok);
                    }
                    self.done |= self.problems.len() >= MAX_PROBLEMS;
                }
                Ok(false) => {
                    self.done = true;
                    self.finish();
                }
                Err(problem) => {
                    self.problems.push(problem);
                    self.done = true;
                }
            }
        }
        let problems = self.problems.take();
        (!problems.is_empty()).then_some(Err(problems))
    }

    /// Leaves out a row that something is wrong with, where that is asked for. Returns whether it did.
    pub(super) fn reject(&mut self, row: &Row) -> bool {
        let Some(rejects) = self.rejects.as_ref().filter(|_| !self.problems.is_empty()) else { return false };
        rejects.add(&*self.rows, row, self.problems.take());
        true
    }

    /// Returns all sellers that are left, in the order of their keys.
    pub fn sorted(&mut self) -> Result<Vec<Seller>, Vec<Problem>> {
        let mut sellers = Vec::new();
        while let Some(seller) = self.next() {
            sellers.push(seller?);
        }
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(sellers)
    }

    /// Returns notes about what was read so far; each once.
    pub fn take_notes(&mut self) -> Vec<Problem> {
        let mut notes = self.rows.take_notes();
        notes.extend(std::mem::take(&mut self.met).notes());
        if self.reader.has_per_cent() {
            let note = Problem::new("per-cent-read").with("lo", self.scale.lo()).with("hi", self.scale.hi());
            notes.push(note.at(Place::whole(self.rows.name().clone())).note());
        }
        notes
    }

    /// Returns a row as a seller; `None` where it is nobody, or a problem was found.
    pub(super) fn seller(&mut self, row: &Row) -> Option<Seller> {
        if let Some((code, at, values)) = self.malformed(row) {
            let mut problem = Problem::new(code);
            problem.values = values;
            self.tell(problem, row, at);
            return None;
        }
        let said = self.reader.read(row);
        match self.people.kind(row, &said, &self.reader) {
            RowKind::Person => {}
            RowKind::OnlyNamed(name) => self.met.only_named.add(&*self.rows, row, said.filled[0], &name),
            RowKind::Nobody(word) => {
                self.note_half(row);
                self.note_scale(row, &said);
                self.met.left_out.add(&*self.rows, row, said.first_filled(), &word);
                return None;
            }
            RowKind::Unclear(problem) => {
                self.note_half(row);
                self.tell(problem, row, said.first_filled());
                return None;
            }
        }
        self.note(row, &said);
        self.people.keep(&said, || self.rows.place(row, 0));
        let has_problems = !said.found.is_empty();
        for found in said.found {
            let at = found.at;
            self.problems.add(found, || self.rows.place(row, at));
        }
        let beyond = (self.reader.columns.len()..row.width()).find(|at| !row.cell(*at).trim().is_empty());
        if let Some(at) = beyond {
            let columns = self.reader.columns.len();
            self.tell(Problem::new("too-many-cells").with("columns", columns), row, at);
        }
        let Some((at, named)) = said.id.as_ref().or(said.name.as_ref()) else {
            if !has_problems && beyond.is_none() {
                self.tell(Problem::new("row-without-name"), row, 0);
            }
            return None;
        };
        let name = said.name.as_ref().map_or(named, |(_, name)| name).clone();
        let at = *at;
        let id = said.id.map_or_else(|| slug(&name), |(_, id)| id);
        // A row that is left out takes no id: the corrected one may be below it.
        if self.rejects.is_some() && !self.problems.is_empty() {
            return None;
        }
        self.sellers += 1;
        match self.ids.insert(id.as_bytes(), hash(&id)) {
            Ok(true) => {
                if let (Some(names), Some((at, name))) = (&mut self.names, &said.name) {
                    match names.insert(name.as_bytes(), hash(name)) {
                        Ok(true) => {}
                        Ok(false) => self.met.same_name.add(&*self.rows, row, *at, name),
                        Err(error) => return self.lose(&error),
                    }
                }
            }
            Ok(false) => self.tell(Problem::new("duplicate-seller").with("id", id.as_str()), row, at),
            Err(error) => return self.lose(&error),
        }
        let line = row.line();
        if let Some(pseudonyms) = &self.pseudonyms
            && let Some(problem) = pseudonyms.note_row(&id, self.rows.name(), line)
        {
            self.tell(problem, row, at);
        }
        let (key, id, name) = shown_seller(id, name, self.pseudonyms.as_ref());
        let states_hours = said.hours.is_some();
        let hours = said.hours.unwrap_or(self.catalog.defaults.hours);
        let scores = self.scores(&said.numbers);
        Some(Seller {
            key,
            line,
            id,
            name,
            role: said.role,
            hours,
            states_hours,
            wishes: said.wishes,
            pinned: said.pinned,
            never_coached: Vec::new(),
            scores,
        })
    }

    /// Notes that what was met so far cannot be read again: the fault of no row, and from here on no row can be read.
    fn lose(&mut self, error: &io::Error) -> Option<Seller> {
        let system = format!("{}: {error}", std::env::temp_dir().display());
        let problem = Problem::new("unreadable-file").with("system", system);
        self.problems.push(problem.at(Place::whole(self.rows.name().clone())));
        (self.rejects, self.done) = (None, true);
        None
    }

    fn scores(&self, numbers: &Numbers) -> Vec<Option<Score>> {
        let (from, to) = (self.scale, self.catalog.scale);
        let scores = numbers.scores.iter();
        scores.map(|score| (!score.is_nan()).then(|| Score::single(from.convert(*score, to)))).collect()
    }

    /// Returns what is wrong with the cells of a row, before they are read.
    pub(super) fn malformed(&self, row: &Row) -> Option<Malformed> {
        malformed(row, self.rows.separator()?, &self.reader.columns, self.width)
    }

    pub(super) fn tell(&mut self, problem: Problem, row: &Row, at: usize) {
        let place = self.rows.place(row, at);
        self.problems.push(problem.at(place));
    }
}
