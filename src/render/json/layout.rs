//! Where the line breaks of JSON go, so that a line of the file is a thing to look at, to `grep` and to `diff`.
//!
//! The outermost value has an item a line. Inside, a list of plain values stands on one line if it is short, and so does
//! a record of plain values and of lists of plain values or plain records (a fit with its vetoes). Compact JSON goes in;
//! no more is held than fits on one line.

use std::io::{self, Write};
use std::ops::Range;

/// Columns within which a list of plain values stands on one line.
const LIST_WIDTH: usize = 100;
/// Columns within which a record does. Unrounded numbers are long.
const RECORD_WIDTH: usize = 480;

/// Lays out the compact JSON that is written to it.
pub(super) struct Layout<'w> {
    out: &'w mut dyn Write,
    /// Bytes of the tokens that are held, and of the one that is coming in.
    bytes: Vec<u8>,
    /// Where the text that is coming in begins.
    text: usize,
    in_string: bool,
    escaped: bool,
    /// The brackets whose items have lines of their own.
    open: Vec<Frame>,
    /// A value that may stand on one line.
    line: Option<Line>,
}

/// A bracket whose items have lines of their own.
struct Frame {
    has_items: bool,
    /// Whether an item comes next; else the value of a key, or a comma.
    expects_item: bool,
}

#[derive(Clone, Debug)]
enum Token {
    Open(u8),
    Close(u8),
    Comma,
    Colon,
    /// A string or another plain value, by its place in the bytes.
    Text(Range<usize>),
}

/// The tokens of a list or record so far.
struct Line {
    tokens: Vec<Token>,
    /// The brackets that are open in it, its own first.
    open: Vec<u8>,
    /// Columns so far.
    width: usize,
    /// Columns at most.
    most: usize,
}

impl Line {
    fn new(bracket: u8) -> Self {
        let most = if bracket == b'[' { LIST_WIDTH } else { RECORD_WIDTH };
        Line { tokens: vec![Token::Open(bracket)], open: vec![bracket], width: 1, most }
    }

    /// Takes a token. Returns whether the value may still stand on one line.
    fn push(&mut self, token: Token) -> bool {
        // A bracket counts once something stands in it: one with nothing in it is as plain as a number.
        let may_nest = match token {
            Token::Close(_) => true,
            _ => matches!(*self.open, [_] | [b'{', b'['] | [b'{', b'[', b'{']),
        };
        self.width += match &token {
            Token::Open(_) | Token::Close(_) => 1,
            Token::Comma | Token::Colon => 2,
            Token::Text(range) => range.len(),
        };
        match token {
            Token::Open(bracket) => self.open.push(bracket),
            Token::Close(_) => drop(self.open.pop()),
            Token::Comma | Token::Colon | Token::Text(_) => {}
        }
        self.tokens.push(token);
        may_nest && self.width <= self.most
    }
}

impl<'w> Layout<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Layout {
            out,
            bytes: Vec::new(),
            text: 0,
            in_string: false,
            escaped: false,
            open: Vec::new(),
            line: None,
        }
    }

    /// Writes what is still held.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.end_text()
    }

    fn byte(&mut self, byte: u8) -> io::Result<()> {
        if self.in_string {
            self.bytes.push(byte);
            if self.escaped {
                self.escaped = false;
            } else if byte == b'\\' {
                self.escaped = true;
            } else if byte == b'"' {
                self.in_string = false;
            }
            return Ok(());
        }
        let token = match byte {
            b'[' | b'{' => Token::Open(byte),
            b']' | b'}' => Token::Close(byte),
            b',' => Token::Comma,
            b':' => Token::Colon,
            _ => {
                self.in_string = byte == b'"';
                self.bytes.push(byte);
                return Ok(());
            }
        };
        self.end_text()?;
        self.token(token)?;
        self.forget();
        Ok(())
    }

    fn end_text(&mut self) -> io::Result<()> {
        let text = self.text..self.bytes.len();
        self.text = self.bytes.len();
        if !text.is_empty() {
            self.token(Token::Text(text))?;
        }
        self.forget();
        Ok(())
    }

    /// Drops bytes that nothing refers to.
    fn forget(&mut self) {
        if self.line.is_none() {
            self.bytes.clear();
            self.text = 0;
        }
    }

    fn token(&mut self, token: Token) -> io::Result<()> {
        match self.line.take() {
            Some(line) => self.lengthen(line, token),
            None => self.write_token(token),
        }
    }

    fn lengthen(&mut self, mut line: Line, token: Token) -> io::Result<()> {
        if !line.push(token) {
            return self.break_up(line);
        }
        if line.open.is_empty() {
            return self.write_line(&line);
        }
        self.line = Some(line);
        Ok(())
    }

    fn write_line(&mut self, line: &Line) -> io::Result<()> {
        for token in &line.tokens {
            match token {
                Token::Open(bracket) | Token::Close(bracket) => self.out.write_all(&[*bracket])?,
                Token::Comma => self.out.write_all(b", ")?,
                Token::Colon => self.out.write_all(b": ")?,
                Token::Text(range) => self.out.write_all(&self.bytes[range.clone()])?,
            }
        }
        Ok(())
    }

    /// Gives the items of a value lines of their own; each may stand on one line again.
    fn break_up(&mut self, line: Line) -> io::Result<()> {
        let mut tokens = line.tokens.into_iter();
        if let Some(Token::Open(bracket)) = tokens.next() {
            self.write_open(bracket)?;
        }
        tokens.try_for_each(|token| self.token(token))
    }

    fn write_open(&mut self, bracket: u8) -> io::Result<()> {
        self.open.push(Frame { has_items: false, expects_item: true });
        self.out.write_all(&[bracket])
    }

    fn write_token(&mut self, token: Token) -> io::Result<()> {
        match token {
            Token::Open(bracket) if self.open.is_empty() => self.write_open(bracket),
            Token::Open(bracket) => {
                self.begin_item()?;
                self.line = Some(Line::new(bracket));
                Ok(())
            }
            Token::Close(bracket) => {
                if self.open.pop().is_some_and(|frame| frame.has_items) {
                    self.break_line()?;
                }
                self.out.write_all(&[bracket])
            }
            Token::Comma => {
                if let Some(frame) = self.open.last_mut() {
                    frame.expects_item = true;
                }
                self.out.write_all(b",")
            }
            Token::Colon => self.out.write_all(b": "),
            Token::Text(range) => {
                self.begin_item()?;
                self.out.write_all(&self.bytes[range])
            }
        }
    }

    fn begin_item(&mut self) -> io::Result<()> {
        let Some(frame) = self.open.last_mut().filter(|frame| frame.expects_item) else { return Ok(()) };
        (frame.has_items, frame.expects_item) = (true, false);
        self.break_line()
    }

    fn break_line(&mut self) -> io::Result<()> {
        write!(self.out, "\n{:1$}", "", 2 * self.open.len())
    }
}

impl Write for Layout<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.byte(*byte)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
