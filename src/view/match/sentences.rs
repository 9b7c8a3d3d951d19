//! What the matrix shows about its team, in sentences.

use super::Legend;
use crate::domain::{Fit, Level};
use crate::result::{
    By, Capped, DisagreeingRaters, Label, Levelled, Match, Misplaced, OpenBest, Rival, ShortTask, Summary,
};
use crate::view::blocks::{Block, Line, Mark, Meaning, sign};
use crate::view::sentences::levels_legend;
use crate::view::texts::{Arg, Texts};

/// What is said about one matrix.
pub struct Sentences<'a> {
    matrix: &'a Match,
    found: &'a Summary,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(matrix: &'a Match, found: &'a Summary, texts: &'a Texts) -> Self {
        Sentences { matrix, found, texts }
    }

    pub fn heading(&self) -> Line {
        let header = &self.matrix.header;
        let by = match self.matrix.by {
            By::Role => "match-by-role",
            By::Task => "match-by-task",
        };
        let id = if header.date.is_some() { "match-heading-dated" } else { "match-heading" };
        let args = [
            ("team", Arg::name(header.team.as_str())),
            ("by", Arg::Message(by)),
            ("motion", Arg::Label(header.motion.clone())),
            ("sellers", Arg::Count(self.found.sellers)),
            ("date", Arg::Date(header.date)),
        ];
        self.texts.line(id, &args)
    }

    /// That not all rows are shown, where they are more than this.
    pub fn cut(&self, shown: usize, all: usize) -> Option<Line> {
        let args = [("shown", Arg::Count(shown)), ("all", Arg::Count(all))];
        (all > shown).then(|| self.texts.line("match-cut", &args))
    }

    /// How the table is to be read; only what stands in it is explained.
    pub fn legend(&self, legend: &Legend) -> Line {
        let signs = [
            (Mark::Today, "legend-today", sign::TODAY),
            (Mark::Best, "legend-best", sign::BEST),
            (Mark::Open, "legend-open", sign::OPEN),
            (Mark::Vetoed, "legend-vetoed", sign::VETOED),
            (Mark::Partial, "legend-partial", sign::PARTIAL),
            (Mark::TooLittle, "legend-too-little", sign::TOO_LITTLE),
        ];
        let mut parts = vec![levels_legend(self.texts, self.matrix.levels)];
        for (mark, id, sign) in signs {
            if legend.marks.contains(&mark) {
                parts.push(self.texts.say(id, &[("sign", Arg::Sign(sign))]));
            }
        }
        let in_play = self.matrix.roles_in_play.len();
        if in_play < self.matrix.roles && self.matrix.by == By::Role {
            let args = [("in-play", Arg::Count(in_play)), ("roles", Arg::Count(self.matrix.roles))];
            parts.push(self.texts.say("legend-in-play", &args));
        }
        if legend.has_unknown {
            parts.push(self.texts.say("legend-unknown", &[("sign", Arg::Sign(sign::UNKNOWN))]));
        }
        Line::plain(parts.join("  "))
    }

    /// What is to be known first: what is missing, who is in the role she fits best, how sure that is and what to do.
    pub fn answer(&self) -> Vec<Line> {
        let mut answer = self.placed();
        if let Some(open) = self.open() {
            answer.0.extend(Line::plain(" ").0);
            answer.0.extend(open.0);
        }
        self.thin().into_iter().chain([answer]).collect()
    }

    /// Of whom too little is rated.
    fn thin(&self) -> Option<Line> {
        let thin = &self.found.thin;
        let mut named = Vec::new();
        for of in &thin.named {
            let counts = [("roles", Arg::Count(of.roles)), ("all", Arg::Count(self.found.roles))];
            let name = [("name", Arg::word(of.name.as_str()))];
            named.push(self.texts.say("match-thin-person", &[&name[..], &counts[..]].concat()));
        }
        let people = self.texts.first(&named, "; ", thin.more());
        let args = [("people", Arg::Meant(people, Meaning::Alert))];
        (thin.count > 0).then(|| self.texts.line("match-thin", &args))
    }

    /// Who would fit another role better, whose best role is open, the spread, what the team is short of.
    pub fn about_the_team(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let misplaced = &self.found.misplaced;
        if !misplaced.named.is_empty() {
            blocks.push(Block::Heading(2, self.texts.line("match-elsewhere", &[])));
            blocks.push(Block::List(misplaced.named.iter().map(|found| self.misplaced(found)).collect()));
        }
        blocks.extend(self.more(misplaced.more()));
        let open = &self.found.open;
        if !open.named.is_empty() {
            blocks.push(Block::Heading(2, self.texts.line("match-open-heading", &[])));
            blocks.push(Block::List(open.named.iter().map(|found| self.open_best(found)).collect()));
        }
        blocks.extend(self.more(open.more()));
        blocks.push(Block::Heading(2, self.texts.line("match-team-heading", &[])));
        let rest = [
            self.spread(),
            self.short(),
            self.unknown(),
            self.disagreements(),
            self.none_stands_out(),
            self.capped(),
            self.scale(),
            Some(self.texts.line("match-decision", &[])),
        ];
        blocks.extend(rest.into_iter().flatten().map(Block::Paragraph));
        blocks
    }

    fn more(&self, count: usize) -> Option<Block> {
        let args = [("count", Arg::Count(count))];
        (count > 0).then(|| Block::Paragraph(self.texts.line("match-more-misplaced", &args)))
    }

    fn spread(&self) -> Option<Line> {
        let on_leave = self.found.sellers - self.found.at_work;
        let args = [
            ("away", Arg::Count(on_leave)),
            ("tasks", Arg::Count(self.found.tasks)),
            ("strong", Arg::of_level(self.range(self.found.strong), Level::Strong)),
            ("adequate", Arg::of_level(self.range(self.found.adequate), Level::Adequate)),
            ("weak", Arg::of_level(self.range(self.found.weak), Level::Weak)),
        ];
        let id = if self.found.at_work == 1 { "match-spread-one" } else { "match-spread" };
        (self.found.at_work > 0).then(|| self.texts.line(id, &args))
    }

    fn range(&self, counts: Option<Levelled>) -> String {
        match counts {
            None => "0".to_owned(),
            Some(Levelled { low, high, .. }) if low == high => low.to_string(),
            Some(Levelled { low, mean, high }) => {
                let args = [
                    ("low", Arg::Figure(low)),
                    ("high", Arg::Figure(high)),
                    ("average", Arg::Number(mean, 1)),
                ];
                self.texts.say("range", &args)
            }
        }
    }

    fn placed(&self) -> Line {
        if self.found.with_role == 0 {
            return self.texts.line("match-no-roles", &[]);
        }
        let args = [
            ("placed", Arg::Count(self.found.in_best)),
            ("with-role", Arg::Count(self.found.with_role)),
            ("unclear", Arg::Count(self.found.unclear)),
            ("elsewhere", Arg::Count(self.found.misplaced.count)),
        ];
        self.texts.line("match-placed", &args)
    }

    fn misplaced(&self, found: &Misplaced) -> Line {
        let id = match (found.pinned, found.is_open) {
            (true, true) => "match-misplaced-pinned-open",
            (true, false) => "match-misplaced-pinned",
            (false, true) => "match-misplaced-open",
            (false, false) => "match-misplaced",
        };
        let args = [
            ("name", Arg::name(found.name.as_str())),
            ("today", Arg::Label(found.today.clone())),
            ("best", Arg::Label(found.best.clone())),
            ("today-fit", self.fit(found.today_fit)),
            ("best-fit", self.fit(found.best_fit)),
        ];
        self.texts.line(id, &args)
    }

    fn fit(&self, fit: Option<Fit>) -> Arg {
        Arg::Fit(fit, self.matrix.levels)
    }

    /// For how many the best role is open within the errors of the scores.
    fn open(&self) -> Option<Line> {
        let (open, judged) = (self.found.open.count, self.found.judged);
        if judged == 0 {
            return (self.found.at_work > 0).then(|| self.texts.line("match-not-drawn", &[]));
        }
        let args = [
            ("open", Arg::Count(open)),
            ("judged", Arg::Count(judged)),
            ("sure", Arg::PlainPercent(self.matrix.options.sure)),
        ];
        let id = if open == 0 && self.found.thin.count > 0 { "match-open-thin" } else { "match-open" };
        // That every best role holds is nothing to say where nobody has one.
        (open > 0 || self.found.with_best > 0).then(|| self.texts.line(id, &args))
    }

    fn open_best(&self, found: &OpenBest) -> Line {
        let sure = self.matrix.options.sure;
        let is_another_likely = found.rivals.iter().any(|rival| rival.role.is_some() && rival.p_best >= sure);
        let leads = found.rivals.iter().all(|rival| rival.p_best <= found.best.p_best);
        let id = match (leads, found.is_partial) {
            _ if found.best.role.is_none() => "match-open-no-role",
            (true, false) => "match-open-seller",
            (true, true) => "match-open-partial",
            (false, _) if is_another_likely => "match-open-likelier",
            (false, false) => "match-open-none",
            (false, true) => "match-open-none-partial",
        };
        let mut roles: Vec<&Rival> = std::iter::once(&found.best).chain(&found.rivals).collect();
        roles.sort_by(|a, b| b.p_best.total_cmp(&a.p_best));
        let roles: Vec<String> = roles.into_iter().map(|rival| self.rival(rival)).collect();
        let args = [("name", Arg::name(found.name.as_str())), ("roles", Arg::Word(roles.join(", ")))];
        self.texts.line(id, &args)
    }

    fn rival(&self, rival: &Rival) -> String {
        let p = ("p", Arg::Probability(rival.p_best));
        self.texts.say("match-open-role", &[("role", role_or_none(rival.role.as_ref())), p])
    }

    /// About what raters differ more than chance explains, and about how many scores they would by chance alone.
    fn disagreements(&self) -> Option<Line> {
        let found = &self.found.disagreements;
        let named: Vec<String> = found.named.iter().map(|found| self.disagreement(found)).collect();
        // One score in twenty is named where raters differ by chance alone.
        let by_chance = self.found.several / 20;
        let args = [
            ("count", Arg::Count(found.count)),
            ("several", Arg::Count(self.found.several)),
            ("by-chance", Arg::Count(by_chance)),
            ("about", Arg::name(self.texts.first(&named, "; ", found.more()))),
        ];
        let id = if found.count > by_chance { "match-disagreements" } else { "match-disagreements-few" };
        (found.count > 0).then(|| self.texts.line(id, &args))
    }

    fn disagreement(&self, found: &DisagreeingRaters) -> String {
        let args = [("name", Arg::word(found.name.as_str())), ("trait", Arg::Label(found.of.clone()))];
        self.texts.say("match-disagreement", &args)
    }

    /// What is unknown: the tasks in which nobody is rated, else how many sellers lack some.
    fn unknown(&self) -> Option<Line> {
        let sellers = self.found.with_unknown;
        if self.found.unrated.is_empty() {
            return (sellers > 0).then(|| self.texts.line("match-partly", &[("count", Arg::Count(sellers))]));
        }
        let names: Vec<String> = self.found.unrated.iter().map(|task| task.name().to_owned()).collect();
        Some(self.texts.line("match-unrated", &[("tasks", Arg::name(self.texts.list(&names)))]))
    }

    /// The tasks that one person or nobody does well; of a team of one that goes without saying.
    fn short(&self) -> Option<Line> {
        if self.found.at_work < 2 || !self.found.any_rated {
            return None;
        }
        if self.found.short.is_empty() {
            return Some(self.texts.line("match-not-short", &[]));
        }
        let tasks: Vec<String> = self.found.short.iter().map(|short| self.short_task(short)).collect();
        Some(self.texts.line("match-short", &[("tasks", Arg::name(tasks.join("; ")))]))
    }

    fn short_task(&self, short: &ShortTask) -> String {
        let args = [
            ("task", Arg::Label(short.task.clone())),
            ("count", Arg::Count(short.adequate_or_better)),
            ("name", Arg::Word(short.alone.clone().unwrap_or_default())),
        ];
        self.texts.say("match-short-task", &args)
    }

    /// A doubt about the scale: where no file says which it is, and no score is in its upper half.
    fn scale(&self) -> Option<Line> {
        let (scale, highest) = (self.matrix.catalog_scale, self.found.highest);
        let is_doubtful = self.found.sellers > 2
            && self.matrix.header.scale == scale
            && highest > scale.lo()
            && highest <= scale.lo() + scale.span() / 2.0;
        let args = [
            ("highest", Arg::PlainNumber(highest)),
            ("lo", Arg::PlainNumber(scale.lo())),
            ("hi", Arg::PlainNumber(scale.hi())),
        ];
        is_doubtful.then(|| self.texts.line("match-scale", &args))
    }

    /// Who fits no role better than average sellers do.
    fn none_stands_out(&self) -> Option<Line> {
        let found = &self.found.none_stands_out;
        let people = match found.more() {
            0 => self.texts.list(&found.named),
            more => self.texts.first(&found.named, ", ", more),
        };
        let args = [("people", Arg::name(people)), ("count", Arg::Count(found.count))];
        (found.count > 0).then(|| self.texts.line("match-none-stands-out", &args))
    }

    fn capped(&self) -> Option<Line> {
        let capped = &self.found.capped;
        let named: Vec<String> = capped.named.iter().map(|found| self.capped_person(found)).collect();
        let people = self.texts.first(&named, "; ", capped.more());
        let args = [("people", Arg::name(people)), ("count", Arg::Count(capped.count))];
        (capped.count > 0).then(|| self.texts.line("match-capped", &args))
    }

    fn capped_person(&self, found: &Capped) -> String {
        let args = [
            ("name", Arg::word(found.name.as_str())),
            ("without", Arg::Label(found.without.clone())),
            ("best", role_or_none(found.best.as_ref())),
        ];
        self.texts.say("match-capped-person", &args)
    }
}

fn role_or_none(role: Option<&Label>) -> Arg {
    role.map_or(Arg::Message("no-role"), |role| Arg::Label(role.clone()))
}
