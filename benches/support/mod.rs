//! Teams whose true scores are known, and their ratings with error.

use salesfit::domain::{Score, Seller, SellerKey};

/// The standard error of one rating, in points of 10.
const ERROR: f64 = 1.25;

/// A kind of team, and how it is rated.
#[derive(Clone, Copy)]
pub struct Cell {
    pub name: &'static str,
    pub sellers: usize,
    /// The standard deviation of a trait's true scores.
    pub sd: f64,
    /// How many types of sellers there are; 0 where traits have nothing to do with each other.
    pub types: usize,
    /// The standard deviation of a rating's error.
    pub error: f64,
    /// The part of that which all ratings of one seller share.
    pub halo: f64,
    /// The standard deviation of what each of three managers adds to all ratings of those she rates.
    pub manager: f64,
}

/// Ten equal sellers, each trait rated once.
pub const PLAIN: Cell =
    Cell { name: "", sellers: 10, sd: 0.0, types: 0, error: ERROR, halo: 0.0, manager: 0.0 };

/// What the command line asks for: how many teams a cell, and a word that the names of its cells have; 40 and all where it
/// says nothing.
pub fn asked() -> (u64, String) {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let teams = words.iter().find_map(|word| word.parse().ok()).unwrap_or(40);
    let word = words.into_iter().find(|word| word.parse::<u64>().is_err()).unwrap_or_default();
    (teams, word)
}

/// The true scores, seller by seller.
pub fn true_scores(cell: Cell, traits: usize, dice: &mut Dice) -> Vec<Vec<f64>> {
    let means: Vec<f64> = (0..traits).map(|_| 6.0 + dice.normal()).collect();
    let mut types = Vec::new();
    for _ in 0..cell.types {
        types.push((0..traits).map(|_| cell.sd * dice.normal()).collect::<Vec<f64>>());
    }
    let mut all = Vec::new();
    for seller in 0..cell.sellers {
        let mut own = Vec::with_capacity(traits);
        for (at, mean) in means.iter().enumerate() {
            let apart = match types.get(seller % cell.types.max(1)) {
                Some(of_type) => of_type[at] + 0.5 * dice.normal(),
                None => cell.sd * dice.normal(),
            };
            own.push((mean + apart).clamp(0.0, 10.0));
        }
        all.push(own);
    }
    all
}

/// Ratings of true scores, within the scale.
pub fn rate(cell: Cell, truth: &[Vec<f64>], dice: &mut Dice) -> Vec<Vec<f64>> {
    let managers: Vec<f64> = (0..3).map(|_| cell.manager * dice.normal()).collect();
    let mut rated = Vec::with_capacity(truth.len());
    for (seller, own) in truth.iter().enumerate() {
        let shared = cell.halo * cell.error * dice.normal() + managers[seller % managers.len()];
        let alone = cell.error * (1.0 - cell.halo * cell.halo).sqrt();
        let rating = |score: &f64, dice: &mut Dice| (score + shared + alone * dice.normal()).clamp(0.0, 10.0);
        rated.push(own.iter().map(|score| rating(score, dice)).collect());
    }
    rated
}

/// Sellers with these scores, each with a standard error, who have no role today.
pub fn sellers(scores: &[Vec<f64>], error: f64) -> Vec<Seller> {
    let mut sellers = Vec::with_capacity(scores.len());
    for (at, own) in scores.iter().enumerate() {
        let id = format!("s{at:02}");
        let of = |&value: &f64| Some(Score { se: Some(error), ..Score::single(value) });
        sellers.push(Seller {
            key: SellerKey::new(&id),
            line: 0,
            name: id.clone(),
            id,
            role: None,
            hours: 37.5,
            states_hours: true,
            wishes: Vec::new(),
            pinned: false,
            never_coached: Vec::new(),
            scores: own.iter().map(of).collect(),
        });
    }
    sellers
}

/// Seeded numbers (splitmix64; Steele, Lea & Flood 2014).
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    /// Above 0 and below 1.
    pub fn share(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// From the standard normal distribution (Box & Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * self.share().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }
}
