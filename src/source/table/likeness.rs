//! Words that differ by a letter or two.

/// Returns the known word that a word misspells: by one letter in words of four letters or more, by two in words of
/// eight or more. `None` where none is as near, or several are.
pub fn near_miss<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let length = word.chars().count();
    let most = match length {
        0..=3 => return None,
        4..=7 => 1,
        _ if word.len() > 100 => return None,
        _ => 2,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if candidate.chars().count().abs_diff(length) > most {
            continue;
        }
        let apart = strsim::damerau_levenshtein(word, candidate);
        if apart <= most && best.is_none_or(|(least, _)| apart < least) {
            best = Some((apart, candidate));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_is_a_letter_or_two() {
        let known = ["empathy", "drive", "hours", "commercial instinct", "tålmodighet"];
        let near = |word: &str| near_miss(word, known.iter().copied());
        assert_eq!(near("empaty"), Some("empathy"));
        assert_eq!(near("tålmodighett"), Some("tålmodighet"));
        assert_eq!(near("dirve"), Some("drive"));
        for word in ["comment", "hourlyrate", "driving", "emp", "account name"] {
            assert_eq!(near(word), None, "{word}");
        }
    }
}
