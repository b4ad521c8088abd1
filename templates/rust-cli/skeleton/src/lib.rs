//! What the program does, apart from the terminal: arguments in, counts out.

pub mod arguments;
pub mod count;

use std::fs::File;
use std::io::{self, BufReader, Read, Write};

use arguments::Count;
use count::{count, Counts};

/// The name that stands for standard input.
const STDIN: &str = "-";

/// Counts each file and writes a line for it, and one for all when there are several. A file that cannot be read is
/// told on `errors`, the others are counted all the same. True: every file was read.
pub fn run(
    wanted: &Count,
    input: &mut dyn Read,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> io::Result<bool> {
    let mut total = Counts::default();
    let mut all_read = true;
    for name in &wanted.files {
        match count_file(name, input) {
            Ok(counts) => {
                total += counts;
                writeln!(output, "{}", line(wanted, counts, name))?;
            }
            Err(error) => {
                all_read = false;
                writeln!(errors, "{name}: {error}")?;
            }
        }
    }
    if wanted.files.len() > 1 {
        writeln!(output, "{}", line(wanted, total, "total"))?;
    }
    Ok(all_read)
}

fn count_file(name: &str, input: &mut dyn Read) -> io::Result<Counts> {
    if name == STDIN {
        count(input)
    } else {
        count(BufReader::new(File::open(name)?))
    }
}

fn line(wanted: &Count, counts: Counts, name: &str) -> String {
    let mut text = String::new();
    for (is_wanted, number) in
        [(wanted.lines, counts.lines), (wanted.words, counts.words), (wanted.bytes, counts.bytes)]
    {
        if is_wanted {
            text += &format!("{number:>8} ");
        }
    }
    text + name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count_of(files: &[&str]) -> Count {
        Count { lines: true, words: true, bytes: false, files: files.iter().map(|&f| f.to_owned()).collect() }
    }

    #[test]
    fn counts_standard_input() {
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let all_read = run(&count_of(&["-"]), &mut "a b\nc\n".as_bytes(), &mut output, &mut errors).unwrap();
        assert!(all_read);
        assert_eq!(String::from_utf8(output).unwrap(), "       2        3 -\n");
        assert!(errors.is_empty());
    }

    #[test]
    fn goes_on_after_a_file_that_is_not_there() {
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let files = count_of(&["no/such/file", "-"]);
        let all_read = run(&files, &mut "a\n".as_bytes(), &mut output, &mut errors).unwrap();
        assert!(!all_read);
        assert!(String::from_utf8(errors).unwrap().starts_with("no/such/file: "));
        assert_eq!(String::from_utf8(output).unwrap(), "       1        1 -\n       1        1 total\n");
    }
}
