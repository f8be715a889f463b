//! Reads a file as a viewer would, as far as these tests need: its objects, and the text of its pages through the tables of its fonts.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

/// The objects of a file; streams are inflated.
pub struct File {
    objects: HashMap<usize, (String, Vec<u8>)>,
}

impl File {
    pub fn read(bytes: &[u8]) -> Self {
        let mut objects = HashMap::new();
        let mut at = 0;
        while let Some(start) = find(&bytes[at..], b" 0 obj\n").map(|found| found + at) {
            let number = String::from_utf8_lossy(
                &bytes[bytes[..start].iter().rposition(|byte| *byte == b'\n').unwrap() + 1..start],
            )
            .parse();
            let content = start + 7;
            let end = content + find(&bytes[content..], b"endobj").unwrap();
            let stream = find(&bytes[content..end], b"stream\n").map(|found| found + content);
            let head = String::from_utf8_lossy(&bytes[content..stream.unwrap_or(end)]).into_owned();
            let body = stream.map(|stream| inflated(&bytes[stream + 7..], &head)).unwrap_or_default();
            objects.insert(number.unwrap(), (head, body));
            at = end;
        }
        Self { objects }
    }

    /// Whether some object holds this, itself or in its stream.
    pub fn holds(&self, text: &str) -> bool {
        self.objects.values().any(|(head, body)| head.contains(text) || find(body, text.as_bytes()).is_some())
    }

    /// How many objects say this of themselves.
    pub fn count(&self, text: &str) -> usize {
        self.objects.values().filter(|(head, _)| head.contains(text)).count()
    }

    /// The text of every page in order, a line for each line.
    pub fn text(&self) -> String {
        let kids = self.objects.values().find(|(head, _)| head.contains("/Type/Pages")).unwrap();
        let pages = references(after(&kids.0, "/Kids").unwrap());
        pages.into_iter().map(|page| self.text_of(page)).collect()
    }

    fn text_of(&self, page: usize) -> String {
        let head = &self.objects[&page].0;
        let one = |name: &str| references(after(head, name).unwrap())[0];
        let fonts = self.fonts(&self.objects[&one("/Resources")].0);
        let (mut text, mut font, mut replaced) = (String::new(), String::new(), false);
        let content = &self.objects[&one("/Contents")].1;
        let mut at = 0;
        while at < content.len() {
            let rest = &content[at..];
            if rest.starts_with(b"/ActualText(") {
                let (letters, end) = string(content, at + 12);
                text.push_str(&String::from_utf8_lossy(&letters));
                (at, replaced) = (end, true);
            } else if rest[0] == b'(' || (rest[0] == b'<' && rest[1].is_ascii_hexdigit()) {
                let (glyphs, end) =
                    if rest[0] == b'(' { string(content, at + 1) } else { hexadecimal(content, at + 1) };
                let glyphs = glyphs.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).filter(|_| !replaced);
                text.extend(glyphs.map(|glyph| fonts[&font].get(&glyph).map_or("�", String::as_str)));
                at = end;
            } else if rest.starts_with(b"/Lang(") || rest.starts_with(b"/Alt(") {
                at = string(content, at + rest.iter().position(|byte| *byte == b'(').unwrap() + 1).1;
            } else if rest.starts_with(b"/f") {
                font = rest[1..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric())
                    .map(|byte| *byte as char)
                    .collect();
            } else if rest.starts_with(b"/ActualText<FEFF") {
                let (letters, end) = hexadecimal(content, at + 16);
                let units = letters.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                text.push_str(&String::from_utf16_lossy(&units.collect::<Vec<_>>()));
                (at, replaced) = (end, true);
            } else if rest.starts_with(b"EMC") {
                replaced = false;
            } else if rest.starts_with(b"ET") {
                text.push('\n');
            }
            at += 1;
        }
        text
    }

    /// The letters of each glyph, for each font that these resources name.
    fn fonts(&self, resources: &str) -> HashMap<String, HashMap<u16, String>> {
        let list = after(resources, "/Font<<").unwrap_or_default().split(">>").next().unwrap();
        let named = list.split('/').filter_map(|entry| entry.split_once(' '));
        let table = |object: &str| {
            let number: usize = object.split(' ').next().unwrap().parse().unwrap();
            let map = references(after(&self.objects[&number].0, "/ToUnicode").unwrap())[0];
            letters(&String::from_utf8_lossy(&self.objects[&map].1))
        };
        named.map(|(name, object)| (name.to_owned(), table(object))).collect()
    }
}

fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text)
}

fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.split_once(name).map(|(_, rest)| rest)
}

/// The references that a text begins with, alone or in brackets.
fn references(text: &str) -> Vec<usize> {
    let list = text.trim_start().trim_start_matches('[').split([']', '/', '>']).next().unwrap();
    list.split(" 0 R").filter_map(|number| number.trim().parse().ok()).collect()
}

fn inflated(bytes: &[u8], head: &str) -> Vec<u8> {
    let length: String = after(head, "/Length ").unwrap().chars().take_while(char::is_ascii_digit).collect();
    let raw = &bytes[..length.parse().unwrap()];
    let mut plain = Vec::new();
    if ZlibDecoder::new(raw).read_to_end(&mut plain).is_ok() { plain } else { raw.to_vec() }
}

/// The bytes of a literal string and where it ends (ISO 32000-1, 7.3.4.2).
fn string(content: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut depth = 0;
    loop {
        match content[at] {
            b'\\' => {
                at += 1;
                let digits: Vec<u8> =
                    content[at..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).copied().collect();
                if digits.is_empty() {
                    let named = [(b'n', b'\n'), (b'r', b'\r'), (b't', b'\t'), (b'b', 8), (b'f', 12)];
                    bytes.push(
                        named.iter().find(|(name, _)| *name == content[at]).map_or(content[at], |(_, byte)| *byte),
                    );
                } else {
                    bytes.push(digits.iter().fold(0, |value, digit| value * 8 + (digit - b'0')));
                    at += digits.len() - 1;
                }
            }
            b')' if depth == 0 => return (bytes, at),
            byte => {
                depth += i32::from(byte == b'(') - i32::from(byte == b')');
                bytes.push(byte);
            }
        }
        at += 1;
    }
}

fn hexadecimal(content: &[u8], at: usize) -> (Vec<u8>, usize) {
    let digits: Vec<u8> = content[at..].iter().take_while(|byte| byte.is_ascii_hexdigit()).copied().collect();
    let value = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    (digits.chunks(2).map(value).collect(), at + digits.len())
}

/// The lines `<0001> <0052>` of a character map.
fn letters(map: &str) -> HashMap<u16, String> {
    let pair = |line: &str| {
        let (glyph, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
        let units: Vec<u16> = (0..text.len()).step_by(4).map_while(unit).collect();
        Some((u16::from_str_radix(glyph, 16).ok()?, String::from_utf16_lossy(&units)))
    };
    map.lines().filter_map(pair).collect()
}
