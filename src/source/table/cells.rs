//! Cells as headings and as numbers.

/// The longest heading that is repeated whole, in characters.
const LONGEST_HEADING: usize = 80;

/// Returns a heading as a note repeats it: at most 80 characters, the last of them `…` where some are left out.
pub fn shortened(heading: &str) -> String {
    match heading.char_indices().nth(LONGEST_HEADING) {
        None => heading.to_owned(),
        Some(_) => heading.chars().take(LONGEST_HEADING - 1).chain(['…']).collect(),
    }
}

/// Returns a number with a decimal point or comma; `None` for any other text and where it is not finite.
pub fn number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().or_else(|_| text.replacen(',', ".", 1).parse()).ok()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_cut_to_80_characters() {
        let whole = "å".repeat(80);
        assert_eq!(shortened(&whole), whole);
        let cut = shortened(&"å".repeat(81));
        assert_eq!((cut.chars().count(), cut.ends_with("å…")), (80, true));
    }
}
