//! What the cells of a workbook of Excel refer to: its parts, its sheets, its texts and what its numbers are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::number_format::Shown;
use super::package::{Package, attribute, plain_text};
use super::strings::Strings;
use super::{Refused, Sheet};

/// The most styles, relationships and sheets that are held.
const MAX_STYLES: usize = 1 << 17;

/// What a file of a workbook refers to, by id: the kind and the path.
pub type Relations = BTreeMap<String, (String, String)>;

/// A text without the escapes of characters that XML cannot hold, or that look like such an escape: `_x000D_`.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let digits = from.get(2..6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let c = digits.filter(|_| from.as_bytes().get(6) == Some(&b'_'));
        match c.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                plain.push(c);
                rest = &from[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// What a workbook says of itself.
#[derive(Default)]
pub struct Listed {
    /// Its sheets, each with the id of its relation.
    pub sheets: Vec<(Sheet, String)>,
    /// Whether its days are counted from 1904.
    pub is_1904: bool,
    /// Whether its formulas are to be worked out when it is opened, so that no value of theirs is one yet.
    pub is_uncalculated: bool,
}

/// Returns what a workbook says of itself.
pub fn listed(package: &mut Package<'_>, main: &str) -> Result<Listed, Refused> {
    let mut listed = Listed::default();
    let mut xml = package.xml(main)?.ok_or(Refused::NotAWorkbook)?;
    loop {
        match xml.next()? {
            Event::Start(start) if start.local_name().as_ref() == "sheet" => {
                let name = attribute(&start, "name")?.unwrap_or_default().into_owned();
                let is_hidden = attribute(&start, "state")?.is_some_and(|state| state != "visible");
                let id = attribute(&start, "id")?.unwrap_or_default().into_owned();
                listed.sheets.push((Sheet { name, is_hidden }, id));
                if listed.sheets.len() > MAX_STYLES {
                    return Err(Refused::TooLarge);
                }
            }
            Event::Start(start) if start.local_name().as_ref() == "workbookPr" => {
                listed.is_1904 = attribute(&start, "date1904")?.is_some_and(|word| is_true(&word));
            }
            Event::Start(start) if start.local_name().as_ref() == "calcPr" => {
                listed.is_uncalculated =
                    attribute(&start, "fullCalcOnLoad")?.is_some_and(|word| is_true(&word));
            }
            Event::Eof => return Ok(listed),
            _ => {}
        }
    }
}

/// What a file refers to; of `""`, the package.
pub fn relations(package: &mut Package<'_>, of: &str) -> Result<Relations, Refused> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(mut xml) = package.xml(&format!("{folder}{slash}_rels/{file}.rels"))? else {
        return Ok(Relations::new());
    };
    let mut relations = Relations::new();
    loop {
        match xml.next()? {
            Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let id = attribute(&start, "Id")?.unwrap_or_default().into_owned();
                let kind = attribute(&start, "Type")?.unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = attribute(&start, "Target")?.unwrap_or_default();
                let path = match target.strip_prefix('/') {
                    Some(path) => path.to_owned(),
                    None => format!("{folder}{slash}{}", target.trim_start_matches("./")),
                };
                relations.insert(id, (kind, path));
                if relations.len() > MAX_STYLES {
                    return Err(Refused::TooLarge);
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

pub fn shared_strings(package: &mut Package<'_>, path: &str) -> Result<Strings, Refused> {
    let mut strings = Strings::default();
    let Some(mut xml) = package.xml(path)? else { return Ok(strings) };
    let mut text = String::new();
    loop {
        while let Some((text, rest)) = plain_text(xml.ahead(), b"<si><t>", b"</t></si>") {
            strings.push(&unescaped(text))?;
            let length = xml.ahead().len() - rest.len();
            xml.pass(length);
        }
        let is_string = match xml.next()? {
            Event::Start(start) => start.local_name().as_ref() == "si",
            Event::Eof => return Ok(strings),
            _ => false,
        };
        if is_string {
            text.clear();
            xml.text(&mut text, &["rPh"])?;
            strings.push(&unescaped(&text))?;
        }
    }
}

/// What numbers of each cell style are.
pub fn styles(package: &mut Package<'_>, path: &str) -> Result<Vec<Shown>, Refused> {
    let mut styles = Vec::new();
    let Some(mut xml) = package.xml(path)? else { return Ok(styles) };
    let mut pictures: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut is_of_cells = false;
    loop {
        match xml.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&start, "numFmtId")?.and_then(|id| id.parse().ok());
                    let picture = attribute(&start, "formatCode")?.unwrap_or_default();
                    pictures.extend(id.map(|id| (id, Shown::of_picture(&picture))));
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let id = attribute(&start, "numFmtId")?.and_then(|id| id.parse().ok()).unwrap_or(0);
                    styles.push(pictures.get(&id).copied().unwrap_or_else(|| Shown::builtin(id)));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => is_of_cells = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
        if styles.len() > MAX_STYLES || pictures.len() > MAX_STYLES {
            return Err(Refused::TooLarge);
        }
    }
}

/// Whether a word of XML says yes.
pub fn is_true(word: &str) -> bool {
    matches!(word, "1" | "true" | "on")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_characters_are_undone_once() {
        assert_eq!(unescaped("a_x000D_b_x005F_x0041_ _x_ _xZZZZ_ _x004"), "a\rb_x0041_ _x_ _xZZZZ_ _x004");
    }
}
