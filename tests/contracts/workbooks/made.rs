//! Workbooks made by hand, right or wrong.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The styles of made workbooks: plain, two dates, per cent, and a picture that only looks like a date.
pub const STYLES: &str = "<styleSheet><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[$-414]d. mmm yyyy\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"0.0&quot; days&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";

/// The namespace of relations' kinds.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A ZIP file of these files.
pub fn zipped(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(*name, options).expect("memory can be written to");
        archive.write_all(bytes).expect("memory can be written to");
    }
    archive.finish().expect("memory can be written to").into_inner()
}

/// A workbook with one sheet of these rows.
pub fn xlsx(rows: &str) -> Vec<u8> {
    xlsx_of_sheets(&[("Ark1", "visible", rows)])
}

/// A worksheet of these rows.
pub fn worksheet(rows: &str) -> String {
    format!("<?xml version=\"1.0\"?><worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// A workbook with these sheets: name, state, rows.
pub fn xlsx_of_sheets(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut listed, mut related, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (name, state, rows)) in sheets.iter().enumerate() {
        listed
            .push_str(&format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{at}\"/>"));
        let path = format!("worksheets/sheet{at}.xml");
        related
            .push_str(&format!("<Relationship Id=\"r{at}\" Type=\"{KIND}/worksheet\" Target=\"{path}\"/>"));
        parts.push((format!("xl/{path}"), worksheet(rows)));
    }
    let mut files = package(&listed, &related);
    files.extend(parts);
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zipped(&files, CompressionMethod::Deflated)
}

/// The files of a workbook beside its sheets.
pub fn package(listed: &str, related: &str) -> Vec<(String, String)> {
    let file = |name: &str, text: String| (name.to_owned(), text);
    vec![
        file(
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{KIND}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        file("xl/workbook.xml", format!("<workbook xmlns:r=\"{KIND}\"><sheets>{listed}</sheets></workbook>")),
        file(
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships>{related}<Relationship Id=\"s\" Type=\"{KIND}/styles\" Target=\"/xl/styles.xml\"/><Relationship Id=\"t\" Type=\"{KIND}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        file("xl/styles.xml", STYLES.to_owned()),
    ]
}

/// A workbook of LibreOffice with these tables.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet".as_slice();
    zipped(&[("mimetype", mime), ("content.xml", content.as_bytes())], CompressionMethod::Deflated)
}
