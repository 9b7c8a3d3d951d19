//! Sentences wrapped at words, in the colours of their meanings.

use std::io::{self, Write};

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::paint::{self, Painter};
use crate::domain::Level;
use crate::render::glyph;
use crate::render::sanitize::sanitize;
use crate::view::blocks::{Line, Meaning, Span, sign};

/// A stretch of text in one style.
type Piece = (Style, String);

/// Writes sentences within a width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prose {
    pub(super) brush: Painter,
    pub(super) width: usize,
}

impl Prose {
    /// Writes a sentence behind a lead, with its further lines set in by the lead's width.
    pub(super) fn write(self, lead: &str, line: &Line, out: &mut dyn Write) -> io::Result<()> {
        self.write_words(lead, &words(line), out)
    }

    /// Writes small print: dim, with the signs of the tables in their placeholders' stead.
    pub(super) fn write_legend(self, line: &Line, out: &mut dyn Write) -> io::Result<()> {
        let quiet = Line(line.0.iter().map(quieter).collect());
        let mut drawn: Vec<Vec<Piece>> = Vec::new();
        let mut glued = false;
        for word in words(&quiet) {
            let lone_sign = matches!(word.as_slice(), [(_, text)] if is_sign(text));
            let word = self.with_signs(word);
            match drawn.last_mut() {
                // A sign stays with what explains it.
                Some(before) if glued => join(before, word, true),
                _ => drawn.push(word),
            }
            glued = lone_sign;
        }
        self.write_words("", &drawn, out)
    }

    /// Writes terms with what they mean beside them; wider terms than `widest` stand above it.
    pub(super) fn write_terms(
        self,
        terms: &[(Line, Line)],
        widest: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let width = |term: &Line| sanitize(&term.words()).width();
        let column = terms.iter().map(|(term, _)| width(term)).filter(|&width| width <= widest).max();
        let indent = column.unwrap_or(0) + 2;
        for (term, meaning) in terms {
            let name = sanitize(&term.words()).into_owned();
            let bold = self.brush.bold(&name);
            if name.width() > widest {
                self.write("", &Line::of(name, Meaning::Emphasis), out)?;
                self.write(&" ".repeat(indent), meaning, out)?;
            } else {
                let gap = " ".repeat(indent - name.width());
                self.lay(&format!("{bold}{gap}"), indent, &words(meaning), out)?;
            }
        }
        Ok(())
    }

    fn write_words(self, lead: &str, words: &[Vec<Piece>], out: &mut dyn Write) -> io::Result<()> {
        self.lay(lead, lead.width(), words, out)
    }

    /// Lays words into lines; `indent` is the lead's width without its colours.
    fn lay(self, lead: &str, indent: usize, words: &[Vec<Piece>], out: &mut dyn Write) -> io::Result<()> {
        let room = self.width.saturating_sub(indent).max(1);
        let mut lines: Vec<Vec<Piece>> = vec![vec![]];
        let mut used = 0;
        for word in words.iter().flat_map(|word| broken(word, room)) {
            let width = width_of(&word);
            if used > 0 && used + 1 + width > room {
                lines.push(vec![]);
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                join(line, word, used > 0);
            }
            used += width + usize::from(used > 0);
        }
        for (i, line) in lines.iter().enumerate() {
            let line: String = line.iter().map(|(style, text)| self.brush.paint(*style, text)).collect();
            let lead = if i == 0 { lead.to_owned() } else { " ".repeat(indent) };
            writeln!(out, "{}", format!("{lead}{line}").trim_end())?;
        }
        Ok(())
    }

    /// A legend's word with the signs that its placeholders stand for.
    fn with_signs(self, word: Vec<Piece>) -> Vec<Piece> {
        let mut drawn = Vec::new();
        let mut sample = None;
        for (style, text) in word {
            for c in text.chars() {
                let piece = match c {
                    sign::STRONG => {
                        sample = Some(paint::fill(Some(Level::Strong)));
                        continue;
                    }
                    sign::ADEQUATE => {
                        sample = Some(paint::fill(Some(Level::Adequate)));
                        continue;
                    }
                    // Where levels are colours of letters, the lowest has none of its own.
                    sign::WEAK => continue,
                    c if c.is_ascii_digit() => (sample.unwrap_or(style), c.to_string()),
                    c => match glyph::of_sign(c, self.brush.unicode) {
                        Some(drawn) => (style, drawn.to_owned()),
                        None => (style, c.to_string()),
                    },
                };
                join(&mut drawn, vec![piece], false);
            }
        }
        drawn
    }
}

