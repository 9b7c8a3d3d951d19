//! The JSON Schema of each result.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::json;

use super::{Ask, Diff, Match, Raters};

/// A result: what a command answers.
pub trait Answer: Serialize + JsonSchema {
    /// The name and edition of its JSON, as `salesfit/match/1`.
    const SCHEMA: &'static str;
}

/// Every result by the word of its command, with what makes its schema.
pub const RESULTS: [(&str, fn() -> Schema); 4] = [
    ("ask", schema::<Ask>),
    ("diff", schema::<Diff>),
    ("match", schema::<Match>),
    ("raters", schema::<Raters>),
];

/// The schema (draft 2020-12) of what a result is in JSON.
fn schema<T: Answer>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.with_transform(RecursiveTransform(close)).into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), T::SCHEMA.into());
    if let Some(own) = schema.pointer_mut("/properties/schema") {
        *own = json!({"const": T::SCHEMA});
    }
    schema
}

/// No object has other keys than its own.
fn close(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}
