//! The sellers of a YAML team file, with scores in every form that the format allows.

use std::cell::RefCell;
use std::ops::Range;

use indexmap::IndexSet;

use super::catalog::WEEK;
use super::decoder::{Decoder, Fields, is_digits};
use super::lookup::find_role;
use super::overrides::Resolved;
use super::pseudonyms::{shown_rater, shown_seller};
use super::suggest::fold;
use super::table::{HoursIn, is_figure, is_number};
use super::yaml::{Node, NodeValue};
use crate::domain::{
    Catalog, RaterKind, Rating, RoleIx, Scale, Score, Seller, SellerKey, Trait, TraitIx, slug,
};

/// The keys of a seller.
pub const SELLER_KEYS: [&str; 8] = ["name", "id", "role", "hours", "wishes", "pinned", "coaching", "scores"];
/// The keys of a score that states its standard error.
pub const SCORE_KEYS: [&str; 2] = ["score", "se"];

/// Nobody works so many hours in a week.
const MOST_HOURS: f64 = HoursIn::MOST_IN_A_WEEK;

/// Returns the sellers of a list, and the kinds of raters that it names. Reports problems to `reading`.
pub(super) fn sellers(
    reading: &Decoder<'_>,
    node: &Node,
    catalog: &Catalog,
    scale: Scale,
    given: &Resolved,
) -> (Vec<Seller>, IndexSet<RaterKind>) {
    let Some(list) = reading.list(node, "sellers") else { return Default::default() };
    if list.is_empty() {
        reading.tell("no-sellers", &node.at, []);
    }
    let reader = SellerReader::new(reading, catalog, scale, given);
    let mut ids: IndexSet<SellerKey> = IndexSet::with_capacity(list.len());
    let mut sellers = Vec::with_capacity(list.len());
    for node in list {
        if reading.is_full() {
            break;
        }
        let Some((seller, id_at)) = reader.seller(node) else { continue };
        if !ids.insert(seller.key.clone()) {
            reading.tell("duplicate-seller", &id_at, [("id", seller.id.as_str().into())]);
        }
        sellers.push(seller);
    }
    if given.pseudonyms.is_some() {
        // A file is often in the order of names.
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
    }
    let met = reader.met.into_inner();
    for rater in given.raters.iter().filter(|rater| !met.iter().any(|kind| kind.is_of(rater))) {
        reading.unknown("unknown-rater", &node.at, rater, met.iter().map(RaterKind::as_str));
    }
    (sellers, met)
}

/// Reads a seller's entry.
pub(super) struct SellerReader<'r, 'f> {
    reading: &'r Decoder<'f>,
    catalog: &'r Catalog,
    scale: Scale,
    /// Which raters count, and the names under which people are shown.
    given: &'r Resolved,
    /// The kinds of raters that the file names.
    met: RefCell<IndexSet<RaterKind>>,
}

impl<'r, 'f> SellerReader<'r, 'f> {
    /// Returns a reader of entries with scores on `scale`, which are kept on that of the catalog.
    pub(super) fn new(
        reading: &'r Decoder<'f>,
        catalog: &'r Catalog,
        scale: Scale,
        given: &'r Resolved,
    ) -> Self {
        SellerReader { reading, catalog, scale, given, met: RefCell::default() }
    }

    /// Returns a seller, and the place of her id (or of the name that it is made from).
    pub(super) fn seller(&self, node: &Node) -> Option<(Seller, Range<usize>)> {
        let fields = self.reading.fields(node, "sellers", &SELLER_KEYS)?;
        let scores = self.scores(&fields);
        let role = fields.get("role").and_then(|node| {
            find_role(self.reading, &node.at, &self.reading.words(node, "role")?, self.catalog)
        });
        let stated = self.hours(&fields);
        let hours = stated.unwrap_or(self.catalog.defaults.hours);
        let states_hours = stated.is_some();
        let pinned = fields.get("pinned").and_then(|node| self.reading.yes(node, "pinned")).unwrap_or(false);
        if pinned && fields.get("role").is_none() {
            self.reading.tell("pinned-nowhere", &fields.get("pinned")?.at, []);
        }
        let wishes = self.wishes(&fields);
        let never_coached = self.never_coached(&fields);
        let (name, id) = (fields.words("name"), fields.words("id"));
        if fields.get("name").is_none() && fields.get("id").is_none() {
            self.reading.tell("no-name", fields.at(), []);
        }
        let named_at = fields.get("id").or(fields.get("name")).map(|node| node.at.clone())?;
        let name = name.or_else(|| id.clone())?;
        let id = id.unwrap_or_else(|| slug(&name));
        self.note_row(&id, &named_at);
        let (key, id, name) = shown_seller(id, name, self.given.pseudonyms.as_ref());
        let line = self.reading.place(&named_at).line;
        let seller =
            Seller { key, line, id, name, role, hours, states_hours, wishes, pinned, never_coached, scores };
        Some((seller, named_at))
    }

