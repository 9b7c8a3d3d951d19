//! The options about how sure an answer is, and what is looked at beforehand.

use std::iter::Chain;
use std::vec::IntoIter;

use super::output::Refusal;
use crate::domain::{Catalog, Seller};
use crate::engine::{Draws, Errors};
use crate::source::Sellers;
use crate::view::blocks::Stop;

/// Up to so many sellers probabilities are worked out without being asked for.
const FEW: usize = 1_000;

/// So many draws are made for each seller where nobody says.
pub const DRAWS: usize = 2_000;

/// So many are made where only those fits are drawn that have no closed form.
const LESS_DRAWS: usize = 200;

/// No more draws than this: all of one seller's are held at a time.
const MOST_DRAWS: usize = 100_000;

/// Fewer draws than this say nothing.
const FEWEST_DRAWS: usize = 50;

/// Where draws begin unless somebody says.
const SEED: u64 = 1;

/// The options about how sure an answer is.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How sure")]
pub struct UncertaintyArgs {
    /// How many times scores are drawn within their errors (default: 2000, for teams of up to 1000)
    #[arg(long, value_name = "N", value_parser = draws, allow_negative_numbers = true)]
    draws: Option<usize>,

    #[command(flatten)]
    seed: SeedArg,
}

/// Where draws begin.
#[derive(Clone, Copy, Debug, clap::Args)]
#[command(next_help_heading = "How sure")]
pub struct SeedArg {
    /// Another number draws otherwise; the same one always gives the same answer
    #[arg(long, value_name = "N", default_value_t = SEED)]
    pub seed: u64,
}

impl SeedArg {
    /// The option where it was given, as a command line repeats it, with a space before it.
    pub fn rerun(self) -> String {
        if self.seed == SEED { String::new() } else { format!(" --seed {}", self.seed) }
    }
}

/// The errors of the scores of sellers of whom all are known, else the catalog's.
pub fn errors(catalog: &Catalog, sellers: &Sellers) -> Errors {
    sellers.known().map_or_else(|| Errors::by_default(catalog), |known| Errors::of(catalog, known))
}

/// Sellers, the first of whom have been looked at.
pub type Looked = Chain<IntoIter<Result<Seller, Stop>>, Sellers>;

/// What is known before the sellers are scored.
pub struct Foresight {
    /// The errors of their scores.
    pub errors: Errors,
    /// How many draws are to be made of a seller's scores.
    pub number: usize,
    /// Whether they are to be made for every seller.
    pub draws_all: bool,
    /// All of the sellers.
    pub sellers: Looked,
}

impl UncertaintyArgs {
    /// The options that were given, as a command line repeats them, each with a space before it.
    pub fn rerun(&self) -> String {
        let draws = self.draws.map(|draws| format!(" --draws {draws}")).unwrap_or_default();
        draws + &self.seed.rerun()
    }

    /// How many draws are asked for.
    pub fn asked(&self) -> Option<usize> {
        self.draws
    }

    /// So many draws.
    pub fn draws(&self, number: usize) -> Draws {
        Draws::new(number, self.seed.seed)
    }

    /// Looks at the sellers of whom something is known: how far their raters are apart, and whether they are few.
    pub fn look(&self, catalog: &Catalog, mut sellers: Sellers) -> Foresight {
        let errors = errors(catalog, &sellers);
        let first: Vec<Result<Seller, Stop>> = sellers.by_ref().take(FEW + 1).collect();
        let is_few = first.len() <= FEW;
        let asked = self.asked();
        let draws_all = asked.map_or(is_few, |draws| draws > 0);
        let number = asked.filter(|&draws| draws > 0).unwrap_or(if draws_all { DRAWS } else { LESS_DRAWS });
        Foresight { errors, number, draws_all, sellers: first.into_iter().chain(sellers) }
    }
}

/// All sellers, in the order of their ids.
///
/// # Errors
/// The first error of the sellers.
pub fn by_id(sellers: impl Iterator<Item = Result<Seller, Stop>>) -> Result<Vec<Seller>, Refusal> {
    let mut sellers: Vec<Seller> = sellers.collect::<Result<_, _>>().map_err(Refusal)?;
    sellers.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(sellers)
}

/// A number of draws.
fn draws(text: &str) -> Result<usize, String> {
    let draws = text.parse().ok().filter(|&draws| draws == 0 || (FEWEST_DRAWS..=MOST_DRAWS).contains(&draws));
    draws.ok_or_else(|| format!("write 0 for none, or a number from {FEWEST_DRAWS} to {MOST_DRAWS}"))
}
