//! Whose pseudonym it is.

use super::View;
use super::blocks::{Block, Cell, Columns, Document, Keep, Sheet, Stop};
use super::texts::{Arg, Texts};
use crate::result::{Person, PersonKind, Who};

impl View for Who {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns(self, texts).sheet_of(&self.found)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let heading = texts.line("who-heading", &[("pseudonym", Arg::name(self.pseudonym.as_str()))]);
        let table = columns(self, texts).table(&self.found);
        let blocks = vec![Block::Heading(1, heading), Block::Table(table)];
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// `pseudonym,as,id,name,team,file,line`.
fn columns<'a>(who: &'a Who, texts: &'a Texts) -> Columns<'a, Person> {
    Columns::new(texts)
        .sheet_only("pseudonym", |_: &Person| Cell::text(&who.pseudonym))
        .sheet_only("as", |person| Cell::text(person.r#as.code()))
        .screen("person", |person| Cell::name(&person.name))
        .keep(Keep::Always)
        .both("id", |person| Cell::text(&person.id))
        .keep(Keep::Always)
        .sheet_only("name", |person| Cell::name(&person.name))
        .screen("as", |person| Cell::Text(texts.word(kind(person.r#as))))
        .keep(Keep::Always)
        .both("team", |person| Cell::text(&person.team))
        .keep(Keep::Always)
        .sheet_only("file", |person| Cell::text(&person.file))
        .sheet_only("line", |person| person.line.map_or(Cell::Empty, Cell::count))
        .screen("place", |person| Cell::Text(person.place()))
        .keep(Keep::Always)
}

fn kind(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::Seller => "who-seller",
        PersonKind::Rater => "who-rater",
    }
}
