//! Whose pseudonym it is: the one report that is there to name somebody.

use std::rc::Rc;

use super::texts::{Arg, Texts};
use crate::domain::Seller;
use crate::view::blocks::{Block, Cell, Column, Document, Fact, Keep, Report, Row, Sheet, Stop, Table};

/// Somebody behind a pseudonym.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    is_rater: bool,
    id: String,
    name: String,
    team: String,
    file: String,
    /// From 1; 0 where she stands in no line of her own.
    line: usize,
}

impl Person {
    /// A seller of a team, in the file in which its sellers stand.
    pub fn seller(seller: &Seller, team: &str, file: &str) -> Self {
        let (id, name) = (seller.id.clone(), seller.name.clone());
        Person { is_rater: false, id, name, team: team.to_owned(), file: file.to_owned(), line: seller.line }
    }

    /// Somebody who has rated sellers of a team, by the word for her in its file.
    pub fn rater(word: &str, team: &str, file: &str) -> Self {
        let (id, name) = (word.to_owned(), word.to_owned());
        Person { is_rater: true, id, name, team: team.to_owned(), file: file.to_owned(), line: 0 }
    }

    /// The word for what she is, in JSON and CSV.
    fn what(&self) -> &'static str {
        if self.is_rater { "rater" } else { "seller" }
    }

    fn line(&self) -> Option<usize> {
        Some(self.line).filter(|&line| line > 0)
    }

    /// `team.yaml:12`.
    fn place(&self) -> String {
        self.line().map_or_else(|| self.file.clone(), |line| format!("{}:{line}", self.file))
    }
}

/// Everybody who has one pseudonym: as a rule one person, though perhaps in several teams.
pub struct WhoReport {
    texts: Rc<Texts>,
    pseudonym: String,
    found: Vec<Person>,
}

impl WhoReport {
    /// Those who have a pseudonym.
    pub fn new(texts: Rc<Texts>, pseudonym: String, found: Vec<Person>) -> Self {
        WhoReport { texts, pseudonym, found }
    }
}

impl Report for WhoReport {
    fn facts(self: Box<Self>) -> Fact {
        let person = |of: &Person| {
            Fact::record([
                ("as", of.what().into()),
                ("id", of.id.as_str().into()),
                ("name", of.name.as_str().into()),
                ("team", of.team.as_str().into()),
                ("file", of.file.as_str().into()),
                ("line", of.line().into()),
            ])
        };
        Fact::record([
            ("schema", "salesfit/who/1".into()),
            ("pseudonym", self.pseudonym.as_str().into()),
            ("found", Fact::List(self.found.iter().map(person).collect())),
        ])
    }

    fn sheet(self: Box<Self>) -> Sheet<'static> {
        let columns = ["pseudonym", "as", "id", "name", "team", "file", "line"].map(Column::keyed).into();
        let pseudonym = self.pseudonym;
        let row = move |of: Person| -> Row {
            let (what, line) = (of.what().to_owned(), of.line());
            vec![
                Cell::Text(pseudonym.clone()),
                Cell::Text(what),
                Cell::Text(of.id),
                Cell::Name(of.name),
                Cell::Text(of.team),
                Cell::Text(of.file),
                line.map_or(Cell::Empty, |line| Cell::Count(line as u64)),
            ]
        };
        Sheet { columns, rows: Box::new(self.found.into_iter().map(row).map(Ok)) }
    }

    fn story(self: Box<Self>) -> Result<Document, Stop> {
        let texts = &self.texts;
        let heading = texts.line("who-heading", &[("pseudonym", Arg::name(self.pseudonym.as_str()))]);
        let column = |key: &str| Column::new(key, texts.word(&format!("column-{key}"))).keep(Keep::Always);
        let row = |of: &Person| -> Row {
            vec![
                Cell::Name(of.name.clone()),
                Cell::Text(of.id.clone()),
                Cell::Text(texts.word(&format!("who-{}", of.what()))),
                Cell::Text(of.team.clone()),
                Cell::Text(of.place()),
            ]
        };
        let table = Table {
            columns: ["person", "id", "as", "team", "place"].map(column).into(),
            rows: self.found.iter().map(row).collect(),
        };
        let blocks = vec![Block::Heading(1, heading), Block::Table(table)];
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}