    /// Notes where a person is, and reports it if another person has the same pseudonym.
    fn note_row(&self, id: &str, at: &Range<usize>) {
        let Some(pseudonyms) = &self.given.pseudonyms else { return };
        let place = self.reading.place(at);
        if let Some(problem) = pseudonyms.note_row(id, &place.file, place.line) {
            self.reading.push(problem.at(place));
        }
    }

    /// Returns the roles under `wishes`.
    pub(super) fn wishes(&self, fields: &Fields<'_, '_>) -> Vec<RoleIx> {
        let list = fields.get("wishes").and_then(|node| self.reading.list(node, "wishes"));
        let mut wishes = Vec::new();
        for node in list.unwrap_or_default() {
            let Some(id) = self.reading.words(node, "wishes") else { continue };
            wishes.extend(find_role(self.reading, &node.at, &id, self.catalog));
        }
        wishes
    }

    /// Returns the traits of `coaching: {drive: never}`.
    fn never_coached(&self, fields: &Fields<'_, '_>) -> Vec<TraitIx> {
        let entries = fields.get("coaching").and_then(|node| self.reading.entries(node, "coaching"));
        let mut never = Vec::new();
        for (id, key, node) in entries.unwrap_or_default() {
            let word = self.reading.choice(node, "coaching", &[("never", ())]);
            match self.catalog.find_trait(&id) {
                Some(ix) => never.extend(word.map(|()| ix)),
                None => self.unknown_trait(&id, &key.at),
            }
        }
        never.sort();
        never
    }

    fn scores(&self, fields: &Fields<'_, '_>) -> Vec<Option<Score>> {
        let mut scores = vec![None; self.catalog.traits.len()];
        let entries = fields.get("scores").and_then(|node| self.reading.entries(node, "scores"));
        for (id, key, node) in entries.unwrap_or_default() {
            if let Some(ix) = self.find_trait(&id, &key.at) {
                scores[ix.0] = self.score(&id, &self.catalog[ix], node);
            }
        }
        scores
    }

    /// Returns the trait of an id; `None`, with a problem, where the catalog has none.
    pub(super) fn find_trait(&self, id: &str, at: &Range<usize>) -> Option<TraitIx> {
        let found = self.catalog.find_trait(id);
        if found.is_none() && is_digits(id) {
            // In `{drive: 6,5}` the decimals are read as the next key.
            self.reading.tell("decimals-apart", at, [("found", id.into())]);
        } else if found.is_none() {
            self.unknown_trait(id, at);
        }
        found
    }

    /// Reports a key that is no trait's id, though it may be a trait's name.
    fn unknown_trait(&self, id: &str, at: &Range<usize>) {
        let traits = &self.catalog.traits;
        match traits.iter().find(|of| of.name.all().any(|name| fold(name) == fold(id))) {
            Some(of) => {
                let values = [("word", id.into()), ("near", of.id.as_str().into())];
                self.reading.tell("unknown-trait", at, values);
            }
            None => self.reading.unknown("unknown-trait", at, id, traits.iter().map(|of| of.id.as_str())),
        }
    }

    /// Returns hours a week; a hundred are per cent of full time, as in a table.
    fn hours(&self, fields: &Fields<'_, '_>) -> Option<f64> {
        let hours = fields.within("hours", 0.0, WEEK)?;
        if (hours - MOST_HOURS).abs() > 1e-9 {
            return Some(hours);
        }
        let at = fields.get("hours").map(|node| node.at.clone()).unwrap_or_default();
        self.reading.tell("hours-look-like-per-cent", &at, [("field", "hours".into())]);
        None
    }

    /// Returns a score in any of its forms; `None` where it is unknown or wrong.
    pub(super) fn score(&self, field: &str, of: &Trait, node: &Node) -> Option<Score> {
        match &node.value {
            NodeValue::Null => None,
            NodeValue::List(items) => {
                if items.is_empty() {
                    self.reading.tell("no-ratings", &node.at, [("trait", field.into())]);
                }
                Score::of_ratings(self.ratings(field, None, items), self.catalog, of)
            }
            NodeValue::Map(pairs) => {
                let mut keys = pairs.iter().map(|(key, _)| &key.value);
                if keys.any(|key| matches!(key, NodeValue::Text(key) if SCORE_KEYS.contains(&key.as_str()))) {
                    return self.with_error(field, node);
                }
                let has_none = pairs.iter().all(|(_, rating)| matches!(rating.value, NodeValue::Null));
                let is_list = pairs.iter().any(|(key, _)| is_numbers(self.reading.written(key)));
                if has_none && !is_list {
                    self.reading.tell("no-ratings", &node.at, [("trait", field.into())]);
                }
                self.by_rater(field, of, node)
            }
            _ => self.rating(field, node).map(Score::single),
        }
    }

