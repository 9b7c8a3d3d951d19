//! Sellers, one by one: held in memory from a team file, or read from a table. Under pseudonyms all are held.

use std::sync::{Arc, Mutex, PoisonError};

use indexmap::IndexSet;

use super::meter::Meter;
use super::overrides::Resolved;
use super::scale_guess::ScaleGuess;
use super::suggest::unknown;
use super::table::{PlainBlock, PlainReader, RawBlock, RowSource, TableSellers};
use crate::domain::{Catalog, Problem, RaterKind, Scale, Seller};

/// Sellers in the order of their file; under pseudonyms in that of the pseudonyms, since a file is often in the order of
/// names.
///
/// After the first problem no more sellers come, only one error with every problem of the file.
pub struct Sellers {
    source: SellerSource,
    later: LateNotes,
    /// What the scores so far say about their scale.
    guess: Option<ScaleGuess>,
    meter: Meter,
}

enum SellerSource {
    Held(std::vec::IntoIter<Seller>),
    Table(Box<TableSellers>),
    /// Those of a table that has been read whole.
    Read(std::vec::IntoIter<Seller>),
    /// What is wrong with a table; told once.
    Failed(Option<Vec<Problem>>),
}

/// Notes that are known only after the last seller was read: those about long tables.
#[derive(Clone, Default)]
pub struct LateNotes(Arc<Mutex<Vec<Problem>>>);

impl LateNotes {
    /// Returns the notes so far; each once.
    pub fn take(&self) -> Vec<Problem> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, notes: Vec<Problem>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(notes);
    }
}

impl Sellers {
    /// Returns sellers that have already been read.
    pub fn held(sellers: Vec<Seller>) -> Self {
        Sellers::of(SellerSource::Held(sellers.into_iter()))
    }

    fn of(source: SellerSource) -> Self {
        Sellers { source, later: LateNotes::default(), guess: None, meter: Meter::default() }
    }

    /// Counts those that come in the meter of their input.
    pub(super) fn watch(&mut self, meter: Meter) {
        self.meter = meter;
    }

    /// Returns what tells how many have come.
    pub fn meter(&self) -> Meter {
        self.meter.clone()
    }

    /// Returns the remaining sellers where they are held in memory; `None` for a table.
    pub fn known(&self) -> Option<&[Seller]> {
        match &self.source {
            SellerSource::Held(sellers) => Some(sellers.as_slice()),
            SellerSource::Table(_) | SellerSource::Read(_) | SellerSource::Failed(_) => None,
        }
    }

    /// Returns sellers from the rows of a table, and notes about it: all of them where the table is short.
    ///
    /// # Errors
    /// The header row has no column for a seller's name, or none for a trait; or it names a column twice.
    pub(super) fn table(
        mut rows: Box<dyn RowSource>,
        catalog: &Arc<Catalog>,
        scale: Scale,
        given: &Resolved,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let is_sorted = given.pseudonyms.is_some();
        // What is told of a workbook, such as its other sheets, also helps where this one is no table of sellers.
        let mut notes = rows.take_notes();
        let mut table = match TableSellers::open(rows, catalog.clone(), scale, given) {
            Ok((table, more)) => {
                notes.extend(more);
                table
            }
            Err(problems) => return Err([problems, notes].concat()),
        };
        if !table.is_whole() {
            return Ok((Sellers::of(SellerSource::Table(Box::new(table))), notes));
        }
        let (mut sellers, mut wrong) = (Vec::new(), None);
        match table.rated() {
            Some(Ok((rated, met))) => {
                sellers = rated;
                notes.extend(unlisted(catalog, &met));
            }
            Some(Err(problems)) => wrong = Some(problems),
            None => {
                while let Some(seller) = table.next() {
                    match seller {
                        Ok(seller) => sellers.push(seller),
                        Err(problems) => wrong = Some(problems),
                    }
                }
            }
        }
        if is_sorted {
            sellers.sort_by(|a, b| a.key.cmp(&b.key));
        }
        notes.extend(table.take_notes());
        // What is wrong comes before any seller does.
        let source = match wrong {
            Some(problems) => SellerSource::Failed(Some(problems)),
            None => SellerSource::Read(sellers.into_iter()),
        };
        Ok((Sellers::of(source), notes))
    }

    /// Returns a note where the scores look as if they were given on another scale than the catalog's, on which they
    /// are read; of a long table it comes later.
    pub(super) fn guess_scale(&mut self, scale: Scale, file: &Arc<str>) -> Option<Problem> {
        let mut guess = ScaleGuess::new(scale, file.clone());
        match &self.source {
            SellerSource::Held(sellers) | SellerSource::Read(sellers) => {
                for seller in sellers.as_slice() {
                    guess.add(seller);
                }
                guess.note()
            }
            SellerSource::Failed(_) => None,
            SellerSource::Table(_) => {
                self.guess = Some(guess);
                None
            }
        }
    }

