//! Sellers, one by one: held in memory from a team file, or streamed from CSV.
//!
//! CSV is read as spreadsheets write it: comma, semicolon or tab, decimal comma, a `sep=` line, UTF-8 or
//! Windows-1252. Memory grows by a few bytes a seller: a hash of her id, to find duplicates. Under pseudonyms all
//! sellers are held.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::sync::Arc;

use csv::ByteRecord;
use indexmap::IndexMap;

use super::catalog::WEEK;
use super::cells::{decode, joined, number, opening, shortened};
use super::columns::{HEADINGS, SellerColumn, near_heading};
use super::decoder::{MAX_NUMBER, MAX_PROBLEMS, MAX_TEXT};
use super::file;
use super::input::Input;
use super::line_endings::Lines;
use super::pseudonyms::{Pseudonyms, shown_seller};
use super::slug::slug;
use super::suggest::{fold, suggest, unknown};
use crate::domain::problem::Value;
use crate::domain::{Catalog, Place, Problem, RoleIx, Scale, Score, Seller, TraitIx};

/// The most unread columns, and the most duplicate columns, that are named.
const MAX_COLUMNS: usize = 20;

/// Sellers in the order of their file; under pseudonyms in that of the pseudonyms, since a file is often in the order of
/// names.
///
/// After the first problem no more sellers come, only one error with every problem of the file.
pub struct Sellers(SellerSource);

enum SellerSource {
    Held(std::vec::IntoIter<Seller>),
    Csv(Box<CsvSellers>),
    /// A table that has been read whole, and sorted.
    Sorted(std::vec::IntoIter<Seller>),
}

impl Sellers {
    /// Returns sellers that have already been read.
    pub fn held(sellers: Vec<Seller>) -> Self {
        Sellers(SellerSource::Held(sellers.into_iter()))
    }

    /// Returns the remaining sellers where they are held in memory; `None` for a table.
    pub fn known(&self) -> Option<&[Seller]> {
        match &self.0 {
            SellerSource::Held(sellers) => Some(sellers.as_slice()),
            SellerSource::Csv(_) | SellerSource::Sorted(_) => None,
        }
    }

    /// Returns sellers from CSV, and a note about columns that are not read.
    ///
    /// # Errors
    /// The header row has no column for a seller's name, or none for a trait; or it names a column twice.
    pub(super) fn csv(
        input: Input,
        catalog: Arc<Catalog>,
        scale: Scale,
        pseudonyms: Option<Pseudonyms>,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let (table, notes) = CsvSellers::open(input, catalog, scale, pseudonyms)?;
        Ok((Sellers(SellerSource::Csv(Box::new(table))), notes))
    }
}

impl Iterator for Sellers {
    type Item = Result<Seller, Vec<Problem>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let SellerSource::Csv(table) = &mut self.0
            && table.pseudonyms.is_some()
        {
            match table.sorted() {
                Ok(sellers) => self.0 = SellerSource::Sorted(sellers.into_iter()),
                Err(problems) => return Some(Err(problems)),
            }
        }
        match &mut self.0 {
            SellerSource::Held(sellers) | SellerSource::Sorted(sellers) => sellers.next().map(Ok),
            SellerSource::Csv(table) => table.next(),
        }
    }
}

struct CsvSellers {
    name: Arc<str>,
    records: csv::Reader<Lines<Box<dyn Read + Send>>>,
    separator: u8,
    /// The lines before the first one that the CSV reader sees.
    lines_before: usize,
    columns: Vec<SellerColumn>,
    catalog: Arc<Catalog>,
    scale: Scale,
    pseudonyms: Option<Pseudonyms>,
    /// Hashes of the ids so far. Two of a million ids share one with a probability of 1 in 30 million.
    ids: HashSet<u64>,
    problems: Vec<Problem>,
    any: bool,
    done: bool,
}

