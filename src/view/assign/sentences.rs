//! What a seating says, in sentences.

use crate::domain::{Fit, collation};
use crate::result::{Assign, FrontierPoint, Ineligibility, Proposal, Seat, SeatedSeller, Step, VacantSeat};
use crate::view::blocks::{Block, Line, Meaning, sign};
use crate::view::sentences::levels_legend;
use crate::view::texts::{Arg, Texts};

/// How many people are named in one list; more are counted.
const MAX_NAMED: usize = 20;

/// How many seats that are not firm are named; more are counted.
const MAX_LOOSE: usize = 8;

/// What is said of one seating.
pub struct Sentences<'a> {
    result: &'a Assign,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(result: &'a Assign, texts: &'a Texts) -> Self {
        Sentences { result, texts }
    }

    pub fn heading(&self) -> Line {
        let header = &self.result.header;
        let args = [
            ("team", Arg::name(header.team.as_str())),
            ("motion", Arg::Label(header.motion.clone())),
            ("sellers", Arg::Count(self.result.sellers.len())),
        ];
        self.texts.line("assign-heading", &args)
    }

    /// That not all rows are shown, where they are more than this.
    pub fn cut(&self, shown: usize, all: usize) -> Option<Line> {
        let args = [("shown", Arg::Count(shown)), ("all", Arg::Count(all))];
        (all > shown).then(|| self.texts.line("match-cut", &args))
    }

    /// Of whom too little is rated for which seats.
    pub fn thin(&self) -> Option<Line> {
        let thin = &self.result.thin;
        let mut named = Vec::new();
        for of in thin.iter().take(MAX_LOOSE) {
            let roles: Vec<String> = of.roles.iter().map(|role| role.name().to_owned()).collect();
            let args = [("name", Arg::word(of.name.as_str())), ("roles", Arg::Word(self.texts.list(&roles)))];
            named.push(self.texts.say("assign-thin-person", &args));
        }
        let people = self.texts.first(&named, "; ", thin.len() - named.len());
        let args = [("people", Arg::Meant(people, Meaning::Alert))];
        (!thin.is_empty()).then(|| self.texts.line("assign-thin", &args))
    }

    /// The moves worth making and what they are expected to win; where nothing was drawn, what the best seating is.
    pub fn answer(&self) -> Line {
        let Some(recommended) = &self.result.recommended else { return self.highest() };
        let Some((gain, p)) = recommended.told_gain() else { return self.highest() };
        let leaving = self.result.proposals.iter().filter(|of| of.must_leave).map(|of| of.name.clone());
        let leaving: Vec<String> = leaving.collect();
        let (moves, first) = (recommended.moves, recommended.first_seats);
        let unseatable = self.unseatable();
        let args = [
            ("moves", Arg::Count(moves)),
            ("first", Arg::Count(first)),
            ("today", Arg::Number(100.0 * recommended.expected_today, 0)),
            ("after", Arg::Number(100.0 * recommended.expected_total, 0)),
            ("kept", Arg::Number(100.0 * (recommended.expected_today + recommended.moves_gain), 0)),
            ("gain", Arg::WholePoints(100.0 * gain)),
            ("first-gain", Arg::WholePoints(100.0 * recommended.first_seats_gain)),
            ("p", Arg::Probability(p)),
            ("highest", Arg::Count(usize::from(recommended.p_highest_better.is_some()))),
            ("p-highest", Arg::Probability(recommended.p_highest_better.unwrap_or_default())),
            ("worth-moving", Arg::Percent(Proposal::MOVE_SHARE)),
            ("open", Arg::Count(self.result.proposals.iter().filter(|of| of.step == Step::Open).count())),
            ("forced", Arg::Count(leaving.len())),
            ("leaving", Arg::name(self.texts.list(&leaving))),
            ("unseated", Arg::Count(unseatable)),
        ];
        let costs = moves > 0 && recommended.expected_gain < 0.0;
        let id = match (costs, unseatable) {
            (true, 1..) => "assign-not-seatable",
            (true, 0) if leaving.len() == moves => "assign-seats-none",
            (true, 0) => "assign-seats-missing",
            (false, _) if recommended.tells_moves_apart() => "assign-recommended-apart",
            (false, _) if first > 0 => "assign-recommended-room",
            (false, _) => "assign-recommended",
        };
        let mut answer = self.texts.line(id, &args);
        // Who has to leave has been told where that costs.
        let args = args.map(|(name, arg)| match name {
            "forced" if costs => (name, Arg::Count(0)),
            _ => (name, arg),
        });
        answer.0.extend(self.texts.line("assign-recommended-rest", &args).0);
        answer
    }

    /// How many get no seat although one of today's role is vacant: a veto bars them, or too little of it is rated.
    fn unseatable(&self) -> usize {
        let vacant = &self.result.vacant;
        let unseated = self.result.proposals.iter().filter(|of| of.step == Step::Unseated);
        let roles = unseated.filter_map(|of| of.today.as_ref());
        roles.filter(|role| vacant.iter().any(|of| of.role.is(role))).count()
    }

    /// The mean fit of those who are seated, beside that of today's roles, how many move, and how many seats are firm.
    pub fn highest(&self) -> Line {
        let mut answer = self.means();
        let holds: Vec<f64> = self.result.seats.iter().filter_map(|seat| seat.holds_share).collect();
        let open = holds.iter().filter(|holds| **holds < self.result.firm_share).count();
        let args = [
            ("open", Arg::Count(open)),
            ("seats", Arg::Count(holds.len())),
            ("thin", Arg::Count(self.result.thin.len())),
            ("firm", Arg::Percent(self.result.firm_share)),
        ];
        if !holds.is_empty() {
            answer.0.extend(Line::plain(" ").0);
            answer.0.extend(self.texts.line("assign-firmness", &args).0);
        }
        answer
    }

    /// That nobody takes over any seat, which is no column's worth.
    pub fn nobody_takes_over(&self) -> Option<Line> {
        let is_known = self.result.seats.iter().any(|seat| seat.loss_if_left.is_some());
        (is_known && !self.result.has_runner_up()).then(|| self.texts.line("assign-no-runner-up", &[]))
    }

    fn means(&self) -> Line {
        let means = self.result.means;
        if self.result.seats.is_empty() {
            return self.texts.line("assign-nobody", &[]);
        }
        let args = [
            ("seats", Arg::Count(self.result.seats.len())),
            ("fit", self.fit(means.seated)),
            ("sum", Arg::Number(100.0 * self.result.total, 0)),
            ("today", self.fit(means.today)),
            ("moves", Arg::Count(self.result.moves)),
        ];
        self.texts.line(if means.today.is_none() { "assign-answer-new" } else { "assign-answer" }, &args)
    }

    /// The expected fit of the seated, since high scores are partly luck.
    pub fn expected(&self) -> Option<Line> {
        let Some(draws) = self.result.draws else {
            return self.result.options.is_too_large.then(|| self.texts.line("assign-not-drawn", &[]));
        };
        let expected = self.result.means.expected?;
        let args = [("expected", self.fit(Some(expected))), ("draws", Arg::Count(draws))];
        Some(self.texts.line("assign-expected", &args))
    }

    /// Whose seats are not firm, the least firm first.
    pub fn loose(&self) -> Option<Line> {
        let seats = self.result.seats.iter();
        let mut loose: Vec<(&Seat, f64)> = seats.filter_map(|seat| Some((seat, seat.holds_share?))).collect();
        loose.retain(|(_, holds)| *holds < self.result.firm_share);
        if loose.is_empty() {
            return None;
        }
        // By the per cent that are shown, then by name.
        loose.sort_by_cached_key(|(seat, _)| collation(&seat.name));
        loose.sort_by(|a, b| (100.0 * a.1).round().total_cmp(&(100.0 * b.1).round()));
        let firm = ("firm", Arg::Percent(self.result.firm_share));
        let shown = loose.iter().take(MAX_LOOSE);
        let named: Vec<String> = shown.map(|(seat, holds)| self.loose_seat(seat, *holds)).collect();
        let seats = self.texts.first(&named, "; ", loose.len() - named.len());
        Some(self.texts.line("assign-loose", &[firm, ("seats", Arg::name(seats))]))
    }

    /// Who could hold a seat as well as its holder.
    pub fn interchangeable(&self) -> Option<Line> {
        let mut named = Vec::new();
        for seat in self.result.seats.iter().filter(|seat| !seat.interchangeable.is_empty()) {
            let sellers = self.result.sellers.iter();
            let others = sellers.filter(|of| seat.interchangeable.contains(&of.id));
            let names: Vec<String> = others.map(|of| of.name.clone()).collect();
            let args = [
                ("name", Arg::word(seat.name.as_str())),
                ("seat", Arg::Label(seat.role.clone())),
                ("others", Arg::Word(self.texts.list(&names))),
            ];
            named.push(self.texts.say("assign-interchangeable-seat", &args));
        }
        let shown = named.len().min(MAX_LOOSE);
        let seats = self.texts.first(&named[..shown], "; ", named.len() - shown);
        (shown > 0).then(|| self.texts.line("assign-interchangeable", &[("seats", Arg::name(seats))]))
    }

    fn loose_seat(&self, seat: &Seat, holds: f64) -> String {
        let args = [
            ("name", Arg::word(seat.name.as_str())),
            ("seat", Arg::Label(seat.role.clone())),
            ("p", Arg::Probability(holds)),
        ];
        self.texts.say("assign-loose-seat", &args)
    }

    fn fit(&self, fit: Option<Fit>) -> Arg {
        Arg::Fit(fit, self.result.levels)
    }

    pub fn legend(&self) -> Line {
        let levels = levels_legend(self.texts, self.result.levels);
        let today = self.texts.say("legend-today", &[("sign", Arg::Sign(sign::TODAY))]);
        let mut parts = vec![levels, today];
        if self.result.seats.iter().any(|seat| seat.notes.contains(&Ineligibility::TooLittleRated)) {
            parts.push(self.texts.say("legend-too-little", &[("sign", Arg::Sign(sign::TOO_LITTLE))]));
        }
        if self.result.has_better_seat() {
            parts.push(self.texts.word("assign-legend-cost"));
        }
        Line::plain(parts.join("  "))
    }

    /// Who leaves today's role, and for what.
    pub fn moves(&self) -> Vec<Block> {
        let moved: Vec<Line> = self.result.sellers.iter().filter_map(|seller| self.moved(seller)).collect();
        if moved.is_empty() {
            return Vec::new();
        }
        let is_limited = self.result.is_limited && self.result.max_moves.is_some();
        let id = if is_limited { "assign-moves-limited" } else { "assign-moves" };
        let count = ("count", Arg::Count(moved.len()));
        let more = moved.len().saturating_sub(MAX_NAMED);
        let mut blocks = vec![
            Block::Paragraph(self.texts.line(id, &[count])),
            Block::List(moved.into_iter().take(MAX_NAMED).collect()),
        ];
        if more > 0 {
            blocks.push(Block::Paragraph(self.texts.line("assign-more", &[("count", Arg::Count(more))])));
        }
        blocks
    }

    fn moved(&self, seller: &SeatedSeller) -> Option<Line> {
        let today = seller.role.as_ref().filter(|_| seller.moved)?;
        let mut args = vec![
            ("name", Arg::name(seller.name.as_str())),
            ("today", Arg::Label(today.clone())),
            ("today-fit", self.fit(seller.today_fit)),
        ];
        let Some(seat) = &seller.seat else { return Some(self.texts.line("assign-move-to-bench", &args)) };
        args.extend([("seat", Arg::Label(seat.clone())), ("fit", self.fit(seller.fit))]);
        Some(self.texts.line("assign-move", &args))
    }

    /// The seats that nobody has as proposed, and the command that says whom to look for.
    pub fn proposed_vacancies(&self) -> Option<Line> {
        let recommended = self.result.recommended.as_ref()?;
        let mut named = Vec::new();
        for (role, count) in &recommended.vacant {
            let args = [("role", Arg::Label(role.clone())), ("count", Arg::Count(*count))];
            named.push(self.texts.say("assign-proposed-vacancy", &args));
        }
        let seats = ("seats", Arg::name(self.texts.list(&named)));
        (!named.is_empty()).then(|| self.texts.line("assign-proposed-vacancies", &[seats]))
    }

    /// The empty seats, and what filling one of each would cost.
    pub fn vacancies(&self) -> Vec<Block> {
        let mut lines = Vec::new();
        for seats in self.result.vacant.chunk_by(|one, next| one.role.is(&next.role)) {
            lines.push(self.vacancy(&seats[0], seats.len()));
        }
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Paragraph(self.texts.line("assign-vacancies", &[])), Block::List(lines)]
    }

    fn vacancy(&self, seat: &VacantSeat, count: usize) -> Line {
        let mut args = vec![("role", Arg::Label(seat.role.clone())), ("count", Arg::Count(count))];
        let (Some(cost), Some(by)) = (seat.cost, &seat.by) else {
            return self.texts.line("assign-vacancy-for-nobody", &args);
        };
        args.extend([
            ("name", Arg::name(by.name.as_str())),
            ("fit", self.fit(by.fit)),
            ("cost", Arg::WholePoints(100.0 * cost)),
        ]);
        self.texts.line("assign-vacancy", &args)
    }

    /// Those who sit where they would not but for a pin.
    pub fn pins(&self) -> Option<Line> {
        let mut against = Vec::new();
        for seat in &self.result.seats {
            against.extend(seat.notes.first().map(|why| self.pin(seat, *why)));
        }
        let people = ("people", Arg::Meant(against.join("; "), Meaning::Alert));
        (!against.is_empty()).then(|| self.texts.line("assign-pins", &[people]))
    }

    fn pin(&self, seat: &Seat, why: Ineligibility) -> String {
        let why = match why {
            Ineligibility::Unknown => "bar-unknown",
            Ineligibility::Vetoed => "bar-vetoed",
            Ineligibility::TooLittleRated => "bar-too-little-rated",
            Ineligibility::BelowMinFit => "bar-below-min-fit",
            Ineligibility::Forbidden => "bar-forbidden",
        };
        let args = [
            ("name", Arg::word(seat.name.as_str())),
            ("role", Arg::Label(seat.role.clone())),
            ("why", Arg::Message(why)),
        ];
        self.texts.say("assign-pin", &args)
    }

    /// How few moves bring most of the gain.
    pub fn most_of_gain(&self, points: &[FrontierPoint]) -> Option<Line> {
        let (most, first, last) = (&points[self.result.most_of_gain?], points.first()?, points.last()?);
        let args = [
            ("moves", Arg::Count(most.moves)),
            ("fewest", Arg::Count(first.moves)),
            ("share", Arg::name(self.texts.percent(most.gain_share))),
            ("all", Arg::Count(last.moves)),
            ("unjudged", Arg::Count(self.result.proposals.iter().filter(|of| of.is_unjudged()).count())),
        ];
        Some(self.texts.line("assign-most-of-gain", &args))
    }

    /// Why no seating is better.
    pub fn proof(&self) -> Line {
        let args = [
            ("total", Arg::Number(100.0 * self.result.total, 4)),
            ("bound", Arg::Number(100.0 * self.result.bound, 4)),
        ];
        let id = match (self.result.proven, self.result.is_limited) {
            (true, false) => "assign-proven",
            (true, true) => "assign-proven-by-search",
            (false, _) => "assign-not-proven",
        };
        self.texts.line(id, &args)
    }
}
