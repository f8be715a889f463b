//! Whether a server still takes TLS 1.0 or 1.1: our library no longer speaks them, so the first message is written by hand and the first answer
//! alone is read (RFC 2246 and 4346, 7.4.1).

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

use super::Place;
use crate::fetch::Fetcher;

/// What a server says to a TLS of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ancient {
    Refused,
    Accepted(&'static str),
    Unclear,
}

const VERSIONS: [(u8, &str); 2] = [(2, "TLS 1.1"), (1, "TLS 1.0")];
/// ECDHE and RSA suites with AES-CBC and 3DES: all that servers of that time know.
const SUITES: [u16; 9] = [0xc014, 0xc013, 0xc00a, 0xc009, 0x0039, 0x0033, 0x0035, 0x002f, 0x000a];

const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;
const SERVER_HELLO: u8 = 2;

pub(super) async fn probe(fetcher: &Fetcher, place: &Place) -> Ancient {
    let mut unclear = false;
    for (minor, name) in VERSIONS {
        match ask(fetcher, place, minor).await {
            Some(true) => return Ancient::Accepted(name),
            Some(false) => {}
            None => unclear = true,
        }
    }
    if unclear { Ancient::Unclear } else { Ancient::Refused }
}

async fn ask(fetcher: &Fetcher, place: &Place, minor: u8) -> Option<bool> {
    let mut stream = fetcher.gate().connect(&place.host, place.port).await.ok()?;
    let mut head = [0; 11];
    let exchange = async {
        stream.write_all(&client_hello(&place.host, minor)).await?;
        let mut read = 0;
        while read < head.len() {
            match stream.read(&mut head[read..]).await? {
                0 => break,
                more => read += more,
            }
        }
        Ok::<_, std::io::Error>(read)
    };
    match timeout(fetcher.limits().connect, exchange).await {
        Ok(Ok(read)) => judge(&head[..read], minor),
        // A server that hangs up has refused.
        Ok(Err(_)) => Some(false),
        Err(_) => None,
    }
}

fn judge(head: &[u8], minor: u8) -> Option<bool> {
    match head {
        [] | [ALERT, ..] => Some(false),
        [HANDSHAKE, 3, _, _, _, SERVER_HELLO, _, _, _, 3, chosen] => Some(*chosen == minor),
        _ => None,
    }
}

/// A `ClientHello` whose highest version is 3.`minor`, with the name of the host.
fn client_hello(host: &str, minor: u8) -> Vec<u8> {
    let random: [u8; 32] = kernel::Random::system().bytes();
    let mut body = vec![3, minor];
    body.extend(random);
    body.push(0);
    body.extend(counted(&SUITES.iter().flat_map(|suite| suite.to_be_bytes()).collect::<Vec<_>>()));
    body.extend([1, 0]);
    let mut extensions = Vec::new();
    if host.parse::<std::net::IpAddr>().is_err() && !host.starts_with('[') {
        let mut name = vec![0];
        name.extend(counted(host.as_bytes()));
        extensions.extend(extension(0, &counted(&name)));
    }
    extensions.extend(extension(10, &counted(&[0, 29, 0, 23, 0, 24])));
    extensions.extend(extension(11, &[1, 0]));
    body.extend(counted(&extensions));
    let length = u32::try_from(body.len()).unwrap_or_default().to_be_bytes();
    let mut message = vec![1, length[1], length[2], length[3]];
    message.extend(body);
    let mut record = vec![HANDSHAKE, 3, 1];
    record.extend(counted(&message));
    record
}

fn counted(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or_default();
    length.to_be_bytes().into_iter().chain(bytes.iter().copied()).collect()
}

fn extension(kind: u16, content: &[u8]) -> Vec<u8> {
    kind.to_be_bytes().into_iter().chain(counted(content)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_read_by_its_first_bytes() {
        assert_eq!(judge(&[HANDSHAKE, 3, 2, 0, 80, SERVER_HELLO, 0, 0, 76, 3, 2], 2), Some(true));
        assert_eq!(judge(&[HANDSHAKE, 3, 1, 0, 80, SERVER_HELLO, 0, 0, 76, 3, 1], 2), Some(false));
        assert_eq!(judge(&[ALERT, 3, 2, 0, 2, 2, 70], 2), Some(false));
        assert_eq!(judge(&[], 1), Some(false));
        assert_eq!(judge(b"HTTP/1.1 40", 1), None);
    }

    #[test]
    fn a_message_counts_its_own_bytes() {
        let hello = client_hello("service.exemple.fr", 1);
        let record = usize::from(u16::from_be_bytes([hello[3], hello[4]]));
        assert_eq!(hello.len(), 5 + record);
        assert_eq!(usize::from(u16::from_be_bytes([hello[7], hello[8]])), record - 4);
        assert!(hello.windows(18).any(|bytes| bytes == b"service.exemple.fr"));
        let numbered = client_hello("127.0.0.1", 1);
        assert!(!numbered.windows(9).any(|bytes| bytes == b"127.0.0.1"));
    }
}
