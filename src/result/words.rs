//! A catalog's texts, in every language that has them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::domain::{Lang, Text};

/// A text of a catalog. In JSON it is one string where it was given once for all languages, else an object with one
/// string per language.
#[derive(Clone, Debug)]
pub struct Words(pub Text);

/// A text, if there is one.
pub fn known_words(text: Option<&Text>) -> Option<Words> {
    text.cloned().map(Words)
}

impl Words {
    /// The words in a language, or else in the first language that has some.
    pub fn get(&self, lang: Lang) -> &str {
        self.0.get(lang)
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut own = Vec::new();
        for (code, lang) in Lang::ALL {
            own.extend(self.0.own(lang).map(|words| (code, words)));
        }
        if let [("en", words)] = own[..] {
            return serializer.serialize_str(words);
        }
        let mut map = serializer.serialize_map(Some(own.len()))?;
        for (code, words) in own {
            map.serialize_entry(code, words)?;
        }
        map.end()
    }
}

impl JsonSchema for Words {
    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes = Lang::ALL.map(|(code, _)| code);
        json_schema!({
            "description": "A text, the same in every language or one per language.",
            "type": ["string", "object"],
            "pattern": "\\S",
            "minProperties": 1,
            "propertyNames": {"enum": codes},
            "additionalProperties": {"type": "string", "pattern": "\\S"},
        })
    }
}
