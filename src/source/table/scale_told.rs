//! What a line above or below a table says of the scale of its scores: where it ends, and which end is good.

use super::bracket_scale::{is_reversed, of_scale};
use super::bracket_words::{BESIDE_MEASURES, REVERSED};
use super::cells::number_in;
use super::name_columns::words;
use super::remark::Remark;
use super::row::Row;
use super::scale_words::{BEFORE_ENDS, BESIDE_SCALES, HIGH, LOW};
use crate::domain::{Problem, Scale};

/// Words for scores and their scales, beside which two numbers are the ends of one.
const OF_SCALES: [&str; 21] = [
    "skala",
    "skalaen",
    "scale",
    "skalaer",
    "score",
    "scores",
    "scoring",
    "skår",
    "skårer",
    "rating",
    "ratings",
    "rated",
    "vurdering",
    "vurderinger",
    "vurdert",
    "karakter",
    "karakterer",
    "bewertung",
    "poeng",
    "punkte",
    "échelle",
];

/// The longest line that is looked at, in bytes: a longer one is prose.
const LONGEST: usize = 400;

/// Words for the highest score there may be.
const HIGHEST: [&str; 5] = ["max", "maks", "maximum", "maksimum", "maxpoeng"];

/// The fewest traits whose highest scores may be the end of the scale.
const FEWEST: usize = 3;

/// Returns the problem of a row that is not read and says that the scores are on another scale than the one in use, or that
/// a low one is good.
pub fn told(row: &Row, scale: Scale) -> Option<Problem> {
    let cells: Vec<&str> = row.cells().map(str::trim).filter(|cell| !cell.is_empty()).collect();
    // `Skala;;1-6;1-6`: each cell says the same.
    let mut different: Vec<&str> = Vec::new();
    for cell in cells.iter().take(LONGEST) {
        if !different.contains(cell) {
            different.push(cell);
        }
    }
    let text = different.join(" ");
    if text.len() > LONGEST {
        return None;
    }
    let problem = match of_text(&text, scale) {
        Remark::NoScore => return Some(Problem::new("low-score-is-good").with("word", text)),
        Remark::Scale(lo, hi) => Problem::new("scale-told").with("lo", lo).with("hi", hi),
        Remark::End(hi) => Problem::new("end-of-scale-told").with("hi", hi),
        Remark::Harmless | Remark::Unknown | Remark::Rater => return None,
    };
    Some(problem.with("word", text).with("own_lo", scale.lo()).with("own_hi", scale.hi()))
}

/// Returns the problem of a row of the highest score, `Max;6;6;6`, where it is the same for all traits and no end of the
/// scale in use.
pub fn told_by_ends(name: &str, scores: &[f64], scale: Scale) -> Option<Problem> {
    let known: Vec<f64> = scores.iter().copied().filter(|score| !score.is_nan()).collect();
    let (first, rest) = known.split_first()?;
    let is_same = rest.len() + 1 >= FEWEST && rest.iter().all(|score| (score - first).abs() < 1e-9);
    let is_named = words(name).first().is_some_and(|word| HIGHEST.contains(&word.as_str()));
    let is_end = first.fract() == 0.0 && *first > 2.0 && (first - scale.hi()).abs() > 1e-9;
    (is_same && is_named && is_end).then(|| {
        let problem =
            Problem::new("end-of-scale-told").with("hi", *first).with("word", format!("{name} {first}"));
        problem.with("own_lo", scale.lo()).with("own_hi", scale.hi())
    })
}

/// Returns what a line says, part by part.
fn of_text(text: &str, scale: Scale) -> Remark {
    let has_word = words(text).iter().any(|word| is_of_scales(word));
    let mut found = Remark::Harmless;
    if words(text).iter().any(|word| word.starts_with("schulnote")) {
        return Remark::NoScore;
    }
    let parts = text
        .split(['(', ')', '[', ']', '.', '–'])
        .chain(text.split([':', '(', ')', '[', ']', ';', '|', '*']));
    let ends = ends(text);
    for part in parts.chain([text]) {
        found = found.worse(of_part(part, has_word, scale));
        for piece in part.split([',', ';', '/']) {
            found = found.worse(of_part(piece, has_word, scale));
        }
    }
    // 1 = best, 6 = worst; without a word for what is good, the ends of the scale.
    match (found, ends) {
        (Remark::Harmless | Remark::Unknown | Remark::End(_), Some((lo, hi))) => {
            found.worse(of_numbers(lo, hi, scale))
        }
        _ => found,
    }
}

/// Returns what the two ends come to that a line gives words: `1 = low, 5 = high`.
fn ends(text: &str) -> Option<(f64, f64)> {
    let said = words(text);
    let is_end = |at: usize| {
        said.get(at).is_some_and(|word| LOW.contains(&word.as_str()) || HIGH.contains(&word.as_str()))
    };
    let mut numbers = Vec::new();
    for (at, word) in said.iter().enumerate() {
        // A word or two may stand between: 1 = very low.
        if let Some(number) = number_in(word).filter(|_| is_end(at + 1) || is_end(at + 2)) {
            numbers.push(number);
        }
    }
    let [one, other] = numbers[..] else { return None };
    text.contains('=').then_some((one.min(other), one.max(other)))
}

