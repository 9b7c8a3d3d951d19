//! What a remark in brackets behind a heading says of the scale: where it ends, and which end is good.

use super::cells::number_in;
use super::remark::Remark;
use super::scale_words::{BAD, BEFORE_ENDS, BESIDE_SCALES, DOWN, FILLERS, GOOD, HIGH, LOW, UP};
use crate::domain::Scale;

/// The largest number that an end of a scale may be in a heading; above it are years.
const LARGEST_END: f64 = 100.0;

/// Returns what a remark says that has no words: stars of a form, or per cent.
pub fn of_signs(remark: &str, scale: Scale) -> Remark {
    let is_share = (scale.hi() - 1.0).abs() < 1e-9 || (scale.hi() - LARGEST_END).abs() < 1e-9;
    match remark.trim() {
        "%" if !is_share => Remark::Scale(0.0, LARGEST_END),
        "" | "%" | "*" | "**" | "***" | "★" | "!" => Remark::Harmless,
        "Δ" | "∆" | "Σ" | "∑" | "#" => Remark::NoScore,
        _ => Remark::Unknown,
    }
}

/// Whether words say that a high number is good, or a low one bad, and nothing else.
pub fn is_upright(words: &[String]) -> bool {
    let is_said = has(words, &UP) && has(words, &GOOD) || has(words, &DOWN) && has(words, &BAD);
    let about = [&UP[..], &DOWN, &GOOD, &BAD, &FILLERS];
    is_said && words.iter().all(|word| about.iter().any(|among| among.contains(&word.as_str())))
}

/// Whether words say that a low number is good: `1 = best`, `5 = low, 1 = high`, `lower is better`.
pub fn is_reversed(words: &[String], scale: Scale) -> bool {
    let (mut lows, mut highs): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    let words = words.iter().map(String::as_str);
    let words: Vec<&str> =
        words.filter(|word| !FILLERS.contains(word) && !BESIDE_SCALES.contains(word)).collect();
    let number = words.iter().position(|word| number_in(word).is_some());
    let end = words.iter().position(|word| LOW.contains(word) || HIGH.contains(word));
    if number.is_none() {
        let has = |among: &[&str]| words.iter().any(|word| among.contains(word));
        let is_all =
            words.iter().all(|word| [&UP[..], &DOWN, &GOOD, &BAD].iter().any(|among| among.contains(word)));
        let is_down = has(&DOWN) && !has(&UP) && has(&GOOD) && !has(&BAD);
        return is_all && (is_down || has(&UP) && !has(&DOWN) && has(&BAD) && !has(&GOOD));
    }
    // `low = 1, high = 10`, or `1 = low, 10 = high`.
    let is_before = end.zip(number).is_some_and(|(end, number)| end < number);
    for (at, word) in words.iter().enumerate() {
        let Some(number) = number_in(word) else { continue };
        let place = if is_before { at.checked_sub(1) } else { Some(at + 1) };
        match place.and_then(|at| words.get(at)) {
            Some(word) if LOW.contains(word) => lows.push(number),
            Some(word) if HIGH.contains(word) => highs.push(number),
            _ => {}
        }
    }
    let lowest_high = highs.iter().copied().fold(f64::INFINITY, f64::min);
    lows.iter().any(|low| *low > lowest_high)
        || lows.is_empty() && lowest_high <= scale.lo().max(1.0)
        || highs.is_empty() && lows.iter().any(|low| *low > scale.lo().max(1.0) + 1.0)
}

/// Returns what a remark says of the scale, if it is about one: nothing that matters where it is the one in use.
pub fn of_scale(remark: &str, words: &[String], scale: Scale) -> Option<Remark> {
    let percent = ["pct", "percent", "prosent", "prozent", "procent", "per cent"];
    let is_percent = percent.contains(&words.join(" ").as_str());
    if is_percent {
        return Some(of_signs("%", scale));
    }
    let ends: Vec<f64> = words.iter().filter_map(|word| number_in(word)).collect();
    if !words.iter().all(|word| is_about_ends(word) || number_in(word).is_some()) {
        return None;
    }
    let is_end = |hi: f64| (hi - scale.hi()).abs() < 1e-9;
    match ends[..] {
        [lo, hi] => {
            let (lo, hi) = (lo.min(hi), lo.max(hi));
            let is_low = lo.abs() < 1e-9 || (lo - 1.0).abs() < 1e-9 || (lo - scale.lo()).abs() < 1e-9;
            if !is_low || hi > LARGEST_END && !is_end(hi) || hi <= lo {
                return None;
            }
            // Scores from 1 up are read where the scale begins at 0: nobody gave the lowest.
            let is_ours = is_end(hi) && (0.0..=1.0).contains(&(lo - scale.lo()));
            Some(if is_ours { Remark::Harmless } else { Remark::Scale(lo, hi) })
        }
        [hi] => {
            let is_named =
                has(words, &BEFORE_ENDS) || has(words, &HIGH) || remark.trim_start().starts_with('/');
            if !is_named || hi <= 1.0 || hi > LARGEST_END && !is_end(hi) {
                return None;
            }
            Some(if is_end(hi) { Remark::Harmless } else { Remark::End(hi) })
        }
        _ => None,
    }
}

/// Whether a word may stand beside the ends of a scale.
fn is_about_ends(word: &str) -> bool {
    [&BESIDE_SCALES[..], &LOW, &HIGH, &FILLERS, &BEFORE_ENDS].iter().any(|among| among.contains(&word))
}

fn has(words: &[String], among: &[&str]) -> bool {
    words.iter().any(|word| among.contains(&word.as_str()))
}
