//! What stands in brackets behind the heading of a trait: nothing that matters, or another measure, time, scale or person.

use super::bracket_scale::{is_reversed, is_upright, of_scale, of_signs};
use super::bracket_words::{
    BESIDE_MEASURES, EARLIER, HARMLESS, OF_RATED_BY, OF_TIME, OTHER_MEASURES, REVERSED,
};
use super::cells::is_number;
use super::columns::{Column, SellerColumn};
use super::name_columns::words;
use super::remark::Remark;
use crate::domain::{Catalog, Problem, Rater, Scale};

/// The most headings that a note names.
const MOST: usize = 20;

/// Returns the problem of what is said in brackets behind a trait: that it is no score, or one on another scale.
pub fn other_measure(column: &Column, catalog: &Catalog, scale: Scale) -> Option<Problem> {
    let heading = column.heading.as_str();
    let of_scale = |code| Problem::new(code).with("column", heading);
    let problem = match of_heading(column, catalog, scale) {
        Remark::NoScore => return Some(of_scale("heading-of-another-measure")),
        Remark::Scale(lo, hi) => of_scale("scale-in-heading").with("lo", lo).with("hi", hi),
        Remark::End(hi) => of_scale("end-of-scale-in-heading").with("hi", hi),
        Remark::Harmless | Remark::Unknown | Remark::Rater => return None,
    };
    Some(problem.with("own_lo", scale.lo()).with("own_hi", scale.hi()))
}

/// Returns notes about what is left aside in brackets behind traits, each with the column of the first.
pub fn left_aside(
    columns: &[Column],
    catalog: &Catalog,
    scale: Scale,
    is_told: impl Fn(&str) -> bool,
) -> Vec<(usize, Problem)> {
    let mut notes = Vec::new();
    for (wanted, code) in [(Remark::Unknown, "remarks-in-headings"), (Remark::Rater, "raters-in-headings")] {
        let found = columns.iter().enumerate().filter(|(_, column)| {
            matches!(column.holds, SellerColumn::Trait(_) | SellerColumn::ScoreOf)
                && column.heading.contains('(')
                && !is_told(&column.heading)
                && of_heading(column, catalog, scale) == wanted
        });
        let found: Vec<(usize, String)> =
            found.take(MOST).map(|(at, column)| (at, column.heading.clone())).collect();
        let Some((at, _)) = found.first() else { continue };
        let (at, count) = (*at, found.len());
        let headings: Vec<String> = found.into_iter().map(|(_, heading)| heading).collect();
        notes.push((at, Problem::new(code).with("count", count).with("columns", headings).note()));
    }
    notes
}

/// Whether words in brackets behind a trait name another measure: beside the score itself such a column is another thing.
pub fn is_of_another_measure(heading: &str) -> bool {
    let Some((_, remark)) = heading.split_once('(') else { return false };
    is_no_score(&words(remark))
}

fn of_heading(column: &Column, catalog: &Catalog, scale: Scale) -> Remark {
    let mut parts = column.heading.split('(').skip(1);
    let names: Vec<String> = match column.holds {
        SellerColumn::Trait(ix) => catalog[ix].words().flat_map(words).collect(),
        SellerColumn::ScoreOf => Vec::new(),
        _ => return Remark::Harmless,
    };
    let mut found = Remark::Harmless;
    for part in &mut parts {
        let remark = part.split(')').next().unwrap_or_default().trim();
        let whole = one(remark, &names, catalog, scale);
        if whole != Remark::Unknown {
            found = found.worse(whole);
            continue;
        }
        // (1-5, higher is better)
        let pieces: Vec<&str> = remark.split([',', ';']).collect();
        let judged = pieces.iter().map(|piece| one(piece, &names, catalog, scale));
        found = found.worse(judged.fold(Remark::Harmless, Remark::worse));
    }
    found
}

/// Returns what one remark says of a trait of these names.
fn one(remark: &str, names: &[String], catalog: &Catalog, scale: Scale) -> Remark {
    let words = words(remark);
    if words.is_empty() {
        return of_signs(remark, scale);
    }
    // A trait may be called `Drive (goals)`.
    if words.iter().all(|word| names.contains(word)) {
        return Remark::Harmless;
    }
    if is_no_score(&words) || is_reversed(&words, scale) {
        return Remark::NoScore;
    }
    if let Some(scale) = of_scale(remark, &words, scale) {
        return scale;
    }
    if words.iter().all(|word| is_rater(word, catalog)) {
        return Remark::Rater;
    }
    let is_harmless = words.iter().all(|word| HARMLESS.contains(&word.as_str()) || names.contains(word));
    if is_harmless || is_upright(&words) { Remark::Harmless } else { Remark::Unknown }
}

/// Whether a word is a kind of rater.
fn is_rater(word: &str, catalog: &Catalog) -> bool {
    Rater::USUAL.contains(&word)
        || OF_RATED_BY.contains(&word)
        || catalog.raters.iter().any(|rater| rater.id == word)
}

