//! How a CSV table opens: its separator, and what stands before its first row.

/// The separators that are looked for; the first of equals is taken.
pub(super) const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The most lines in which the separator is looked for: titles may stand above the headings.
const MOST_LINES: usize = 31;

/// How a table opens.
pub struct Opening {
    /// The character between its cells.
    pub separator: u8,
    /// The bytes before its first row: empty lines and a `sep=;` line.
    pub skip: usize,
    /// The lines in those bytes.
    pub lines: usize,
}

impl Opening {
    /// Returns how a table opens, from its first bytes.
    pub fn of(head: &[u8]) -> Self {
        let (mut skip, mut lines) = (0, 0);
        loop {
            let rest = &head[skip..];
            let Some(length) = line_length(rest) else {
                return Opening { separator: separator(rest), skip, lines };
            };
            let words = rest[..length].trim_ascii();
            let said = said_separator(words);
            if said.is_none() && !words.is_empty() {
                return Opening { separator: separator(rest), skip, lines };
            }
            skip += length;
            lines += 1;
            if let Some(said) = said {
                let separator = match said {
                    Said::This(separator) => separator,
                    Said::Any => separator(&head[skip..]),
                };
                return Opening { separator, skip, lines };
            }
        }
    }
}

/// Returns the length of the first line with its end; `None` where it does not end.
fn line_length(bytes: &[u8]) -> Option<usize> {
    let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
    Some(end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 })
}

/// What a line about the separator states.
enum Said {
    /// This one.
    This(u8),
    /// Nothing for sure.
    Any,
}

/// Returns the separator that a `sep=;` line states; any where a spreadsheet has saved the line anew as a row of
/// its own (`sep=,,,,`), so that it states nothing for sure. `None` for any other line.
fn said_separator(words: &[u8]) -> Option<Said> {
    let line: Vec<u8> = words.iter().filter(|&&byte| byte != b'"').map(u8::to_ascii_lowercase).collect();
    let rest = line.strip_prefix(b"sep=")?;
    match rest {
        [separator] if SEPARATORS.contains(separator) => Some(Said::This(*separator)),
        // Trimming took a tab.
        [] => Some(Said::This(b'\t')),
        _ if rest.iter().all(|byte| SEPARATORS.contains(byte)) => Some(Said::Any),
        _ => None,
    }
}

/// What is counted in a line.
#[derive(Default)]
struct Line {
    /// Its separators outside quotation marks, in their order.
    counts: [usize; SEPARATORS.len()],
    has_digit: bool,
}

/// Returns the most frequent separator of the first line; of a later one where that has many more, as headings below a
/// title do.
fn separator(bytes: &[u8]) -> u8 {
    let mut lines = Vec::new();
    let (mut line, mut quoted, mut any) = (Line::default(), false, false);
    for &byte in bytes {
        quoted ^= byte == b'"';
        if !quoted && matches!(byte, b'\n' | b'\r') {
            if std::mem::take(&mut any) {
                lines.push(std::mem::take(&mut line));
            }
            if lines.len() == MOST_LINES {
                break;
            }
            continue;
        }
        any = any || !byte.is_ascii_whitespace() || byte == b'\t';
        line.has_digit |= byte.is_ascii_digit();
        if let Some(at) = SEPARATORS.iter().position(|separator| !quoted && *separator == byte) {
            line.counts[at] += 1;
        }
    }
    if any && lines.len() < MOST_LINES {
        lines.push(line);
    }
    let mut best = (b',', 0);
    for Line { counts, .. } in &lines {
        let most = counts.iter().copied().max().unwrap_or(0);
        // A decimal comma in a row is no separator beside the one that the headings have.
        let has_best = SEPARATORS.iter().zip(counts).any(|(of, count)| *of == best.0 && *count > 0);
        if most > best.1 * 2 + usize::from(best.1 > 0 && has_best)
            && let Some(at) = counts.iter().position(|count| *count == most)
        {
            best = (SEPARATORS[at], most);
        }
    }
    below_title(best.0, &lines).unwrap_or(best.0)
}

/// Returns another separator than the one that only a title in the first line has, `Sales team, Oslo, 2025`: one that all lines
/// below have equally often, the first of which has no number, as headings have none: rows may have another separator than
/// their headings.
fn below_title(best: u8, lines: &[Line]) -> Option<u8> {
    let (Line { counts: title, .. }, rest) = lines.split_first()?;
    let own = SEPARATORS.iter().position(|separator| *separator == best)?;
    let Line { counts: first, .. } = rest.first().filter(|line| rest.len() > 1 && !line.has_digit)?;
    let is_of_title =
        title[own] > 0 && rest.iter().any(|line| line.counts[own] != title[own]) && first[own] == 0;
    let among = 0..SEPARATORS.len();
    let mut others = among.filter(|at| {
        *at != own
            && title[*at] == 0
            && first[*at] > 0
            && rest.iter().all(|line| line.counts[*at] == first[*at])
    });
    others.next().filter(|_| is_of_title).map(|at| SEPARATORS[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(head: &str) -> (char, usize, usize) {
        let opening = Opening::of(head.as_bytes());
        (char::from(opening.separator), opening.skip, opening.lines)
    }

    #[test]
    fn the_separator_is_that_of_the_headings() {
        assert_eq!(opened("a;b;c\n1,5;2,5;3,5\n"), (';', 0, 0));
        assert_eq!(opened("a,b,c\r1,2,3\r"), (',', 0, 0));
        assert_eq!(opened("\n\r\nname\tb\n"), ('\t', 3, 2));
        assert_eq!(opened("Sellers, in May\n\na;b;c;d\n1;2;3;4\n"), (';', 0, 0));
        assert_eq!(opened("Sales team, Oslo, 2025\na;b;c\n1,5;2;3\n1;2;3\n"), (';', 0, 0));
        assert_eq!(opened("Name;Drive;Calm\nKari,8,9\nOla,5,6\n"), (';', 0, 0));
        assert_eq!(opened("a,b,c\nx;y,1,2\nx;y,3,4\n"), (',', 0, 0));
        assert_eq!(opened("\"Drive,\nto, win\";b\n"), (';', 0, 0));
        assert_eq!(opened("name\nKari\n"), (',', 0, 0));
    }

    #[test]
    fn a_line_that_states_it_is_no_row() {
        assert_eq!(opened("sep=;\na,b;c\n"), (';', 6, 1));
        assert_eq!(opened("\"SEP=|\"\r\na\n"), ('|', 9, 1));
        assert_eq!(opened("sep=,,,,\na,b,c\n"), (',', 9, 1));
        assert_eq!(opened("sep=;,,,\na,b,c,d\n"), (',', 9, 1));
        assert_eq!(opened("sep=\t\na\tb\n"), ('\t', 6, 1));
    }
}
