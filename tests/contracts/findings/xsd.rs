//! XML held against an XML Schema: as much of XML Schema 1.0 as the two official schemas of test results use.
//!
//! A schema that says anything else is refused when it is read, so that nothing is passed over in silence.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use roxmltree::{Document, Node};

const XS: &str = "http://www.w3.org/2001/XMLSchema";

/// What is understood of a schema: elements, and their attributes.
const UNDERSTOOD: [(&str, &[&str]); 17] = [
    ("schema", &["elementFormDefault", "attributeFormDefault"]),
    ("annotation", &[]),
    ("documentation", &["lang"]),
    ("element", &["name", "ref", "type", "minOccurs", "maxOccurs"]),
    ("complexType", &["name", "mixed"]),
    ("simpleType", &["name"]),
    ("complexContent", &[]),
    ("simpleContent", &[]),
    ("extension", &["base"]),
    ("restriction", &["base"]),
    ("sequence", &["minOccurs", "maxOccurs"]),
    ("choice", &["minOccurs", "maxOccurs"]),
    ("attribute", &["name", "type", "use"]),
    ("pattern", &["value"]),
    ("enumeration", &["value"]),
    ("minLength", &["value"]),
    ("whiteSpace", &["value"]),
];

/// A schema, ready to be asked.
pub struct Schema<'a> {
    elements: BTreeMap<&'a str, Node<'a, 'a>>,
    types: BTreeMap<&'a str, Node<'a, 'a>>,
}

/// A type: one of the schema language's own by its name, or one that the schema defines.
#[derive(Clone, Copy)]
enum Type<'a> {
    BuiltIn(&'a str),
    Defined(Node<'a, 'a>),
}

/// What may stand in an element.
struct Content<'a> {
    attributes: Vec<Node<'a, 'a>>,
    particle: Option<Node<'a, 'a>>,
    /// The type of the text where the element holds nothing else.
    text: Option<Type<'a>>,
    is_mixed: bool,
}

impl<'a> Schema<'a> {
    /// Reads a schema.
    pub fn new(document: &'a Document<'a>) -> Self {
        let root = document.root_element();
        for node in root.descendants().filter(Node::is_element) {
            assert_eq!(node.tag_name().namespace(), Some(XS), "{node:?}");
            let known = UNDERSTOOD.iter().find(|(name, _)| *name == node.tag_name().name());
            let (_, known) = known.unwrap_or_else(|| panic!("not understood: {node:?}"));
            for attribute in node.attributes() {
                assert!(known.contains(&attribute.name()), "not understood: {attribute:?} of {node:?}");
            }
        }
        let named = |kinds: &[&str]| {
            let of_kind = children(root).filter(|node| kinds.contains(&node.tag_name().name()));
            of_kind.map(|node| (node.attribute("name").expect("globals have names"), node)).collect()
        };
        Schema { elements: named(&["element"]), types: named(&["complexType", "simpleType"]) }
    }

    /// What is wrong with a document; nothing where it is as the schema asks.
    pub fn wrong(&self, document: &Document<'_>) -> Vec<String> {
        let root = document.root_element();
        let mut wrong = Vec::new();
        match self.elements.get(root.tag_name().name()) {
            Some(declared) => self.check(*declared, root, &mut wrong),
            None => wrong.push(format!("{} is no document", root.tag_name().name())),
        }
        wrong
    }

    fn check(&self, declared: Node<'a, 'a>, element: Node<'_, '_>, wrong: &mut Vec<String>) {
        let name = element.tag_name().name();
        if element.tag_name().namespace().is_some() {
            wrong.push(format!("{name} is of a namespace"));
        }
        let kind = self.type_of(declared);
        let content = match kind {
            Type::Defined(node) if node.has_tag_name((XS, "complexType")) => self.content(node),
            _ => Content { attributes: Vec::new(), particle: None, text: Some(kind), is_mixed: false },
        };
        self.check_attributes(&content.attributes, element, wrong);
        let text: String =
            element.children().filter_map(|child| child.text().filter(|_| child.is_text())).collect();
        if let Some(kind) = content.text {
            wrong.extend(self.check_value(kind, &text).err().map(|why| format!("{name}: {why}")));
        } else if !content.is_mixed && !text.trim_matches([' ', '\t', '\r', '\n']).is_empty() {
            wrong.push(format!("{name} holds text"));
        }
        let items: Vec<_> = children(element).collect();
        let names: Vec<_> = items.iter().map(|item| item.tag_name().name()).collect();
        let ends = match content.particle {
            Some(particle) => self.repeat(particle, &names, BTreeSet::from([0])),
            None => BTreeSet::from([0]),
        };
        if !ends.contains(&names.len()) {
            wrong.push(format!("{name} may not hold {names:?}"));
        }
        for item in items {
            let declared = content.particle.and_then(|particle| self.find(particle, item.tag_name().name()));
            if let Some(declared) = declared {
                self.check(declared, item, wrong);
            }
        }
    }