    /// Returns a score with its standard error: `{score: 5, se: 0.8}`.
    fn with_error(&self, field: &str, node: &Node) -> Option<Score> {
        let fields = self.reading.fields(node, field, &SCORE_KEYS)?;
        if fields.key_at("score").is_none() {
            self.reading.tell("missing-key", &node.at, [("field", "score".into())]);
        }
        let se = fields.amount("se").map(|se| self.scale.convert_distance(se, self.catalog.scale));
        let value = fields.get("score").and_then(|node| self.rating(field, node))?;
        Some(Score { se, ..Score::single(value) })
    }

    /// Returns the score of ratings by kind of rater: `{self: 9, manager: 7, peer: [6, 7]}`.
    fn by_rater(&self, field: &str, of: &Trait, node: &Node) -> Option<Score> {
        let mut ratings = Vec::new();
        let entries = self.reading.entries(node, field)?;
        let figures = entries.iter().map(|(word, ..)| is_figure(word)).filter(|(is, may_be)| *is || *may_be);
        let several = figures.count() > 1;
        for (word, key, node) in entries {
            let is_nothing = is_numbers(&word) && matches!(node.value, NodeValue::Null);
            if is_nothing || is_no_rater(&word, several) {
                // `{7, 8}` is a map of raters 7 and 8 who gave nothing; `{mean: 7, n: 4}` sums up what raters gave.
                self.reading.tell("rater-is-number", &key.at, [("found", word.as_str().into())]);
                continue;
            }
            let word = self.catalog.rater_kind(&word);
            let rater = shown_rater(&word, self.catalog, self.given.pseudonyms.as_ref());
            let items = match &node.value {
                NodeValue::List(items) => {
                    if items.is_empty() {
                        self.reading.tell("no-ratings", &node.at, [("trait", field.into())]);
                    }
                    items.as_slice()
                }
                _ => std::slice::from_ref(node),
            };
            let read = self.ratings(field, Some(&rater), items);
            let counted = &self.given.raters;
            if counted.is_empty() || counted.iter().any(|counted| rater.is_of(counted)) {
                ratings.extend(read);
            }
            let is_under_pseudonym = rater.as_str() != word;
            if self.met.borrow_mut().insert(rater) && is_under_pseudonym {
                self.note_row(&word, &key.at);
            }
        }
        Score::of_ratings(ratings, self.catalog, of)
    }

    fn ratings(&self, field: &str, rater: Option<&RaterKind>, items: &[Node]) -> Vec<Rating> {
        let rated = items.iter().filter(|node| !matches!(node.value, NodeValue::Null));
        let values = rated.filter_map(|node| self.rating(field, node));
        values.map(|value| Rating { rater: rater.cloned(), value }).collect()
    }

    /// Returns a number on the team's scale, converted to the catalog's.
    fn rating(&self, field: &str, node: &Node) -> Option<f64> {
        let number = self.reading.number(node, field)?;
        if self.scale.contains(number) {
            return Some(self.scale.convert(number, self.catalog.scale));
        }
        let (lo, hi) = (self.scale.lo().into(), self.scale.hi().into());
        let values = [("trait", field.into()), ("found", number.into()), ("lo", lo), ("hi", hi)];
        self.reading.tell("score-off-scale", &node.at, values);
        None
    }
}

/// Misspelt keys of a score.
const NEAR_KEYS: [&str; 5] = ["scor", "scores", "scroe", "socre", "skor"];

/// Whether a word is no rater but a figure about ratings, a number, or a misspelt key of a score. Of those that may be a
/// name or initials, such as `n` and `max`, there must be `several`.
fn is_no_rater(word: &str, several: bool) -> bool {
    let folded = fold(word);
    let (is_figure, may_be) = is_figure(word);
    NEAR_KEYS.contains(&folded.as_str()) || is_figure || may_be && several || is_number(&folded)
}

/// Whether a rater's word ends in a number, as ratings do that were meant as a list.
fn is_numbers(word: &str) -> bool {
    word.split_whitespace().next_back().is_some_and(|last| last.replace(',', ".").parse::<f64>().is_ok())
}
