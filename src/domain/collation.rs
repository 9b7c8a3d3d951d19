//! Names in the order of a Norwegian list.

/// A key by which names sort as Norwegian sorts them: without regard to case, æ ø å last and in that order.
pub fn collation(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        key.push(match c {
            'æ' | 'ä' => '\u{10fffd}',
            'ø' | 'ö' => '\u{10fffe}',
            'å' => '\u{10ffff}',
            c => c,
        });
    }
    key
}
