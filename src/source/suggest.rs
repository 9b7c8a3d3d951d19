//! Did you mean …?

pub use crate::domain::fold;

use crate::domain::Problem;

/// Words less alike than this (Jaro–Winkler, 0 to 1) are not offered.
const ALIKE: f64 = 0.82;

/// Among so many words is looked; a list longer than this is no list of ours.
const MOST: usize = 300;

/// So many known words are listed beside one that is none of them.
const MAX_KNOWN: usize = 40;

/// The known word most like this one, if any is like it at all; the first of equals.
pub fn suggest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    // Beyond any word's length, likeness means nothing and costs the square of it.
    if word.len() > 100 {
        return None;
    }
    let plain = fold(word);
    let likeness = |known: &str| strsim::jaro_winkler(&plain, &fold(known));
    let mut best: Option<(f64, &str)> = None;
    for candidate in known.into_iter().take(MOST) {
        let alike = likeness(candidate);
        if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, word)| word.to_owned())
}

/// A problem about a word that is none of those known, with the nearest of them if one is near.
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
