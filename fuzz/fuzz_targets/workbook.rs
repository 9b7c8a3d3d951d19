//! A workbook: the bytes are the XML of its sheet or, behind a `!`, the whole file. Refused with reasons, or told in every
//! way.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use salesfit::source::{Overrides, open_team};
use salesfit_fuzz::{file, tell_problems, tell_team};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The files around the sheet: as small as a workbook can be, with dates, per cents and shared texts.
const PARTS: [(&str, &str); 4] = [
    ("xl/workbook.xml", r#"<workbook><sheets><sheet name="A" id="s"/></sheets></workbook>"#),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<r><Relationship Id="s" Type="/worksheet" Target="s.xml"/><Relationship Id="t" Type="/sharedStrings" Target="t.xml"/><Relationship Id="u" Type="/styles" Target="u.xml"/></r>"#,
    ),
    ("xl/t.xml", "<sst><si><t>name</t></si><si><t>drive</t></si><si><t>Kari</t></si></sst>"),
    ("xl/u.xml", r#"<s><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></s>"#),
];

fn workbook(sheet: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = PARTS.map(|(name, text)| (name, text.as_bytes()));
    for (name, bytes) in parts.into_iter().chain([("xl/s.xml", sheet)]) {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        archive.start_file(name, options).expect("memory can be written to");
        archive.write_all(bytes).expect("memory can be written to");
    }
    archive.finish().expect("memory can be written to").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let whole = match bytes.split_first() {
        Some((b'!', whole)) => whole.to_vec(),
        _ => workbook(bytes),
    };
    match open_team(file("sellers.xlsx", &whole), None, &Overrides::default()) {
        Ok(opened) => tell_team(opened, bytes.len()),
        Err(problems) => tell_problems(&problems),
    }
});
