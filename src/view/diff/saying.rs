//! What is said of what changed, in sentences.

use super::super::texts::{Arg, Texts};
use super::DiffReport;
use crate::domain::RoleIx;
use crate::engine::diff::{Cause, NoSplit, ScoreChange, SellerChange, is_reliable};
use crate::view::blocks::{Block, Line};

/// So many lines of a list are told; the sentence before them counts all.
const MAX_LINES: usize = 40;

/// What is said of one report.
pub struct Saying<'a> {
    report: &'a DiffReport,
    pub texts: &'a Texts,
    labels: Vec<String>,
}

/// The two ends of a step as arguments.
type Ends = [(&'static str, Arg); 2];

impl<'a> Saying<'a> {
    pub fn new(report: &'a DiffReport) -> Self {
        Saying { report, texts: &report.texts, labels: report.labels() }
    }

    pub fn label(&self, end: usize) -> &str {
        &self.labels[end]
    }

    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// A sentence that needs no numbers.
    pub fn part(&self, id: &str) -> Line {
        self.texts.line(id, &[])
    }

    /// Sentences that need no numbers, one after the other.
    pub fn together(&self, ids: &[&str]) -> Line {
        Line::plain(ids.iter().map(|id| self.texts.word(id)).collect::<Vec<_>>().join(" "))
    }

    pub fn ends(&self, old: usize, new: usize) -> Ends {
        [("old", Arg::name(self.label(old))), ("new", Arg::name(self.label(new)))]
    }

    pub fn heading(&self) -> Line {
        let last = self.labels.len() - 1;
        let [old, new] = self.ends(0, last);
        let team = ("team", Arg::name(self.report.ends[last].snapshot.team.name.as_str()));
        if last == 1 {
            self.texts.line("diff-heading", &[team, old, new])
        } else {
            let count = ("count", Arg::Count(self.labels.len()));
            self.texts.line("diff-heading-trend", &[team, count, old, new])
        }
    }

    /// What a step is called under a heading of its own.
    pub fn step(&self, step: usize) -> Line {
        self.texts.line("diff-step", &self.ends(step, step + 1))
    }

    /// Causes told as one, in words.
    pub fn causes(&self, causes: &[Cause]) -> String {
        let word = |cause: &Cause| match cause {
            Cause::Scores => self.texts.word("diff-cause-scores"),
            Cause::Catalog => self.texts.word("diff-cause-catalog"),
            Cause::Motion => self.texts.word("diff-cause-motion"),
            Cause::Role => self.texts.word("diff-cause-role"),
            Cause::People => self.texts.word("diff-cause-people"),
            Cause::Work => self.texts.word("diff-cause-work"),
        };
        causes.iter().map(word).collect::<Vec<_>>().join(" + ")
    }

    /// For how many something changed, who joined and who left.
    pub fn summary(&self, step: usize) -> Vec<Block> {
        let of = &self.report.steps[step];
        let counts = [("changed", Arg::Count(of.changed().count())), ("both", Arg::Count(of.sellers.len()))];
        let mut blocks = Vec::new();
        // Whom the two have in common is told with who joined and left.
        if !of.sellers.is_empty() {
            blocks.push(Block::Paragraph(self.texts.line("diff-changed", &counts)));
        }
        blocks.extend(self.joined_and_left(step).into_iter().map(Block::Paragraph));
        blocks
    }

    /// Who joined and who left, and that nobody stayed.
    pub fn joined_and_left(&self, step: usize) -> Vec<Line> {
        let of = &self.report.steps[step];
        let named = |end: usize, places: &[usize]| {
            let names: Vec<String> =
                places.iter().take(MAX_LINES).map(|&place| self.person(end, place)).collect();
            Arg::Word(self.texts.first(&names, "; ", places.len() - names.len()))
        };
        let mut lines = Vec::new();
        if of.sellers.is_empty() {
            lines.push(self.part("diff-nobody"));
        }
        if !of.joined.is_empty() {
            lines.push(self.texts.line("diff-joined", &[("names", named(step + 1, &of.joined))]));
        }
        if !of.left.is_empty() {
            lines.push(self.texts.line("diff-left", &[("names", named(step, &of.left))]));
        }
        lines
    }

    /// Somebody with her role, and her fit with it unless she has left since: of who has, no score is told.
    fn person(&self, end: usize, place: usize) -> String {
        let seller = self.report.seller(end, place);
        let name = ("name", Arg::word(seller.name.as_str()));
        let Some(role) = seller.role else { return self.texts.say("diff-person-no-role", &[name]) };
        let role = ("role", Arg::word(self.report.role_name(end, role)));
        if !self.report.is_there(end, place) {
            return self.texts.say("diff-person-role", &[name, role]);
        }
        let fit = match self.report.fit_today(end, place) {
            Some(fit) => self.texts.number(points(self.report.tenths(end, fit)), 1),
            None => self.texts.word("unknown-fit"),
        };
        self.texts.say("diff-person", &[name, role, ("fit", Arg::Word(fit))])
    }

    pub fn name(&self, step: usize, of: &SellerChange) -> (&'static str, Arg) {
        ("name", Arg::name(self.report.seller(step + 1, of.new).name.as_str()))
    }

    /// A list after the sentence that says what it is of; nothing where it is empty.
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

    fn role_or_none(&self, end: usize, role: Option<RoleIx>) -> Arg {
        match role {
            Some(role) => Arg::word(self.report.role_name(end, role)),
            None => Arg::Word(self.texts.word("no-role")),
        }
    }

    /// Whose role of today changed.
    pub fn roles(&self, step: usize) -> Vec<Block> {
        let of = &self.report.steps[step];
        let id = |end: usize, role| self.report.role_id(end, role);
        let moved = of.changed().filter(|of| id(step, of.today.before) != id(step + 1, of.today.after));
        let line = |of: &SellerChange| {
            let old = ("old", self.role_or_none(step, of.today.before));
            let new = ("new", self.role_or_none(step + 1, of.today.after));
            self.texts.line("diff-role", &[self.name(step, of), old, new])
        };
        self.list("diff-roles", moved.map(line).collect())
    }

    /// Which scores changed by more than noise, and how many by no more.
    pub fn scores(&self, step: usize) -> Vec<Block> {
        let of = &self.report.steps[step];
        let all = || of.changed().flat_map(|of| of.scores.iter().map(move |score| (of, score)));
        let reliable = |score: &ScoreChange| score.rc.is_some_and(is_reliable);
        let line = |(of, score): (&SellerChange, &ScoreChange)| {
            let number = |known: Option<(f64, f64)>| {
                Arg::Word(known.map(|(value, _)| self.texts.plain_number(value)).unwrap_or_default())
            };
            let catalog = self.report.catalog(step + 1);
            let named = catalog[score.trait_ix].name.get(self.texts.lang());
            let args = [
                self.name(step, of),
                ("trait", Arg::word(named)),
                ("old", number(score.before)),
                ("new", number(score.after)),
            ];
            self.texts.line("diff-score", &args)
        };
        let mut blocks =
            self.list("diff-scores", all().filter(|(_, score)| reliable(score)).map(line).collect());
        let is_mixed = |of: &SellerChange| {
            of.rc.is_some_and(|rc| rc != 0.0 && !is_reliable(rc)) && of.scores.iter().any(reliable)
        };
        if of.changed().any(is_mixed) {
            blocks.push(Block::Paragraph(self.part("diff-noise-why")));
        }
        let noisy = all().filter(|(_, score)| score.rc.is_some() && !reliable(score)).count();
        if noisy > 0 {
            let id = if blocks.is_empty() { "diff-scores-noise" } else { "diff-scores-noise-too" };
            blocks.push(Block::Paragraph(self.texts.line(id, &[("count", Arg::Count(noisy))])));
        }
        let gained = all().filter(|(_, score)| score.before.is_none()).count();
        if gained > 0 {
            let count = [("count", Arg::Count(gained))];
            blocks.push(Block::Paragraph(self.texts.line("diff-scores-gained", &count)));
        }
        let lost = all().filter(|(_, score)| score.after.is_none()).count();
        if lost > 0 {
            let count = [("count", Arg::Count(lost))];
            blocks.push(Block::Paragraph(self.texts.line("diff-scores-lost", &count)));
        }
        blocks
    }

    /// A change in tenths of a point with its sign, in words.
    pub fn signed(&self, tenths: i64) -> String {
        let number = self.texts.number(points(tenths.abs()), 1);
        match tenths.signum() {
            1 => format!("+{number}"),
            -1 => format!("\u{2212}{number}"),
            _ => number,
        }
    }

    /// Whose change is not split, and why.
    pub fn unsplit(&self, step: usize) -> Vec<Block> {
        let of = &self.report.steps[step];
        let line = |of: &SellerChange| {
            let name = self.name(step, of);
            let why = *of.today.fit.split.as_ref().err()?;
            let shown = self.report.shown_fit(&of.today.fit, step);
            let fit = |tenths: i64| ("fit", Arg::Word(self.texts.number(points(tenths), 1)));
            match (why, shown.before, shown.after) {
                (NoSplit::UnknownAtAnEnd, None, Some(after)) => {
                    Some(self.texts.line("diff-unknown-before", &[name, fit(after)]))
                }
                (NoSplit::UnknownAtAnEnd, Some(before), None) => {
                    Some(self.texts.line("diff-unknown-after", &[name, fit(before)]))
                }
                (NoSplit::UnknownAtAnEnd, ..) => None,
                _ => Some(self.texts.line("diff-unknown-between", &[name])),
            }
        };
        self.list("diff-unsplit", of.changed().filter_map(line).collect())
    }
}

/// Tenths of a point as points.
#[expect(clippy::cast_precision_loss, reason = "tenths of points are small numbers")]
pub fn points(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}
