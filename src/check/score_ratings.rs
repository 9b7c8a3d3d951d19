//! Shared by the rules about the ratings behind scores.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RuleContext;
use super::finding::{Arg, Finding, Message, Subject};
use crate::domain::policy::Outcome;
use crate::domain::{Catalog, Score, Seller, TraitIx};

/// Whether the ratings behind one score are as a rule requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// They are as the rule requires.
    Well,
    /// They are not.
    Badly,
    /// The file does not say.
    Unsaid,
}

/// The messages of a rule about ratings.
pub struct RatingMessages {
    /// Some scores are not rated as required.
    pub fail: &'static str,
    /// Of some scores the file does not say.
    pub open: &'static str,
    /// Nothing is rated.
    pub nothing: &'static str,
}

/// What a rule about ratings rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The traits whose scores break the rule, by id.
    pub traits: Vec<String>,
    /// The traits of whose scores the file does not say, by id.
    pub unsaid: Vec<String>,
}

/// Judges the ratings of each seller: of the traits that the current role needs, or of all where there is no role.
/// Inconclusive for a seller who is not rated at all.
pub fn judge_ratings(
    context: &RuleContext<'_>,
    messages: &RatingMessages,
    rated: fn(&RuleContext<'_>, &Score) -> Rated,
) -> Vec<Finding> {
    context.sellers().map(|(at, seller)| judge_seller(context, messages, rated, at, seller)).collect()
}

fn judge_seller(
    context: &RuleContext<'_>,
    messages: &RatingMessages,
    rated: fn(&RuleContext<'_>, &Score) -> Rated,
    at: usize,
    seller: &Seller,
) -> Finding {
    let catalog = context.catalog();
    let subject = Subject::seller(at, seller.role);
    let (mut broken, mut unsaid, mut number) = (Vec::new(), Vec::new(), 0_usize);
    for ix in catalog.trait_ixs().filter(|ix| is_needed(context, seller, *ix)) {
        let Some(score) = &seller.scores[ix.0] else { continue };
        number += 1;
        match rated(context, score) {
            Rated::Well => {}
            Rated::Badly => broken.push(ix),
            Rated::Unsaid => unsaid.push(ix),
        }
    }
    if number == 0 {
        return context.nothing(subject, Message::new(messages.nothing));
    }
    let (outcome, id, listed) = if !broken.is_empty() {
        (Outcome::Fail, messages.fail, &broken)
    } else if !unsaid.is_empty() {
        (Outcome::Inconclusive, messages.open, &unsaid)
    } else {
        return context.pass(subject);
    };
    let message =
        Message::new(id).with("traits", Arg::Traits(listed.clone())).with("count", Arg::Count(listed.len()));
    let evidence = Evidence { traits: ids(catalog, &broken), unsaid: ids(catalog, &unsaid) };
    context
        .finding(subject, outcome, evidence, message)
        .with_badness(crate::engine::count(broken.len() + unsaid.len()))
}

fn ids(catalog: &Catalog, traits: &[TraitIx]) -> Vec<String> {
    traits.iter().map(|ix| catalog[*ix].id.clone()).collect()
}

/// Whether a seller's current role needs a trait; always true without a role.
fn is_needed(context: &RuleContext<'_>, seller: &Seller, trait_ix: TraitIx) -> bool {
    let Some(role) = seller.role else { return true };
    let catalog = context.catalog();
    let mut needs = catalog[role].tasks.iter().flat_map(|share| &catalog[share.task].needs);
    needs.any(|need| need.trait_ix == trait_ix && need.weight > 0.0)
}