    fn check_attributes(&self, declared: &[Node<'a, 'a>], element: Node<'_, '_>, wrong: &mut Vec<String>) {
        let name = element.tag_name().name();
        let find = |attribute: &str| declared.iter().find(|found| found.attribute("name") == Some(attribute));
        for attribute in element.attributes() {
            match find(attribute.name()).filter(|_| attribute.namespace().is_none()) {
                Some(found) => {
                    let checked = self.check_value(self.type_of(*found), attribute.value());
                    wrong.extend(checked.err().map(|why| format!("{name}/@{}: {why}", attribute.name())));
                }
                None => wrong.push(format!("{name}/@{} is unknown", attribute.name())),
            }
        }
        for required in declared.iter().filter(|found| found.attribute("use") == Some("required")) {
            let asked = required.attribute("name").expect("attributes have names");
            if element.attribute(asked).is_none() {
                wrong.push(format!("{name}/@{asked} is missing"));
            }
        }
    }

    /// The type of an element or an attribute: named, or written within it.
    fn type_of(&self, declared: Node<'a, 'a>) -> Type<'a> {
        let within = || children(declared).find(|node| node.tag_name().name().ends_with("Type"));
        match declared.attribute("type") {
            Some(name) => self.named(name),
            None => Type::Defined(within().unwrap_or_else(|| panic!("no type: {declared:?}"))),
        }
    }

    fn named(&self, name: &'a str) -> Type<'a> {
        match name.strip_prefix("xs:") {
            Some(own) => Type::BuiltIn(own),
            None => Type::Defined(self.types[name]),
        }
    }

    fn content(&self, complex: Node<'a, 'a>) -> Content<'a> {
        let is_mixed = complex.attribute("mixed") == Some("true");
        let mut content = Content { attributes: Vec::new(), particle: None, text: None, is_mixed };
        for node in children(complex) {
            match node.tag_name().name() {
                "annotation" => {}
                "sequence" | "choice" => content.particle = Some(node),
                "attribute" => content.attributes.push(node),
                "simpleContent" | "complexContent" => {
                    let extension = children(node).next().expect("it extends something");
                    assert!(extension.has_tag_name((XS, "extension")), "not understood: {extension:?}");
                    match self.named(extension.attribute("base").expect("an extension has a base")) {
                        Type::Defined(base) if base.has_tag_name((XS, "complexType")) => {
                            content = self.content(base);
                        }
                        simple => content.text = Some(simple),
                    }
                    for attribute in children(extension) {
                        assert!(attribute.has_tag_name((XS, "attribute")), "not understood: {attribute:?}");
                        content.attributes.push(attribute);
                    }
                }
                other => panic!("not understood: {other}"),
            }
        }
        content
    }

    /// Where, in a row of elements, a part of a content model can end, from each of the places where it can begin.
    fn repeat(&self, particle: Node<'a, 'a>, names: &[&str], starts: BTreeSet<usize>) -> BTreeSet<usize> {
        let bound = |name| particle.attribute(name).unwrap_or("1");
        let least: usize = bound("minOccurs").parse().expect("a number");
        let most = if bound("maxOccurs") == "unbounded" { None } else { bound("maxOccurs").parse().ok() };
        let mut at = starts;
        for _ in 0..least {
            at = self.once(particle, names, &at);
        }
        let mut ends = at.clone();
        let mut times = least;
        while !at.is_empty() && most.is_none_or(|most: usize| times < most) {
            at = self.once(particle, names, &at).difference(&ends).copied().collect();
            ends.extend(&at);
            times += 1;
        }
        ends
    }

    fn once(&self, particle: Node<'a, 'a>, names: &[&str], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        let parts = || children(particle).filter(|part| !part.has_tag_name((XS, "annotation")));
        match particle.tag_name().name() {
            "element" => {
                let fits = |start: &&usize| names.get(**start).is_some_and(|name| name_of(particle) == *name);
                starts.iter().filter(fits).map(|start| start + 1).collect()
            }
            "sequence" => parts().fold(starts.clone(), |at, part| self.repeat(part, names, at)),
            "choice" => parts().flat_map(|part| self.repeat(part, names, starts.clone())).collect(),
            other => panic!("not understood: {other}"),
        }
    }

    /// The declaration of an element in a content model: there, each name has one.
    fn find(&self, particle: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
        if !particle.has_tag_name((XS, "element")) {
            return children(particle).find_map(|part| self.find(part, name));
        }
        let declared = particle.attribute("ref").map_or(particle, |name| self.elements[name]);
        (name_of(particle) == name).then_some(declared)
    }

    /// Whether a text is a value of a simple type.
    fn check_value(&self, kind: Type<'a>, text: &str) -> Result<(), String> {
        let value = if self.keeps_space(kind) {
            text.to_owned()
        } else {
            text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        self.check_normal(kind, &value)
    }

    fn check_normal(&self, kind: Type<'a>, value: &str) -> Result<(), String> {
        let fits =
            |pattern: &str| Regex::new(&format!("^(?:{pattern})$")).expect("a pattern").is_match(value);
        let right = match kind {
            Type::BuiltIn("string" | "token") => true,
            Type::BuiltIn("int") => fits("[+-]?[0-9]+") && value.parse::<i32>().is_ok(),
            Type::BuiltIn("decimal") => fits(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
            Type::BuiltIn("dateTime") => {
                fits(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
                    && value.parse::<jiff::civil::DateTime>().is_ok()
            }
            Type::BuiltIn(other) => panic!("not understood: {other}"),
            Type::Defined(node) => return self.check_restriction(restriction(node), value),
        };
        if right { Ok(()) } else { Err(format!("{value:?} is no value of its type")) }
    }

    fn check_restriction(&self, restriction: Node<'a, 'a>, value: &str) -> Result<(), String> {
        self.check_normal(self.named(restriction.attribute("base").expect("a base")), value)?;
        let facets = |name: &'static str| {
            let of_name = children(restriction).filter(move |facet| facet.has_tag_name((XS, name)));
            of_name.map(|facet| facet.attribute("value").expect("a facet has a value")).collect::<Vec<_>>()
        };
        let (words, patterns) = (facets("enumeration"), facets("pattern"));
        let matches =
            |pattern: &&str| Regex::new(&format!("^(?:{pattern})$")).expect("a pattern").is_match(value);
        let is_long = |least: &&str| value.chars().count() >= least.parse().expect("a number");
        let right = (words.is_empty() || words.contains(&value))
            && (patterns.is_empty() || patterns.iter().any(matches))
            && facets("minLength").iter().all(is_long);
        if right { Ok(()) } else { Err(format!("{value:?} is not what its type is restricted to")) }
    }

    fn keeps_space(&self, kind: Type<'a>) -> bool {
        match kind {
            Type::BuiltIn(name) => name == "string",
            Type::Defined(node) => {
                let restriction = restriction(node);
                match children(restriction).find(|facet| facet.has_tag_name((XS, "whiteSpace"))) {
                    Some(facet) => facet.attribute("value") == Some("preserve"),
                    None => self.keeps_space(self.named(restriction.attribute("base").expect("a base"))),
                }
            }
        }
    }
}

fn restriction<'a>(simple: Node<'a, 'a>) -> Node<'a, 'a> {
    let found = children(simple).find(|node| node.has_tag_name((XS, "restriction")));
    found.unwrap_or_else(|| panic!("not understood: {simple:?}"))
}

fn name_of<'a>(element: Node<'a, 'a>) -> &'a str {
    element.attribute("name").or(element.attribute("ref")).expect("an element has a name")
}

fn children<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}
