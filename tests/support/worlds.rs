//! How many random worlds are tried.

use std::ops::Range;

/// How many random worlds all tests of a suite try together where nothing else is asked for, or somewhat fewer.
pub const BY_DEFAULT: u64 = 500;

/// The worlds that a test tries: of `all` there are, the first `by_default`.
///
/// `SALESFIT_WORLDS=all` tries all of them. A number above [`BY_DEFAULT`] raises `by_default` in proportion.
pub fn worlds(by_default: u64, all: Range<u64>) -> Range<u64> {
    let there_are = all.end - all.start;
    let tried = match std::env::var("SALESFIT_WORLDS").as_deref() {
        Err(_) => by_default,
        Ok("all") => there_are,
        Ok(number) => {
            let asked: u64 = number.parse().expect("SALESFIT_WORLDS is a number, or all");
            by_default * asked.max(BY_DEFAULT) / BY_DEFAULT
        }
    };
    all.start..all.start + tried.min(there_are)
}

/// The same for the cases of a property test.
pub fn cases(by_default: u32, all: u32) -> u32 {
    u32::try_from(worlds(by_default.into(), 0..all.into()).end).expect("no more than all")
}

/// How many of something are to be found in the worlds that were tried, if this many are in all of them.
pub fn in_proportion(expected: usize, tried: &Range<u64>, all: u64) -> usize {
    let part = |of: u64| usize::try_from(of).expect("worlds can be counted");
    expected * part(tried.end - tried.start) / part(all)
}

/// Checks every seed, on two threads.
///
/// They are threads of our own and not of a pool: what is printed where a check fails belongs to the test that began them.
pub fn for_each(seeds: Range<u64>, check: impl Fn(u64) + Sync) {
    let middle = u64::midpoint(seeds.start, seeds.end);
    let check = &check;
    std::thread::scope(|scope| {
        for mut half in [seeds.start..middle, middle..seeds.end] {
            scope.spawn(move || half.try_for_each(|seed| Some(check(seed))));
        }
    });
}
