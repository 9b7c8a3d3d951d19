//! Which trait a heading of the user's own probably means.

use super::bracket_words::{EARLIER, OF_TIME, OTHER_MEASURES, REVERSED};
use super::likeness::near_miss;
use super::name_columns::words;
use crate::domain::{Catalog, Text, TraitIx};

/// The fewest letters of a word that is compared, of the part that two words share, and of the first part of a compound.
const FEWEST: usize = 4;
const STEM: usize = 5;
const COMPOUND: usize = 6;

/// Words by which a heading says the opposite of a trait, how little of it there is, or that it is a remark.
const OPPOSITES: [&str; 69] = [
    "no",
    "not",
    "non",
    "un",
    "anti",
    "without",
    "never",
    "lack",
    "lacks",
    "lacking",
    "missing",
    "little",
    "less",
    "low",
    "poor",
    "poorly",
    "bad",
    "badly",
    "weak",
    "worst",
    "fear",
    "fears",
    "afraid",
    "error",
    "errors",
    "mistakes",
    "problem",
    "problems",
    "issues",
    "risk",
    "needs",
    "need",
    "averse",
    "ikke",
    "ingen",
    "uten",
    "aldri",
    "mangler",
    "mangel",
    "manglende",
    "lite",
    "lav",
    "lavt",
    "svak",
    "redd",
    "frykt",
    "dårlig",
    "dårligere",
    "feil",
    "problemer",
    "trenger",
    "behov",
    "kein",
    "keine",
    "nicht",
    "ohne",
    "mangelnde",
    "inte",
    "utan",
    "saknar",
    "comment",
    "comments",
    "kommentar",
    "kommentarer",
    "remark",
    "remarks",
    "bemerkning",
    "bemerkninger",
    "merknad",
];

/// Words that may stand before what somebody bears or masters: `Tåler avslag`.
const MASTERING: [&str; 12] = [
    "tåler",
    "takler",
    "håndterer",
    "mestrer",
    "tål",
    "handles",
    "tolerates",
    "takes",
    "copes",
    "masters",
    "manages",
    "klarer",
];

/// Small words of names: `Calm under pressure`.
const SMALL: [&str; 10] =
    ["under", "with", "from", "over", "into", "mellom", "etter", "score", "rating", "vurdering"];

/// How words end whose beginnings are the same: `nøyaktig` and `nøyaktighet`, `empatisk` and `empati`.
const ENDINGS: [&str; 52] = [
    "", "a", "d", "e", "i", "n", "s", "t", "y", "al", "ce", "cy", "ed", "en", "er", "es", "et", "ic", "ig",
    "is", "ly", "nt", "te", "ant", "ene", "ens", "ent", "ers", "ete", "het", "ing", "isk", "ist", "ity",
    "ive", "tic", "ally", "ende", "erne", "heten", "ingen", "ness", "tisk", "r", "evne", "evner", "etic",
    "etisk", "itet", "iteten", "ert", "erte",
];

/// Returns the one trait of whose name or alias a word of a heading is a near form. `None` where a word says the opposite, or
/// that the column is no score, and where several traits are as near.
pub fn likely_trait(catalog: &Catalog, heading: &str) -> Option<TraitIx> {
    let words = words(heading);
    if words.iter().any(|word| denies(word)) {
        return None;
    }
    for is_near in [is_same as fn(&str, &str) -> bool, is_form, is_compound] {
        match near(catalog, &words, is_near)[..] {
            [] => {}
            [only] => return Some(only),
            _ => return None,
        }
    }
    let [verb, rest @ ..] = words.as_slice() else { return None };
    MASTERING.contains(&verb.as_str()).then(|| described(catalog, rest)).flatten()
}

/// Whether a word says the opposite of a trait, or that a column is no score.
fn denies(word: &str) -> bool {
    [&OPPOSITES[..], &OTHER_MEASURES, &EARLIER, &REVERSED, &OF_TIME].iter().any(|among| among.contains(&word))
}

/// The traits of whose name or alias the words of a heading are near forms.
fn near(catalog: &Catalog, words: &[String], is_near: fn(&str, &str) -> bool) -> Vec<TraitIx> {
    catalog.trait_ixs().filter(|ix| catalog[*ix].words().any(|name| is_meant(words, name, is_near))).collect()
}

