//! Which ratings to collect next: what they would settle, and a form to send to raters.

use std::rc::Rc;

use super::cells::heading_facts;
use super::texts::{Arg, Texts};
use crate::domain::{Catalog, Scale, Seller, Team, Text};
use crate::engine::{NextRating, UncertaintyModel};
use crate::view::blocks::{
    Block, Cell, Column, Decimals, Document, Fact, Keep, Line, Report, Row, Sheet, Stop, Table,
};

/// A question that would lower the probability of naming the wrong role by less than this is not worth asking.
const WORTH_ASKING: f64 = 0.01;

/// The ratings that would settle most.
pub struct AskReport {
    texts: Rc<Texts>,
    team: Team,
    model: UncertaintyModel,
    sellers: Vec<Seller>,
    questions: Vec<(usize, NextRating)>,
    /// Whether only the form is told, without what is known already.
    form_only: bool,
}

impl AskReport {
    /// The questions about these sellers, by their places.
    pub fn new(
        texts: Rc<Texts>,
        team: Team,
        model: UncertaintyModel,
        sellers: Vec<Seller>,
        questions: Vec<(usize, NextRating)>,
    ) -> Self {
        AskReport { texts, team, model, sellers, questions, form_only: false }
    }

    /// No more than so many questions, and none that would settle next to nothing; of a single seller also those that
    /// nobody has rated and that might yet overturn what looks best.
    #[must_use]
    pub fn at_most(mut self, most: usize) -> Self {
        let is_one = self.sellers.len() == 1;
        self.questions.retain(|(_, asked)| asked.drop >= WORTH_ASKING || is_one && asked.may_overturn);
        self.questions.truncate(most);
        self
    }

    /// Only what is sent to raters, if that is wanted: nobody is to copy what others have said.
    #[must_use]
    pub fn form_only(mut self, wanted: bool) -> Self {
        self.form_only = wanted;
        self
    }

    fn catalog(&self) -> &Catalog {
        self.model.scorer().catalog()
    }

    fn word<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.texts.lang())
    }

    fn heading(&self) -> Line {
        if self.form_only {
            return self.texts.line("ask-form-heading", &[("team", Arg::name(self.team.name.as_str()))]);
        }
        let args = [
            ("team", Arg::name(self.team.name.as_str())),
            ("motion", Arg::word(self.word(&self.catalog()[self.team.motion].name))),
            ("sellers", Arg::Count(self.sellers.len())),
        ];
        self.texts.line("ask-heading", &args)
    }

    /// What one more rating of each would settle.
    fn table(&self) -> Table {
        let column = |key: &str| Column::new(key, self.texts.word(&format!("column-{key}")));
        let columns = vec![
            column("seller").keep(Keep::Always),
            column("trait"),
            column("score"),
            column("off-by"),
            column("wrong-now"),
            column("wrong-after"),
        ];
        let (from, to) = (self.catalog().scale, self.team.scale);
        let share = |share: f64| Cell::Share { share, decimals: Decimals::from(0) };
        let row = |(at, asked): &(usize, NextRating)| -> Row {
            let number =
                |value: f64| Cell::Number { value, decimals: Decimals::from(decimals(to)), signed: false };
            vec![
                Cell::Name(self.sellers[*at].name.clone()),
                Cell::Text(self.word(&self.catalog()[asked.of].name).to_owned()),
                match asked.score {
                    Some(score) => number(from.convert(score, to)),
                    None => Cell::Text(self.texts.word("ask-not-rated")),
                },
                asked.score.map_or(Cell::Empty, |_| number(from.convert_distance(asked.se, to))),
                share(asked.wrong_now),
                if asked.drop < WORTH_ASKING {
                    Cell::Text(self.texts.word("ask-may-overturn"))
                } else {
                    share((asked.wrong_now - asked.drop).max(0.0))
                },
            ]
        };
        Table { columns, rows: self.questions.iter().map(row).collect() }
    }

    /// The same questions seller by seller, with what a low and a high score look like and room for a number.
    fn form(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.form_only {
            blocks.push(Block::Heading(2, self.texts.line("ask-form", &[])));
        }
        let mut asked_about: Vec<usize> = Vec::new();
        for (at, _) in &self.questions {
            if !asked_about.contains(at) {
                asked_about.push(*at);
            }
        }
        for seller in asked_about {
            let name = Arg::name(self.sellers[seller].name.as_str());
            blocks.push(Block::Paragraph(self.texts.line("ask-about", &[("name", name)])));
            let own = self.questions.iter().filter(|(at, _)| *at == seller);
            blocks.push(Block::Terms(own.map(|(_, asked)| self.question(asked)).collect()));
        }
        blocks
    }

    fn question(&self, asked: &NextRating) -> (Line, Line) {
        let of = &self.catalog()[asked.of];
        let Scales { lo, hi } = self.ends();
        let about = of.about.as_ref().map(|about| self.word(about).to_owned());
        let end = |id: &str, end: &str, text: &Option<Text>| {
            let words = text.as_ref().map(|text| Arg::word(self.word(text)))?;
            Some(self.texts.say(id, &[("end", Arg::word(end)), ("words", words)]))
        };
        let blank =
            self.texts.say("ask-blank", &[("lo", Arg::word(lo.as_str())), ("hi", Arg::word(hi.as_str()))]);
        let parts = [about, end("ask-end", &lo, &of.low), end("ask-end", &hi, &of.high), Some(blank)];
        let words: Vec<String> = parts.into_iter().flatten().collect();
        (Line::plain(self.word(&of.name)), Line::plain(words.join(" ")))
    }

    /// The ends of the scale that ratings are given on.
    fn ends(&self) -> Scales {
        let end = |end: f64| self.texts.plain_number(end);
        Scales { lo: end(self.team.scale.lo()), hi: end(self.team.scale.hi()) }
    }
}

