//! Random numbers that are the same on every machine.

/// The generator splitmix64, from its seed.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// Any 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from 0 to `n` - 1.
    pub fn below(&mut self, n: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(n)).expect("less than n")
    }

    /// A whole number from `from` to `to`, both included.
    pub fn between(&mut self, from: u32, to: u32) -> u32 {
        from + self.below(to - from + 1)
    }

    /// The same, for lengths and places.
    pub fn count(&mut self, from: u32, to: u32) -> usize {
        usize::try_from(self.between(from, to)).expect("small")
    }

    /// A number from `from` to `to` with one decimal.
    pub fn tenths(&mut self, from: u32, to: u32) -> f64 {
        f64::from(self.between(from * 10, to * 10)) / 10.0
    }

    /// A number from 0 to 1, without 1 itself.
    pub fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.roll() >> 33).expect("31 bits")) / f64::from(1_u32 << 31)
    }

    /// A number that is nearly standard normal: the sum of twelve shares has variance 1.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    /// True with a probability of `chance` percent.
    pub fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// One of a list.
    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.count(0, last(from.len()))].clone()
    }

    /// `count` of a list, in its order.
    pub fn some<T: Clone>(&mut self, from: &[T], count: usize) -> Vec<T> {
        let mut places: Vec<usize> = (0..from.len()).collect();
        self.shuffle(&mut places);
        places.truncate(count);
        places.sort_unstable();
        places.into_iter().map(|place| from[place].clone()).collect()
    }

    /// Puts a list in random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.count(0, last(end + 1)));
        }
    }
}

/// The last place of a list of this length.
fn last(length: usize) -> u32 {
    u32::try_from(length - 1).expect("a short list")
}