impl CsvSellers {
    fn open(
        input: Input,
        catalog: Arc<Catalog>,
        scale: Scale,
        pseudonyms: Option<Pseudonyms>,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let name = input.name.clone();
        let (separator, skip) = opening(input.head());
        let lines_before = input.head()[..skip].split(|&byte| byte == b'\n').count() - 1;
        let records = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Lines::new(input.into_read(skip)));
        let mut table = CsvSellers {
            name,
            records,
            separator,
            lines_before,
            columns: Vec::new(),
            catalog,
            scale,
            pseudonyms,
            ids: HashSet::new(),
            problems: Vec::new(),
            any: false,
            done: false,
        };
        let notes = table.read_header()?;
        Ok((table, notes))
    }

    /// Reads what each column holds. Returns a note about those that are not read.
    fn read_header(&mut self) -> Result<Vec<Problem>, Vec<Problem>> {
        let mut record = ByteRecord::new();
        if !self.pull(&mut record).map_err(|problem| vec![problem])? {
            return Err(vec![Problem::new("empty-file").at(Place::whole(self.name.clone()))]);
        }
        let traits: IndexMap<String, TraitIx> = self
            .catalog
            .trait_ixs()
            .flat_map(|ix| {
                let of = &self.catalog[ix];
                std::iter::once(of.id.as_str()).chain(of.name.all()).map(move |name| (fold(name), ix))
            })
            .collect();
        let mut problems = Vec::new();
        let mut unread = Vec::new();
        let mut unread_count = 0;
        for (at, bytes) in record.iter().enumerate() {
            let heading = decode(bytes);
            let folded = fold(&heading);
            let column = match HEADINGS.iter().find(|(known, _)| *known == folded) {
                Some((_, column)) => *column,
                None => traits.get(&folded).map_or(SellerColumn::Unread, |ix| SellerColumn::Trait(*ix)),
            };
            if column == SellerColumn::Unread {
                unread_count += usize::from(!folded.is_empty());
                if !folded.is_empty() && unread.len() < MAX_COLUMNS {
                    unread.push((shortened(heading.trim()), near_heading(&folded, &self.catalog)));
                }
            } else if self.columns.contains(&column) && problems.len() < MAX_COLUMNS {
                problems.push(
                    Problem::new("duplicate-column")
                        .with("column", shortened(&heading))
                        .at(self.place(&record, at)),
                );
            }
            self.columns.push(column);
        }
        if !self.columns.iter().any(|column| matches!(column, SellerColumn::Id | SellerColumn::Name)) {
            problems.push(Problem::new("no-name-column").at(self.place(&record, 0)));
        }
        if !self.columns.iter().any(|column| matches!(column, SellerColumn::Trait(_))) {
            problems.push(Problem::new("no-trait-columns").at(self.place(&record, 0)));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        if unread.is_empty() {
            return Ok(Vec::new());
        }
        let at = self.columns.iter().position(|column| *column == SellerColumn::Unread).unwrap_or(0);
        let note = Problem::new("unread-columns")
            .with("count", unread_count)
            .with("more", unread_count - unread.len());
        let note = note.with("columns", Value::Near(unread));
        Ok(vec![note.note().at(self.place(&record, at))])
    }

    /// Reads the next row. Returns whether there was one.
    fn pull(&mut self, record: &mut ByteRecord) -> Result<bool, Problem> {
        self.records.read_byte_record(record).map_err(|error| {
            let reason = error.to_string();
            Problem::new("unreadable-file").at(Place::whole(self.name.clone())).with("system", reason)
        })
    }

    fn next(&mut self) -> Option<Result<Seller, Vec<Problem>>> {
        let mut record = ByteRecord::new();
        while !self.done {
            match self.pull(&mut record) {
                Ok(true) => {
                    if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                        continue;
                    }
                    self.any = true;
                    let seller = self.seller(&record);
                    if self.problems.is_empty() {
                        return seller.map(Ok);
                    }
                    self.done = self.problems.len() >= MAX_PROBLEMS;
                }
                Ok(false) => self.done = true,
                Err(problem) => {
                    self.problems.push(problem);
                    self.done = true;
                }
            }
            if self.done && !self.any && self.problems.is_empty() {
                self.problems.push(Problem::new("no-sellers").at(Place::whole(self.name.clone())));
            }
        }
        let problems = std::mem::take(&mut self.problems);
        (!problems.is_empty()).then_some(Err(problems))
    }

    /// Returns all sellers that are left, in the order of their keys.
    fn sorted(&mut self) -> Result<Vec<Seller>, Vec<Problem>> {
        let mut sellers = Vec::new();
        while let Some(seller) = self.next() {
            sellers.push(seller?);
        }
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(sellers)
    }

    /// Returns a row as a seller; `None` where a problem was found.
    fn seller(&mut self, record: &ByteRecord) -> Option<Seller> {
        let (mut id, mut name, mut role, mut hours) = (None, None, None, self.catalog.defaults.hours);
        let mut scores = vec![None; self.catalog.traits.len()];
        let told = self.problems.len();
        for (at, cell) in record.iter().enumerate() {
            let text = decode(cell);
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            // An unclosed quotation mark swallows the rows that follow. A column that is not read may have line breaks.
            let column = self.columns.get(at).copied();
            if text.contains('\n') && column != Some(SellerColumn::Unread) {
                self.tell(Problem::new("line-break-in-cell"), record, at);
                continue;
            }
            let is_words = matches!(column, Some(SellerColumn::Id | SellerColumn::Name | SellerColumn::Role));
            if is_words && text.len() > MAX_TEXT {
                let problem =
                    Problem::new("text-too-long").with("field", self.heading(at)).with("most", MAX_TEXT);
                self.tell(problem, record, at);
                continue;
            }
            match column {
                Some(SellerColumn::Id) => id = Some((at, text.to_owned())),
                Some(SellerColumn::Name) => name = Some((at, text.to_owned())),
                Some(SellerColumn::Role) => role = self.role(record, at, text),
                Some(SellerColumn::Hours) => {
                    hours = self.within(record, at, text, 0.0, WEEK).unwrap_or(hours);
                }
                Some(SellerColumn::Trait(ix)) => scores[ix.0] = self.score(record, at, text),
                Some(SellerColumn::Unread) => {}
                None => {
                    self.tell(Problem::new("too-many-cells").with("columns", self.columns.len()), record, at);
                    break;
                }
            }
        }
        let Some((at, named)) = id.as_ref().or(name.as_ref()) else {
            if self.problems.len() == told {
                self.tell(Problem::new("row-without-name"), record, 0);
            }
            return None;
        };
        let name = name.as_ref().map_or(named, |(_, name)| name).clone();
        let at = *at;
        let id = id.map_or_else(|| slug(&name), |(_, id)| id);
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        if !self.ids.insert(hasher.finish()) {
            self.tell(Problem::new("duplicate-seller").with("id", id.as_str()), record, at);
        }
        let line = self.line(record);
        if let Some(pseudonyms) = &self.pseudonyms
            && let Some(problem) = pseudonyms.note_row(&id, &self.name, line)
        {
            self.tell(problem, record, at);
        }
        let (key, id, name) = shown_seller(id, name, self.pseudonyms.as_ref());
        Some(Seller { key, line, id, name, role, hours, wishes: Vec::new(), pinned: false, scores })
    }

    fn role(&mut self, record: &ByteRecord, at: usize, text: &str) -> Option<RoleIx> {
        let folded = fold(text);
        let catalog = self.catalog.clone();
        let mut names = Vec::new();
        for ix in catalog.role_ixs() {
            let role = &catalog[ix];
            for name in std::iter::once(role.id.as_str()).chain(role.name.all()) {
                if fold(name) == folded {
                    return Some(ix);
                }
                names.push(name);
            }
        }
        let problem = match suggest(text, names) {
            Some(near) => Problem::new("unknown-role").with("word", text).with("near", near),
            None => unknown("unknown-role", text, catalog.roles.iter().map(|role| role.id.as_str())),
        };
        self.tell(problem, record, at);
        None
    }

    fn score(&mut self, record: &ByteRecord, at: usize, text: &str) -> Option<Score> {
        let number = self.number(record, at, text)?;
        if self.scale.contains(number) {
            return Some(Score::single(self.scale.convert(number, self.catalog.scale)));
        }
        let heading = self.heading(at);
        let problem = Problem::new("score-off-scale").with("trait", heading).with("found", number);
        self.tell(problem.with("lo", self.scale.lo()).with("hi", self.scale.hi()), record, at);
        None
    }

    fn within(&mut self, record: &ByteRecord, at: usize, text: &str, lo: f64, hi: f64) -> Option<f64> {
        let number = self.number(record, at, text)?;
        if lo <= number && number <= hi {
            return Some(number);
        }
        let problem = Problem::new("out-of-range").with("field", self.heading(at)).with("found", number);
        self.tell(problem.with("lo", lo).with("hi", hi), record, at);
        None
    }

    /// Returns a number with a decimal point or comma.
    fn number(&mut self, record: &ByteRecord, at: usize, text: &str) -> Option<f64> {
        let problem = match number(text) {
            Some(number) if number.abs() <= MAX_NUMBER => return Some(number),
            Some(_) => Problem::new("number-too-large"),
            None => Problem::new("not-a-number"),
        };
        let found: String = text.chars().take(40).collect();
        self.tell(problem.with("field", self.heading(at)).with("found", found), record, at);
        None
    }

    /// Returns the name of a column in problems: the trait's id, or the key of a team file.
    fn heading(&self, at: usize) -> String {
        match self.columns.get(at) {
            Some(SellerColumn::Trait(ix)) => self.catalog[*ix].id.clone(),
            Some(SellerColumn::Id) => "id".to_owned(),
            Some(SellerColumn::Name) => "name".to_owned(),
            Some(SellerColumn::Role) => "role".to_owned(),
            _ => "hours".to_owned(),
        }
    }

    fn tell(&mut self, problem: Problem, record: &ByteRecord, at: usize) {
        let place = self.place(record, at);
        self.problems.push(problem.at(place));
    }

    /// Returns the place of a cell. Its line is joined from the cells, since the file is not kept.
    fn place(&self, record: &ByteRecord, at: usize) -> Place {
        let (line, mark) = joined(record, self.separator, at);
        file::place_in_line(&self.name, self.line(record), &line, mark)
    }

    /// Returns the line at which the row just read begins.
    fn line(&self, record: &ByteRecord) -> usize {
        // The reader is past the row's last line; cells may contain line feeds.
        let inside = record.iter().flatten().filter(|&&byte| byte == b'\n').count();
        // With an unclosed quotation mark the row's own line end is inside the cell.
        let own = usize::from(!record.iter().next_back().is_some_and(|cell| cell.ends_with(b"\n")));
        let after = usize::try_from(self.records.position().line()).unwrap_or(usize::MAX);
        after.saturating_sub(own + inside).max(1) + self.lines_before
    }
}
