//! Reads the changes of one plan, each with its place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::candidates::Candidates;
use super::{PLAN_KEYS, People, SET_KEYS};
use crate::domain::{Amount, Catalog, Change, MAX_SEATS, Place, Plan, Problem, Score, TraitIx};
use crate::source::catalog::WEEK;
use crate::source::decoder::{Decoder, Fields, is_decimal_comma};
use crate::source::lookup::{find_role, find_task};
use crate::source::overrides::Resolved;
use crate::source::seller_reader::SellerReader;
use crate::source::yaml::{Node, NodeValue};

/// Reads a plan.
pub(super) struct PlanReader<'r, 'f> {
    reading: &'r Decoder<'f>,
    people: &'r People<'r>,
    /// The catalog, on the team's scale.
    catalog: &'r Arc<Catalog>,
    sellers: SellerReader<'r, 'f>,
    candidates: Candidates<'r>,
    changes: Vec<Change>,
    places: Vec<Place>,
}

impl<'r, 'f> PlanReader<'r, 'f> {
    /// Returns a reader that reports problems to `reading`. The catalog is on the team's scale.
    pub fn new(
        reading: &'r Decoder<'f>,
        people: &'r People<'r>,
        catalog: &'r Arc<Catalog>,
        given: &'r Resolved,
        beside: &'r Path,
    ) -> Self {
        let scale = people.ground.written.team.scale;
        PlanReader {
            reading,
            people,
            catalog,
            sellers: SellerReader::new(reading, catalog, scale, given),
            candidates: Candidates::new(people.ground, catalog, beside),
            changes: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Returns the places of the changes, the files that were opened, and the notes about them.
    pub fn into_parts(self) -> (Vec<Place>, Vec<PathBuf>, Vec<Problem>) {
        let (files, notes) = self.candidates.into_parts();
        (self.places, files, notes)
    }

    /// Reads a plan; `None` where it is no map.
    pub fn read(&mut self, root: &Node) -> Option<Plan> {
        self.tell_if_null(root);
        let fields = self.reading.fields_or_none(root, "plan", &PLAN_KEYS)?;
        self.ids(&fields, "leave", |seller| Change::Leave { seller });
        self.ids(&fields, "remove", |seller| Change::Remove { seller });
        self.joins(&fields);
        self.sets(&fields);
        self.coaching(&fields);
        self.seats(&fields);
        self.demand(&fields);
        if let Some(node) = fields.get("handoff_minutes")
            && let Some(minutes) = self.unsigned(node, "handoff_minutes", Decoder::amount)
        {
            self.add(node, Change::HandoffMinutes(minutes));
        }
        self.motion(&fields);
        let (title, catalog) = (fields.words("plan"), fields.words("catalog"));
        Some(Plan { title, catalog, changes: std::mem::take(&mut self.changes) })
    }

    /// Adds a change. One about nobody known is left out: it was read for what is wrong with its value.
    fn add(&mut self, node: &Node, change: Change) {
        if change.seller() != Some("") {
            self.changes.push(change);
            self.places.push(self.reading.place(&node.at));
        }
    }

    /// Reports a list or a map that holds nothing.
    fn tell_if_empty(&self, node: &Node) {
        let is_empty = match &node.value {
            NodeValue::List(items) => items.is_empty(),
            NodeValue::Map(pairs) => pairs.is_empty(),
            _ => false,
        };
        if is_empty {
            self.reading.tell("plan-changes-nothing", &node.at, []);
        }
    }

    /// Reports every key under which nothing stands: a reader would take it for a change to nothing.
    fn tell_if_null(&self, node: &Node) {
        match &node.value {
            NodeValue::List(items) => items.iter().for_each(|item| self.tell_if_null(item)),
            NodeValue::Map(pairs) => {
                for (key, value) in pairs {
                    if matches!(value.value, NodeValue::Null) {
                        self.reading.tell("plan-null", &key.at, []);
                    }
                    self.tell_if_null(value);
                }
            }
            _ => {}
        }
    }

    /// Returns the id under which the seller of an id is shown.
    fn seller(&self, key: &Node, id: &str) -> Option<String> {
        let found = self.people.find(id);
        if found.is_none() {
            self.reading.push(self.people.unknown(id).at(self.reading.place(&key.at)));
        }
        found.map(|seller| seller.id.clone())
    }

    /// Reads a list of ids.
    fn ids(&mut self, fields: &Fields<'_, '_>, key: &str, change: fn(String) -> Change) {
        let Some(node) = fields.get(key) else { return };
        self.tell_if_empty(node);
        for item in self.reading.list(node, key).unwrap_or_default() {
            let id = self.reading.words(item, key);
            if let Some(seller) = id.and_then(|id| self.seller(item, &id)) {
                self.add(item, change(seller));
            }
        }
    }

    /// Reads who joins: an entry of a team file, or `file#id`; one or a list.
    fn joins(&mut self, fields: &Fields<'_, '_>) {
        let Some(node) = fields.get("join") else { return };
        self.tell_if_empty(node);
        let items = match &node.value {
            NodeValue::Text(_) => std::slice::from_ref(node),
            _ => self.reading.list(node, "join").unwrap_or_default(),
        };
        for item in items {
            let seller = match &item.value {
                NodeValue::Text(text) => self.candidates.find(text, &self.reading.place(&item.at)),
                _ => Ok(self.sellers.seller(item).map(|(seller, _)| seller)),
            };
            match seller {
                Ok(Some(seller)) => self.add(item, Change::Join(Box::new(seller))),
                Ok(None) => {}
                Err(problems) => problems.into_iter().for_each(|problem| self.reading.push(problem)),
            }
        }
    }

    /// Reads what is set of each seller.
    fn sets(&mut self, fields: &Fields<'_, '_>) {
        let Some(node) = fields.get("set") else { return };
        self.tell_if_empty(node);
        for (id, key, node) in self.reading.entries(node, "set").unwrap_or_default() {
            let seller = self.seller(key, &id);
            let Some(fields) = self.reading.fields(node, "set", &SET_KEYS) else { continue };
            self.tell_if_empty(node);
            // Without a seller the values are read for what is wrong with them.
            let seller = seller.unwrap_or_default();
            self.set_of(&seller, &fields);
        }
    }

    fn set_of(&mut self, seller: &str, fields: &Fields<'_, '_>) {
        let seller = seller.to_owned();
        if let Some(node) = fields.get("role") {
            let role = self.reading.words(node, "role");
            if let Some(role) = role.and_then(|id| find_role(self.reading, &node.at, &id, self.catalog)) {
                self.add(node, Change::Role { seller: seller.clone(), role });
            }
        }
        if let Some(node) = fields.get("hours")
            && self.is_unsigned(node, "hours")
            && let Some(hours) = fields.within("hours", 0.0, WEEK)
        {
            self.add(node, Change::Hours { seller: seller.clone(), hours });
        }
        if let Some(node) = fields.get("wishes") {
            let roles = self.sellers.wishes(fields);
            self.add(node, Change::Wishes { seller: seller.clone(), roles });
        }
        if let Some(node) = fields.get("pinned")
            && let Some(pinned) = self.reading.yes(node, "pinned")
        {
            let has_role = self.people.find(&seller).is_some_and(|seller| seller.role.is_some());
            if pinned && !has_role && fields.get("role").is_none() && !seller.is_empty() {
                self.reading.tell("pinned-nowhere", &node.at, []);
            }
            self.add(node, Change::Pinned { seller: seller.clone(), pinned });
        }
        if let Some(node) = fields.get("scores") {
            self.tell_if_empty(node);
            for (id, key, node) in self.reading.entries(node, "scores").unwrap_or_default() {
                let Some(of) = self.sellers.find_trait(&id, &key.at) else { continue };
                if let Some(score) = self.score(&id, of, node) {
                    self.add(node, Change::Score { seller: seller.clone(), of, score });
                }
            }
        }
    }

    fn score(&self, id: &str, of: TraitIx, node: &Node) -> Option<Score> {
        self.is_unsigned(node, id).then(|| self.sellers.score(id, &self.catalog[of], node)).flatten()
    }

    /// Reads by how much each score rises.
    fn coaching(&mut self, fields: &Fields<'_, '_>) {
        let Some(node) = fields.get("coach") else { return };
        self.tell_if_empty(node);
        for (id, key, node) in self.reading.entries(node, "coach").unwrap_or_default() {
            let seller = self.seller(key, &id).unwrap_or_default();
            self.tell_if_empty(node);
            for (id, key, node) in self.reading.entries(node, "coach").unwrap_or_default() {
                let of = self.sellers.find_trait(&id, &key.at);
                let Some(points) = self.signed(node, &id) else { continue };
                if points < 0.0 {
                    self.reading.wrong("below-zero", &id, node);
                } else if let Some(of) = of {
                    self.add(node, Change::Coach { seller: seller.clone(), of, points });
                }
            }
        }
    }

    fn seats(&mut self, fields: &Fields<'_, '_>) {
        let Some(node) = fields.get("seats") else { return };
        self.tell_if_empty(node);
        for (id, key, node) in self.reading.entries(node, "seats").unwrap_or_default() {
            let role = find_role(self.reading, &key.at, &id, self.catalog);
            let Some(amount) = self.amount(node, &id) else { continue };
            let (Amount::To(number) | Amount::By(number)) = amount;
            if number.fract() != 0.0 {
                self.reading.wrong("not-whole", &id, node);
            } else if number.abs() > f64::from(MAX_SEATS) {
                let (lo, hi) = (0.0.into(), f64::from(MAX_SEATS).into());
                let values =
                    [("field", id.as_str().into()), ("lo", lo), ("hi", hi), ("found", number.into())];
                self.reading.tell("out-of-range", &node.at, values);
            } else if let Some(role) = role {
                #[expect(clippy::cast_possible_truncation, reason = "checked just above")]
                let number = number as i64;
                let seats = if let Amount::To(_) = amount { Amount::To(number) } else { Amount::By(number) };
                self.add(node, Change::Seats { role, seats });
            }
        }
    }

    fn demand(&mut self, fields: &Fields<'_, '_>) {
        let Some(node) = fields.get("demand") else { return };
        self.tell_if_empty(node);
        for (id, key, node) in self.reading.entries(node, "demand").unwrap_or_default() {
            let task = find_task(self.reading, &key.at, &id, self.catalog);
            if let Some((hours, task)) = self.amount(node, &id).zip(task) {
                self.add(node, Change::Demand { task, hours });
            }
        }
    }

    fn motion(&mut self, fields: &Fields<'_, '_>) {
        let Some(node) = fields.get("motion") else { return };
        let Some(id) = self.reading.words(node, "motion") else { return };
        match self.catalog.find_motion(&id) {
            Some(motion) => self.add(node, Change::Motion(motion)),
            None => {
                let known = self.catalog.motions.iter().map(|motion| motion.id.as_str());
                self.reading.unknown("unknown-motion", &node.at, &id, known);
            }
        }
    }

    /// Whether a value is written without `+`; with it, a change would be meant where a new value is asked for.
    fn is_unsigned(&self, node: &Node, field: &str) -> bool {
        let is_signed = self.reading.written(node).starts_with('+');
        if is_signed {
            self.reading.wrong("signed-value", field, node);
        }
        !is_signed
    }

    /// Returns a value that may not be written with `+`.
    fn unsigned(
        &self,
        node: &Node,
        field: &str,
        value: fn(&Decoder<'f>, &Node, &str) -> Option<f64>,
    ) -> Option<f64> {
        if self.is_unsigned(node, field) { value(self.reading, node, field) } else { None }
    }

    /// Returns a number, which may be written with a typeset minus.
    fn signed(&self, node: &Node, field: &str) -> Option<f64> {
        if let NodeValue::Text(text) = &node.value
            && let Some(rest) = text.strip_prefix('−')
            && !is_decimal_comma(rest)
            && let Ok(number) = rest.parse::<f64>()
            && number.abs() <= crate::source::MAX_NUMBER
        {
            return Some(-number);
        }
        self.reading.number(node, field)
    }

    /// Returns a number: with a sign, a change; without, the new value.
    fn amount(&self, node: &Node, field: &str) -> Option<Amount<f64>> {
        let number = self.signed(node, field)?;
        let is_change = self.reading.written(node).starts_with(['+', '-', '−']);
        Some(if is_change { Amount::By(number) } else { Amount::To(number) })
    }
}
