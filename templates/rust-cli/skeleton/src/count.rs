//! Counting what is read.

use std::io::{self, Read};
use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub lines: u64,
    pub words: u64,
    pub bytes: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.lines += other.lines;
        self.words += other.words;
        self.bytes += other.bytes;
    }
}

/// Lines are line ends, words are what stands between ASCII white space. Needs the same memory however much is read.
pub fn count(mut input: impl Read) -> io::Result<Counts> {
    let mut counts = Counts::default();
    let mut in_word = false;
    let mut buffer = [0; 64 * 1024];
    loop {
        let length = match input.read(&mut buffer) {
            Ok(0) => return Ok(counts),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        counts.bytes += length as u64;
        for byte in &buffer[..length] {
            counts.lines += u64::from(*byte == b'\n');
            let is_space = byte.is_ascii_whitespace();
            counts.words += u64::from(!is_space && !in_word);
            in_word = !is_space;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (u64, u64, u64) {
        let Counts { lines, words, bytes } = count(text.as_bytes()).unwrap();
        (lines, words, bytes)
    }

    #[test]
    fn counts() {
        assert_eq!(of(""), (0, 0, 0));
        assert_eq!(of("one two\n"), (1, 2, 8));
        assert_eq!(of("  no end"), (0, 2, 8));
        assert_eq!(of("\n\n\t \r\n"), (3, 0, 6));
        assert_eq!(of("né"), (0, 1, 3));
    }

    #[test]
    fn a_word_may_cross_the_buffer() {
        let text = "x".repeat(64 * 1024 + 1) + " y";
        assert_eq!(of(&text).1, 2);
    }

    #[test]
    fn faults_are_told() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        assert_eq!(count(Broken).unwrap_err().to_string(), "broken");
    }
}
