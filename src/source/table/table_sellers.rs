//! Sellers from the rows of a table.
//!
//! Memory grows by a few bytes a seller: a hash of her id, to find duplicates.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use indexmap::IndexMap;

use super::cells::{number, shortened};
use super::columns::{HEADINGS, SellerColumn};
use super::row::{Mark, Row, RowSource};
use crate::domain::problem::Value;
use crate::domain::{Catalog, Place, Problem, RoleIx, Scale, Score, Seller, TraitIx};
use crate::source::catalog::WEEK;
use crate::source::decoder::{MAX_NUMBER, MAX_PROBLEMS, MAX_TEXT};
use crate::source::pseudonyms::{Pseudonyms, shown_seller};
use crate::source::slug::slug;
use crate::source::suggest::{fold, suggest, unknown};

/// The most unread columns, and the most duplicate columns, that are named.
const MAX_COLUMNS: usize = 20;

/// A table of sellers that is read row by row.
pub struct TableSellers {
    rows: Box<dyn RowSource>,
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

impl TableSellers {
    /// Whether its sellers are wanted in the order of their pseudonyms, so that all must be read first.
    pub fn is_sorted(&self) -> bool {
        self.pseudonyms.is_some()
    }

    pub fn open(
        rows: Box<dyn RowSource>,
        catalog: Arc<Catalog>,
        scale: Scale,
        pseudonyms: Option<Pseudonyms>,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut table = TableSellers {
            rows,
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
        let mut record = Row::default();
        if !self.rows.read(&mut record).map_err(|problem| vec![problem])? {
            return Err(vec![Problem::new("empty-file").at(Place::whole(self.rows.name().clone()))]);
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
        for (at, heading) in record.cells().enumerate() {
            let folded = fold(heading);
            let column = match HEADINGS.iter().find(|(known, _)| *known == folded) {
                Some((_, column)) => *column,
                None => traits.get(&folded).map_or(SellerColumn::Unread, |ix| SellerColumn::Trait(*ix)),
            };
            if column == SellerColumn::Unread {
                unread_count += usize::from(!folded.is_empty());
                if !folded.is_empty() && unread.len() < MAX_COLUMNS {
                    unread.push((shortened(heading.trim()), self.near(&folded)));
                }
            } else if self.columns.contains(&column) && problems.len() < MAX_COLUMNS {
                problems.push(
                    Problem::new("duplicate-column")
                        .with("column", shortened(heading))
                        .at(self.rows.place(&record, at)),
                );
            }
            self.columns.push(column);
        }
        if !self.columns.iter().any(|column| matches!(column, SellerColumn::Id | SellerColumn::Name)) {
            problems.push(Problem::new("no-name-column").at(self.rows.place(&record, 0)));
        }
        if !self.columns.iter().any(|column| matches!(column, SellerColumn::Trait(_))) {
            problems.push(Problem::new("no-trait-columns").at(self.rows.place(&record, 0)));
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
        Ok(vec![note.note().at(self.rows.place(&record, at))])
    }

    /// Returns the heading that was probably meant, in the catalog's words.
    fn near(&self, folded: &str) -> Option<String> {
        let names =
            self.catalog.traits.iter().flat_map(|of| std::iter::once(of.id.as_str()).chain(of.name.all()));
        suggest(folded, names.chain(HEADINGS.iter().map(|(heading, _)| *heading)))
    }

    pub fn next(&mut self) -> Option<Result<Seller, Vec<Problem>>> {
        let mut record = Row::default();
        while !self.done {
            match self.rows.read(&mut record) {
                Ok(true) => {
                    if record.is_blank() {
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
                self.problems.push(Problem::new("no-sellers").at(Place::whole(self.rows.name().clone())));
            }
        }
        let problems = std::mem::take(&mut self.problems);
        (!problems.is_empty()).then_some(Err(problems))
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

    /// Returns a row as a seller; `None` where a problem was found.
    fn seller(&mut self, record: &Row) -> Option<Seller> {
        let (mut id, mut name, mut role, mut hours) = (None, None, None, self.catalog.defaults.hours);
        let mut scores = vec![None; self.catalog.traits.len()];
        let told = self.problems.len();
        for (at, cell) in record.cells().enumerate() {
            let text = cell.trim();
            if text.is_empty() {
                continue;
            }
            // An unclosed quotation mark swallows the rows that follow. A column that is not read may have line breaks.
            let column = self.columns.get(at).copied();
            if text.contains('\n') && column != Some(SellerColumn::Unread) {
                self.tell(Problem::new("line-break-in-cell"), record, at);
                continue;
            }
            if let Some(Mark::Fault(code)) = record.mark(at)
                && column != Some(SellerColumn::Unread)
            {
                let found: String = text.chars().take(40).collect();
                self.tell(
                    Problem::new(code).with("field", self.heading(at)).with("found", found),
                    record,
                    at,
                );
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
        let line = record.line();
        if let Some(pseudonyms) = &self.pseudonyms
            && let Some(problem) = pseudonyms.note_row(&id, self.rows.name(), line)
        {
            self.tell(problem, record, at);
        }
        let (key, id, name) = shown_seller(id, name, self.pseudonyms.as_ref());
        Some(Seller { key, line, id, name, role, hours, wishes: Vec::new(), pinned: false, scores })
    }

    fn role(&mut self, record: &Row, at: usize, text: &str) -> Option<RoleIx> {
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

    fn score(&mut self, record: &Row, at: usize, text: &str) -> Option<Score> {
        let number = self.number(record, at, text)?;
        if self.scale.contains(number) {
            return Some(Score::single(self.scale.convert(number, self.catalog.scale)));
        }
        let heading = self.heading(at);
        let problem = Problem::new("score-off-scale").with("trait", heading).with("found", number);
        self.tell(problem.with("lo", self.scale.lo()).with("hi", self.scale.hi()), record, at);
        None
    }

    fn within(&mut self, record: &Row, at: usize, text: &str, lo: f64, hi: f64) -> Option<f64> {
        let number = self.number(record, at, text)?;
        if lo <= number && number <= hi {
            return Some(number);
        }
        let problem = Problem::new("out-of-range").with("field", self.heading(at)).with("found", number);
        self.tell(problem.with("lo", lo).with("hi", hi), record, at);
        None
    }

    /// Returns a number with a decimal point or comma.
    fn number(&mut self, record: &Row, at: usize, text: &str) -> Option<f64> {
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

    fn tell(&mut self, problem: Problem, record: &Row, at: usize) {
        let place = self.rows.place(record, at);
        self.problems.push(problem.at(place));
    }
}
