//! The messages of one language, each parsed on first use, since most commands use few.

use std::cell::{OnceCell, RefCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use indexmap::IndexMap;

/// The messages of a language in the syntax of Fluent. None refers to another.
pub struct Messages {
    lang: &'static str,
    source: &'static str,
    parsed: OnceCell<RefCell<Parsed>>,
}

/// What was said so far, and the text of what was not.
struct Parsed {
    bundle: FluentBundle<FluentResource>,
    unparsed: IndexMap<&'static str, &'static str>,
}

impl Messages {
    /// Returns the messages of a language.
    pub fn new(lang: &'static str, source: &'static str) -> Self {
        Messages { lang, source, parsed: OnceCell::new() }
    }

    /// Returns a message, or one of its attributes, with these arguments; `None` where there is none of this name.
    pub fn format(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let parsed = &mut *self.parsed().borrow_mut();
        parsed.parse(id);
        let message = parsed.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        Some(parsed.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// Whether there is a message of this name.
    pub fn has(&self, id: &str) -> bool {
        let parsed = &mut *self.parsed().borrow_mut();
        parsed.parse(id);
        parsed.bundle.has_message(id)
    }

    /// Whether a message has an attribute of this name.
    pub fn has_attribute(&self, id: &str, attribute: &str) -> bool {
        let parsed = &mut *self.parsed().borrow_mut();
        parsed.parse(id);
        parsed.bundle.get_message(id).is_some_and(|message| message.get_attribute(attribute).is_some())
    }

    fn parsed(&self) -> &RefCell<Parsed> {
        self.parsed.get_or_init(|| {
            let mut bundle = FluentBundle::new(self.lang.parse().into_iter().collect());
            // The isolation marks are for mixing writing directions; in a terminal they are noise.
            bundle.set_use_isolating(false);
            RefCell::new(Parsed { bundle, unparsed: entries(self.source) })
        })
    }
}

impl Parsed {
    /// Parses a message, if that was not done.
    fn parse(&mut self, id: &str) {
        let Some(text) = self.unparsed.swap_remove(id) else { return };
        // A broken message is left out and found by the tests; the others still speak.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        self.bundle.add_resource_overriding(resource);
    }
}

/// Returns the text of each message, from the line that begins with its name to the next such line or comment.
fn entries(source: &'static str) -> IndexMap<&'static str, &'static str> {
    let mut entries = IndexMap::new();
    let (mut open, mut at) = (None, 0);
    for line in source.split_inclusive('\n') {
        let is_name = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_name || line.starts_with('#') {
            if let Some((id, start)) = open.take() {
                entries.insert(id, &source[start..at]);
            }
            let id = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
            open = is_name.then_some((id, at));
        }
        at += line.len();
    }
    if let Some((id, start)) = open {
        entries.insert(id, &source[start..]);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_is_cut_out_as_a_parser_reads_it() {
        let source = "# About these\none = One\ntwo = { $n ->\n    [one] a\n\n   *[other] b\n}\n    .advice = Do\n\n## More\nthree =\n    Three\n";
        let entries = entries(source);
        assert_eq!(entries.keys().copied().collect::<Vec<_>>(), ["one", "two", "three"]);
        let messages = Messages::new("en", source);
        let mut args = FluentArgs::new();
        args.set("n", 2);
        assert_eq!(messages.format("two", None, &args).as_deref(), Some("b"));
        assert_eq!(messages.format("two", Some("advice"), &args).as_deref(), Some("Do"));
        assert_eq!(messages.format("three", None, &args).as_deref(), Some("Three"));
        assert!(messages.has("one") && messages.has_attribute("two", "advice") && !messages.has("four"));
        assert_eq!(messages.format("one", Some("advice"), &args), None);
    }
}
