//! A page for each seller, fit for handing over: it says nothing about anybody else, begins with strengths, and holds no
//! word that judges a person.

use super::coaching::{cost, steps_on};
use super::cover::rated_by;
use crate::domain::{Fit, Levels};
use crate::result::report::{Report, SellerPage};
use crate::result::{ExplainedRole, Label, Rated};
use crate::view::blocks::{Block, Line, Section, SectionKind};
use crate::view::catalog::tenths;
use crate::view::explain::points_lost;
use crate::view::texts::{Arg, Texts};

/// How many losses a picture shows one by one; the others are summed.
const MOST_LOSSES: usize = 6;

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    report.sellers.iter().map(|page| section(report, page, texts)).collect()
}

fn section(report: &Report, page: &SellerPage, texts: &Texts) -> Section {
    let say = Sentences { report, page, texts };
    let seller = &page.explained.seller;
    let mut blocks = vec![Block::Paragraph(say.lead())];
    if seller.is_rated {
        blocks.push(Block::Heading(2, texts.line("seller-strengths", &[])));
        blocks.push(Block::List(say.strengths()));
        for role in &page.explained.roles {
            blocks.push(Block::Heading(2, say.role(role)));
            blocks.push(Block::Paragraph(say.about(role)));
            if role.standing.fit.is_some() {
                blocks.push(Block::Table(points_lost(&page.explained, role, MOST_LOSSES, texts)));
            }
        }
        blocks.push(Block::Heading(2, texts.line("seller-sure", &[])));
        blocks.push(Block::List(say.how_sure()));
        let helps = say.what_helps();
        if !helps.is_empty() {
            blocks.push(Block::Heading(2, texts.line("seller-help", &[])));
            blocks.push(Block::List(helps));
        }
    } else {
        blocks.push(Block::Paragraph(texts.line("seller-nothing-rated", &[])));
    }
    blocks.push(Block::Heading(2, texts.line("seller-numbers", &[])));
    blocks.push(Block::Paragraph(say.numbers()));
    blocks.push(Block::Heading(2, texts.line("seller-object", &[])));
    blocks.push(Block::Paragraph(say.object()));
    Section { kind: SectionKind::Person, heading: Line::plain(seller.name.as_str()), blocks }
}

/// What is said to one seller.
struct Sentences<'a> {
    report: &'a Report,
    page: &'a SellerPage,
    texts: &'a Texts,
}

