//! Meanings as colours and weights.
//!
//! Strong, adequate and weak are an ordinal ramp on every ground: a filled cell, bold ink, plain ink, from blue over
//! violet to a dull red that the colour-blind tell from both. Every ink, and every text on a fill, has a contrast of
//! at least 4.5 : 1 (WCAG 2.2, 1.4.3), on black and on white: so all of them are about equally light, and a second fill,
//! lighter or darker than the first, would outshine it on one of the two.

use anstyle::{Ansi256Color, Color, Style};

use crate::domain::Level;
use crate::view::blocks::Meaning;

const fn colour(code: u8) -> Color {
    Color::Ansi256(Ansi256Color(code))
}

const STRONG: Color = colour(63);
const ADEQUATE: Color = colour(98);
/// A weakness, and all else that is to be looked at.
const WARN: Color = colour(131);
const GREY: Color = colour(243);
const WHITE: Color = colour(231);

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const QUIET: Style = Style::new().fg_color(Some(GREY));
const STRONG_FILL: Style = Style::new().fg_color(Some(WHITE)).bg_color(Some(STRONG)).bold();
const STRONG_INK: Style = Style::new().fg_color(Some(STRONG)).bold();
const ADEQUATE_INK: Style = Style::new().fg_color(Some(ADEQUATE)).bold();
const WEAK_INK: Style = Style::new().fg_color(Some(WARN));
const ALERT_INK: Style = Style::new().fg_color(Some(WARN)).bold();

/// Draws with colours and signs, or without.
#[derive(Clone, Copy, Debug)]
pub(super) struct Painter {
    pub(super) colour: bool,
    pub(super) unicode: bool,
}

impl Painter {
    /// A text in a style, undone after it; the text itself where there are no colours.
    pub(super) fn paint(self, style: Style, text: &str) -> String {
        if !self.colour || style.is_plain() || text.is_empty() {
            return text.to_owned();
        }
        format!("{style}{text}{style:#}")
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.paint(BOLD, text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.paint(QUIET, text)
    }
}

/// How words of a meaning look.
pub(super) fn ink(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Plain => PLAIN,
        Meaning::Emphasis => BOLD,
        Meaning::Strong => STRONG_INK,
        Meaning::Adequate => ADEQUATE_INK,
        Meaning::Weak => WEAK_INK,
        Meaning::Quiet => QUIET,
        Meaning::Alert => ALERT_INK,
    }
}

/// How a cell of a level looks.
pub(super) fn fill(level: Option<Level>) -> Style {
    match level {
        Some(Level::Strong) => STRONG_FILL,
        Some(Level::Adequate) => ADEQUATE_INK,
        Some(Level::Weak) => WEAK_INK,
        None => PLAIN,
    }
}

/// How a bar of a level looks.
pub(super) fn stroke(level: Option<Level>) -> Style {
    match level {
        Some(Level::Strong) => STRONG_INK,
        Some(Level::Adequate) => ADEQUATE_INK,
        Some(Level::Weak) => WEAK_INK,
        None => PLAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVELS: [Option<Level>; 4] = [Some(Level::Strong), Some(Level::Adequate), Some(Level::Weak), None];
    const MEANINGS: [Meaning; 7] = [
        Meaning::Plain,
        Meaning::Emphasis,
        Meaning::Strong,
        Meaning::Adequate,
        Meaning::Weak,
        Meaning::Quiet,
        Meaning::Alert,
    ];
    const BLACK: [u8; 3] = [0; 3];
    const SNOW: [u8; 3] = [255; 3];

    /// The colours that every terminal of 256 has at these codes: a cube of six steps, then greys. The first 16 are
    /// the user's own.
    fn rgb(colour: Color) -> [u8; 3] {
        let Color::Ansi256(Ansi256Color(code @ 16..)) = colour else {
            panic!("{colour:?} looks different on every terminal")
        };
        if code >= 232 {
            return [8 + 10 * (code - 232); 3];
        }
        let steps = [0, 95, 135, 175, 215, 255];
        [36, 6, 1].map(|place| steps[usize::from((code - 16) / place % 6)])
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(rgb: [u8; 3]) -> f64 {
        let [red, green, blue] = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn every_text_stands_out_from_its_fill_or_from_black_and_white() {
        assert!((contrast(BLACK, SNOW) - 21.0).abs() < 1e-9, "WCAG: black on white is 21 : 1");
        let styles = MEANINGS.map(ink).into_iter().chain(LEVELS.map(fill)).chain(LEVELS.map(stroke));
        let mut coloured = 0;
        for style in styles {
            let Some(text) = style.get_fg_color().map(rgb) else {
                assert!(
                    style.get_bg_color().is_none(),
                    "a fill without its text hangs on the terminal's colours"
                );
                continue;
            };
            let grounds = style.get_bg_color().map_or(vec![BLACK, SNOW], |fill| vec![rgb(fill)]);
            for ground in grounds {
                assert!(contrast(text, ground) >= 4.5, "{style:?} on {ground:?}: {}", contrast(text, ground));
            }
            // What is filled shows as a block on either ground.
            for ground in [BLACK, SNOW].into_iter().filter(|_| style.get_bg_color().is_some()) {
                let fill = style.get_bg_color().map_or(ground, rgb);
                assert!(contrast(fill, ground) >= 4.5, "{style:?}");
            }
            coloured += 1;
        }
        assert!(coloured > 8);
    }

    #[test]
    fn a_higher_level_is_more_salient_on_every_ground() {
        // Filled before bold before plain; colours of the same lightness differ as little on black as on white.
        let ramp = [Level::Strong, Level::Adequate, Level::Weak].map(|level| {
            let style = fill(Some(level));
            (style.get_bg_color().is_some(), style.get_effects().contains(anstyle::Effects::BOLD))
        });
        assert!(ramp.is_sorted_by(|a, b| a > b), "{ramp:?}");
        for ground in [BLACK, SNOW] {
            let contrasts = [STRONG, ADEQUATE, WARN].map(|colour| contrast(rgb(colour), ground));
            assert!(contrasts.iter().all(|of| (of - contrasts[0]).abs() < 0.1), "{contrasts:?}");
        }
    }
}
