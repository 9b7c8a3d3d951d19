//! What the screen can show, by the environment and the terminal.

/// The default width, in columns.
const WIDTH: usize = 80;

/// The greatest width, in columns.
const MAX_WIDTH: usize = 10_000;

/// Returns the width of the screen in columns: by `COLUMNS`, else by the terminal.
pub fn width(is_screen: bool) -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let width = match said {
        Some(width) if width > 0 => width,
        _ if is_screen => terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0)),
        _ => WIDTH,
    };
    width.min(MAX_WIDTH)
}

/// Whether characters beyond ASCII can be shown: unless the locale is clearly another one, such as `C`.
pub fn speaks_unicode() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let Some(locale) = set.into_iter().find(|value| !value.is_empty()) else { return true };
    let locale = locale.to_lowercase();
    locale.contains("utf-8")
        || locale.contains("utf8")
        || !(locale == "c" || locale == "posix" || locale.contains('.'))
}
