//! The signs for what is to be seen at a glance about a fit: in cells, and in the legends that explain them.

use crate::view::blocks::{Mark, sign};

/// A mark's sign; that of today's role is the pair of brackets that go around its number.
pub fn glyph(mark: Mark, unicode: bool) -> &'static str {
    match (mark, unicode) {
        (Mark::Best, true) => "★",
        (Mark::Best, false) => "*",
        (Mark::Open, true) => "☆",
        (Mark::Open, false) => "+",
        (Mark::Vetoed, true) => "✕",
        (Mark::Vetoed, false) => "x",
        // One column each, so that a matrix of ten roles goes into 80 columns: about this much; is it so?
        (Mark::Partial, _) => "~",
        (Mark::TooLittle, _) => "?",
        (Mark::Today, _) => "[ ]",
    }
}

/// What stands where a fit is unknown: never a number, never nothing.
pub(super) fn unknown(unicode: bool) -> &'static str {
    if unicode { "·" } else { "." }
}

/// The sign that a legend's placeholder stands for; `None` for any other character and for the samples of
/// fills, which only a renderer that fills can show.
pub(super) fn of_sign(placeholder: char, unicode: bool) -> Option<&'static str> {
    match placeholder {
        sign::BEST => Some(glyph(Mark::Best, unicode)),
        sign::OPEN => Some(glyph(Mark::Open, unicode)),
        sign::TODAY => Some(glyph(Mark::Today, unicode)),
        sign::VETOED => Some(glyph(Mark::Vetoed, unicode)),
        sign::PARTIAL => Some(glyph(Mark::Partial, unicode)),
        sign::TOO_LITTLE => Some(glyph(Mark::TooLittle, unicode)),
        sign::UNKNOWN => Some(unknown(unicode)),
        _ => None,
    }
}

/// What follows a fit's number: whether it is best or vetoed, and how little it rests on.
pub(super) fn tail(marks: &[Mark], unicode: bool) -> String {
    // Too little is also partial, and says more.
    let partial = if marks.contains(&Mark::TooLittle) { Mark::TooLittle } else { Mark::Partial };
    let order = [Mark::Best, Mark::Open, Mark::Vetoed, partial];
    order.into_iter().filter(|mark| marks.contains(mark)).map(|mark| glyph(mark, unicode)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_follow_in_one_order_whatever_order_they_come_in() {
        assert_eq!(tail(&[Mark::Partial, Mark::Today, Mark::Best], true), "★~");
        assert_eq!(tail(&[Mark::TooLittle, Mark::Partial, Mark::Vetoed], false), "x?");
    }

    #[test]
    fn without_unicode_every_sign_is_ascii() {
        for c in '\u{E000}'..='\u{E010}' {
            assert!(of_sign(c, false).is_none_or(str::is_ascii));
        }
    }
}