/// The ends of a scale in words.
struct Scales {
    lo: String,
    hi: String,
}

/// How many decimals a score on a scale is told with: tenths where the scale is short.
fn decimals(scale: Scale) -> usize {
    usize::from(scale.span() <= 20.0)
}

impl Report for AskReport {
    fn facts(self: Box<Self>) -> Fact {
        let catalog = self.catalog();
        let mut record = heading_facts("salesfit/ask/1", &self.team, self.team.motion, catalog);
        let question = |(at, asked): &(usize, NextRating)| {
            Fact::record([
                ("seller", self.sellers[*at].id.as_str().into()),
                ("name", self.sellers[*at].name.as_str().into()),
                ("trait", catalog[asked.of].id.as_str().into()),
                ("score", asked.score.into()),
                ("se", asked.se.into()),
                ("wrong_now", asked.wrong_now.into()),
                ("drop", asked.drop.into()),
                ("may_overturn", asked.may_overturn.into()),
            ])
        };
        record.push(("draws".into(), self.model.draws().into()));
        record.push(("questions".into(), Fact::List(self.questions.iter().map(question).collect())));
        Fact::Record(record)
    }

    /// One row per question, with a column for the answer.
    fn sheet(self: Box<Self>) -> Sheet<'static> {
        let known = ["score", "se", "wrong_now", "drop"].into_iter().filter(|_| !self.form_only);
        let form = ["id", "name", "trait", "about", "low", "high"].into_iter();
        let columns = form.chain(known).chain(["rating", "rater"]).map(Column::keyed).collect();
        let (from, to) = (self.catalog().scale, self.team.scale);
        let number =
            |value: f64, decimals| Cell::Number { value, decimals: Decimals::from(decimals), signed: false };
        let row = |(at, asked): &(usize, NextRating)| -> Row {
            let of = &self.catalog()[asked.of];
            let words = |text: &Option<Text>| {
                text.as_ref().map_or(Cell::Empty, |text| Cell::Text(self.word(text).to_owned()))
            };
            let mut row = vec![
                Cell::Text(self.sellers[*at].id.clone()),
                Cell::Name(self.sellers[*at].name.clone()),
                Cell::Text(of.id.clone()),
                words(&of.about),
                words(&of.low),
                words(&of.high),
            ];
            if !self.form_only {
                row.extend([
                    asked.score.map_or(Cell::Empty, |score| number(from.convert(score, to), 2)),
                    number(from.convert_distance(asked.se, to), 2),
                    number(asked.wrong_now, 3),
                    number(asked.drop, 3),
                ]);
            }
            row.extend([Cell::Empty, Cell::Empty]);
            row
        };
        let rows: Vec<Row> = self.questions.iter().map(row).collect();
        Sheet { columns, rows: Box::new(rows.into_iter().map(Ok)) }
    }

    fn story(self: Box<Self>) -> Result<Document, Stop> {
        let mut blocks = vec![Block::Heading(1, self.heading())];
        if self.form_only && !self.questions.is_empty() {
            blocks.push(Block::Paragraph(self.texts.line("ask-please", &[])));
            blocks.extend(self.form());
        } else if self.questions.is_empty() {
            blocks.push(Block::Paragraph(self.texts.line("ask-nothing", &[])));
        } else {
            blocks.push(Block::Paragraph(self.texts.line("ask-answer", &[])));
            blocks.push(Block::Table(self.table()));
            blocks.push(Block::Legend(self.texts.line("ask-legend", &[])));
            blocks.extend(self.form());
        }
        Ok(Document { blocks, decimal_comma: self.texts.decimal_comma() })
    }
}
