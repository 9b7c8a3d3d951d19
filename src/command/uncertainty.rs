//! The options about uncertainty, and what is worked out before sellers are scored.

use std::iter::Chain;
use std::vec::IntoIter;

use super::refusal::Refusal;
use crate::domain::{Catalog, Seller, Team};
use crate::engine::{Draws, Errors, Groups, RolesInPlay};
use crate::source::Sellers;
use crate::view::blocks::Stop;

/// The most sellers for whom probabilities are worked out by default.
const FEW: usize = 1_000;

/// The default number of draws for each seller.
pub const DRAWS: usize = 2_000;

/// The number of draws where only fits without a closed form are drawn.
const LESS_DRAWS: usize = 200;

/// The most draws: all of one seller's are held in memory.
const MOST_DRAWS: usize = 100_000;

/// The fewest draws that give usable probabilities.
const FEWEST_DRAWS: usize = 50;

/// The default seed.
const SEED: u64 = 1;

/// The options about uncertainty.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How sure")]
pub struct UncertaintyArgs {
    /// Draw scores within their errors this many times (default: 2000, for teams of up to 1000)
    #[arg(long, value_name = "N", value_parser = draws, allow_negative_numbers = true)]
    draws: Option<usize>,

    #[command(flatten)]
    seed: SeedArg,
}

/// The seed of draws.
#[derive(Clone, Copy, Debug, clap::Args)]
#[command(next_help_heading = "How sure")]
pub struct SeedArg {
    /// Set the seed of the draws; the same seed always gives the same answer
    #[arg(long, value_name = "N", default_value_t = SEED)]
    pub seed: u64,
}

impl SeedArg {
    /// Returns the option as a command line repeats it, after a space; empty for the default.
    pub fn rerun(self) -> String {
        if self.seed == SEED { String::new() } else { format!(" --seed {}", self.seed) }
    }
}

/// Returns the errors of scores: from the sellers where they are held in memory, else the catalog's.
pub fn errors(catalog: &Catalog, sellers: &Sellers) -> Errors {
    sellers.known().map_or_else(|| Errors::by_default(catalog), |known| Errors::of(catalog, known))
}

/// Sellers, of whom the first have been read.
pub type Looked = Chain<IntoIter<Result<Seller, Stop>>, Sellers>;

/// What is known before the sellers are scored.
pub struct Foresight {
    /// The errors of their scores.
    pub errors: Errors,
    /// The number of draws of a seller's scores.
    pub number: usize,
    /// Whether every seller is drawn.
    pub draws_all: bool,
    /// The sellers that were read, at most one more than there may be.
    first: Vec<Result<Seller, Stop>>,
    later: Sellers,
}

impl Foresight {
    /// All sellers, where they are few and nothing is wrong with any of them.
    pub fn held(&self) -> Option<Vec<Seller>> {
        let mut held = Vec::with_capacity(self.first.len());
        for seller in &self.first {
            held.push(seller.as_ref().ok()?.clone());
        }
        (held.len() <= FEW).then_some(held)
    }

    /// The roles in play; all where the sellers are too many to be held.
    pub fn in_play(&self, catalog: &Catalog, team: &Team) -> RolesInPlay {
        self.held().map_or_else(|| RolesInPlay::all(catalog), |held| RolesInPlay::of(catalog, team, &held))
    }

    /// The team that true scores are shrunk toward; `None` where the sellers are too many to be held.
    pub fn groups(&self, catalog: &Catalog) -> Option<Groups> {
        Some(Groups::of(catalog, &self.held()?, &self.errors))
    }

    /// The sellers that were read, and those that come after them.
    pub fn into_parts(self) -> (Vec<Result<Seller, Stop>>, Sellers) {
        (self.first, self.later)
    }

    /// All sellers, in their order.
    pub fn sellers(self) -> Looked {
        self.first.into_iter().chain(self.later)
    }
}

impl UncertaintyArgs {
    /// Returns the options given as a command line repeats them, each after a space.
    pub fn rerun(&self) -> String {
        let draws = self.draws.map(|draws| format!(" --draws {draws}")).unwrap_or_default();
        draws + &self.seed.rerun()
    }

    /// Returns the number of draws asked for; `None` for the default.
    pub fn asked(&self) -> Option<usize> {
        self.draws
    }

    /// Returns the seed of the draws.
    pub fn seed(&self) -> u64 {
        self.seed.seed
    }

    /// Returns this many draws.
    pub fn draws(&self, number: usize) -> Draws {
        Draws::new(number, self.seed.seed)
    }

    /// Reads the first sellers, to see whether they are few, and works out the errors of scores.
    pub fn look(&self, catalog: &Catalog, mut sellers: Sellers) -> Foresight {
        let errors = errors(catalog, &sellers);
        let first: Vec<Result<Seller, Stop>> = sellers.by_ref().take(FEW + 1).collect();
        let is_few = first.len() <= FEW;
        let asked = self.asked();
        let draws_all = asked.map_or(is_few, |draws| draws > 0);
        let number = asked.filter(|&draws| draws > 0).unwrap_or(if draws_all { DRAWS } else { LESS_DRAWS });
        Foresight { errors, number, draws_all, first, later: sellers }
    }
}

/// Returns all sellers in the order of their ids.
///
/// # Errors
/// The first error of the sellers.
pub fn by_id(sellers: impl Iterator<Item = Result<Seller, Stop>>) -> Result<Vec<Seller>, Refusal> {
    let mut sellers: Vec<Seller> = sellers.collect::<Result<_, _>>().map_err(Refusal)?;
    sellers.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(sellers)
}

/// Parses a number of draws.
fn draws(text: &str) -> Result<usize, String> {
    let draws = text.parse().ok().filter(|&draws| draws == 0 || (FEWEST_DRAWS..=MOST_DRAWS).contains(&draws));
    draws.ok_or_else(|| format!("write 0 for none, or a number from {FEWEST_DRAWS} to {MOST_DRAWS}"))
}
