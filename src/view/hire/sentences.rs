//! What hiring would bring, in sentences.

use super::columns::moves;
use crate::domain::{Fit, SLACK};
use crate::result::{Hire, HireCandidate, OpeningRecord};
use crate::view::blocks::{Block, Line, Meaning};
use crate::view::sentences::levels_legend;
use crate::view::texts::{Arg, Texts};

/// How many people or roles are named in one sentence; more are counted.
const MAX_NAMED: usize = 8;

/// How many roles that need a fit are named in the answer; the table has all of them.
const MAX_ROLES: usize = 3;

/// Probabilities of adding most that differ by less are alike.
const ALIKE: f64 = 0.05;

/// What is said of one result.
pub struct Sentences<'a> {
    hire: &'a Hire,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(hire: &'a Hire, texts: &'a Texts) -> Self {
        Sentences { hire, texts }
    }

    pub fn heading(&self) -> Line {
        let header = &self.hire.header;
        let args = [
            ("team", Arg::name(header.team.as_str())),
            ("motion", Arg::Label(header.motion.clone())),
            ("sellers", Arg::Count(self.hire.sellers)),
            ("candidates", Arg::Count(self.hire.candidates.len())),
        ];
        self.texts
            .line(if self.hire.has_candidates { "hire-heading-candidates" } else { "hire-heading" }, &args)
    }

    // ---- Without candidates -------------------------------------------------------------------------------------

    /// As what a newcomer adds something, and from which fit on; or that there is no reason to hire.
    pub fn openings(&self) -> Vec<Line> {
        if self.hire.is_needless() {
            return vec![self.texts.line("hire-needless", &[])];
        }
        let by_worth = self.hire.by_worth();
        let (free, held): (Vec<&OpeningRecord>, Vec<&OpeningRecord>) =
            by_worth.into_iter().partition(|of| of.vacant > 0);
        let mut lines = Vec::new();
        if !free.is_empty() {
            let names: Vec<String> = free.iter().map(|of| of.role.name().to_owned()).collect();
            let roles = ("roles", Arg::name(self.texts.list(&names)));
            lines.push(self.texts.line("hire-vacant", &[roles]));
        }
        let named: Vec<String> = held.iter().take(MAX_ROLES).map(|of| self.role_from(of)).collect();
        if !named.is_empty() {
            let id = if free.is_empty() { "hire-held" } else { "hire-held-too" };
            lines.push(self.texts.line(id, &[("roles", Arg::name(self.texts.list(&named)))]));
        }
        let frees = held.iter().find(|of| !free.is_empty() && of.fills_from_within());
        if let Some(of) = frees {
            let chain = moves(&of.chain, self.texts);
            let args = [("role", Arg::Label(of.role.clone())), ("moves", Arg::word(chain))];
            lines.push(self.texts.line("hire-advertise", &args));
        }
        if lines.is_empty() {
            lines.push(self.texts.line("hire-all-pinned", &[self.number_unjudged()]));
        }
        lines
    }

    fn role_from(&self, of: &OpeningRecord) -> String {
        let worth = 100.0 * of.worth_from.unwrap_or(0.0);
        let args = [("role", Arg::Label(of.role.clone())), ("fit", Arg::Number(worth, 0))];
        self.texts.say("hire-role-from", &args)
    }

    /// Who keeps today's role because too little is rated to judge them.
    pub fn unjudged(&self) -> Option<Line> {
        let names = &self.hire.unjudged;
        let shown = &names[..names.len().min(MAX_NAMED)];
        let people = ("people", Arg::name(self.texts.first(shown, ", ", names.len() - shown.len())));
        (!names.is_empty())
            .then(|| self.texts.line("hire-unjudged", &[people, ("count", Arg::Count(names.len()))]))
    }

    fn number_unjudged(&self) -> (&'static str, Arg) {
        ("unjudged", Arg::Count(self.hire.unjudged.len()))
    }

    /// The roles in which pins hold every seat.
    pub fn held_by_pins(&self) -> Option<Line> {
        let pinned = self.hire.thresholds.iter().filter(|of| of.worth_from.is_none());
        let names: Vec<String> = pinned.map(|of| of.role.name().to_owned()).collect();
        let roles = ("roles", Arg::word(self.texts.list(&names)));
        (!names.is_empty()).then(|| {
            let count = ("count", Arg::Count(names.len()));
            self.texts.line("hire-pinned", &[roles, count, self.number_unjudged()])
        })
    }

    pub fn openings_legend(&self) -> Line {
        let strong = ("strong", Arg::PlainNumber(self.hire.levels.strong()));
        self.texts.line("hire-openings-legend", &[strong])
    }

    pub fn profile_heading(&self) -> Option<Line> {
        let role = self.hire.profile_role.as_ref()?;
        Some(self.texts.line("hire-profile", &[("role", Arg::Named(role.clone()))]))
    }

    /// The tasks that the team is short of and the role has.
    pub fn closes(&self) -> Option<Line> {
        let names: Vec<String> = self.hire.closes.iter().map(|task| task.name().to_owned()).collect();
        let tasks = ("tasks", Arg::name(self.texts.list(&names)));
        (!names.is_empty()).then(|| self.texts.line("hire-closes", &[tasks]))
    }

    /// How many candidates it takes.
    pub fn pool(&self) -> Line {
        let pool = &self.hire.pool;
        let (Some(above), Some(strong)) = (pool.share_above, pool.share_strong) else {
            let mut assumed = Vec::new();
            for of in &pool.assumed {
                let args = [("share", Arg::Percent(of.share)), ("n", Arg::Count(of.n_for_80))];
                assumed.push(self.texts.say("hire-pool-assumed", &args));
            }
            let args =
                [("judged", Arg::Count(pool.judged)), ("assumed", Arg::Word(self.texts.list(&assumed)))];
            return self.texts.line("hire-pool-unknown", &args);
        };
        let number = |n: Option<usize>| match n {
            Some(n) => Arg::Figure(n),
            None => Arg::Message("hire-pool-none"),
        };
        let args = [
            ("judged", Arg::Count(pool.judged)),
            ("above", Arg::Percent(above)),
            ("n", number(pool.n_for_80)),
            ("strong", Arg::Percent(strong)),
            ("n-strong", number(pool.n_for_80_strong)),
        ];
        self.texts.line("hire-pool", &args)
    }

    // ---- With candidates ----------------------------------------------------------------------------------------

    /// Who probably adds most, how sure that is, and whether somebody else fits the vacant seat better.
    pub fn best(&self) -> Vec<Line> {
        let mut first: Vec<&HireCandidate> = self.hire.candidates.iter().collect();
        first.retain(|of| of.rank == Some(1) && of.gain.is_some_and(|gain| gain > SLACK));
        let Some(highest) = first.first() else {
            let is_any_open = self.hire.candidates.iter().any(|of| of.rank.is_none());
            let id = if is_any_open { "hire-none-yet" } else { "hire-nobody-adds" };
            return vec![self.texts.line(id, &[("count", Arg::Count(self.hire.candidates.len()))])];
        };
        let likeliest = self.hire.likeliest().unwrap_or(highest);
        if likeliest.adds_little() {
            return vec![self.nobody_stands_out()];
        }
        let [top, lowest] = [likeliest.p_best, first.iter().filter_map(|of| of.p_best).reduce(f64::min)]
            .map(|p| p.unwrap_or(0.0));
        let is_tied = first.len() > 1 && top - lowest < ALIKE;
        let leading = if is_tied { first.clone() } else { vec![likeliest] };
        let mut lines = vec![if is_tied { self.ties(&first) } else { self.adds_most(likeliest, highest) }];
        lines.extend(self.openness(&leading));
        lines.extend(self.better_fit(likeliest));
        lines
    }

    fn ties(&self, first: &[&HireCandidate]) -> Line {
        let args = [("names", Arg::name(self.names(first.iter().copied()))), ("gain", points(first[0].gain))];
        self.texts.line("hire-ties", &args)
    }

    /// That not even the largest expected gain is worth much.
    fn nobody_stands_out(&self) -> Line {
        let expected = |of: &&HireCandidate| of.expected.unwrap_or(0.0);
        let top = self.hire.candidates.iter().max_by(|a, b| expected(a).total_cmp(&expected(b)));
        let args = [
            ("name", Arg::name(top.map_or("", |of| of.name.as_str()))),
            ("expected", points(top.and_then(|of| of.expected))),
            ("low", gain(top.and_then(|of| of.low90))),
            ("high", gain(top.and_then(|of| of.high90))),
        ];
        self.texts.line("hire-nobody-stands-out", &args)
    }

    /// What the likeliest adds, beside the one with the highest gain as rated.
    fn adds_most(&self, likeliest: &HireCandidate, highest: &HireCandidate) -> Line {
        let args = [
            ("name", Arg::name(likeliest.name.as_str())),
            ("gain", points(highest.gain)),
            ("seat", Arg::word(likeliest.seat.as_ref().map_or("", |seat| seat.name()))),
            ("fit", self.fit(likeliest.seat_fit)),
            ("expected", points(likeliest.expected)),
            ("low", gain(likeliest.low90)),
            ("high", gain(likeliest.high90)),
            ("highest", Arg::name(highest.name.as_str())),
        ];
        let mut ids = vec![match (&likeliest.seat, likeliest.low90) {
            (Some(_), Some(_)) => "hire-best",
            (None, Some(_)) => "hire-best-no-seat",
            (_, None) => "hire-best-undrawn",
        }];
        if likeliest.low90.is_some() {
            let is_same = likeliest.id == highest.id;
            ids.push(if is_same { "hire-as-rated" } else { "hire-another-as-rated" });
        }
        let mut lines: Vec<Line> = ids.into_iter().map(|id| self.texts.line(id, &args)).collect();
        if !likeliest.moves.is_empty() {
            let chain = ("moves", Arg::word(moves(&likeliest.moves, self.texts)));
            lines.push(self.texts.line("hire-then-move", &[chain]));
        } else if likeliest.seat.is_some() {
            lines.push(self.texts.line("hire-nobody-moves", &[]));
        }
        Line::joined(lines)
    }

    /// How sure it is who adds most: who else it may be where it is open.
    fn openness(&self, first: &[&HireCandidate]) -> Option<Line> {
        let mut reached: f64 = first[0].p_best?;
        if first.len() == 1 && reached >= self.hire.sure {
            let args = [("p", Arg::Probability(reached)), ("name", Arg::name(first[0].name.as_str()))];
            return Some(self.texts.line("hire-sure", &args));
        }
        let mut others: Vec<&HireCandidate> =
            self.hire.candidates.iter().filter(|of| !first.iter().any(|one| one.id == of.id)).collect();
        // The sort keeps equals in their order.
        others.sort_by(|a, b| b.p_best.unwrap_or(0.0).total_cmp(&a.p_best.unwrap_or(0.0)));
        reached = first.iter().filter_map(|of| of.p_best).sum();
        let mut rivals = Vec::new();
        for of in others {
            let p = of.p_best.unwrap_or(0.0);
            if reached >= self.hire.sure || p <= SLACK {
                break;
            }
            reached += p;
            rivals.push(
                self.texts
                    .say("hire-rival", &[("name", Arg::word(of.name.as_str())), ("p", Arg::Probability(p))]),
            );
        }
        if rivals.is_empty() {
            return None;
        }
        let more = rivals.len().saturating_sub(MAX_NAMED);
        rivals.truncate(MAX_NAMED);
        let args = [
            ("p", Arg::Probability(first.iter().filter_map(|of| of.p_best).sum())),
            ("rivals", Arg::Meant(self.texts.first(&rivals, ", ", more), Meaning::Alert)),
        ];
        Some(self.texts.line("hire-is-open", &args))
    }

    /// That somebody else fits the vacant seat, or else a seat, better than the one who probably adds most.
    fn better_fit(&self, best: &HireCandidate) -> Option<Line> {
        let has_vacancy = self.hire.thresholds.iter().any(|of| of.vacant > 0);
        let of_seat = |of: &HireCandidate| if has_vacancy { of.vacant_fit } else { of.best_fit };
        let share = |of: &HireCandidate| of_seat(of).map_or(0.0, Fit::share);
        let top = self.hire.candidates.iter().reduce(|a, b| if share(b) > share(a) { b } else { a })?;
        let is_less = top.adds() < best.adds() - SLACK;
        if top.rank.is_none() || !is_less || share(top) <= share(best) + SLACK {
            return None;
        }
        let role = if has_vacancy { top.vacant_role.as_ref() } else { top.best_role.as_ref() }?;
        let args = [
            ("name", Arg::name(top.name.as_str())),
            ("role", Arg::Label(role.clone())),
            ("fit", self.fit(of_seat(top))),
            ("best", Arg::name(best.name.as_str())),
            ("gain", points(Some(best.adds()))),
            ("less", gain(Some(top.adds()))),
        ];
        Some(self.texts.line(if has_vacancy { "hire-fits-vacant" } else { "hire-fits-best" }, &args))
    }

    /// That not all rows are shown, where they are more than this.
    pub fn cut(&self, shown: usize) -> Option<Line> {
        let all = self.hire.candidates.len();
        let args = [("shown", Arg::Count(shown)), ("all", Arg::Count(all))];
        (all > shown).then(|| self.texts.line("match-cut", &args))
    }

    pub fn candidates_legend(&self) -> Line {
        let draws = self.hire.draws.unwrap_or(0);
        let mut parts = vec![self.texts.say("hire-candidates-legend", &[("draws", Arg::Count(draws))])];
        if self
            .hire
            .candidates
            .iter()
            .any(|of| of.rank.is_some() && of.gain.is_some_and(|gain| gain <= SLACK))
        {
            parts.push(self.texts.word("hire-legend-nothing"));
        }
        parts.push(levels_legend(self.texts, self.hire.levels));
        Line::plain(parts.join(" "))
    }

    /// Of whom too little is rated to say.
    pub fn unranked(&self) -> Option<Line> {
        let open = self.hire.candidates.iter().filter(|of| of.rank.is_none());
        let people: Vec<&HireCandidate> = open.collect();
        let mut named = Vec::new();
        for of in people.iter().take(MAX_NAMED) {
            let args = [
                ("name", Arg::word(of.name.as_str())),
                ("low", gain(Some(of.low))),
                ("high", gain(Some(of.high))),
            ];
            named.push(self.texts.say("hire-unranked-person", &args));
        }
        let words = self.texts.first(&named, "; ", people.len() - named.len());
        let args = [("people", Arg::Meant(words, Meaning::Alert)), ("count", Arg::Count(people.len()))];
        (!people.is_empty()).then(|| self.texts.line("hire-unranked", &args))
    }

    /// Whom to hire where several may be.
    pub fn together(&self) -> Vec<Block> {
        if self.hire.most < 2 || self.hire.together.is_empty() {
            return Vec::new();
        }
        let mut lines = Vec::new();
        for of in &self.hire.together {
            let args = [
                ("name", Arg::name(of.name.as_str())),
                ("seat", Arg::word(of.seat.as_ref().map_or("", |seat| seat.name()))),
                ("gain", points(Some(of.gain))),
                ("others", Arg::Word(self.some(of.tied_names.clone()))),
            ];
            lines.push(
                self.texts.line(if of.ties.is_empty() { "hire-turn" } else { "hire-turn-tied" }, &args),
            );
        }
        let args = [
            ("count", Arg::Count(self.hire.together.len())),
            ("most", Arg::Count(self.hire.most)),
            ("gain", points(Some(self.hire.together_gain))),
        ];
        let mut blocks = vec![
            Block::Heading(2, self.texts.line("hire-together", &[("most", Arg::Count(self.hire.most))])),
            Block::Paragraph(self.texts.line("hire-together-adds", &args)),
            Block::List(lines),
        ];
        if self.hire.together.len() < self.hire.most {
            blocks.push(Block::Paragraph(self.texts.line("hire-together-fewer", &args)));
        }
        if !self.hire.together_moves.is_empty() {
            let chain = ("moves", Arg::word(moves(&self.hire.together_moves, self.texts)));
            blocks.push(Block::Paragraph(self.texts.line("hire-then-move", &[chain])));
        }
        blocks
    }

    fn names<'b>(&self, people: impl Iterator<Item = &'b HireCandidate>) -> String {
        self.some(people.map(|of| of.name.clone()).collect())
    }

    /// The first of some names, and how many more there are.
    fn some(&self, mut names: Vec<String>) -> String {
        let more = names.len().saturating_sub(MAX_NAMED);
        names.truncate(MAX_NAMED);
        if more > 0 { self.texts.first(&names, ", ", more) } else { self.texts.list(&names) }
    }

    fn fit(&self, fit: Option<Fit>) -> Arg {
        Arg::Fit(fit, self.hire.levels)
    }
}

/// A gain in whole points; 0 where it is unknown.
fn gain(gain: Option<f64>) -> Arg {
    Arg::Number(100.0 * gain.unwrap_or(0.0), 0)
}

/// A gain in whole points with their word; none where it is unknown.
fn points(gain: Option<f64>) -> Arg {
    Arg::WholePoints(100.0 * gain.unwrap_or(0.0))
}
