//! Finds whether a text may name somebody, so that it is kept back where people are shown under pseudonyms.

use std::collections::BTreeSet;

use super::Seller;
use super::text::decomposed;

/// A part of a name with as many letters also counts within a longer word: `Nordmann` in `Nordmanns`.
const LONG: usize = 3;

/// The parts of people's names and ids. They can be looked for and not printed.
#[derive(Clone, Default)]
pub struct NameParts {
    long: BTreeSet<String>,
    short: BTreeSet<String>,
}

impl NameParts {
    /// Adds the parts of a name or an id.
    pub fn add(&mut self, name: &str) {
        for part in folded(name).split_whitespace() {
            let parts = if part.chars().count() < LONG { &mut self.short } else { &mut self.long };
            if !parts.contains(part) {
                parts.insert(part.to_owned());
            }
        }
    }

    /// Adds those of a seller and of her raters, where they are people's words.
    pub fn add_seller(&mut self, seller: &Seller) {
        seller.key.add_to(self);
        for rating in seller.scores.iter().flatten().flat_map(|score| &score.ratings) {
            if let Some(rater) = &rating.rater {
                rater.add_to(self);
            }
        }
    }

    /// Adds all parts of others.
    pub fn extend(&mut self, others: NameParts) {
        self.long.extend(others.long);
        self.short.extend(others.short);
    }

    /// Whether a text may name one of the people: whether it has a part of three letters or more anywhere, or a shorter
    /// one as a word. Case, accents and what cannot be seen make no difference.
    pub fn may_be_in(&self, text: &str) -> bool {
        let folded = folded(text);
        folded.split_whitespace().any(|word| self.short.contains(word))
            || self.long.iter().any(|part| folded.contains(part.as_str()))
    }
}

/// Returns a text in lower case without accents, with a space for whatever is no letter and no digit.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in decomposed(text).flat_map(char::to_lowercase) {
        match c {
            // Letters of their own, which are no letter with an accent.
            'æ' => folded.push_str("ae"),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'ß' => folded.push_str("ss"),
            // Combining marks, soft hyphens and characters without width join the letters beside them.
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\''
            | '’' => {}
            c if c.is_alphanumeric() => folded.push(c),
            _ => folded.push(' '),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_found_however_it_is_written() {
        let mut parts = NameParts::default();
        for name in ["Kari Nordmann", "ase-bjornstad", "Li O'Hara", "Zoë", "Erdoğan"] {
            parts.add(name);
        }
        let naming = [
            "ask kari",
            "KARI'S manager",
            "the Nordmanns",
            "Åse Bjørnstad agreed",
            "A\u{30a}se agreed",
            "No\u{200b}rdmann",
            "talk to Li first",
            "ohara",
            "Zoe",
            "Erdogan",
            "ERDOĞAN",
            "tor_kari@firm.example",
        ];
        for text in naming {
            assert!(parts.may_be_in(text), "{text}");
        }
        for text in ["", "in training until May", "the limit is right", "Kar", "Norway", "sales lead"] {
            assert!(!parts.may_be_in(text), "{text}");
        }
        assert!(!NameParts::default().may_be_in("anybody"));
    }
}
