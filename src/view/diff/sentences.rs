//! What is said about what changed, in sentences.

use super::rounding::points;
use crate::result::Label;
use crate::result::diff::{Cause, Diff, NoSplit, OneSided, ScoreChange, SellerChange};
use crate::view::blocks::{Block, Line};
use crate::view::shell::quoted;
use crate::view::texts::{Arg, Texts};

/// The most lines of a list; the sentence before them counts all.
const MAX_LINES: usize = 40;

/// What is said about one result.
pub struct Sentences<'a> {
    diff: &'a Diff,
    pub texts: &'a Texts,
    labels: Vec<String>,
}

/// The two ends of a step as arguments.
type Ends = [(&'static str, Arg); 2];

impl<'a> Sentences<'a> {
    pub fn new(diff: &'a Diff, texts: &'a Texts) -> Self {
        let labels = dates(diff).unwrap_or_else(|| files(diff));
        Sentences { diff, texts, labels }
    }

    /// What a measurement is called: its date where dates tell all of them apart, else its file's name.
    pub fn label(&self, measurement: usize) -> &str {
        &self.labels[measurement]
    }

    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Whether measurements are called by their files' names.
    pub fn are_files(&self) -> bool {
        self.labels.iter().eq(self.diff.measurements.iter().map(|measurement| &measurement.file))
    }

    /// A sentence that needs no numbers.
    pub fn part(&self, id: &str) -> Line {
        self.texts.line(id, &[])
    }

    /// How to see one step of several: the command for the first.
    pub fn first_step(&self) -> Line {
        let [old, new] = [0, 1].map(|at: usize| Arg::Word(quoted(&self.diff.measurements[at].file)));
        self.texts.line("diff-steps", &[("old-file", old), ("new-file", new)])
    }

    /// Those of the sentences that apply, one after the other; they need no numbers.
    pub fn together(&self, sentences: &[(&str, bool)]) -> Line {
        let apply = sentences.iter().filter(|(_, applies)| *applies);
        Line::plain(apply.map(|(id, _)| self.texts.word(id)).collect::<Vec<_>>().join(" "))
    }

    pub fn ends(&self, old: usize, new: usize) -> Ends {
        [("old", Arg::name(self.label(old))), ("new", Arg::name(self.label(new)))]
    }

    pub fn heading(&self) -> Line {
        let last = self.labels.len() - 1;
        let [old, new] = self.ends(0, last);
        let team = ("team", Arg::name(self.diff.header.team.as_str()));
        if last == 1 {
            self.texts.line("diff-heading", &[team, old, new])
        } else {
            let count = ("count", Arg::Count(self.labels.len()));
            self.texts.line("diff-heading-trend", &[team, count, old, new])
        }
    }

    /// What a step is called under a heading of its own.
    pub fn step(&self, transition: usize) -> Line {
        self.texts.line("diff-step", &self.ends(transition, transition + 1))
    }

    /// How the columns of causes are to be read.
    pub fn causes_legend(&self, causes: &[Vec<Cause>]) -> Option<Line> {
        let is_joint = causes.iter().any(|causes| causes.len() > 1);
        let line = self.together(&[("diff-legend-parts", causes.len() > 1), ("diff-legend-joint", is_joint)]);
        (!line.words().is_empty()).then_some(line)
    }

    /// For how many something changed, who joined and who left.
    pub fn summary(&self, transition: usize) -> Vec<Block> {
        let found = &self.diff.transitions[transition];
        let changed = found.changed.len();
        let both = changed + found.unchanged;
        let mut blocks = Vec::new();
        // That nobody is in both is said with who joined and left.
        if both > 0 {
            let counts = [("changed", Arg::Count(changed)), ("both", Arg::Count(both))];
            blocks.push(Block::Paragraph(self.texts.line("diff-changed", &counts)));
        }
        blocks.extend(self.joined_and_left(transition).into_iter().map(Block::Paragraph));
        blocks
    }

    /// Who joined and who left, and that nobody stayed.
    pub fn joined_and_left(&self, transition: usize) -> Vec<Line> {
        let found = &self.diff.transitions[transition];
        let mut lines = Vec::new();
        if found.changed.is_empty() && found.unchanged == 0 {
            lines.push(self.part("diff-nobody"));
        }
        for (id, sellers, measurement) in
            [("diff-joined", &found.joined, transition + 1), ("diff-left", &found.left, transition)]
        {
            if !sellers.is_empty() {
                lines.push(self.texts.line(id, &[("names", self.people(sellers, measurement))]));
            }
        }
        lines
    }

    fn people(&self, sellers: &[OneSided], measurement: usize) -> Arg {
        let named = sellers.iter().take(MAX_LINES).map(|seller| self.person(seller, measurement));
        let named: Vec<String> = named.collect();
        Arg::Word(self.texts.first(&named, "; ", sellers.len() - named.len()))
    }

    /// Somebody with her role, and her fit with it unless she has left since: then no score is shown.
    fn person(&self, seller: &OneSided, measurement: usize) -> String {
        let name = ("name", Arg::word(seller.name.as_str()));
        let Some(role) = &seller.role else { return self.texts.say("diff-person-no-role", &[name]) };
        let role = ("role", Arg::Label(role.clone()));
        if !seller.is_in_last {
            return self.texts.say("diff-person-role", &[name, role]);
        }
        let fit = match self.diff.fit_in_tenths(seller.fit, measurement) {
            Some(tenths) => Arg::Number(points(tenths), 1),
            None => Arg::Message("unknown-fit"),
        };
        self.texts.say("diff-person", &[name, role, ("fit", fit)])
    }

    /// A list after the sentence that says what it is about; nothing where it is empty.
    pub fn list(&self, id: &str, mut lines: Vec<Line>) -> Vec<Block> {
        if lines.is_empty() {
            return Vec::new();
        }
        let more = lines.len().saturating_sub(MAX_LINES);
        lines.truncate(MAX_LINES);
        if more > 0 {
            lines.push(self.texts.line("diff-more", &[("count", Arg::Count(more))]));
        }
        vec![Block::Paragraph(self.part(id)), Block::List(lines)]
    }

    /// That only the first rows are shown.
    pub fn cut(&self, shown: usize, all: usize) -> Line {
        self.texts.line("match-cut", &[("shown", Arg::Count(shown)), ("all", Arg::Count(all))])
    }

    /// Whose role of today changed.
    pub fn roles(&self, transition: usize) -> Vec<Block> {
        let changed = self.diff.transitions[transition].changed.iter();
        let moved =
            changed.filter(|seller| !is_same_role(seller.role_old.as_ref(), seller.role_new.as_ref()));
        self.list("diff-roles", moved.map(|seller| self.role_change(seller)).collect())
    }

    fn role_change(&self, seller: &SellerChange) -> Line {
        let args = [
            name(seller),
            ("old", role_or_none(seller.role_old.as_ref())),
            ("new", role_or_none(seller.role_new.as_ref())),
        ];
        self.texts.line("diff-role", &args)
    }

    /// Which scores changed by more than noise, and how many by no more.
    pub fn scores(&self, transition: usize) -> Vec<Block> {
        let changed = &self.diff.transitions[transition].changed;
        let mut all: Vec<(&SellerChange, &ScoreChange)> = Vec::new();
        for seller in changed {
            all.extend(seller.scores.iter().map(|score| (seller, score)));
        }
        let reliable = all.iter().filter(|(_, score)| score.reliable == Some(true));
        let lines = reliable.map(|(seller, score)| self.score_change(seller, score)).collect();
        let mut blocks = self.list("diff-scores", lines);
        if changed.iter().any(is_mixed) {
            blocks.push(Block::Paragraph(self.part("diff-noise-why")));
        }
        let noise = if blocks.is_empty() { "diff-scores-noise" } else { "diff-scores-noise-too" };
        let noisy = all.iter().filter(|(_, score)| score.reliable == Some(false)).count();
        let gained = all.iter().filter(|(_, score)| score.old.is_none()).count();
        let lost = all.iter().filter(|(_, score)| score.new.is_none()).count();
        for (id, count) in [(noise, noisy), ("diff-scores-gained", gained), ("diff-scores-lost", lost)] {
            if count > 0 {
                blocks.push(Block::Paragraph(self.texts.line(id, &[("count", Arg::Count(count))])));
            }
        }
        blocks
    }

    fn score_change(&self, seller: &SellerChange, score: &ScoreChange) -> Line {
        let args = [
            name(seller),
            ("trait", Arg::Label(score.r#trait.clone())),
            ("old", score_arg(score.old)),
            ("new", score_arg(score.new)),
        ];
        self.texts.line("diff-score", &args)
    }

    /// Whose change is not split, and why.
    pub fn unsplit(&self, transition: usize) -> Vec<Block> {
        let changed = self.diff.transitions[transition].changed.iter();
        self.list(
            "diff-unsplit",
            changed.filter_map(|seller| self.unsplit_line(seller, transition)).collect(),
        )
    }

    fn unsplit_line(&self, seller: &SellerChange, transition: usize) -> Option<Line> {
        let why = seller.fit.value.no_split?;
        let shown = self.diff.shown_fit(&seller.fit.value, transition);
        match (why, shown.before, shown.after) {
            (NoSplit::UnknownAtAnEnd, None, Some(after)) => {
                Some(self.texts.line("diff-unknown-before", &[name(seller), fit_arg(after)]))
            }
            (NoSplit::UnknownAtAnEnd, Some(before), None) => {
                Some(self.texts.line("diff-unknown-after", &[name(seller), fit_arg(before)]))
            }
            (NoSplit::UnknownAtAnEnd, ..) => None,
            _ => Some(self.texts.line("diff-unknown-between", &[name(seller)])),
        }
    }
}

/// The dates of all measurements, where each has one of its own.
fn dates(diff: &Diff) -> Option<Vec<String>> {
    let mut dates = Vec::new();
    for measurement in &diff.measurements {
        let date = measurement.date?.to_string();
        if dates.contains(&date) {
            return None;
        }
        dates.push(date);
    }
    Some(dates)
}

fn files(diff: &Diff) -> Vec<String> {
    diff.measurements.iter().map(|measurement| measurement.file.clone()).collect()
}

fn name(seller: &SellerChange) -> (&'static str, Arg) {
    ("name", Arg::name(seller.name.as_str()))
}

fn fit_arg(tenths: i64) -> (&'static str, Arg) {
    ("fit", Arg::Number(points(tenths), 1))
}

/// A score that is known on both sides.
fn score_arg(score: Option<f64>) -> Arg {
    score.map_or(Arg::Word(String::new()), Arg::PlainNumber)
}

fn role_or_none(role: Option<&Label>) -> Arg {
    role.map_or(Arg::Message("no-role"), |role| Arg::Label(role.clone()))
}

/// Whether two roles, each of its own catalog, have the same id.
fn is_same_role(old: Option<&Label>, new: Option<&Label>) -> bool {
    old.map(Label::id) == new.map(Label::id)
}

/// Whether a score changed by more than noise, and the whole fit by no more.
fn is_mixed(seller: &SellerChange) -> bool {
    super::columns::is_moved(seller)
        && seller.fit.reliable == Some(false)
        && seller.scores.iter().any(|score| score.reliable == Some(true))
}
