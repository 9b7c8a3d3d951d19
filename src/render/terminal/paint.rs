//! Meanings as colours and weights.
//!
//! One hue, from none over pale to deep, tells weak, adequate and strong apart to the colour-blind too. Fills
//! set background and foreground together, and words without a fill have a colour that reads on white and on
//! black: nothing here depends on the terminal's own background.

use anstyle::{Ansi256Color, Color, Style};

use crate::domain::Level;
use crate::view::blocks::Meaning;

const fn colour(code: u8) -> Color {
    Color::Ansi256(Ansi256Color(code))
}

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
/// White on deep green.
const STRONG_FILL: Style = Style::new().fg_color(Some(colour(231))).bg_color(Some(colour(29))).bold();
/// Black on pale green.
const ADEQUATE_FILL: Style = Style::new().fg_color(Some(colour(16))).bg_color(Some(colour(152)));
/// The fill's hue as ink.
const STRONG_INK: Style = Style::new().fg_color(Some(colour(29))).bold();
const ADEQUATE_INK: Style = Style::new().fg_color(Some(colour(30)));
/// The one other hue, as far from green as the colour-blind need it: ochre.
const ALERT_INK: Style = Style::new().fg_color(Some(colour(130))).bold();

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
        self.paint(DIM, text)
    }
}

/// How words of a meaning look.
pub(super) fn ink(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Plain | Meaning::Weak => PLAIN,
        Meaning::Emphasis => BOLD,
        Meaning::Strong => STRONG_INK,
        Meaning::Adequate => ADEQUATE_INK,
        Meaning::Quiet => DIM,
        Meaning::Alert => ALERT_INK,
    }
}

/// How a cell of a level is filled.
pub(super) fn fill(level: Option<Level>) -> Style {
    match level {
        Some(Level::Strong) => STRONG_FILL,
        Some(Level::Adequate) => ADEQUATE_FILL,
        Some(Level::Weak) | None => PLAIN,
    }
}

/// How a bar of a level looks.
pub(super) fn stroke(level: Option<Level>) -> Style {
    match level {
        Some(Level::Strong) => STRONG_INK,
        Some(Level::Adequate) => ADEQUATE_INK,
        Some(Level::Weak) | None => PLAIN,
    }
}
