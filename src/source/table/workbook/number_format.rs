//! What the pictures of numbers in Excel say: which are dates, and which per cents.

/// What a number with a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number,
    /// A day, or a time.
    Date,
    /// A share, shown in per cent.
    Percent,
}

impl Shown {
    /// What a picture of this number means that every Excel has (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates
    /// of East Asian languages).
    pub fn builtin(number: u32) -> Self {
        match number {
            9 | 10 => Shown::Percent,
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
            _ => Shown::Number,
        }
    }

    /// What a picture means: `0.00`, `d.m.yyyy`, `0 %`, `[$-414]d. mmm`, `0.0"★"`.
    pub fn of_picture(picture: &str) -> Self {
        // Only the part for positive numbers counts.
        let mut shown = Shown::Number;
        let mut chars = picture.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '\\' | '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // `[h]` counts hours past a day; a colour, a condition and a locale say nothing.
                    if !inside.is_empty()
                        && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'))
                    {
                        return Shown::Date;
                    }
                }
                '%' => shown = Shown::Percent,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
                'G' | 'g' => {
                    // The word `General`.
                    while chars.next_if(char::is_ascii_alphabetic).is_some() {}
                }
                _ => {}
            }
        }
        shown
    }
}

/// A share as it is shown, in per cent: `12.5%`.
pub fn per_cent(share: f64) -> String {
    format!("{}%", (share * 1e11).round() / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_dates_are_told_from_those_of_numbers() {
        for picture in ["d.m.yyyy", "[$-414]d. mmm", "hh:mm", "[h]:mm", "yyyy\\-mm\\-dd;@", "m/d/yy"] {
            assert_eq!(Shown::of_picture(picture), Shown::Date, "{picture}");
        }
        for picture in
            ["General", "0.00", "# ##0", "0.0\"days\"", "[Red]0", "[>=5]0;d", "\\d0", "@", "_-* 0", "0.0E+00"]
        {
            assert_eq!(Shown::of_picture(picture), Shown::Number, "{picture}");
        }
        assert_eq!(Shown::of_picture("0 %"), Shown::Percent);
        assert_eq!(
            (Shown::builtin(9), Shown::builtin(14), Shown::builtin(2)),
            (Shown::Percent, Shown::Date, Shown::Number)
        );
    }
}