/// Whether a name is meant. Of one of several words, all must be there, unless the heading is one word.
fn is_meant(heading: &[String], name: &str, is_near: fn(&str, &str) -> bool) -> bool {
    let name = words(name);
    let is_there = |other: &str| long(heading).any(|word| is_near(word, other));
    let is_single = long(heading).count() == 1;
    long(&name).next().is_some()
        && if is_single { long(&name).any(is_there) } else { long(&name).all(is_there) }
}

fn is_same(word: &str, other: &str) -> bool {
    word == other
}

/// The words that are long enough to be compared.
fn long(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().map(String::as_str).filter(|word| word.chars().count() >= FEWEST && !SMALL.contains(word))
}

/// Returns how many letters two words begin with that are the same, and what is left of each.
fn shared<'w>(one: &'w str, other: &'w str) -> (usize, &'w str, &'w str) {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let (count, bytes) = same.fold((0, 0), |(count, bytes), (a, _)| (count + 1, bytes + a.len_utf8()));
    (count, &one[bytes..], &other[bytes..])
}

/// Whether a word is another one with another ending, or misspells it. A first letter that differs is no misspelling, since
/// it may deny: `unøyaktig`.
fn is_form(word: &str, other: &str) -> bool {
    let (count, one, rest) = shared(word, other);
    let is_inflected = ENDINGS.contains(&one) && ENDINGS.contains(&rest);
    is_inflected && (count >= STEM || count >= FEWEST && (one.is_empty() || rest.is_empty()))
        || count > 0 && near_miss(word, std::iter::once(other)).is_some()
}

/// Whether two words are compounds of the same first word: `Vinnerinstinkt` and `Vinnervilje`.
fn is_compound(word: &str, other: &str) -> bool {
    let (count, one, rest) = shared(word, other);
    let is_word = |rest: &str| {
        rest.chars().count() >= FEWEST && rest.chars().next().is_some_and(|c| !"aeiouyæøå".contains(c))
    };
    count >= COMPOUND
        && (is_word(one) || is_word(rest))
        && one.chars().count() >= FEWEST
        && rest.chars().count() >= FEWEST
}

/// Returns the one trait in whose description the words stand.
fn described(catalog: &Catalog, words: &[String]) -> Option<TraitIx> {
    let stems: Vec<String> = long(words).filter(|word| word.chars().count() >= STEM).map(stem).collect();
    let found = catalog.trait_ixs().filter(|ix| !stems.is_empty() && tells(catalog, *ix, &stems));
    let found: Vec<TraitIx> = found.collect();
    if let [only] = found[..] { Some(only) } else { None }
}

fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// Whether all these stems are in the description of a trait.
fn tells(catalog: &Catalog, ix: TraitIx, stems: &[String]) -> bool {
    let told: Vec<String> = catalog[ix].about.iter().flat_map(Text::all).flat_map(words).collect();
    stems.iter().all(|wanted| told.iter().any(|word| stem(word) == *wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::OpenedCatalog;

    fn guess(heading: &str) -> Option<String> {
        let catalog = OpenedCatalog::builtin().catalog;
        likely_trait(&catalog, heading).map(|ix| catalog[ix].id.clone())
    }

    #[test]
    fn near_forms_of_a_name_are_guessed() {
        for (heading, id) in [
            ("Tåler avslag", "resilience"),
            ("Vinnerinstinkt", "drive"),
            ("Empati og innlevelse", "empathy"),
            ("Nøyaktig", "accuracy"),
            ("Empathic", "empathy"),
            ("Drive 1", "drive"),
            ("Accurate", "accuracy"),
            ("Patient", "patience"),
            ("Tålmodig", "patience"),
            ("Empaty score", "empathy"),
        ] {
            assert_eq!(guess(heading).as_deref(), Some(id), "{heading}");
        }
    }

    #[test]
    fn what_is_something_else_or_the_opposite_is_not_guessed() {
        for heading in [
            "Nr",
            "Mangler empati",
            "Impatience",
            "Lack of empathy",
            "Calls",
            "Budsjett",
            "Antall kunder",
            "Empathy rank",
            "No empathy",
            "Inaccuracy",
            "Utålmodighet",
            "Unøyaktighet",
            "Lite empatisk",
            "Redd for avslag",
            "Sick days",
            "Quota",
            "Age",
            "Meetings",
            "Empathy gap",
            "Drive to win 2025 target",
            "Nerves of others lacking",
            "Badly planned",
            "Accuracy errors",
            "Comment",
            "Kommentar",
            "Late",
            "Besøk",
            "Score",
        ] {
            assert_eq!(guess(heading), None, "{heading}");
        }
    }
}