impl Sentences<'_> {
    fn levels(&self) -> Levels {
        self.report.method.levels
    }

    fn lead(&self) -> Line {
        let seller = &self.page.explained.seller;
        let outside = self.page.strong_outside.as_ref();
        let args = [
            ("today", role(seller.role.as_ref())),
            ("best", role(seller.best.as_ref())),
            ("outside", role(outside.map(|(role, _)| role))),
            ("fit", self.points(outside.map(|(_, fit)| *fit))),
            ("team", Arg::word(self.report.header.team.as_str())),
            ("date", super::date(self.report, self.texts)),
            ("motion", Arg::Label(self.report.header.motion.clone())),
        ];
        let mut ids = match (&seller.role, &seller.best) {
            (None, Some(_)) if !self.stands_out() => vec!["seller-lead-none"],
            (Some(_), Some(_)) if !self.stands_out() => vec!["seller-lead-today", "seller-lead-none"],
            (Some(today), Some(best)) if today.is(best) => vec!["seller-lead-same"],
            (Some(_), Some(_)) => vec!["seller-lead"],
            (None, Some(_)) => vec!["seller-lead-no-role"],
            (_, None) => vec!["seller-lead-no-best"],
        };
        ids.extend(outside.map(|_| "seller-lead-outside"));
        let mut lines: Vec<Line> = ids.into_iter().map(|id| self.texts.line(id, &args)).collect();
        if !seller.wishes.is_empty() {
            let wishes = ("roles", Arg::Word(self.names(&seller.wishes)));
            lines.push(self.texts.line("seller-wishes", &[wishes]));
        }
        lines.push(self.texts.line("seller-yours", &args));
        Line::joined(lines)
    }

    /// Whether a role of the team's stands out for her, as far as that was worked out.
    fn stands_out(&self) -> bool {
        self.page.explained.seller.stands_out != Some(false)
    }

    fn names(&self, labels: &[Label]) -> String {
        let names: Vec<String> = labels.iter().map(|label| label.name().to_owned()).collect();
        self.texts.list(&names)
    }

    fn strengths(&self) -> Vec<Line> {
        let (mut lines, mut tasks) = (Vec::new(), Vec::new());
        for of in &self.page.strengths {
            let args = [("task", Arg::Label(of.task.clone())), ("fit", self.points(Some(of.fit)))];
            tasks.push(self.texts.say("seller-strength", &args));
        }
        if !tasks.is_empty() {
            let tasks = ("tasks", Arg::name(self.texts.list(&tasks)));
            lines.push(self.texts.line("seller-tasks", &[tasks]));
        }
        let mut traits = Vec::new();
        for of in &self.page.met {
            let args =
                [("trait", Arg::Label(of.r#trait.clone())), ("score", Arg::PlainNumber(tenths(of.score)))];
            traits.push(self.texts.say("seller-trait", &args));
        }
        if !traits.is_empty() {
            let traits = ("traits", Arg::name(self.texts.list(&traits)));
            lines.push(self.texts.line("seller-traits", &[traits]));
        }
        lines
    }

    fn role(&self, of: &ExplainedRole) -> Line {
        let seller = &self.page.explained.seller;
        let is = |role: Option<&Label>| role.is_some_and(|role| role.is(&of.id));
        let is_best = self.stands_out() && is(seller.best.as_ref());
        let id = match (is_best, is(seller.role.as_ref())) {
            (true, true) => "seller-role-both",
            (true, false) => "seller-role-best",
            (false, true) => "seller-role-today",
            (false, false) => "seller-role-other",
        };
        let args =
            [("role", Arg::Named(of.id.clone())), ("fit", Arg::Points(of.standing.fit, self.levels(), 1))];
        self.texts.line(if of.standing.fit.is_some() { id } else { "seller-role-unknown" }, &args)
    }

    /// What a role's number rests on, and what a veto does.
    fn about(&self, of: &ExplainedRole) -> Line {
        let standing = &of.standing;
        let mut line = Line::default();
        let mut add = |more: Line| {
            if !line.0.is_empty() {
                line.0.extend(Line::plain(" ").0);
            }
            line.0.extend(more.0);
        };
        let (low, high) = (of.uncertainty.low90, of.uncertainty.high90);
        if standing.rated == Rated::TooLittle {
            let args = [
                ("coverage", Arg::Percent(standing.coverage)),
                ("low", self.points(Some(standing.low))),
                ("high", self.points(Some(standing.high))),
            ];
            let id = if standing.coverage > 0.0 { "seller-too-little" } else { "seller-nothing-of-role" };
            add(self.texts.line(id, &args));
        } else if let (Some(low), Some(high)) = (low, high) {
            let args = [("low", whole(low)), ("high", whole(high))];
            add(self.texts.line("seller-bounds", &args));
        }
        if standing.vetoed {
            let mut hits: Vec<String> = Vec::new();
            for hit in &standing.vetoes {
                let args =
                    [("trait", Arg::Label(hit.r#trait.clone())), ("task", Arg::Label(hit.task.clone()))];
                hits.push(self.texts.say("explain-veto-trait", &args));
            }
            let args = [
                ("traits", Arg::Word(self.texts.list(&hits))),
                ("without", Arg::Points(standing.unvetoed_fit, self.levels(), 1)),
            ];
            add(self.texts.line("seller-vetoed", &args));
        }
        line
    }

    fn how_sure(&self) -> Vec<Line> {
        let seller = &self.page.explained.seller;
        let mut lines = vec![rated_by(&self.page.ratings, self.texts)];
        if !self.page.unrated.is_empty() {
            let traits = ("traits", Arg::Word(self.names(&self.page.unrated)));
            lines.push(self.texts.line("seller-unrated", &[traits]));
        }
        if let (Some(best), Some(open)) = (&seller.best, seller.best_open) {
            let mut roles = vec![best.name().to_owned()];
            let rivals = seller.rivals.iter().flatten().filter_map(|rival| rival.role.as_ref());
            roles.extend(rivals.map(|role| role.name().to_owned()));
            let id = match (open, roles.len()) {
                (false, _) if !self.stands_out() => return lines,
                (false, _) => "seller-best-holds",
                (true, 1) => "seller-best-open-none",
                (true, _) => "seller-best-open",
            };
            let args = [
                ("best", Arg::Label(best.clone())),
                ("roles", Arg::Word(self.texts.any_of(&roles))),
                ("p", Arg::Probability(seller.p_best.unwrap_or_default())),
            ];
            lines.push(self.texts.line(id, &args));
        }
        lines
    }

    fn what_helps(&self) -> Vec<Line> {
        let mut lines = if self.page.advises_training() { self.training() } else { Vec::new() };
        if !self.page.rate_next.is_empty() {
            let traits = ("traits", Arg::Word(self.names(&self.page.rate_next)));
            lines.push(self.texts.line("seller-rate-next", &[traits]));
        }
        if lines.is_empty() && self.page.advises_training() {
            lines.push(self.texts.line("seller-nothing-lost", &[]));
        }
        lines
    }

    fn training(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        if let Some(plan) = self.page.coaching.as_ref().filter(|plan| !plan.steps.is_empty()) {
            let args = [
                ("role", Arg::Named(plan.role.clone())),
                ("steps", Arg::Word(steps_on(plan, self.texts, tenths))),
                ("cost", cost(plan, self.texts)),
                ("fit", Arg::Points(plan.fit, self.levels(), 1)),
            ];
            lines.push(self.texts.line("seller-coaching", &args));
        }
        if !self.page.not_by_training.is_empty() {
            let traits = ("traits", Arg::Word(self.names(&self.page.not_by_training)));
            lines.push(self.texts.line("seller-not-by-training", &[traits]));
        }
        if let Some(training) = &self.page.training {
            let args = [
                ("task", Arg::Named(training.task.clone())),
                ("role", Arg::Label(training.role.clone())),
                ("points", Arg::Number(training.points, 1)),
            ];
            let mut line = self.texts.line("seller-training", &args);
            if let Some(how) = &training.how {
                line.0.extend(Line::plain(format!(" {how}")).0);
            }
            lines.push(line);
        }
        lines
    }

    fn numbers(&self) -> Line {
        let method = self.report.method;
        let args = [
            ("lo", Arg::PlainNumber(method.scale_low)),
            ("hi", Arg::PlainNumber(method.scale_high)),
            ("catalog", Arg::Word(self.report.header.catalog.title())),
        ];
        self.texts.line("seller-how", &args)
    }

    /// How and to whom to object.
    fn object(&self) -> Line {
        let contact = self.report.contact.clone().unwrap_or_default();
        let id = if contact.is_empty() { "seller-object-leader" } else { "seller-object-contact" };
        self.texts.line(id, &[("contact", Arg::name(contact))])
    }

    fn points(&self, fit: Option<Fit>) -> Arg {
        Arg::Points(fit, self.levels(), 0)
    }
}

fn role(role: Option<&Label>) -> Arg {
    role.map_or(Arg::Message("no-role"), |role| Arg::Named(role.clone()))
}

fn whole(share: f64) -> Arg {
    Arg::Number(100.0 * share, 0)
}