/// Small print is dim where its words have no meaning of their own.
fn quieter(span: &Span) -> Span {
    let meaning = if span.meaning == Meaning::Plain { Meaning::Quiet } else { span.meaning };
    Span { text: span.text.clone(), meaning }
}

/// Whether a word is a placeholder and nothing else.
fn is_sign(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| (sign::BEST..=sign::UNKNOWN).contains(&c)) && chars.next().is_none()
}

/// The words of a line; a word may change its style within.
fn words(line: &Line) -> Vec<Vec<Piece>> {
    let mut words: Vec<Vec<Piece>> = vec![vec![]];
    for span in &line.0 {
        let style = paint::ink(span.meaning);
        for (i, part) in sanitize(&span.text).split(' ').enumerate() {
            if i > 0 {
                words.push(vec![]);
            }
            if let Some(word) = words.last_mut().filter(|_| !part.is_empty()) {
                word.push((style, part.to_owned()));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn width_of(word: &[Piece]) -> usize {
    word.iter().map(|(_, text)| text.width()).sum()
}

/// Appends a word to a line, in one piece with what stands before it where both look the same.
fn join(line: &mut Vec<Piece>, word: Vec<Piece>, spaced: bool) {
    let mut gap = if spaced { " " } else { "" };
    for (style, text) in word {
        match line.last_mut() {
            Some((before, words)) if *before == style => {
                words.push_str(gap);
                words.push_str(&text);
            }
            _ => {
                if !gap.is_empty() {
                    line.push((Style::new(), gap.to_owned()));
                }
                line.push((style, text));
            }
        }
        gap = "";
    }
}

/// A word in parts that go into a line: itself, unless it is wider than that.
fn broken(word: &[Piece], room: usize) -> Vec<Vec<Piece>> {
    if width_of(word) <= room {
        return vec![word.to_vec()];
    }
    let mut parts: Vec<Vec<Piece>> = vec![vec![]];
    let mut used = 0;
    for (style, text) in word {
        for c in text.chars() {
            let width = c.width().unwrap_or(0);
            if used + width > room && used > 0 {
                parts.push(vec![]);
                used = 0;
            }
            used += width;
            if let Some(part) = parts.last_mut() {
                join(part, vec![(*style, c.to_string())], false);
            }
        }
    }
    parts
}

/// A text in lines of at most `width` columns, without colours.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    let plain = Prose { brush: Painter { colour: false, unicode: true }, width };
    // Writing to memory cannot fail.
    let _ = plain.write("", &Line::plain(text), &mut out);
    String::from_utf8_lossy(&out).lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(colour: bool, width: usize, draw: impl Fn(Prose, &mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        draw(Prose { brush: Painter { colour, unicode: true }, width }, &mut out);
        String::from_utf8(out).expect("text")
    }

    fn span(text: &str, meaning: Meaning) -> Span {
        Span { text: text.into(), meaning }
    }

    #[test]
    fn a_sentence_is_wrapped_behind_its_lead() {
        let line = Line(vec![
            span("Kari fits ", Meaning::Plain),
            span("best", Meaning::Emphasis),
            span(", so far.", Meaning::Plain),
        ]);
        let plain = drawn(false, 14, |prose, out| prose.write("• ", &line, out).expect("memory"));
        assert_eq!(plain, "• Kari fits\n  best, so\n  far.\n");
        let coloured = drawn(true, 40, |prose, out| prose.write("", &line, out).expect("memory"));
        assert_eq!(coloured, "Kari fits \x1b[1mbest\x1b[0m, so far.\n");
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        assert_eq!(wrap("a bcdefg 日本", 3), ["a", "bcd", "efg", "日", "本"]);
    }

    #[test]
    fn a_legend_has_the_signs_and_samples_only_in_colour() {
        let line = Line::plain(format!("{}best, strong from {}75,", sign::BEST, sign::STRONG));
        let legend = |prose: Prose, out: &mut Vec<u8>| prose.write_legend(&line, out).expect("memory");
        assert_eq!(drawn(false, 40, legend), "★best, strong from 75,\n");
        assert!(drawn(true, 40, legend).contains("48;5;63m75\x1b[0m"));
    }

    #[test]
    fn terms_stand_beside_what_they_mean() {
        let terms = [("fit", "how far it goes"), ("a long term", "x")]
            .map(|(term, words)| (Line::plain(term), Line::plain(words)));
        let drawn = drawn(false, 16, |prose, out| prose.write_terms(&terms, 8, out).expect("memory"));
        assert_eq!(drawn, "fit  how far it\n     goes\na long term\n     x\n");
    }
}
