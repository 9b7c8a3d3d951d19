//! Makes an id from a name.

/// Returns a name as an id: lower case, words joined by hyphens, Norwegian letters spelt out (æ ae, ø o, å a).
/// Letters of other alphabets stay as they are.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'æ' => slug.push_str("ae"),
            'ø' | 'ö' => slug.push('o'),
            'å' | 'ä' => slug.push('a'),
            'é' | 'è' => slug.push('e'),
            'ü' => slug.push('u'),
            // An apostrophe or a combining mark joins the letters beside it: O'Hara is ohara.
            '\'' | '’' | '.' | '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { name.trim().to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_norwegian_name_becomes_plain_letters() {
        assert_eq!(slug("Åse Bjørnstad-Sæther"), "ase-bjornstad-saether");
        assert_eq!(slug("  Kari   O'Hara jr. "), "kari-ohara-jr");
        assert_eq!(slug("李 雷"), "李-雷");
    }

    #[test]
    fn a_name_without_letters_is_its_own_id() {
        assert_eq!(slug(" ?! "), "?!");
    }
}
