//! What is said of raters, in sentences.

use super::super::texts::{Arg, Texts};
use super::{DECIMALS, RatersReport, shown};
use crate::engine::{Degree, FEWEST_TO_JUDGE, Tendency, TraitAgreement};
use crate::view::blocks::{Block, Line, Meaning};

/// What is said of one team's raters.
pub struct Saying<'a> {
    report: &'a RatersReport,
    texts: &'a Texts,
}

fn meaning(degree: Degree) -> Meaning {
    match degree {
        Degree::Poor => Meaning::Weak,
        Degree::Moderate => Meaning::Adequate,
        Degree::Good | Degree::Excellent => Meaning::Strong,
    }
}

/// Sentences in a row.
fn join(parts: impl IntoIterator<Item = Line>) -> Line {
    let mut line = Line::default();
    for part in parts {
        if !line.0.is_empty() {
            line.0.extend(Line::plain(" ").0);
        }
        line.0.extend(part.0);
    }
    line
}

impl<'a> Saying<'a> {
    pub fn new(report: &'a RatersReport) -> Self {
        Saying { report, texts: &report.texts }
    }

    pub fn heading(&self) -> Line {
        self.texts.line(
            "raters-heading",
            &[
                ("team", Arg::name(self.report.team.name.as_str())),
                ("sellers", Arg::Count(self.report.found.sellers)),
                ("rated", Arg::Count(self.report.found.rated_by_several)),
            ],
        )
    }

    /// A sentence or heading that needs no numbers.
    pub fn part(&self, id: &str) -> Line {
        self.texts.line(id, &[])
    }

    /// That nobody is rated by several, and what to do about it.
    pub fn nobody(&self) -> [Block; 4] {
        let paragraph = Block::Paragraph;
        [
            paragraph(self.texts.line("raters-nobody", &[])),
            paragraph(self.texts.line("raters-nobody-do", &[])),
            self.example(),
            paragraph(self.texts.line("raters-nobody-table", &[])),
        ]
    }

    /// How several ratings are written.
    fn example(&self) -> Block {
        Block::List(vec![self.texts.line("raters-example", &[])])
    }

    fn number(&self, value: f64) -> Arg {
        Arg::Word(self.texts.number(value, DECIMALS))
    }

    fn icc(&self, icc: f64) -> Arg {
        Arg::Meant(self.texts.number(shown(icc), DECIMALS), meaning(Degree::of(icc)))
    }

    fn adverb(&self, degree: Degree) -> Arg {
        let word = match degree {
            Degree::Poor => self.texts.word("raters-poorly"),
            Degree::Moderate => self.texts.word("raters-moderately"),
            Degree::Good => self.texts.word("raters-well"),
            Degree::Excellent => self.texts.word("raters-very-well"),
        };
        Arg::Meant(word, meaning(degree))
    }

    fn adjective(&self, degree: Degree) -> Arg {
        let word = match degree {
            Degree::Poor => self.texts.word("raters-poor"),
            Degree::Moderate => self.texts.word("raters-moderate"),
            Degree::Good => self.texts.word("raters-good"),
            Degree::Excellent => self.texts.word("raters-excellent"),
        };
        Arg::Meant(word, meaning(degree))
    }

    /// "Two people who rate the same seller agree moderately: …", and how sure that is.
    pub fn answer(&self) -> Line {
        let found = &self.report.found;
        let Some(one) = found.one_way.single() else {
            let id = if found.one_way.between.df > 0.0 { "raters-all-equal" } else { "raters-one-seller" };
            return self.texts.line(id, &[]);
        };
        let id = if shown(one) > 0.0 { "raters-answer" } else { "raters-answer-chance" };
        let args = [
            ("degree", self.adverb(Degree::of(one))),
            ("share", Arg::Word(self.texts.percent(shown(one)))),
            ("icc", self.icc(one)),
        ];
        let sure = found.interval.map(|of| {
            let sellers = Arg::Count(found.rated_by_several);
            let args = [("low", self.number(of.low)), ("high", self.number(of.high)), ("sellers", sellers)];
            self.texts.line("raters-answer-interval", &args)
        });
        join([Some(self.texts.line(id, &args)), sure].into_iter().flatten())
    }

