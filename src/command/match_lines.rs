//! `match` as lines, one a seller: rows are read, scored and written in blocks over all cores, and none is kept.

use std::io::Write;

use super::peeked_sellers::PeekedSellers;
use crate::domain::{Fit, RoleIx, Seller};
use crate::engine::{FitPlan, MatrixColumn, PlannedFits, Scorer, threads};
use crate::render::{CsvLines, DrawError, Look};
use crate::result::{Labels, Match, MatchLine};
use crate::source::BlockSeller;
use crate::view::WideLines;
use crate::view::blocks::Stop;

/// The blocks that are held at a time.
const HELD: usize = 8;

/// The sellers that are drawn together where they are not in blocks.
const TOGETHER: usize = 4_000;

/// How sellers become lines.
pub trait SellerLines: Sync {
    /// Returns the lines of some sellers, in memory that held others.
    fn draw(&self, sellers: &mut dyn Iterator<Item = BlockSeller<'_>>, bytes: Vec<u8>) -> Vec<u8>;
}

/// Writes the lines of all sellers, in their order. `after_each_read` is called after each batch.
///
/// # Errors
/// As from [`draw`](crate::render::draw).
pub fn write_lines(
    lines: &impl SellerLines,
    sellers: PeekedSellers,
    out: &mut dyn Write,
    mut after_each_read: impl FnMut(),
) -> Result<(), DrawError> {
    let (first, later) = sellers.into_parts();
    write_each(lines, first, out)?;
    let rest = match later.into_blocks() {
        Ok(mut blocks) => {
            let mut used = vec![Vec::new(); HELD];
            loop {
                let raw: Vec<_> = std::iter::from_fn(|| blocks.take()).take(HELD).collect();
                if raw.is_empty() {
                    break;
                }
                let reader = blocks.reader();
                let mut read = threads::spread(raw, |raw| reader.read(raw));
                for block in &mut read {
                    blocks.admit(block);
                }
                after_each_read();
                let read: Vec<_> = read.into_iter().zip(used.drain(..)).collect();
                let drawn = threads::spread(read, |(block, bytes)| lines.draw(&mut block.sellers(), bytes));
                drawn.iter().try_for_each(|bytes| out.write_all(bytes))?;
                used = drawn;
                used.resize_with(HELD, Vec::new);
            }
            blocks.into_rest()
        }
        Err(later) => later,
    };
    write_each(lines, rest, out)
}

/// Writes the lines of sellers who are in no block.
fn write_each(
    lines: &impl SellerLines,
    mut sellers: impl Iterator<Item = Result<Seller, Stop>>,
    out: &mut dyn Write,
) -> Result<(), DrawError> {
    loop {
        let held: Vec<Seller> =
            sellers.by_ref().take(TOGETHER).collect::<Result<_, Stop>>().map_err(DrawError::Stopped)?;
        if held.is_empty() {
            return Ok(());
        }
        let parts: Vec<&[Seller]> = held.chunks(held.len().div_ceil(HELD)).collect();
        let draw = |part: &[Seller]| lines.draw(&mut part.iter().map(BlockSeller::Other), Vec::new());
        let drawn =
            if held.len() < threads::FEW_SELLERS { vec![draw(&held)] } else { threads::spread(parts, draw) };
        for bytes in drawn {
            out.write_all(&bytes)?;
        }
    }
}

/// How sellers become rows of wide CSV.
pub struct WideCsv<'a> {
    plan: FitPlan,
    labels: &'a Labels,
    columns: Vec<MatrixColumn>,
    /// Whether these are all roles in their order.
    are_roles: bool,
    lines: WideLines,
    look: &'a Look,
}

/// Buffers that are reused from row to row.
struct Scratch {
    lines: CsvLines,
    fits: PlannedFits,
    /// The scores of a seller who is in no block, and the fits of a row.
    scores: Vec<f64>,
    shown: Vec<Option<Fit>>,
}

impl SellerLines for WideCsv<'_> {
    fn draw(&self, sellers: &mut dyn Iterator<Item = BlockSeller<'_>>, bytes: Vec<u8>) -> Vec<u8> {
        let mut scratch = self.scratch(bytes);
        for seller in sellers {
            match seller {
                BlockSeller::Plain(seller) => {
                    self.plan.score(seller.scores, seller.role, &mut scratch.fits);
                    self.add(seller.id, seller.name, seller.role, &mut scratch);
                }
                BlockSeller::Other(seller) => self.add_seller(seller, &mut scratch),
            }
        }
        scratch.lines.into_bytes()
    }
}

impl<'a> WideCsv<'a> {
    /// Returns how the sellers of a matrix are drawn.
    pub fn new(
        matrix: &Match,
        columns: Vec<MatrixColumn>,
        scorer: &Scorer,
        labels: &'a Labels,
        look: &'a Look,
    ) -> Self {
        let are_roles = scorer.catalog().role_ixs().map(MatrixColumn::Role).eq(columns.iter().copied());
        WideCsv { plan: FitPlan::of(scorer), labels, columns, are_roles, lines: WideLines::of(matrix), look }
    }

    fn scratch(&self, bytes: Vec<u8>) -> Scratch {
        Scratch {
            lines: CsvLines::within(bytes, self.look),
            fits: PlannedFits::default(),
            scores: Vec::new(),
            shown: Vec::with_capacity(self.columns.len()),
        }
    }

    fn add_seller(&self, seller: &Seller, scratch: &mut Scratch) {
        scratch.scores.clear();
        let scores = seller.scores.iter();
        scratch.scores.extend(scores.map(|score| score.as_ref().map_or(f64::NAN, |score| score.value)));
        self.plan.score(&scratch.scores, seller.role, &mut scratch.fits);
        self.add(&seller.id, &seller.name, seller.role, scratch);
    }

    /// Adds the row of a seller whose fits are worked out.
    fn add(&self, id: &str, name: &str, role: Option<RoleIx>, scratch: &mut Scratch) {
        let fits = &scratch.fits;
        if !self.are_roles {
            scratch.shown.clear();
            scratch.shown.extend(self.columns.iter().map(|column| fits.fit(*column)));
        }
        let line = MatchLine {
            id,
            name,
            role: role.map(|role| &self.labels[role]),
            best: fits.best.map(|best| &self.labels[best]),
            best_fit: fits.best_fit(),
            fits: if self.are_roles { &fits.roles } else { &scratch.shown },
        };
        self.lines.write(&line, &mut scratch.lines);
    }
}
