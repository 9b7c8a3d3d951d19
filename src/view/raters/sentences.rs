//! What is said about raters, in sentences.

use super::caveats::Caveats;
use super::shown;
use crate::result::raters::{Degree, FEWEST_TO_JUDGE, OneWay, Overall, Raters, Tendency};
use crate::view::blocks::{Block, Line, Meaning, Table};
use crate::view::texts::{Arg, Texts};

/// Decimals of correlations and points.
const DECIMALS: usize = 2;

/// What is said about one team's raters.
pub struct Sentences<'a> {
    raters: &'a Raters,
    pub texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(raters: &'a Raters, texts: &'a Texts) -> Self {
        Sentences { raters, texts }
    }

    pub fn heading(&self) -> Line {
        let args = [
            ("team", Arg::name(self.raters.header.team.as_str())),
            ("sellers", Arg::Count(self.raters.seller_count)),
            ("rated", Arg::Count(self.raters.rated_by_several)),
        ];
        self.texts.line("raters-heading", &args)
    }

    /// A sentence or heading that needs no numbers.
    pub fn part(&self, id: &str) -> Line {
        self.texts.line(id, &[])
    }

    /// That nobody is rated by several, and what to do about it.
    pub fn nobody(&self) -> [Block; 4] {
        [
            Block::Paragraph(self.part("raters-nobody")),
            Block::Paragraph(self.part("raters-nobody-do")),
            self.example(),
            Block::Paragraph(self.part("raters-nobody-table")),
        ]
    }

    /// How several ratings are written.
    fn example(&self) -> Block {
        Block::List(vec![self.part("raters-example")])
    }

    /// The answer over all traits, and how far one rating is off.
    pub fn answers(&self, overall: &Overall) -> Vec<Block> {
        let caveats = Caveats::new(self.raters, self.texts);
        let mut lines = vec![self.answer(overall)];
        lines.extend(self.more(overall));
        lines.extend(self.error(&overall.one_way));
        // Where no number is reliable, that comes before any of them.
        let at = if caveats.is_all_few() { 0 } else { lines.len() };
        if let Some(few) = caveats.few() {
            lines.insert(at, few);
        }
        lines.into_iter().map(Block::Paragraph).collect()
    }

    /// "Two people who rate the same seller agree moderately: …", and how sure that is.
    fn answer(&self, overall: &Overall) -> Line {
        let Some(one) = overall.one_way.icc_1_1 else {
            let has_several = overall.one_way.ratings_each.is_some();
            return self.part(if has_several { "raters-all-equal" } else { "raters-one-seller" });
        };
        let id = if shown(one) > 0.0 { "raters-answer" } else { "raters-answer-chance" };
        let args = [
            ("degree", self.adverb(Degree::of(one))),
            ("share", Arg::Percent(shown(one))),
            ("icc", self.icc(one)),
        ];
        let mut lines = vec![self.texts.line(id, &args)];
        if let Some(interval) = overall.icc_1_1_interval {
            let args = [
                ("low", Arg::Number(interval.low, DECIMALS)),
                ("high", Arg::Number(interval.high, DECIMALS)),
                ("sellers", Arg::Count(self.raters.rated_by_several)),
            ];
            lines.push(self.texts.line("raters-answer-interval", &args));
        }
        Line::joined(lines)
    }

    /// The same of the mean of a seller's ratings, and of others' ratings alone.
    fn more(&self, overall: &Overall) -> Option<Line> {
        let mut lines = Vec::new();
        // Below 0 it says no more than that one rating tells nobody apart, which has been said.
        let mean = overall.one_way.icc_1_k.filter(|mean| *mean >= 0.0);
        if let Some((mean, each)) = mean.zip(overall.one_way.ratings_each) {
            let args = [
                ("each", Arg::PlainNumber(libm::round(10.0 * each) / 10.0)),
                ("icc", self.icc(mean)),
                ("degree", self.adjective(Degree::of(mean))),
            ];
            lines.push(self.texts.line("raters-answer-mean", &args));
        }
        if let Some(icc) = overall.without_self.as_ref().and_then(|others| others.icc_1_1) {
            lines.push(self.texts.line("raters-answer-others", &[("icc", self.icc(icc))]));
        }
        (!lines.is_empty()).then(|| Line::joined(lines))
    }

    /// How far one rating is off, beside what the catalog assumes.
    fn error(&self, one_way: &OneWay) -> Option<Line> {
        let error = one_way.error.filter(|error| *error > 0.0)?;
        let [lo, hi] = self.raters.catalog_scale;
        let args = [
            ("error", Arg::name(self.texts.number(error, 1))),
            ("lo", Arg::PlainNumber(lo)),
            ("hi", Arg::PlainNumber(hi)),
            ("assumed", Arg::PlainNumber(self.raters.assumed_error)),
        ];
        Some(self.texts.line("raters-error", &args))
    }

    fn icc(&self, icc: f64) -> Arg {
        Arg::Meant(self.texts.number(shown(icc), DECIMALS), meaning(Degree::of(icc)))
    }

    fn adverb(&self, degree: Degree) -> Arg {
        let id = match degree {
            Degree::Poor => "raters-poorly",
            Degree::Moderate => "raters-moderately",
            Degree::Good => "raters-well",
            Degree::Excellent => "raters-very-well",
        };
        Arg::Meant(self.texts.word(id), meaning(degree))
    }

    fn adjective(&self, degree: Degree) -> Arg {
        let id = match degree {
            Degree::Poor => "raters-poor",
            Degree::Moderate => "raters-moderate",
            Degree::Good => "raters-good",
            Degree::Excellent => "raters-excellent",
        };
        Arg::Meant(self.texts.word(id), meaning(degree))
    }

    /// How the table of traits is to be read: the columns that stand in it.
    pub fn legend(&self, table: &Table) -> Vec<Line> {
        let [lo, hi] = self.raters.catalog_scale;
        let ends = [("lo", Arg::PlainNumber(lo)), ("hi", Arg::PlainNumber(hi))];
        let mut legend = Vec::new();
        for (key, id) in [("icc_1_1", "raters-legend-icc"), ("icc_2_1", "raters-legend-same")] {
            if table.columns.iter().any(|column| column.key == key) {
                legend.push(self.part(id));
            }
        }
        legend.push(self.texts.line("raters-legend-near", &ends));
        legend
    }

    /// Why raters cannot be compared with each other, if they cannot.
    pub fn incomparable(&self) -> Option<Vec<Block>> {
        let raters = &self.raters.raters;
        if raters.is_empty() {
            return Some(vec![Block::Paragraph(self.part("raters-no-names")), self.example()]);
        }
        let has_no_pairs = raters.iter().all(|of| of.pairs == 0);
        has_no_pairs.then(|| vec![Block::Paragraph(self.part("raters-one-kind"))])
    }

    /// How the table of raters is to be read.
    pub fn raters_legend(&self) -> Line {
        self.texts.line("raters-legend-who", &[("fewest", Arg::Count(FEWEST_TO_JUDGE))])
    }

    /// What sellers say of themselves against what others say.
    pub fn self_and_others(&self) -> Option<Line> {
        let found = self.raters.self_and_others.as_ref()?;
        let id = match found.tendency {
            Tendency::Lenient => "raters-self-higher",
            Tendency::Severe => "raters-self-lower",
            Tendency::Unclear => "raters-self-alike",
            Tendency::TooFew => "raters-self-few",
        };
        let args = [
            ("difference", Arg::name(self.texts.number(found.difference.abs(), DECIMALS))),
            ("pairs", Arg::Count(found.pairs)),
            ("sellers", Arg::Count(found.seller_count)),
        ];
        let together = match found.correlation {
            Some(r) => self.texts.line("raters-self-correlation", &[("r", Arg::Number(r, DECIMALS))]),
            None => self.part("raters-self-no-correlation"),
        };
        Some(Line::joined([self.texts.line(id, &args), together]))
    }
}

fn meaning(degree: Degree) -> Meaning {
    match degree {
        Degree::Poor => Meaning::Weak,
        Degree::Moderate => Meaning::Adequate,
        Degree::Good | Degree::Excellent => Meaning::Strong,
    }
}
