//! Results as one page to look at and print: no script, nothing from elsewhere, every text escaped.
//!
//! The templates stand in `templates/`; askama escapes what they are filled with. `theme` has the colours, sizes and distances.

mod block;
mod chart;
mod line;
mod setting;
mod table;
mod theme;

use std::io::{self, Write};

use askama::Template;

use self::block::Blocks;
use self::setting::Setting;
use super::DrawError;
use super::sanitize::sanitize;
use crate::view::Texts;
use crate::view::blocks::{Page, SectionKind};

#[derive(Template)]
#[template(path = "page.html")]
struct PageTemplate<'a> {
    lang: &'static str,
    title: String,
    style: &'a str,
    skip: String,
    contents: String,
    each: String,
    parts: Vec<(String, String)>,
    people: Vec<(String, String)>,
    sections: Vec<SectionHtml>,
    footer: String,
}

/// A section, its parts already markup.
struct SectionHtml {
    id: String,
    class: &'static str,
    level: u8,
    heading: String,
    body: String,
}

pub(super) fn draw(page: &Page, texts: &Texts, out: &mut dyn Write) -> Result<(), DrawError> {
    let html = markup(page, texts).map_err(|error| DrawError::Io(io::Error::other(error)))?;
    out.write_all(html.as_bytes())?;
    Ok(())
}

fn markup(page: &Page, texts: &Texts) -> Result<String, askama::Error> {
    let (mut sections, mut parts, mut people) = (Vec::new(), Vec::new(), Vec::new());
    for (at, section) in page.sections.iter().enumerate() {
        let (id, level) = (format!("s{}", at + 1), if at == 0 { 1 } else { 2 });
        let heading = sanitize(&section.heading.words()).into_owned();
        let setting = Setting::new(texts, page.decimal_comma, &id, &heading);
        let mut blocks = Blocks::new(setting, level, section.kind);
        let class = match section.kind {
            SectionKind::Whole => "whole",
            SectionKind::Cover => "cover",
            _ if at == 0 => "only",
            SectionKind::Part => "part",
            SectionKind::Person => "person",
        };
        if section.kind == SectionKind::Person {
            people.push((id.clone(), heading.clone()));
        } else {
            parts.push((id.clone(), heading.clone()));
        }
        sections.push(SectionHtml {
            heading: line::markup(&section.heading)?,
            body: blocks.markup(&section.blocks)?,
            id,
            class,
            level,
        });
    }
    if page.sections.len() == 1 {
        (parts, people) = (Vec::new(), Vec::new());
    }
    let template = PageTemplate {
        lang: texts.lang().code(),
        title: sanitize(&page.title).into_owned(),
        style: &theme::style()?,
        skip: texts.word("html-skip"),
        contents: texts.word("html-contents"),
        each: texts.word("html-people"),
        parts,
        people,
        sections,
        footer: line::markup(&page.footer)?,
    };
    let html = template.render()?;
    Ok(html.trim_end().to_owned() + "\n")
}
