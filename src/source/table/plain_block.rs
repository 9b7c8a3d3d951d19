//! A block of rows as they were read: plain ones as numbers, others as bytes that are still to be read.

use std::ops::Range;

use crate::domain::{RoleIx, Score, Seller, SellerKey};

/// Rows of a table that were read together.
pub struct PlainBlock {
    /// Their text; where that is not UTF-8, with a question mark for each byte that is not ASCII.
    pub(super) text: String,
    /// The bytes that are not UTF-8.
    pub(super) bytes: Option<Vec<u8>>,
    /// Ids that are made of names, one after the other.
    pub(super) slugs: String,
    pub(super) rows: Vec<BlockRow>,
    /// The scores of each row on the team's scale, one a trait; unknown is `NaN`.
    pub(super) scores: Vec<f64>,
    /// The same on the catalog's scale, where that is another.
    pub(super) converted: Option<Vec<f64>>,
    /// The number of traits.
    pub(super) traits: usize,
    /// The hours of a person whose row states none.
    pub(super) hours: f64,
    /// The people whose rows are not plain, with the numbers of these.
    pub(super) others: Vec<(usize, Seller)>,
}

/// A row of a block.
pub(super) struct BlockRow {
    /// Its bytes in the block, with the line end.
    pub record: Range<usize>,
    /// Its line, from 1.
    pub line: usize,
    /// What it says, where it is plain.
    pub read: Option<PlainRow>,
}

/// What a plain row says.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct PlainRow {
    /// Whether it was found to be a person, of whom nothing is wrong.
    pub is_seller: bool,
    pub id: Range<usize>,
    /// Whether the id is made of the name.
    pub has_slug: bool,
    pub name: Range<usize>,
    pub role: Option<RoleIx>,
    /// Her hours a week, where the row states them.
    pub hours: Option<f64>,
    pub id_hash: u64,
    /// The hash of a name that stands beside an id.
    pub name_hash: Option<u64>,
    /// The most decimals of a score, and the highest score on the catalog's scale.
    pub decimals: usize,
    pub highest: f64,
    /// Whether she is called by one word.
    pub has_single_name: bool,
    /// Whether the cell of the last heading is empty.
    pub writes_empty: bool,
}

/// A seller of a block, whether her row was plain or not.
#[derive(Clone, Copy)]
pub enum BlockSeller<'b> {
    /// Of a plain row.
    Plain(PlainSeller<'b>),
    /// Of another.
    Other(&'b Seller),
}

/// A seller of a plain row: one score a trait, and no more than most tables say.
#[derive(Clone, Copy)]
pub struct PlainSeller<'b> {
    line: usize,
    /// Her id.
    pub id: &'b str,
    /// Her name.
    pub name: &'b str,
    /// Her current role.
    pub role: Option<RoleIx>,
    hours: Option<f64>,
    default_hours: f64,
    /// Her scores on the catalog's scale, one a trait; unknown is `NaN`.
    pub scores: &'b [f64],
}

impl PlainBlock {
    pub(super) fn scores_of(&self, row: usize) -> &[f64] {
        &self.scores[self.scores_at(row)]
    }

    /// Returns where the scores of a row are.
    fn scores_at(&self, row: usize) -> Range<usize> {
        row * self.traits..(row + 1) * self.traits
    }

    /// Returns the id and the name of a row.
    pub(super) fn words_of(&self, row: &PlainRow) -> [&str; 2] {
        let ids = if row.has_slug { &self.slugs } else { &self.text };
        [&ids[row.id.clone()], &self.text[row.name.clone()]]
    }

    /// Returns the bytes of a row as they were read.
    pub(super) fn record(&self, row: usize) -> &[u8] {
        &self.bytes.as_deref().unwrap_or(self.text.as_bytes())[self.rows[row].record.clone()]
    }

    /// Returns its sellers, in the order of their rows.
    pub fn sellers(&self) -> impl Iterator<Item = BlockSeller<'_>> {
        let mut others = self.others.iter().peekable();
        self.rows.iter().enumerate().filter_map(move |(at, row)| {
            if let Some((_, seller)) = others.next_if(|(of, _)| *of == at) {
                return Some(BlockSeller::Other(seller));
            }
            let read = row.read.as_ref().filter(|read| read.is_seller)?;
            Some(BlockSeller::Plain(self.plain(at, row.line, read)))
        })
    }

    /// Returns the highest score of each seller of a plain row, on the catalog's scale.
    pub fn highest(&self) -> impl Iterator<Item = f64> {
        let read = self.rows.iter().filter_map(|row| row.read.as_ref());
        read.filter(|row| row.is_seller).map(|row| row.highest)
    }

    /// Returns the sellers of the other rows.
    pub fn others(&self) -> impl Iterator<Item = &Seller> {
        self.others.iter().map(|(_, seller)| seller)
    }

    fn plain(&self, at: usize, line: usize, row: &PlainRow) -> PlainSeller<'_> {
        let [id, name] = self.words_of(row);
        let scores = self.converted.as_deref().unwrap_or(&self.scores);
        PlainSeller {
            line,
            id,
            name,
            role: row.role,
            hours: row.hours,
            default_hours: self.hours,
            scores: &scores[self.scores_at(at)],
        }
    }
}

impl PlainSeller<'_> {
    /// Returns her as any other seller.
    pub fn to_seller(&self) -> Seller {
        let scores = self.scores.iter();
        Seller {
            key: SellerKey::new(self.id).named(self.name),
            line: self.line,
            id: self.id.to_owned(),
            name: self.name.to_owned(),
            role: self.role,
            hours: self.hours.unwrap_or(self.default_hours),
            states_hours: self.hours.is_some(),
            wishes: Vec::new(),
            pinned: false,
            never_coached: Vec::new(),
            scores: scores.map(|score| (!score.is_nan()).then(|| Score::single(*score))).collect(),
        }
    }
}
