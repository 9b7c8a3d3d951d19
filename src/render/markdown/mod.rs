//! Stories as GitHub Markdown: for documents, pull requests and wikis.

mod escape;
mod table;

use std::io::Write;

use super::{DrawError, Look, glyph};
use crate::view::blocks::{Block, Document, Line, Meaning, Span, sign};
use escape::{escape, escape_start};

pub(super) fn draw(document: &Document, look: &Look, out: &mut dyn Write) -> Result<(), DrawError> {
    let blocks: Vec<String> =
        document.blocks.iter().map(|block| write_block(block, document, look)).collect();
    writeln!(out, "{}", blocks.join("\n\n"))?;
    Ok(())
}

fn write_block(block: &Block, document: &Document, look: &Look) -> String {
    match block {
        Block::Heading(level, line) => {
            let hashes = "#".repeat(usize::from(*level).clamp(1, 6));
            format!("{hashes} {}", write_plain(line))
        }
        Block::Paragraph(line) => write_line(line),
        Block::List(lines) => {
            lines.iter().map(|line| format!("- {}", write_line(line))).collect::<Vec<_>>().join("\n")
        }
        Block::Entries(entries) => entries
            .iter()
            .map(|(title, lines)| {
                // A line that ends with a backslash is broken there.
                let lines = lines.iter().map(|line| format!("\\\n  {}", write_line(line)));
                format!("- {}{}", write_line(title), lines.collect::<String>())
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Terms(terms) => terms
            .iter()
            .map(|(term, words)| format!("- **{}**: {}", write_plain(term), write_line(words)))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table(table) => table::write(table, document.decimal_comma, look.unicode),
        Block::Chart(chart) => {
            let table = table::write(&chart.table, document.decimal_comma, look.unicode);
            format!("{}\n\n{table}", escape_start(escape(&chart.title).into_owned()))
        }
        // Backquotes would let a name end the code; escaped words are copied as they are read.
        Block::Command(command) => escape_start(escape(command).into_owned()),
        Block::Legend(line) => write_legend(line, look),
    }
}

/// A line's words without their meanings: for what is all of one weight already.
fn write_plain(line: &Line) -> String {
    escape_start(escape(line.words().trim()).into_owned())
}

fn write_line(line: &Line) -> String {
    let spans: String = line.0.iter().map(write_span).collect();
    escape_start(spans.trim().to_owned())
}

/// A span, bold where it is something to notice. Markdown wants no space inside the asterisks.
fn write_span(span: &Span) -> String {
    let words = span.text.trim();
    let bold = matches!(span.meaning, Meaning::Emphasis | Meaning::Strong | Meaning::Alert);
    if !bold || words.is_empty() {
        return escape(&span.text).into_owned();
    }
    let (before, rest) = span.text.split_at(span.text.len() - span.text.trim_start().len());
    format!("{}**{}**{}", escape(before), escape(words), escape(&rest[words.len()..]))
}

/// A legend in italics, with the signs that the tables use; nothing has a colour here.
fn write_legend(line: &Line, look: &Look) -> String {
    let mut words = String::new();
    for c in line.words().replace([sign::STRONG, sign::ADEQUATE, sign::WEAK], "").chars() {
        match glyph::of_sign(c, look.unicode) {
            Some(drawn) => words.push_str(drawn),
            None => words.push(c),
        }
    }
    format!("_{}_", escape(words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { width: 80, colour: true, unicode: true, excel: false };

    fn drawn(block: &Block) -> String {
        write_block(block, &Document::default(), &LOOK)
    }

    #[test]
    fn emphasis_is_bold_without_the_spaces_around_it() {
        let span = |text: &str, meaning| Span { text: text.into(), meaning };
        let line = Line(vec![
            span("Best: ", Meaning::Plain),
            span("Kari * ", Meaning::Emphasis),
            span("(74)", Meaning::Quiet),
        ]);
        assert_eq!(drawn(&Block::Paragraph(line)), "Best: **Kari \\*** (74)");
    }

    #[test]
    fn a_legend_shows_the_signs_and_leaves_samples_out() {
        let words = format!("{} best, {} today · strong {}75", sign::BEST, sign::TODAY, sign::STRONG);
        assert_eq!(drawn(&Block::Legend(Line::plain(words))), "_★ best, \\[ \\] today · strong 75_");
    }

    #[test]
    fn lists_and_terms_are_points() {
        let terms = vec![(Line::plain("fit"), Line::plain("- how far"))];
        assert_eq!(drawn(&Block::Terms(terms)), "- **fit**: \\- how far");
        let entries = vec![(Line::plain("a *"), vec![Line::plain("b"), Line::plain("# c")])];
        assert_eq!(drawn(&Block::Entries(entries)), "- a \\*\\\n  b\\\n  \\# c");
        assert_eq!(drawn(&Block::List(vec![Line::plain("1. a"), Line::plain("b")])), "- 1\\. a\n- b");
        assert_eq!(drawn(&Block::Heading(2, Line::plain("# x"))), "## \\# x");
    }
}