fn of_numbers(lo: f64, hi: f64, scale: Scale) -> Remark {
    let text = format!("scale {lo} {hi}");
    of_scale(&text, &words(&text), scale).unwrap_or(Remark::Harmless)
}

/// Returns what one part of a line says. `has_word` where some part speaks of scores.
fn of_part(part: &str, has_word: bool, scale: Scale) -> Remark {
    let said = words(part);
    if said.is_empty() {
        return Remark::Harmless;
    }
    let has_numbers = said.iter().any(|word| number_in(word).is_some());
    let has_end = said.iter().any(|word| LOW.contains(&word.as_str()) || HIGH.contains(&word.as_str()));
    // reverse scored, omvendt skala
    let is_turned = |word: &str| REVERSED.contains(&word) && word.len() > 1;
    if said.iter().any(|word| is_turned(word))
        && said
            .iter()
            .all(|word| is_turned(word) || BESIDE_MEASURES.contains(&word.as_str()) || is_of_scales(word))
    {
        return Remark::NoScore;
    }
    let is_said = !has_numbers || has_end && (part.contains('=') || has_word);
    if is_said && is_reversed(&said, scale) && has_numbers | (said.len() > 1) {
        return Remark::NoScore;
    }
    let is_about = has_word || said.iter().any(|word| is_of_scales(word)) || has_end && part.contains('=');
    if !is_about {
        return Remark::Harmless;
    }
    if let Some(found) = of_scale(part, &said, scale) {
        return found;
    }
    // All ratings on a scale from 1 to 6: what stands around the two numbers does not matter.
    let Some(first) =
        said.iter().rposition(|word| is_of_scales(word) && !BEFORE_ENDS.contains(&word.as_str()))
    else {
        return Remark::Harmless;
    };
    let rest: Vec<String> = said[first..]
        .iter()
        .take_while(|word| {
            number_in(word).is_some() || BESIDE_SCALES.contains(&word.as_str()) || is_of_scales(word)
        })
        .cloned()
        .collect();
    let numbers = rest.iter().filter(|word| number_in(word).is_some()).count();
    if numbers == 2 {
        of_scale(&rest.join(" "), &without(rest), scale).unwrap_or(Remark::Harmless)
    } else {
        Remark::Harmless
    }
}

/// The words that are judged where a scale is spoken of.
fn without(said: Vec<String>) -> Vec<String> {
    said.into_iter()
        .filter(|word| number_in(word).is_some() || BESIDE_SCALES.contains(&word.as_str()))
        .collect()
}

fn is_of_scales(word: &str) -> bool {
    OF_SCALES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Remark {
        of_text(text, Scale::default())
    }

    #[test]
    fn a_line_may_say_that_a_low_score_is_good() {
        for text in [
            "Bewertung nach Schulnoten (1 = sehr gut, 6 = ungenügend)",
            "Scale: 1 = best, 6 = worst",
            "1 = best, 6 = worst",
            "Skala 1-6 (1 er best)",
            "* reverse scored: low is good",
            "Omvendt skala",
            "Lower is better",
            "Rating: 1 (best) to 6 (worst); 1 = best",
        ] {
            assert_eq!(said(text), Remark::NoScore, "{text}");
        }
    }

    #[test]
    fn a_line_may_name_another_scale() {
        for (text, lo, hi) in [
            ("Skala 1-6", 1.0, 6.0),
            ("Scale: 1 to 5", 1.0, 5.0),
            ("All ratings on a scale from 1 to 5", 1.0, 5.0),
            ("Vurderinger 2026 (1-5)", 1.0, 5.0),
            ("Scale: 1 = low, 5 = high", 1.0, 5.0),
            ("1 = low, 5 = high", 1.0, 5.0),
            ("1 = very low, 5 = very high", 1.0, 5.0),
        ] {
            assert_eq!(said(text), Remark::Scale(lo, hi), "{text}");
        }
    }

    #[test]
    fn most_lines_say_nothing_of_the_scale() {
        for text in [
            "Sales team, Oslo, 2025",
            "Top 10 sellers of 2025",
            "The best 1 of 10",
            "Weeks 1-6",
            "Week 1-6, ratings by the manager",
            "Skala 0-10",
            "Scale: 0 = low, 10 = high",
            "Scores from 0 to 10 (10 = best)",
            "Higher is better",
            "Page 1 of 2",
            "Kilde: HR, 1.5.2026",
            "Scores as of 2026-11-28",
            "Ratings 2025/2026",
            "Salgsteam Nord - vurdering høsten 2026",
            "3 sellers, 5 traits",
        ] {
            assert_eq!(said(text), Remark::Harmless, "{text}");
        }
    }
}