    /// Returns the sellers that are left in blocks of rows; themselves where they are to be read one by one.
    ///
    /// # Errors
    /// They are held, or their table is.
    pub fn into_blocks(self) -> Result<SellerBlocks, Sellers> {
        let reader = match &self.source {
            SellerSource::Table(table) => table.plain_reader(),
            SellerSource::Held(_) | SellerSource::Read(_) | SellerSource::Failed(_) => None,
        };
        match (self.source, reader) {
            (SellerSource::Table(table), Some(reader)) => {
                let (later, guess, meter) = (self.later, self.guess, self.meter);
                Ok(SellerBlocks { table, reader, later, guess, meter })
            }
            (source, _) => Err(Sellers { source, ..self }),
        }
    }

    /// Returns the notes that come with the last seller.
    pub fn later(&self) -> LateNotes {
        self.later.clone()
    }
}

/// The sellers of a long table in blocks of rows.
///
/// A block is taken, read by [`reader`](SellerBlocks::reader), on any core, and then admitted, in the order in which it was
/// taken.
pub struct SellerBlocks {
    table: Box<TableSellers>,
    reader: PlainReader,
    later: LateNotes,
    guess: Option<ScaleGuess>,
    meter: Meter,
}

impl SellerBlocks {
    /// Returns what reads blocks.
    pub fn reader(&self) -> &PlainReader {
        &self.reader
    }

    /// Takes the next block; `None` where there are no more.
    pub fn take(&mut self) -> Option<RawBlock> {
        self.table.block()
    }

    /// Finds the sellers of a block that was read. From the first problem on there are none.
    pub fn admit(&mut self, block: &mut PlainBlock) {
        self.table.admit(block);
        self.meter.add_sellers(block.sellers().count());
        let Some(guess) = &mut self.guess else { return };
        block.highest().for_each(|highest| guess.add_highest(highest));
        block.others().for_each(|seller| guess.add(seller));
    }

    /// Returns the sellers that are left: those that are not in blocks, or all that is wrong with the table.
    pub fn into_rest(self) -> Sellers {
        let source = SellerSource::Table(self.table);
        Sellers { source, later: self.later, guess: self.guess, meter: self.meter }
    }
}

/// Returns a note for each kind of rater whose standard error the catalog does not state, if it states any.
pub(super) fn unlisted(catalog: &Catalog, raters: &IndexSet<RaterKind>) -> Vec<Problem> {
    if catalog.raters.is_empty() {
        return Vec::new();
    }
    let known: Vec<&str> = catalog.raters.iter().map(|rater| rater.id.as_str()).collect();
    let mut notes = Vec::new();
    for rater in raters {
        if !known.iter().any(|known| rater.is_of(known)) {
            notes.push(unknown("unlisted-rater", rater.as_str(), known.iter().copied()).note());
        }
    }
    notes
}

impl Iterator for Sellers {
    type Item = Result<Seller, Vec<Problem>>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.read();
        self.meter.add_sellers(usize::from(matches!(next, Some(Ok(_)))));
        next
    }
}

impl Sellers {
    fn read(&mut self) -> Option<Result<Seller, Vec<Problem>>> {
        if let SellerSource::Table(table) = &mut self.source
            && table.is_sorted()
        {
            let sorted = table.sorted();
            self.later.add(table.take_notes());
            if let (Ok(sellers), Some(mut guess)) = (&sorted, self.guess.take()) {
                for seller in sellers {
                    guess.add(seller);
                }
                self.later.add(guess.note().into_iter().collect());
            }
            self.source = match sorted {
                Ok(sellers) => SellerSource::Read(sellers.into_iter()),
                Err(problems) => SellerSource::Failed(Some(problems)),
            };
        }
        match &mut self.source {
            SellerSource::Held(sellers) | SellerSource::Read(sellers) => sellers.next().map(Ok),
            SellerSource::Failed(problems) => problems.take().map(Err),
            SellerSource::Table(table) => {
                let next = table.next();
                match &next {
                    Some(Ok(seller)) => {
                        if let Some(guess) = &mut self.guess {
                            guess.add(seller);
                        }
                    }
                    _ => {
                        self.later.add(table.take_notes());
                        self.later
                            .add(self.guess.take().and_then(|guess| guess.note()).into_iter().collect());
                    }
                }
                next
            }
        }
    }
}
