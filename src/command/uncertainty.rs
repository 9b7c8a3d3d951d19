//! The options about uncertainty, and what is worked out of them before sellers are scored.

use super::peeked_sellers::PeekedSellers;
use super::refusal::Refusal;
use crate::domain::{Catalog, Seller};
use crate::engine::{Draws, Errors};
use crate::source::Sellers;
use crate::view::blocks::Stop;

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

    /// Whether every seller is drawn.
    pub fn draws_all(&self, sellers: &PeekedSellers) -> bool {
        self.draws.map_or(sellers.are_few(), |draws| draws > 0)
    }

    /// Returns the number of draws of a seller's scores.
    pub fn number(&self, sellers: &PeekedSellers) -> usize {
        let own = if self.draws_all(sellers) { DRAWS } else { LESS_DRAWS };
        self.draws.filter(|&draws| draws > 0).unwrap_or(own)
    }

    /// Returns this many draws.
    pub fn draws(&self, number: usize) -> Draws {
        Draws::new(number, self.seed.seed)
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
