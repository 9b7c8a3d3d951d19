//! Ordered, named values: what JSON is drawn from.

use std::borrow::Cow;

use super::Stop;

/// A named value or a structure of them. Keys are an interface: they are never translated.
pub enum Fact {
    /// Unknown, or there is none.
    Null,
    /// Yes or no.
    Bool(bool),
    /// How many there are of something.
    Count(u64),
    /// A number, told without rounding; one that is not finite is told as null.
    Number(f64),
    /// Words or an id.
    Text(String),
    /// Values in order.
    List(Vec<Fact>),
    /// Named values in order.
    Record(Vec<(Cow<'static, str>, Fact)>),
    /// A long list, pulled one by one; it ends early where the input turns out to be wrong.
    Each(Box<dyn Iterator<Item = Result<Fact, Stop>>>),
    /// A value that is known only once what stands before it has been told.
    After(Box<dyn FnOnce() -> Fact>),
}

impl Fact {
    /// A record from its named values.
    pub fn record<const N: usize>(entries: [(&'static str, Fact); N]) -> Fact {
        Fact::Record(entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect())
    }

    /// A list of texts.
    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Fact {
        Fact::List(texts.into_iter().map(Fact::from).collect())
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Fact::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Fact::Text(text)
    }
}

impl From<f64> for Fact {
    fn from(number: f64) -> Self {
        Fact::Number(number)
    }
}

impl From<bool> for Fact {
    fn from(yes: bool) -> Self {
        Fact::Bool(yes)
    }
}

impl From<usize> for Fact {
    fn from(count: usize) -> Self {
        Fact::Count(count as u64)
    }
}

impl<T: Into<Fact>> From<Option<T>> for Fact {
    fn from(value: Option<T>) -> Self {
        value.map_or(Fact::Null, Into::into)
    }
}

impl From<serde_json::Value> for Fact {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Fact::Null,
            Value::Bool(yes) => Fact::Bool(yes),
            Value::Number(number) => match number.as_u64() {
                Some(count) => Fact::Count(count),
                None => number.as_f64().into(),
            },
            Value::String(text) => Fact::Text(text),
            Value::Array(list) => Fact::List(list.into_iter().map(Fact::from).collect()),
            Value::Object(entries) => {
                Fact::Record(entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
            }
        }
    }
}

impl From<Vec<Fact>> for Fact {
    fn from(list: Vec<Fact>) -> Self {
        Fact::List(list)
    }
}
