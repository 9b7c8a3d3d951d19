//! The JSON Schema of each result.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Ask, Assign, Baseline, CatalogCheck, CatalogShow, Check, Diff, Explain, Match, Organize, Raters,
    RulePage, Who,
};

/// A result: what a command answers.
pub trait Answer: Serialize + JsonSchema {
    /// The name and edition of its JSON, as `salesfit/match/1`.
    const SCHEMA: &'static str;
}

/// Makes a schema.
type Maker = fn() -> Schema;

/// Every result by the word of its command, with what makes its schema.
pub const RESULTS: &[(&str, Maker)] = &[
    ("match", schema::<Match>),
    ("explain", schema::<Explain>),
    ("assign", schema::<Assign>),
    ("organize", schema::<Organize>),
    ("ask", schema::<Ask>),
    ("raters", schema::<Raters>),
    ("diff", schema::<Diff>),
    ("check", schema::<Check>),
    ("rule", schema::<RulePage>),
    ("baseline", schema::<Baseline>),
    ("who", schema::<Who>),
    ("catalog-show", schema::<CatalogShow>),
    ("catalog-check", schema::<CatalogCheck>),
];

/// The schema (draft 2020-12) of what a result is in JSON. Every object has all keys of its type and no other.
fn schema<T: Answer>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.with_transform(RecursiveTransform(refuse_other_keys)).into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("urn:{}", T::SCHEMA.replace('/', ":")).into());
    schema.insert("title".to_owned(), T::SCHEMA.into());
    if let Some(own) = schema.pointer_mut("/properties/schema") {
        *own = json!({"description": own["description"], "const": T::SCHEMA});
    }
    schema
}

fn refuse_other_keys(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut().filter(|object| object.contains_key("properties")) {
        object.entry("additionalProperties").or_insert(Value::Bool(false));
    }
}
