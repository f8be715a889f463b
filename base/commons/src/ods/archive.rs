//! The container of a spreadsheet: a ZIP archive (APPNOTE 6.3.10) of a few small files, without dates.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// 1 January 1980, the first day that the format knows: the same content gives the same bytes.
const DAY: u16 = 0x0021;
/// Names are in UTF-8.
const FLAGS: u16 = 0x0800;

#[derive(Clone, Copy)]
enum Method {
    Stored = 0,
    Deflated = 8,
}

/// An archive being written.
#[derive(Default)]
pub(crate) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Archive {
    /// Adds a file as it is.
    pub fn store(&mut self, name: &str, content: &[u8]) {
        self.add(name, content, content, Method::Stored);
    }

    /// Adds a file, compressed.
    pub fn compress(&mut self, name: &str, content: &[u8]) {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        let packed = encoder.write_all(content).and_then(|()| encoder.finish());
        let packed = packed.expect("a vector in memory takes every byte");
        self.add(name, content, &packed, Method::Deflated);
    }

    /// The whole archive.
    pub fn finish(mut self) -> Vec<u8> {
        let (start, length) = (size(self.bytes.len()), size(self.directory.len()));
        self.bytes.append(&mut self.directory);
        let mut end = Vec::with_capacity(22);
        put(&mut end, &[END.to_le_bytes().as_slice(), &[0; 4]]);
        put(&mut end, &[&self.count.to_le_bytes(), &self.count.to_le_bytes()]);
        put(&mut end, &[&length.to_le_bytes(), &start.to_le_bytes(), &[0; 2]]);
        self.bytes.append(&mut end);
        self.bytes
    }

    fn add(&mut self, name: &str, content: &[u8], packed: &[u8], method: Method) {
        let place = size(self.bytes.len());
        let shared = shared(name, content, packed, method);
        put(&mut self.bytes, &[&LOCAL.to_le_bytes(), &shared, &[0; 2], name.as_bytes(), packed]);
        put(&mut self.directory, &[&CENTRAL.to_le_bytes(), &20u16.to_le_bytes(), &shared, &[0; 2]]);
        // No comment, one disk, no attributes.
        put(&mut self.directory, &[&[0; 10], &place.to_le_bytes(), name.as_bytes()]);
        self.count += 1;
    }
}

/// What the two headers of a file have in common.
fn shared(name: &str, content: &[u8], packed: &[u8], method: Method) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(content);
    let name_length = u16::try_from(name.len()).expect("our names are short");
    let mut header = Vec::with_capacity(24);
    for word in [20, FLAGS, method as u16, 0, DAY] {
        header.extend_from_slice(&u16::to_le_bytes(word));
    }
    for double in [crc.sum(), size(packed.len()), size(content.len())] {
        header.extend_from_slice(&double.to_le_bytes());
    }
    header.extend_from_slice(&name_length.to_le_bytes());
    header
}

fn put(to: &mut Vec<u8>, parts: &[&[u8]]) {
    parts.iter().for_each(|part| to.extend_from_slice(part));
}

fn size(length: usize) -> u32 {
    u32::try_from(length).expect("an export weighs less than 4 GiB")
}