    /// The same of the mean of a seller's ratings, and of others' ratings alone.
    pub fn more(&self) -> Option<Line> {
        let found = &self.report.found;
        // Below 0 it says no more than that one rating tells nobody apart, which has been said.
        let mean = found.one_way.mean().filter(|mean| *mean >= 0.0).zip(found.one_way.each());
        let mean = mean.map(|(mean, each)| {
            let each = Arg::Word(self.texts.plain_number(libm::round(10.0 * each) / 10.0));
            let args =
                [("each", each), ("icc", self.icc(mean)), ("degree", self.adjective(Degree::of(mean)))];
            self.texts.line("raters-answer-mean", &args)
        });
        let others = found.without_self.and_then(|of| of.single());
        let others = others.map(|icc| self.texts.line("raters-answer-others", &[("icc", self.icc(icc))]));
        let line = join([mean, others].into_iter().flatten());
        (!line.0.is_empty()).then_some(line)
    }

    /// How far one rating is off, beside what the catalog takes for granted.
    pub fn error(&self) -> Option<Line> {
        let (scale, error) =
            (self.report.catalog.scale, self.report.found.one_way.error().filter(|error| *error > 0.0)?);
        let plain = |value: f64| Arg::Word(self.texts.plain_number(value));
        let args = [
            ("error", Arg::name(self.texts.number(error, 1))),
            ("lo", plain(scale.lo())),
            ("hi", plain(scale.hi())),
            ("assumed", plain(self.report.catalog.defaults.se)),
        ];
        Some(self.texts.line("raters-error", &args))
    }

    /// A trait's name, marked where too few sellers have several ratings.
    pub fn trait_row(&self, of: &TraitAgreement) -> String {
        let name = self.report.trait_name(of.trait_ix);
        if of.is_too_few() {
            self.texts.say("raters-few-row", &[("name", Arg::word(name))])
        } else {
            name.to_owned()
        }
    }

    /// How the table of traits is to be read.
    pub fn legend(&self) -> [Line; 3] {
        let scale = self.report.catalog.scale;
        let args = [
            ("lo", Arg::Word(self.texts.plain_number(scale.lo()))),
            ("hi", Arg::Word(self.texts.plain_number(scale.hi()))),
        ];
        [
            self.texts.line("raters-legend-icc", &[]),
            self.texts.line("raters-legend-same", &[]),
            self.texts.line("raters-legend-near", &args),
        ]
    }

    /// Why raters cannot be compared with each other.
    pub fn incomparable(&self) -> Option<Vec<Block>> {
        let raters = &self.report.found.raters;
        if raters.is_empty() {
            let why = self.texts.line("raters-no-names", &[]);
            return Some(vec![Block::Paragraph(why), self.example()]);
        }
        let why = || vec![Block::Paragraph(self.texts.line("raters-one-kind", &[]))];
        raters.iter().all(|of| of.pairs == 0).then(why)
    }

    /// How the table of raters is to be read.
    pub fn raters_legend(&self) -> Line {
        self.texts.line("raters-legend-who", &[("fewest", Arg::Count(FEWEST_TO_JUDGE))])
    }

    pub fn tendency(&self, tendency: Tendency) -> String {
        match tendency {
            Tendency::Lenient => self.texts.word("raters-lenient"),
            Tendency::Severe => self.texts.word("raters-severe"),
            Tendency::Unclear => self.texts.word("raters-unclear"),
            Tendency::TooFew => self.texts.word("raters-too-few"),
        }
    }

    /// What sellers say of themselves against what others say.
    pub fn self_and_others(&self) -> Option<Line> {
        let of = self.report.found.self_and_others.as_ref()?;
        let id = match of.tendency {
            Tendency::Lenient => "raters-self-higher",
            Tendency::Severe => "raters-self-lower",
            Tendency::Unclear => "raters-self-alike",
            Tendency::TooFew => "raters-self-few",
        };
        let args = [
            ("difference", Arg::name(self.texts.number(of.difference.abs(), DECIMALS))),
            ("pairs", Arg::Count(of.pairs)),
            ("sellers", Arg::Count(of.sellers)),
        ];
        let together = match of.correlation {
            Some(r) => self.texts.line("raters-self-correlation", &[("r", self.number(r))]),
            None => self.texts.line("raters-self-no-correlation", &[]),
        };
        Some(join([self.texts.line(id, &args), together]))
    }
}
