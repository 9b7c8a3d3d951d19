//! How a page looks: its colours, sizes and distances, each chosen once.
//!
//! Levels go from dark to pale, so that they are told apart in grey and by people who see few colours; a sign and the number
//! say the same. Text has a contrast of 4.5 : 1 or more on whatever it stands on, what is drawn 3 : 1 (WCAG 2.2, 1.4.3 and
//! 1.4.11); tests hold that.

use askama::Template;

/// What a level is filled with: its ground, the letters on it, and the lines of a hatching.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fill {
    pub(super) ground: &'static str,
    pub(super) letters: &'static str,
    pub(super) hatch: &'static str,
}

/// The colours of one medium.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// The page.
    pub(super) paper: &'static str,
    /// What is set off from it.
    pub(super) panel: &'static str,
    /// Letters.
    pub(super) ink: &'static str,
    /// Letters of less weight.
    pub(super) quiet: &'static str,
    /// Lines that separate.
    pub(super) line: &'static str,
    /// What is drawn and what can be followed.
    pub(super) accent: &'static str,
    /// What to look at before deciding.
    pub(super) alert: &'static str,
    /// What is drawn of losses.
    pub(super) loss: &'static str,
    pub(super) strong: Fill,
    pub(super) adequate: Fill,
    pub(super) weak: Fill,
}

/// On a bright screen.
pub(super) const LIGHT: Palette = Palette {
    paper: "#ffffff",
    panel: "#f5f7f7",
    ink: "#14242b",
    quiet: "#4d5d65",
    line: "#cfd8d9",
    accent: "#0b5563",
    alert: "#8f3d00",
    loss: "#b06a1c",
    strong: Fill { ground: "#0b5563", letters: "#ffffff", hatch: "#2a6d7a" },
    adequate: Fill { ground: "#9fd0cb", letters: "#0c2327", hatch: "#79b3ae" },
    weak: Fill { ground: "#f3f1ea", letters: "#14242b", hatch: "#d3cfc2" },
};

/// On a dark screen.
pub(super) const DARK: Palette = Palette {
    paper: "#10191e",
    panel: "#18242b",
    ink: "#e8eef0",
    quiet: "#a8b6bd",
    line: "#36464e",
    accent: "#77d5c9",
    alert: "#ffb680",
    loss: "#d99a52",
    strong: Fill { ground: "#84dccf", letters: "#06201f", hatch: "#5fbdb0" },
    adequate: Fill { ground: "#2c6f6e", letters: "#ffffff", hatch: "#1d5655" },
    weak: Fill { ground: "#223038", letters: "#e1e8eb", hatch: "#3b4c56" },
};

/// On paper: as on a bright screen, without grounds that only cost ink.
pub(super) const PRINT: Palette = Palette { panel: "#ffffff", ..LIGHT };

/// The sizes of letters, from small print to the title, in rem: each a fifth larger than the one before.
const SIZES: [&str; 6] = ["0.8125", "1", "1.2", "1.44", "1.73", "2.07"];

/// The distances, in rem.
const SPACES: [&str; 6] = ["0.25", "0.5", "0.75", "1", "1.5", "2.5"];

#[derive(Template)]
#[template(path = "style.css", escape = "none")]
struct Style {
    light: Palette,
    dark: Palette,
    print: Palette,
    sizes: [&'static str; 6],
    spaces: [&'static str; 6],
}

/// The style sheet of every page.
pub(super) fn style() -> Result<String, askama::Error> {
    let sheet = Style { light: LIGHT, dark: DARK, print: PRINT, sizes: SIZES, spaces: SPACES }.render()?;
    // Indentation is for those who read the template.
    Ok(sheet.lines().map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour (WCAG 2.2).
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("two hexadecimal digits");
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn letters_stand_out_from_whatever_they_stand_on() {
        for palette in [LIGHT, DARK, PRINT] {
            let Palette { paper, panel, ink, quiet, accent, alert, loss, .. } = palette;
            for ground in [paper, panel] {
                for letters in [ink, quiet, accent, alert] {
                    assert!(contrast(letters, ground) >= 4.5, "{letters} on {ground}");
                }
                for drawn in [accent, loss] {
                    assert!(contrast(drawn, ground) >= 3.0, "{drawn} on {ground}");
                }
            }
            for fill in [palette.strong, palette.adequate, palette.weak] {
                for ground in [fill.ground, fill.hatch] {
                    assert!(contrast(fill.letters, ground) >= 4.5, "{} on {ground}", fill.letters);
                }
            }
        }
    }

    #[test]
    fn levels_are_told_apart_in_grey() {
        for palette in [LIGHT, DARK, PRINT] {
            let fills = [palette.strong, palette.adequate, palette.weak].map(|fill| fill.ground);
            assert!(contrast(fills[0], fills[1]) >= 3.0, "{fills:?}");
            assert!(contrast(fills[1], fills[2]) >= 1.45, "{fills:?}");
            let [strong, adequate, weak] = fills.map(luminance);
            assert!((strong < adequate) == (adequate < weak), "{fills:?} are in no order");
        }
    }

    #[test]
    fn the_style_sheet_asks_for_nothing_from_elsewhere() {
        let sheet = style().expect("a style sheet");
        for word in ["url(", "@import", "http", "<", "expression", "@font-face"] {
            assert!(!sheet.contains(word), "{word}");
        }
        assert!(!sheet.lines().any(|line| line.trim_start().starts_with("::")));
    }
}
