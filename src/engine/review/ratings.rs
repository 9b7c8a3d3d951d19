//! `coverage`, `ratings-age`, `single-rater` and `self-only`: what the scores rest on.

use super::{Evidence, Found, RuleContext, State, Subject};
use crate::domain::policy::Rule;
use crate::domain::{SLACK, Score, Seller, TraitIx};
use crate::engine::agreement::SELF;

/// What a file says of the ratings behind one score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rated {
    /// They are as the rule asks.
    Well,
    /// They are not.
    Badly,
    /// It does not say.
    Unsaid,
}

impl RuleContext<'_> {
    /// So much of today's role has been rated; it cannot be told of who has no role.
    pub(super) fn coverage(&self) -> Vec<Found> {
        let found = |(at, seller): (usize, &Seller)| {
            let coverage = seller.role.map(|role| self.reviewed.fits[at].roles[role.0].standing.coverage);
            let state = match coverage {
                None => State::Inconclusive,
                Some(coverage) if coverage < self.setting.limit - SLACK => State::Fail,
                Some(_) => State::Pass,
            };
            let subject = Subject { seller: Some(at), role: seller.role, task: None };
            let ask = seller.role.filter(|_| state == State::Fail).map(|role| self.unrated(at, role));
            let evidence = Evidence::Coverage { coverage };
            Found { rule: Rule::Coverage, subject, state, evidence, ask: ask.unwrap_or_default() }
        };
        self.sellers().map(found).collect()
    }

    /// The ratings are not older than so many days. Leaving the date out wins nothing; one to come tells nothing.
    pub(super) fn ratings_age(&self) -> Found {
        let days = self.reviewed.team.date.map(|date| (self.reviewed.today - date).get_days());
        let state = match days {
            None => State::Fail,
            Some(days) if days < 0 => State::Inconclusive,
            Some(days) if f64::from(days) > self.setting.limit => State::Fail,
            Some(_) => State::Pass,
        };
        let evidence = Evidence::RatingsAge { days };
        Found { rule: Rule::RatingsAge, subject: Subject::default(), state, evidence, ask: Vec::new() }
    }

    /// A score rests on several ratings.
    pub(super) fn single_rater(&self, score: &Score) -> Rated {
        match score.ratings.len() {
            // Who states how exact a number is has said what is asked for.
            0 if score.se.is_some() => Rated::Well,
            0 => Rated::Unsaid,
            number if crate::engine::fixed_point::count(number) < self.setting.limit => Rated::Badly,
            _ => Rated::Well,
        }
    }

    /// What a rule says of the ratings of each seller: of what today's role takes, or of all where she has none. It cannot
    /// be told of who is not rated at all.
    pub(super) fn each_rated(&self, rule: Rule, of: impl Fn(&Self, &Score) -> Rated) -> Vec<Found> {
        let catalog = self.catalog();
        let found = |(at, seller): (usize, &Seller)| {
            let is_needed = |of: TraitIx| {
                seller.role.is_none_or(|role| {
                    let needs = catalog[role].tasks.iter().flat_map(|share| &catalog[share.task].needs);
                    needs.into_iter().any(|need| need.trait_ix == of && need.weight > 0.0)
                })
            };
            let (mut traits, mut unsaid, mut rated) = (Vec::new(), Vec::new(), 0_usize);
            for ix in catalog.trait_ixs().filter(|ix| is_needed(*ix)) {
                let Some(score) = &seller.scores[ix.0] else { continue };
                rated += 1;
                match of(self, score) {
                    Rated::Well => {}
                    Rated::Badly => traits.push(ix),
                    Rated::Unsaid => unsaid.push(ix),
                }
            }
            let state = if rated == 0 {
                State::Inconclusive
            } else if !traits.is_empty() {
                State::Fail
            } else if !unsaid.is_empty() {
                State::Inconclusive
            } else {
                State::Pass
            };
            let subject = Subject { seller: Some(at), role: seller.role, task: None };
            let evidence = if rated == 0 { Evidence::Nothing } else { Evidence::Ratings { traits, unsaid } };
            Found { rule, subject, state, evidence, ask: Vec::new() }
        };
        self.sellers().map(found).collect()
    }
}

/// A score rests on others than the seller herself.
pub(super) fn self_only(score: &Score) -> Rated {
    let raters = || score.ratings.iter().map(|rating| rating.rater.as_ref());
    if raters().any(|rater| rater.is_some_and(|rater| !rater.is_of(SELF))) {
        Rated::Well
    } else if score.ratings.is_empty() || raters().any(|rater| rater.is_none()) {
        Rated::Unsaid
    } else {
        Rated::Badly
    }
}
