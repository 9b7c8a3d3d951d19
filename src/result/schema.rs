//! The JSON Schema of each result.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};

use super::answer::Answer;

/// The schema (draft 2020-12) of what a result is in JSON. Every object has all keys of its type and no other.
pub(super) fn schema<T: Answer>() -> Schema {
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

/// Closes an object. A condition has properties as well, but no type: it is about some keys only.
fn refuse_other_keys(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.contains_key("properties") && object.get("type").is_some_and(|kind| kind == "object") {
        object.entry("additionalProperties").or_insert(Value::Bool(false));
    }
}
