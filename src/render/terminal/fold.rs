//! Headings folded into a few narrow lines, and texts cut to a width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A heading in lines of at most `width` columns, broken at spaces and after hyphens; `None` where it does not
/// go into `most` lines.
pub(super) fn fold(heading: &str, width: usize, most: usize) -> Option<Vec<String>> {
    let mut lines = vec![String::new()];
    for (word, glued) in words(heading) {
        let line = lines.last_mut()?;
        let gap = usize::from(!glued && !line.is_empty());
        if line.width() + gap + word.width() <= width {
            line.push_str(&" "[..gap]);
            line.push_str(word);
        } else if word.width() > width {
            return None;
        } else {
            lines.push(word.to_owned());
        }
    }
    (lines.len() <= most).then_some(lines)
}

/// The least width at which a heading goes into `most` lines.
pub(super) fn least_width(heading: &str, most: usize) -> usize {
    // No line is narrower than the longest word.
    let longest = words(heading).map(|(word, _)| word.width()).max().unwrap_or(0).max(1);
    (longest..heading.width()).find(|&width| fold(heading, width, most).is_some()).unwrap_or(heading.width())
}

/// The parts that a heading may be broken into, each with whether it follows the last without a space.
fn words(heading: &str) -> impl Iterator<Item = (&str, bool)> {
    heading
        .split_whitespace()
        .flat_map(|word| word.split_inclusive('-').enumerate().map(|(i, part)| (part, i > 0)))
}

/// A text of at most `width` columns: cut, with a sign that it was, where it is wider.
pub(super) fn cut(text: &str, width: usize, unicode: bool) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let sign = if unicode { "…" } else { "..." };
    let room = width.saturating_sub(sign.width());
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= room
        })
        .collect();
    kept.trim_end().to_owned() + sign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_folded_at_spaces_and_hyphens() {
        assert_eq!(least_width("Key account manager", 3), 7);
        assert_eq!(least_width("Key account manager", 2), 11);
        assert_eq!(fold("Key account manager", 7, 3).expect("fits"), ["Key", "account", "manager"]);
        assert_eq!(fold("Nøkkelkunde-ansvarlig", 12, 3).expect("fits"), ["Nøkkelkunde-", "ansvarlig"]);
        assert_eq!(fold("Follow-up", 9, 3).expect("fits"), ["Follow-up"]);
        assert_eq!(fold("Hunter", 5, 3), None);
        assert_eq!(least_width("", 3), 0);
    }

    #[test]
    fn a_cut_text_says_so() {
        assert_eq!(cut("Åse Bjørnstad-Høgberg", 12, true), "Åse Bjørnst…");
        assert_eq!(cut("Åse Bjørnstad-Høgberg", 12, false), "Åse Bjørn...");
        assert_eq!(cut("日本語", 5, true), "日本…");
        assert_eq!(cut("日本語", 6, true), "日本語");
    }
}
