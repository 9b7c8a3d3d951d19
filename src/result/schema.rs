//! The JSON Schema of each result.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::json;

use super::{Baseline, Check, Match, RulePage};

/// A result: what a command answers.
pub trait Answer: Serialize + JsonSchema {
    /// The name and edition of its JSON, as `salesfit/match/1`.
    const SCHEMA: &'static str;
}

/// Every result by the word of its command, with what makes its schema.
pub const RESULTS: [(&str, fn() -> Schema); 4] = [
    ("match", schema::<Match>),
    ("check", schema::<Check>),
    ("rule", schema::<RulePage>),
    ("baseline", schema::<Baseline>),
];

/// The schema (draft 2020-12) of what a result is in JSON.
fn schema<T: Answer>() -> Schema {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), T::SCHEMA.into());
    if let Some(own) = schema.pointer_mut("/properties/schema") {
        *own = json!({"description": own["description"], "const": T::SCHEMA});
    }
    schema
}
