//! Problems drawn beside the lines they are about, the way rustc does it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Look;
use super::sanitize::{clean_char, sanitize};
use crate::domain::Place;
use crate::domain::problem::{Severity, cell_name};
use crate::view::blocks::Diagnostic;

/// More than these nobody reads; whoever asks for more says how many are left.
const MOST: usize = 200;

/// Problems as text for the terminal, in the order given, separated by blank lines and ending with a newline;
/// the first 200 where there are more. An empty list is an empty text.
pub fn diagnostics(list: &[Diagnostic], look: &Look) -> String {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let decor = if look.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
    let renderer = renderer.decor_style(decor).term_width(look.width.max(40));
    let drawn: Vec<_> = list.iter().take(MOST).map(|diagnostic| draw(diagnostic, &renderer)).collect();
    if drawn.is_empty() { String::new() } else { drawn.join("\n\n") + "\n" }
}

fn draw(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(Some(sanitize(&diagnostic.label)))
        .primary_title(sanitize(&diagnostic.message))
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    let quoted = diagnostic.place.as_ref().filter(|place| place.line > 0 && !place.text.is_empty());
    let snippet = quoted.map(clean_marked);
    match (&diagnostic.place, &snippet) {
        (Some(place), Some((text, mark))) => {
            let snippet = Snippet::source(text).line_start(place.line).path(Some(sanitize(&place.file)));
            group = group.element(snippet.annotation(AnnotationKind::Primary.span(mark.clone())));
        }
        (Some(place), None) if place.line > 0 => {
            let origin = match in_sheet(place) {
                Some(path) => Origin::path(path),
                None if place.column > 0 => {
                    Origin::path(sanitize(&place.file)).line(place.line).char_column(place.column)
                }
                None => Origin::path(sanitize(&place.file)).line(place.line),
            };
            group = group.element(origin);
        }
        (Some(place), None) => group = group.element(Origin::path(sanitize(&place.file))),
        (None, _) => {}
    }
    if let Some(advice) = &diagnostic.advice {
        // The word "help" would have to be translated; rustc's own continuation lines have no word either.
        group = group.element(Level::HELP.no_name().message(sanitize(advice)));
    }
    let drawn = renderer.render(&[group]);
    match (&diagnostic.place, &snippet) {
        (Some(place), Some((text, mark))) => with_true_place(drawn, place, &text[..mark.start]),
        _ => drawn,
    }
}

/// Tells the column in the line where the text is only a part of a very long one, and the cell of a workbook: the
/// renderer counts within what it is given.
fn with_true_place(drawn: String, place: &Place, before: &str) -> String {
    let counted = before.chars().count() + 1;
    let at = |column| format!("{}:{}:{column}", sanitize(&place.file), place.line);
    let true_place = in_sheet(place).or_else(|| (counted != place.column).then(|| at(place.column)));
    match (true_place, drawn.split_once('\n')) {
        (Some(place), Some((title, rest))) => format!("{title}\n{}", rest.replacen(&at(counted), &place, 1)),
        _ => drawn,
    }
}

/// A place in a workbook, as its reader would look for it: `team.xlsx: Selgere, C7`.
fn in_sheet(place: &Place) -> Option<String> {
    let sheet = place.sheet.as_ref()?;
    let cell = cell_name(place.line, place.column);
    Some(format!("{}: {}, {cell}", sanitize(&place.file), sanitize(sheet)))
}

/// A place's text, cleaned, and its mark on the cleaned text: what replaces a character may be longer or
/// shorter than it.
fn clean_marked(place: &Place) -> (String, std::ops::Range<usize>) {
    let mut text = String::with_capacity(place.text.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in place.text.char_indices() {
        if at >= place.mark.start {
            start.get_or_insert(text.len());
        }
        if at >= place.mark.end {
            end.get_or_insert(text.len());
        }
        text.push(clean_char(c));
    }
    let start = start.unwrap_or(text.len());
    let end = end.unwrap_or(text.len()).max(start);
    (text, start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look { width: 80, colour: false, unicode: false, excel: false };

    fn diagnostic(place: Option<Place>) -> Diagnostic {
        Diagnostic {
            code: "unknown-trait",
            severity: Severity::Error,
            label: "feil".into(),
            message: "ukjent egenskap `resilence`".into(),
            advice: Some("mente du `resilience`?".into()),
            place,
        }
    }

    fn place(text: &str, mark: std::ops::Range<usize>) -> Place {
        Place { file: "team.yaml".into(), sheet: None, line: 12, column: 7, text: text.into(), mark }
    }

    #[test]
    fn a_problem_is_drawn_where_it_is() {
        let drawn = diagnostics(&[diagnostic(Some(place("      resilence: 6", 6..15)))], &PLAIN);
        let expected = "\
feil[unknown-trait]: ukjent egenskap `resilence`
  --> team.yaml:12:7
   |
12 |       resilence: 6
   |       ^^^^^^^^^
   |
   = mente du `resilience`?
";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn of_a_long_line_a_part_is_shown_and_the_true_column_told() {
        let mut place = place("drive: 6, resilence: 6, dri", 10..19);
        place.column = 54_321;
        let drawn = diagnostics(&[diagnostic(Some(place))], &PLAIN);
        assert!(drawn.contains("--> team.yaml:12:54321\n"), "{drawn}");
        assert!(drawn.contains("12 | drive: 6, resilence"), "{drawn}");
    }

    #[test]
    fn a_problem_of_a_whole_file_shows_no_line() {
        let drawn = diagnostics(&[diagnostic(Some(Place::whole("-".into())))], &PLAIN);
        assert!(drawn.contains("--> -\n") && !drawn.contains(" | "), "{drawn}");
    }

    #[test]
    fn a_line_that_is_not_quoted_is_told_by_its_number() {
        let drawn = diagnostics(&[diagnostic(Some(place("", 0..0)))], &PLAIN);
        assert!(drawn.contains("--> team.yaml:12:7\n") && !drawn.contains("12 |"), "{drawn}");
    }

    #[test]
    fn the_mark_stays_where_it_was_when_the_line_is_cleaned() {
        // ESC is one byte, what replaces it three; a tab stays one.
        let (text, mark) = clean_marked(&place("\x1b\tåb: x", 2..5));
        assert_eq!(&text[mark], "åb");
        let (text, mark) = clean_marked(&place("ab", 5..9));
        assert_eq!((text.as_str(), mark), ("ab", 2..2));
    }

    #[test]
    fn nothing_in_a_file_or_its_name_reaches_the_terminal() {
        let mut place = place("a: \x1b[2J\u{202E}\u{9b}31m", 0..1);
        place.column = 1;
        place.file = "\x1b]0;x\x07.yaml".into();
        let mut hostile = diagnostic(Some(place));
        hostile.message = "a\nb\x1b".into();
        hostile.advice = Some("\x1b[31m".into());
        let drawn = diagnostics(&[hostile], &PLAIN);
        assert!(!drawn.contains(|c: char| c != '\n' && crate::render::sanitize::is_harmful(c)), "{drawn}");
    }

    #[test]
    fn a_long_list_is_capped() {
        let list = vec![diagnostic(None); 10_000];
        assert_eq!(diagnostics(&list, &PLAIN).matches("feil[").count(), MOST);
        assert_eq!(diagnostics(&[], &PLAIN), "");
    }
}
