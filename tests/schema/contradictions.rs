//! What must agree within one document of JSON, beyond what a generated schema says: which values go with which.

use serde_json::{Value, json};

/// A rule that a part of a document keeps or breaks.
type Rule = (&'static str, fn(&Value) -> bool);

/// The values of a form's keys go with its kind.
const FORM: [Rule; 9] = [
    ("free has no hand-offs and no net, every other form has", |form| {
        let is_free = form["kind"] == "free";
        ["handoff_hours", "handoff_effective_hours", "net_effective_hours", "waste_share"]
            .iter()
            .all(|key| form[key].is_null() == is_free)
    }),
    ("what is optimised has a bound", |form| {
        form["bound_effective_hours"].is_number() == (form["kind"] == "designed" || form["kind"] == "free")
    }),
    ("only the designed and everyone have sets", |form| {
        form["sets"].is_array() == (form["kind"] == "designed" || form["kind"] == "everyone")
    }),
    ("everyone is one role without hand-offs", |form| {
        form["kind"] != "everyone"
            || form["roles"] == 1
                && form["handoff_hours"] == 0.0
                && length(&form["sets"]) == 1
                && form["people_with_several_roles"] == 0
    }),
    ("what is designed has several roles", |form| {
        form["kind"] != "designed" || form["roles"].as_u64() >= Some(2) && length(&form["sets"]) >= 2
    }),
    ("a gap is unknown only without a net", |form| {
        !form["gap_share"].is_null() || form["net_effective_hours"] == 0.0
    }),
    ("what is proven has no gap", |form| form["proven"] == (form["gap_share"] == 0.0)),
    ("no task is in a set twice", |form| lists(&form["sets"]).iter().all(|set| are_unique(lists(set)))),
    ("no set is there twice", |form| are_unique(lists(&form["sets"]))),
];

/// A role is called after one of the catalog, or differs from none.
const DESIGNED_ROLE: [Rule; 1] = [("without a namesake there is nothing to differ from", |role| {
    let is_nameless = role["role"].is_null();
    role["name"].is_null() == is_nameless
        && (!is_nameless || length(&role["added"]) == 0 && length(&role["missing"]) == 0)
})];

const TASK: [Rule; 2] = [
    ("a task that is looked at is rated", |task| task["best_fit"].is_number()),
    ("a task is never short and over at once", |task| {
        ["today", "at_seats"].iter().all(|key| {
            task[key]["short_hours"] == 0.0 || task[key]["over_hours"] == 0.0 || task[key].is_null()
        })
    }),
];

/// Returns the first rule that a comparison of forms breaks.
pub fn in_forms(document: &Value) -> Option<&'static str> {
    let kinds = ["everyone", "free"];
    let forms = lists(&document["forms"]);
    if !kinds.iter().all(|kind| forms.iter().any(|form| form["kind"] == *kind)) {
        return Some("everyone and free are always among the forms");
    }
    broken(&FORM, &document["forms"])
        .or(broken(&DESIGNED_ROLE, &document["design"]))
        .or(broken(&TASK, &document["tasks"]))
}

/// Notes say why a pinned seller would not have her seat without the pin.
const SEAT: [Rule; 3] = [
    ("only a pin needs notes", |seat| seat["pinned"] == true || length(&seat["notes"]) == 0),
    ("only a pinned seller's fit may be unknown", |seat| seat["pinned"] == true || seat["fit"].is_number()),
    ("an unknown fit is noted, and no known one", |seat| {
        seat["fit"].is_null() == (seat["notes"] == json!(["unknown"])) && length(&seat["notes"]) <= 1
    }),
];

const VACANCY: [Rule; 1] = [("filling a seat costs something only where somebody may", |seat| {
    seat["cost"].is_null() == seat["by"].is_null()
})];

const SELLER: [Rule; 5] = [
    ("without a seat there is no fit and no pin", |seller| {
        !seller["seat"].is_null() || seller["fit"].is_null() && seller["pinned"] == false
    }),
    ("a pin costs nothing", |seller| seller["pinned"] == false || seller["cost"].is_null()),
    ("only a pinned seller's fit may be unknown", |seller| {
        seller["pinned"] == true || seller["seat"].is_null() || seller["fit"].is_number()
    }),
    ("the best seat has a fit, and only it costs something", |seller| {
        let has_none = seller["best_seat"].is_null();
        seller["best_fit"].is_null() == has_none && (!has_none || seller["cost"].is_null())
    }),
    ("who has no role today leaves none", |seller| !seller["role"].is_null() || seller["moved"] == false),
];

/// Returns the first rule that a seating breaks.
pub fn in_seating(document: &Value) -> Option<&'static str> {
    let prices = lists(&document["certificate"]["prices"]);
    if prices.iter().any(|price| price["seat_count"].as_u64() < Some(1)) {
        return Some("only roles with seats have a price");
    }
    broken(&SEAT, &document["seats"])
        .or(broken(&VACANCY, &document["vacant"]))
        .or(broken(&SELLER, &document["sellers"]))
}

fn broken(rules: &[Rule], parts: &Value) -> Option<&'static str> {
    let parts = lists(parts);
    rules.iter().find(|(_, keeps)| !parts.iter().all(keeps)).map(|(rule, _)| *rule)
}

fn lists(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn length(value: &Value) -> usize {
    lists(value).len()
}

fn are_unique(values: &[Value]) -> bool {
    values.iter().enumerate().all(|(at, value)| !values[..at].contains(value))
}
