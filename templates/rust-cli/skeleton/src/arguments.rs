//! What the command line says.

use std::fmt;

/// What to count, and of which files.
#[derive(Debug, PartialEq, Eq)]
pub struct Count {
    pub lines: bool,
    pub words: bool,
    pub bytes: bool,
    pub files: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Version,
    Count(Count),
}

#[derive(Debug, PartialEq, Eq)]
pub struct UnknownOption(pub String);

impl fmt::Display for UnknownOption {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "unknown option {}, see --help", self.0)
    }
}

/// Reads the arguments after the program's name. Without an option everything is counted, without a file standard
/// input is; what follows `--` is a file even if it begins with a dash.
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, UnknownOption> {
    let mut count = Count { lines: false, words: false, bytes: false, files: Vec::new() };
    let mut only_files = false;
    for argument in arguments {
        match argument.as_str() {
            _ if only_files => count.files.push(argument),
            "--" => only_files = true,
            "-h" | "--help" => return Ok(Command::Help),
            "-V" | "--version" => return Ok(Command::Version),
            "-l" | "--lines" => count.lines = true,
            "-w" | "--words" => count.words = true,
            "-c" | "--bytes" => count.bytes = true,
            option if option.starts_with('-') && option != "-" => return Err(UnknownOption(argument)),
            _ => count.files.push(argument),
        }
    }
    if !(count.lines || count.words || count.bytes) {
        (count.lines, count.words, count.bytes) = (true, true, true);
    }
    if count.files.is_empty() {
        count.files.push("-".to_owned());
    }
    Ok(Command::Count(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, UnknownOption> {
        parse(arguments.iter().map(|&argument| argument.to_owned()))
    }

    fn count(lines: bool, words: bool, bytes: bool, files: &[&str]) -> Result<Command, UnknownOption> {
        let files = files.iter().map(|&file| file.to_owned()).collect();
        Ok(Command::Count(Count { lines, words, bytes, files }))
    }

    #[test]
    fn everything_of_standard_input_when_nothing_is_said() {
        assert_eq!(parsed(&[]), count(true, true, true, &["-"]));
    }

    #[test]
    fn options_and_files_in_any_order() {
        assert_eq!(parsed(&["a", "-l", "-", "--words"]), count(true, true, false, &["a", "-"]));
        assert_eq!(parsed(&["-c", "--", "-l", "--"]), count(false, false, true, &["-l", "--"]));
    }

    #[test]
    fn help_and_version() {
        assert_eq!(parsed(&["a", "-h"]), Ok(Command::Help));
        assert_eq!(parsed(&["--version"]), Ok(Command::Version));
    }

    #[test]
    fn unknown_options_are_named() {
        let error = parsed(&["-l", "--liens"]).unwrap_err();
        assert_eq!(error.to_string(), "unknown option --liens, see --help");
    }
}
