//! Seeded draws of scores: the same on every machine, in every order, whatever else is drawn.
//!
//! The draws of one score are the middles of equally likely slices of its distribution, in an order that depends on
//! nothing but the seed, the seller and the trait (Latin hypercube sampling; `McKay`, Beckman & Conover 1979,
//! Technometrics 21:239). So a seller has the same luck in all roles, and few draws suffice.

use super::normal::quantile;
use crate::domain::SellerKey;
use crate::engine::fixed_point::count;

/// A number of draws and the seed of their order.
#[derive(Clone, Debug)]
pub struct Draws {
    seed: u64,
    bits: u32,
    /// The middles of the slices, in standard errors from the mean.
    slices: Vec<f64>,
}

impl Draws {
    /// `number` draws, at least one.
    pub fn new(number: usize, seed: u64) -> Self {
        let number = number.max(1);
        let bits = (usize::BITS - (number - 1).leading_zeros()).max(2);
        let slices = (0..number).map(|at| quantile((count(at) + 0.5) / count(number))).collect();
        Draws { seed, bits, slices }
    }

    /// The same seed with another number of draws.
    #[must_use]
    pub fn with_number(&self, number: usize) -> Self {
        Draws::new(number, self.seed)
    }

    /// The middles of equally likely slices of the standard normal distribution, in order, one for each draw.
    pub(super) fn slices(&self) -> &[f64] {
        &self.slices
    }

    /// The number of draws.
    pub fn number(&self) -> usize {
        self.slices.len()
    }

    /// The errors of one score, in standard errors, draw by draw.
    pub fn errors<'d>(&'d self, seller: &SellerKey, of: &str) -> impl Iterator<Item = f64> + use<'d> {
        self.places(seller, of).into_iter().map(|place| self.slices[place as usize])
    }

    /// The slice of one score in every draw, by its place in [`slices`](Self::slices). Each draw has its own.
    #[expect(clippy::cast_possible_truncation, reason = "the bits that are left out are masked in `place`")]
    pub(super) fn places(&self, seller: &SellerKey, of: &str) -> Vec<u32> {
        let key = self.key(seller, of);
        let number = self.slices.len();
        // The numbers that are mixed have no more bits than there are draws: in 16 of them, eight are mixed at once.
        let Some(narrow) = u16::try_from(number).ok().filter(|_| self.bits < 16) else {
            return (0..number).map(|at| self.place(at, key)).collect();
        };
        let steps = [0, 1, 2].map(|round| {
            let part = key.rotate_right(17 * round);
            ((part | 1) as u16, (part >> 32) as u16)
        });
        let (mask, half) = ((1_u16 << self.bits) - 1, self.bits.div_ceil(2));
        let mix = |mut place: u16| {
            for (factor, term) in steps {
                place = place.wrapping_mul(factor) & mask;
                place ^= place >> half;
                place = place.wrapping_add(term) & mask;
            }
            place
        };
        let mut places: Vec<u16> = (0..narrow).map(mix).collect();
        for place in &mut places {
            while *place >= narrow {
                *place = mix(*place);
            }
        }
        places.into_iter().map(u32::from).collect()
    }

    /// The error of one score in one draw, in standard errors.
    pub fn error(&self, seller: &SellerKey, of: &str, draw: usize) -> f64 {
        self.slices[self.place(draw, self.key(seller, of)) as usize]
    }

    /// A number from 0 to 1 for such a key in one draw, nearly uniform.
    #[expect(clippy::cast_precision_loss, reason = "53 bits")]
    pub(super) fn tie_breaker(key: u64, draw: usize) -> f64 {
        (mixed(key.wrapping_add(draw as u64)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// As many places below `number` as there are, with repetition: whom a bootstrap resamples in one draw (Efron 1979, Annals
    /// of Statistics 7:1).
    pub fn resampled(&self, draw: usize, number: usize) -> impl Iterator<Item = usize> {
        let key = mixed(mixed(self.seed ^ 0x5EED).wrapping_add(draw as u64));
        (0..number).map(move |at| {
            let word = mixed(key.wrapping_add(at as u64)) >> 32;
            // Multiply and shift: nearly uniform for a number far below 2³².
            usize::try_from((word * number as u64) >> 32).unwrap_or(0)
        })
    }

    /// What the numbers of a seller and something else follow from: the seed and the two ids (FNV-1a, then the finaliser of
    /// splitmix64).
    pub(super) fn key(&self, seller: &SellerKey, of: &str) -> u64 {
        let bytes = seller.bytes().chain([0xff]).chain(of.bytes());
        let mut key = 0xcbf2_9ce4_8422_2325 ^ mixed(self.seed);
        for byte in bytes {
            key = (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        mixed(key)
    }

    /// The slice of a draw.
    #[expect(clippy::cast_possible_truncation, reason = "the mask leaves as many bits as there are draws")]
    fn place(&self, at: usize, key: u64) -> u32 {
        let mask = (1_u64 << self.bits) - 1;
        let half = self.bits.div_ceil(2);
        let mut place = at as u64;
        // A place beyond the last slice is mixed again. This ends, since each step can be undone.
        loop {
            for round in 0..3 {
                let part = key.rotate_right(17 * round);
                place = place.wrapping_mul(part | 1) & mask;
                place ^= place >> half;
                place = place.wrapping_add(part >> 32) & mask;
            }
            if (place as usize) < self.slices.len() {
                return place as u32;
            }
        }
    }
}

/// The finaliser of splitmix64 (Steele, Lea & Flood 2014).
pub(in crate::engine) fn mixed(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slice_is_drawn_once_and_in_another_order_for_each_key() {
        for number in [1, 2, 3, 7, 64, 100, 1_000, 2_000] {
            let draws = Draws::new(number, 1);
            let order = |seller: &str| draws.errors(&SellerKey::new(seller), "drive").collect::<Vec<f64>>();
            let mut sorted = order("kari");
            sorted.sort_by(f64::total_cmp);
            assert_eq!(sorted, draws.slices, "{number}");
            assert!(number < 7 || order("kari") != order("ola"), "{number}");
        }
    }

    #[test]
    fn slices_mixed_eight_at_once_are_those_mixed_one_by_one() {
        for number in [1, 2, 3, 7, 64, 100, 1_000, 2_000, 32_767, 32_768, 32_769, 70_000] {
            let draws = Draws::new(number, 3);
            let kari = SellerKey::new("kari");
            let places = draws.places(&kari, "drive");
            let key = draws.key(&kari, "drive");
            assert!(
                places.into_iter().enumerate().all(|(at, place)| place == draws.place(at, key)),
                "{number}"
            );
        }
    }

    #[test]
    fn two_scores_are_drawn_as_if_they_had_nothing_to_do_with_each_other() {
        let draws = Draws::new(2_000, 1);
        let mut largest: f64 = 0.0;
        for at in 0..200 {
            let one = draws.errors(&SellerKey::new(&format!("s{at}")), "drive");
            let other = draws.errors(&SellerKey::new(&format!("s{at}")), "resilience");
            let together: f64 = one.zip(other).map(|(a, b)| a * b).sum::<f64>() / 2_000.0;
            largest = largest.max(together.abs());
        }
        // Chance alone gives about 0.022 × 2.8 for the largest of 200.
        assert!(largest < 0.1, "{largest}");
    }
}