/// Whether words name another measure, an earlier time or a scale the other way round, and nothing else: `reversed scale`,
/// and not `open to change`.
pub fn is_no_score(words: &[String]) -> bool {
    let has_numbers = words.iter().any(|word| is_number(word));
    let text = words.join(" ");
    if [
        "not used",
        "ikke bruk",
        "ikke brukt",
        "not in use",
        "do not use",
        "last year",
        "i fjor",
        "last period",
    ]
    .contains(&text.as_str())
    {
        return true;
    }
    let (measures, others): (Vec<&str>, Vec<&str>) =
        words.iter().map(String::as_str).partition(|word| is_measure(word, has_numbers));
    // "n = 5" and "years" are measures; a word of one among others may be part of what the trait is about.
    !measures.is_empty() && others.iter().all(|word| BESIDE_MEASURES.contains(word) || is_number(word))
}

/// Whether a word is of another measure or time. Beside numbers a word of time may be part of a scale.
fn is_measure(word: &str, has_numbers: bool) -> bool {
    OTHER_MEASURES.contains(&word)
        || EARLIER.contains(&word)
        || REVERSED.contains(&word)
        || OF_TIME.contains(&word) && !has_numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::OpenedCatalog;

    /// What a remark behind the heading of a trait says, on a scale from 0 to 10.
    fn said(remark: &str) -> Remark {
        let catalog = OpenedCatalog::builtin().catalog;
        let ix = catalog.trait_ixs().next().expect("a trait");
        let heading = format!("{} {remark}", catalog[ix].id);
        of_heading(&Column { holds: SellerColumn::Trait(ix), heading }, &catalog, Scale::default())
    }

    #[test]
    fn a_remark_may_say_that_a_column_is_no_score() {
        for remark in [
            "(rank)",
            "(n)",
            "(omvendt skala)",
            "(mål)",
            "(1 er best)",
            "(5 = lav, 1 = høy)",
            "(1=high 10=low)",
            "(10 = poor)",
            "(best = 1)",
            "(high=1 low=10)",
            "(lower is better)",
            "(low = good)",
            "(lav er best)",
            "(lavest er best)",
            "(reverse scored)",
            "(R)",
            "(rev.)",
            "(higher = worse)",
            "(5 = lav)",
            "(1=sehr gut)",
            "(1 = very good)",
            "(Schulnote)",
            "(last year)",
            "(i fjor)",
            "(before)",
            "(diff)",
            "(Δ)",
            "(sum)",
            "(percentile)",
            "(wanted)",
            "(hours)",
            "(yes/no)",
            "(not used)",
            "(ikke bruk)",
            "(1-5, 1 best)",
            "(vekt 20 %)",
            "(potensial)",
            "(target 2026)",
        ] {
            assert_eq!(said(remark), Remark::NoScore, "{remark}");
        }
    }

    #[test]
    fn a_remark_may_name_another_scale() {
        for (remark, lo, hi) in [
            ("(1-5)", 1.0, 5.0),
            ("(skala 1–6)", 1.0, 6.0),
            ("(0 til 100)", 0.0, 100.0),
            ("(1..7)", 1.0, 7.0),
            ("(1 = lav, 5 = høy)", 1.0, 5.0),
            ("(%)", 0.0, 100.0),
            ("(self) (1-5)", 1.0, 5.0),
            ("(1-5, higher is better)", 1.0, 5.0),
        ] {
            assert_eq!(said(remark), Remark::Scale(lo, hi), "{remark}");
        }
        for remark in ["(max 5)", "(of 5)", "(av 5)", "(/5)", "(out of 5)", "(maks. 5 poeng)", "(5 = best)"] {
            assert_eq!(said(remark), Remark::End(5.0), "{remark}");
        }
    }

    #[test]
    fn most_remarks_do_not_matter() {
        for remark in [
            "",
            "()",
            "(0-10)",
            "(1–10)",
            "(0 til 10)",
            "(10 = high, 0 = low)",
            "(1 = low, 10 = high)",
            "(10 = best)",
            "(low=1 high=10)",
            "(dårligst 0 best 10)",
            "(max 10)",
            "(/10)",
            "(score)",
            "(vurdering)",
            "(poeng)",
            "(*)",
            "(0-10, higher is better)",
            "(høy er bra)",
            "(0..10)",
            "(fra 0 til 10)",
            "(skår)",
            "(egenskap)",
            "(obligatorisk)",
            "(skala 0–10) *",
        ] {
            assert_eq!(said(remark), Remark::Harmless, "{remark}");
        }
        for remark in ["(self)", "(manager)", "(selv)", "(leder)", "(kunde)", "(rated by manager)"] {
            assert_eq!(said(remark), Remark::Rater, "{remark}");
        }
        for remark in [
            "(reads people)",
            "(open to change)",
            "(on the goal)",
            "(2025)",
            "(2025-2026)",
            "(23/24)",
            "(weeks 10-12)",
            "(3 of 10)",
            "(snitt)",
            "(Q1)",
            "(Per)",
            "(new)",
        ] {
            assert_eq!(said(remark), Remark::Unknown, "{remark}");
        }
    }
}
