//! A stretch of a scale as a bar of 20 columns.

/// Columns of a bar's track.
pub(super) const TRACK: usize = 20;
/// The same in eighths of a column.
const TRACK_EIGHTHS: f64 = 160.0;
/// Blocks that fill so many eighths of a column from the left.
const EIGHTHS: [&str; 9] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];

/// A stretch from `from` to `to` on a scale from 0 to 1: what is before it, itself, and what is after it,
/// [`TRACK`] columns together. A stretch that is not empty shows, however short it is.
pub(super) fn draw(from: f64, to: f64, unicode: bool) -> [String; 3] {
    let (from, to) = (eighths(from), eighths(to));
    // A stretch that begins within a column begins with that column, unless that makes it twice as long.
    let first = (from / 8).min(TRACK - 1);
    let empty = to <= from;
    let to = if empty { first * 8 } else { to.max(first * 8 + 1) };
    let (whole, part) = ((to / 8).saturating_sub(first), to % 8);
    let (before, block) = if unicode { ("░", "█") } else { (".", "#") };
    let part = match (unicode, part) {
        (_, 0) => "",
        (true, part) => EIGHTHS[part],
        (false, part) if part >= 4 || whole == 0 => "#",
        (false, _) => "",
    };
    let stretch = if empty { String::new() } else { block.repeat(whole) + part };
    let after = TRACK - first.min(TRACK) - stretch.chars().count();
    [before.repeat(first), stretch, " ".repeat(after)]
}

/// A share as eighths of a column; what is outside the scale is put at its end, NaN at its beginning.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 160")]
fn eighths(share: f64) -> usize {
    (share * TRACK_EIGHTHS).round().clamp(0.0, TRACK_EIGHTHS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_always_as_wide_as_its_track() {
        for from in 0..=100 {
            for to in from..=100 {
                for unicode in [true, false] {
                    let bar = draw(f64::from(from) / 100.0, f64::from(to) / 100.0, unicode).concat();
                    assert_eq!(bar.chars().count(), TRACK, "{from} to {to}: {bar:?}");
                }
            }
        }
        assert_eq!(draw(f64::NAN, 7.0, true).concat(), "█".repeat(TRACK));
    }

    #[test]
    fn a_short_stretch_shows() {
        assert_eq!(draw(0.999, 1.0, true)[1].chars().count(), 0);
        assert_eq!(draw(0.5, 0.52, true)[1], "▍");
        assert_eq!(draw(0.5, 0.52, false)[1], "#");
        assert_eq!(draw(0.25, 0.625, true), ["░".repeat(5), "███████▌".into(), " ".repeat(7)]);
    }
}
