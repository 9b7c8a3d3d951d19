//! Why a fit is what it is, in sentences.

use super::DECIMALS;
use crate::domain::{Fit, Level, Scale, Side, Target};
use crate::result::{
    Explain, ExplainedNeed, ExplainedRole, ExplainedTask, Label, Loss, Rated, Rival, Standing, VetoLimit,
};
use crate::view::blocks::{Line, Meaning};
use crate::view::shell::quoted;
use crate::view::texts::{Arg, Texts};

/// How many losses a task's sentence names; the table has them all.
const NAMED: usize = 3;

/// What is said about one explanation.
pub struct Sentences<'a> {
    explain: &'a Explain,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(explain: &'a Explain, texts: &'a Texts) -> Self {
        Sentences { explain, texts }
    }

    pub fn heading(&self) -> Line {
        let seller = &self.explain.seller;
        let args = [
            ("name", Arg::name(seller.name.as_str())),
            ("today", self.role_and_fit(seller.role.as_ref(), seller.today_fit)),
            ("best", self.role_and_fit(seller.best.as_ref(), seller.best_fit)),
        ];
        self.texts.line("explain-heading", &args)
    }

    /// "Hunter (84)"; no number where too little is rated for one to mean much.
    fn role_and_fit(&self, of: Option<&Label>, fit: Option<Fit>) -> Arg {
        let (Some(label), Some(_)) = (of, fit) else { return role(of) };
        let is_thin = self.explain.seller.too_little_rated.contains(label);
        let fit = if is_thin {
            Arg::Message("bar-too-little-rated")
        } else {
            Arg::Points(fit, self.explain.levels, 0)
        };
        Arg::Word(self.texts.say("explain-role-and-fit", &[("role", role(of)), ("fit", fit)]))
    }

    /// Of which roles too little is rated, before anything else is said.
    pub fn too_little_rated(&self) -> Option<Line> {
        let seller = &self.explain.seller;
        let args = [
            ("id", Arg::Word(quoted(&seller.id))),
            ("share", Arg::Percent(self.explain.min_coverage)),
            ("roles", Arg::Meant(self.texts.list(&names(&seller.too_little_rated)), Meaning::Alert)),
        ];
        (!seller.too_little_rated.is_empty()).then(|| self.texts.line("explain-thin", &args))
    }

    /// What is shown beside the numbers and never scored: her wishes, whether she is pinned or on leave, and on which
    /// scale the scores are shown.
    pub fn circumstances(&self) -> Option<Line> {
        let (seller, texts) = (&self.explain.seller, self.texts);
        let mut said = Vec::new();
        if !seller.wishes.is_empty() {
            let wishes = names(&seller.wishes);
            said.push(texts.say("explain-wishes", &[("roles", Arg::Word(texts.list(&wishes)))]));
        }
        if seller.is_pinned {
            said.push(texts.word("explain-pinned"));
        }
        if seller.is_on_leave {
            said.push(texts.word("explain-on-leave"));
        }
        let (given, scale) = (self.explain.header.scale, self.explain.catalog_scale);
        if given != scale {
            let args = [
                ("given-lo", Arg::PlainNumber(given.lo())),
                ("given-hi", Arg::PlainNumber(given.hi())),
                ("lo", Arg::PlainNumber(scale.lo())),
                ("hi", Arg::PlainNumber(scale.hi())),
            ];
            said.push(texts.say("explain-converted", &args));
        }
        (!said.is_empty()).then(|| Line::plain(said.join(" ")))
    }

    /// Why she has no best role, if she has none.
    pub fn without_best(&self) -> Option<Line> {
        let share = ("share", Arg::Percent(self.explain.min_coverage));
        self.explain.seller.best.is_none().then(|| self.texts.line("explain-no-best", &[share]))
    }

    /// Whether the best role holds within the errors of the scores, and what else may be the best.
    pub fn certainty_of_best(&self) -> Option<Line> {
        let seller = &self.explain.seller;
        let (best, p_best) = (seller.best.as_ref()?, seller.p_best?);
        let rivals: Vec<String> = seller.rivals.iter().flatten().map(|rival| self.rival(rival)).collect();
        let id = match (rivals.is_empty(), seller.too_little_rated.is_empty()) {
            (true, true) => "explain-sure",
            (true, false) => "explain-sure-thin",
            (false, _) => "explain-open",
        };
        let args = [
            ("id", Arg::Word(quoted(&seller.id))),
            ("role", Arg::Named(best.clone())),
            ("p", Arg::Probability(p_best)),
            ("rivals", Arg::Word(rivals.join(", "))),
        ];
        Some(self.texts.line(id, &args))
    }

    /// That she fits her best role no better than an average seller does.
    pub fn none_stands_out(&self) -> Option<Line> {
        let seller = &self.explain.seller;
        let args = [("role", Arg::Named(seller.best.clone()?))];
        (seller.stands_out == Some(false)).then(|| self.texts.line("explain-none-stands-out", &args))
    }

    fn rival(&self, rival: &Rival) -> String {
        let args = [("role", role(rival.role.as_ref())), ("p", Arg::Probability(rival.p_best))];
        self.texts.say("match-open-role", &args)
    }

    pub fn role_heading(&self, of: &ExplainedRole) -> Line {
        let seller = &self.explain.seller;
        let which = match (is_same(seller.best.as_ref(), of), is_same(seller.role.as_ref(), of)) {
            (true, true) => "explain-best-and-today",
            (true, false) => "explain-best",
            (false, true) => "explain-today",
            (false, false) => "explain-other",
        };
        let (name, which) = (("role", Arg::Named(of.id.clone())), ("which", Arg::Message(which)));
        match of.standing.level {
            Some(level) => {
                let args = [
                    name,
                    which,
                    ("fit", Arg::FitTo(of.standing.fit, self.explain.levels, DECIMALS)),
                    ("level", self.level(&of.standing, level)),
                ];
                self.texts.line("explain-role", &args)
            }
            None => self.texts.line("explain-role-unknown", &[name, which]),
        }
    }

    /// A level, where enough is rated to name one.
    fn level(&self, of: &Standing, level: Level) -> Arg {
        match of.firm_level() {
            Some(_) => self.texts.level(level),
            None => Arg::Message("bar-too-little-rated"),
        }
    }

    /// What vetoes cost, if any is broken.
    pub fn vetoed(&self, of: &ExplainedRole) -> Option<Line> {
        let standing = &of.standing;
        if standing.vetoes.is_empty() {
            return None;
        }
        let mut hits = Vec::new();
        for hit in &standing.vetoes {
            let args = [("trait", Arg::Label(hit.r#trait.clone())), ("task", Arg::Label(hit.task.clone()))];
            hits.push(self.texts.say("explain-veto-trait", &args));
        }
        let id = if standing.vetoed { "explain-vetoed" } else { "explain-veto-in-part" };
        let args = [
            ("traits", Arg::Meant(self.texts.list(&hits), Meaning::Alert)),
            ("without", self.points(standing.unvetoed_fit)),
            ("role", Arg::Label(of.id.clone())),
        ];
        Some(self.texts.line(id, &args))
    }

    /// What is not rated, and how much that is. Bounds are told once: here only where [`Self::bounds`] tells none.
    pub fn unrated(&self, of: &ExplainedRole) -> Option<Line> {
        let traits = unrated_traits(of);
        let standing = &of.standing;
        let args = [
            ("traits", Arg::name(self.texts.list(&traits))),
            ("low", self.points(Some(standing.low))),
            ("high", self.points(Some(standing.high))),
            ("missing", Arg::Percent(1.0 - standing.coverage)),
        ];
        let id = if self.bounds(of).is_some() { "explain-unrated" } else { "explain-unrated-bounds" };
        (!traits.is_empty()).then(|| self.texts.line(id, &args))
    }

    /// The one pair of bounds of a role's fit: where too little is rated those of whatever the rest turns out to be, else those
    /// between which the fit lies nine times in ten.
    pub fn bounds(&self, of: &ExplainedRole) -> Option<Line> {
        let standing = &of.standing;
        if standing.rated == Rated::TooLittle {
            let args = [
                ("low", self.points(Some(standing.low))),
                ("high", self.points(Some(standing.high))),
                ("coverage", Arg::Percent(standing.coverage)),
            ];
            return Some(self.texts.line("explain-too-little", &args));
        }
        let known = of.uncertainty;
        let compared = self.compared(of);
        if known.se.is_none_or(|se| se <= 0.0) {
            return compared;
        }
        let args = [
            ("low", whole_points(known.low90?)),
            ("high", whole_points(known.high90?)),
            ("expected", whole_points(known.expected?)),
        ];
        let mut bounds = self.texts.line("explain-bounds", &args);
        if let Some(compared) = compared {
            bounds.0.extend(Line::plain(" ").0);
            bounds.0.extend(compared.0);
        }
        Some(bounds)
    }

    /// How many average sellers fit a role less well.
    fn compared(&self, of: &ExplainedRole) -> Option<Line> {
        let share =
            of.uncertainty.share_of_average_below.filter(|_| of.standing.rated != Rated::TooLittle)?;
        Some(self.texts.line("explain-compared", &[("share", Arg::Probability(share))]))
    }

    /// What upper limits cost in a role, if they cost something.
    pub fn without_upper_limits(&self, of: &ExplainedRole) -> Option<Line> {
        let without = of.without_upper_limits.as_ref()?.fit?;
        let fit = of.standing.fit?;
        let free = self.explain.best_without_upper_limits.as_ref();
        let best = free.map(|free| &free.role);
        let levels = self.explain.levels;
        let args = [
            ("fit", Arg::FitTo(Some(fit), levels, DECIMALS)),
            ("without", Arg::FitTo(Some(without), levels, DECIMALS)),
            (
                "best",
                best.map_or_else(|| Arg::name(self.texts.word("no-role")), |best| Arg::Named(best.clone())),
            ),
            ("best-fit", self.points(free.and_then(|free| free.fit))),
            ("changes", Arg::Count(usize::from(best != self.explain.seller.best.as_ref()))),
        ];
        Some(self.texts.line("explain-without-upper-limits", &args))
    }

    /// The role that an upper limit costs her, if it costs her one.
    pub fn capped(&self) -> Option<Line> {
        let seller = &self.explain.seller;
        let free = self.explain.best_without_upper_limits.as_ref()?;
        if seller.best.as_ref() == Some(&free.role) {
            return None;
        }
        let args = [
            ("name", Arg::word(seller.name.as_str())),
            ("without", Arg::Meant(free.role.name().to_owned(), Meaning::Alert)),
            ("fit", self.points(free.fit)),
            ("best", role(seller.best.as_ref())),
        ];
        Some(self.texts.line("explain-capped", &args))
    }

    /// One task in one sentence.
    pub fn task(&self, task: &ExplainedTask) -> Line {
        let texts = self.texts;
        let (name, share) = (("task", Arg::Named(task.id.clone())), ("share", Arg::Percent(task.time_share)));
        let Some(level) = task.standing.level else {
            return texts.line("sentence-unknown", &[name, share]);
        };
        let mut phrases = self.losses_in(task);
        let id = match (task.standing.vetoed, phrases.is_empty()) {
            (true, _) => "sentence-vetoed",
            (false, true) => "sentence-all-met",
            (false, false) => "sentence-lost",
        };
        let more = phrases.len().saturating_sub(NAMED);
        phrases.truncate(NAMED);
        let args = [
            name,
            share,
            ("level", self.level(&task.standing, level)),
            ("fit", Arg::Fit(task.standing.fit, self.explain.levels)),
            ("losses", Arg::Word(texts.first(&phrases, "; ", more))),
        ];
        texts.line(id, &args)
    }

    /// What a task loses by: every broken veto, even where nothing was left to lose, then the other losses, largest first.
    /// How far a score that breaks a veto misses its target is no further reason.
    fn losses_in(&self, task: &ExplainedTask) -> Vec<String> {
        let mut phrases = Vec::new();
        for need in &task.needs {
            if let Some(broken) = need.broken_limit {
                phrases.push(self.loss(need, veto(self.texts, broken)));
            }
        }
        let mut missed: Vec<(f64, &ExplainedNeed)> = Vec::new();
        for need in task.needs.iter().filter(|need| !need.veto) {
            missed.extend(need.lost_points.map(|points| (points, need)));
        }
        missed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        for (_, need) in missed {
            let outside = need.side.zip(need.gap);
            phrases.push(
                self.loss(need, missed_target(self.texts, self.explain.catalog_scale, need.target, outside)),
            );
        }
        phrases
    }

    /// "Writing 3 (at least 8, 5 under)".
    fn loss(&self, need: &ExplainedNeed, asked: String) -> String {
        let args = [
            ("trait", Arg::Label(need.r#trait.clone())),
            ("score", Arg::Word(score(self.texts, need.score))),
            ("asked", Arg::Word(asked)),
        ];
        self.texts.say("sentence-loss", &args)
    }

    fn points(&self, fit: Option<Fit>) -> Arg {
        Arg::Points(fit, self.explain.levels, DECIMALS)
    }
}

/// A score as it is shown: means of several ratings to two decimals.
pub fn score(texts: &Texts, score: Option<f64>) -> String {
    score.map(|score| texts.plain_number(round(score))).unwrap_or_default()
}

/// What is asked where something is lost, and how far the score is from it: "at least 8, 2 under", "veto below 3".
pub fn asked(texts: &Texts, scale: Scale, loss: &Loss) -> String {
    match loss.broken_limit {
        Some(broken) => veto(texts, broken),
        None => missed_target(texts, scale, loss.target, loss.gap.map(|gap| (loss.side, gap))),
    }
}

/// "at least 8, 2 under".
fn missed_target(texts: &Texts, scale: Scale, target: Target, outside: Option<(Side, f64)>) -> String {
    let words = crate::view::catalog::target(texts, scale, target);
    let Some((side, gap)) = outside else { return words };
    let id = match side {
        Side::Under => "asked-under",
        Side::Over => "asked-over",
    };
    texts.say(id, &[("band", Arg::Word(words)), ("gap", Arg::PlainNumber(round(gap)))])
}

/// "veto below 3".
fn veto(texts: &Texts, broken: VetoLimit) -> String {
    let id = match broken.side {
        Side::Under => "asked-veto-below",
        Side::Over => "asked-veto-above",
    };
    texts.say(id, &[("limit", Arg::PlainNumber(round(broken.limit)))])
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn whole_points(share: f64) -> Arg {
    Arg::Number(100.0 * share, 0)
}

fn role(role: Option<&Label>) -> Arg {
    role.map_or(Arg::Message("no-role"), |role| Arg::Label(role.clone()))
}

/// The traits of a role that count and are not rated, each once.
fn unrated_traits(of: &ExplainedRole) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for need in of.tasks.iter().flat_map(|task| &task.needs) {
        let name = need.r#trait.name();
        if need.score.is_none() && need.weight > 0.0 && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn names(labels: &[Label]) -> Vec<String> {
    labels.iter().map(|label| label.name().to_owned()).collect()
}

fn is_same(role: Option<&Label>, of: &ExplainedRole) -> bool {
    role == Some(&of.id)
}
