//! Sentences, with what their stretches mean as classes.

use std::borrow::Cow;

use askama::Template;

use crate::render::glyph;
use crate::render::sanitize::sanitize;
use crate::view::blocks::{Line, Meaning, sign};

#[derive(Template)]
#[template(
    source = "{% for (class, words) in spans %}{% if class.is_empty() %}{{ words }}{% else %}<b{% if *class != \"-\" %} class=\"{{ class }}\"{% endif %}>{{ words }}</b>{% endif %}{% endfor %}",
    ext = "html"
)]
struct LineTemplate<'a> {
    /// The class of each stretch, and its words; without a class they are plain, `-` is bold alone.
    spans: Vec<(&'static str, Cow<'a, str>)>,
}

/// A line as markup.
pub(super) fn markup(line: &Line) -> Result<String, askama::Error> {
    let spans = line.0.iter().map(|span| (class(span.meaning), sanitize(&span.text))).collect();
    LineTemplate { spans }.render()
}

/// Small print: the signs of tables in the place of their placeholders, and a sample of each level.
pub(super) fn legend(line: &Line) -> Result<String, askama::Error> {
    let mut spans: Vec<(&'static str, Cow<'_, str>)> = Vec::new();
    for span in &line.0 {
        let mut words = String::new();
        for c in sanitize(&span.text).chars() {
            let level = match c {
                sign::STRONG => "s",
                sign::ADEQUATE => "a",
                sign::WEAK => "w",
                c => {
                    match glyph::of_sign(c, true) {
                        Some(drawn) => words.push_str(drawn),
                        None => words.push(c),
                    }
                    continue;
                }
            };
            spans.push((class(span.meaning), std::mem::take(&mut words).into()));
            spans.push((level, "".into()));
            words.push(' ');
        }
        spans.push((class(span.meaning), words.into()));
    }
    LineTemplate { spans }.render()
}

fn class(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Plain => "",
        // The level of a fit is shown where a table has room for its sign; a sentence says its number.
        Meaning::Emphasis | Meaning::Strong | Meaning::Adequate | Meaning::Weak => "-",
        Meaning::Quiet => "q",
        Meaning::Alert => "x",
    }
}
