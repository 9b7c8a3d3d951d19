//! Did you mean …?

pub use crate::domain::fold;

use crate::domain::Problem;

/// The least likeness of a suggestion (Jaro–Winkler, 0 to 1).
const ALIKE: f64 = 0.82;

/// The most known words that are compared.
const MOST: usize = 300;

/// The most known words listed beside an unknown one.
const MAX_KNOWN: usize = 40;

/// Returns the known word most like this one, the first of equals; `None` where none is alike.
pub fn suggest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    // For texts this long likeness means nothing, and its cost is quadratic.
    if word.len() > 100 {
        return None;
    }
    let plain = fold(word);

    let mut best: Option<(f64, &str)> = None;
    for candidate in known.into_iter().take(MOST) {
        let alike = strsim::jaro_winkler(&plain, &fold(candidate));
        if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, word)| word.to_owned())
}

/// Returns a problem about an unknown word, with the nearest known one, or else all of them if they are few.
pub fn unknown<'k>(code: &'static str, word: &str, known: impl IntoIterator<Item = &'k str>) -> Problem {
    let known: Vec<&str> = known.into_iter().collect();
    let shown: String = word.chars().take(60).collect();
    let problem = Problem::new(code).with("word", shown);
    match suggest(word, known.iter().copied()) {
        Some(near) => problem.with("near", near),
        None if known.is_empty() || known.len() > MAX_KNOWN => problem,
        None => problem.with("known", known.iter().map(|&known| known.to_owned()).collect::<Vec<_>>()),
    }
}
