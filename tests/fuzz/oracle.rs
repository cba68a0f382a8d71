//! A Python that judges pairs of texts: before and after.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A script in `tests/oracle`: reads a JSON list of two texts a line, writes an
/// answer a line.
pub(crate) struct Oracle {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Oracle {
    pub(crate) fn start(script: &str) -> Self {
        let script = format!("{}/tests/oracle/{script}", env!("CARGO_MANIFEST_DIR"));
        let mut child = Command::new("python3")
            .args(["-I", "-u", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("python3 is there");
        Self {
            input: child.stdin.take(),
            output: BufReader::new(child.stdout.take().expect("it is piped")),
            child,
        }
    }

    /// An answer for each pair.
    pub(crate) fn ask(&mut self, pairs: &[[String; 2]]) -> Vec<String> {
        let mut answers = Vec::new();
        for pair in pairs {
            let input = self.input.as_mut().expect("it runs");
            let line = serde_json::to_string(pair).expect("texts are JSON");
            writeln!(input, "{line}").expect("it reads");
            input.flush().expect("it reads");
            let mut answer = String::new();
            self.output.read_line(&mut answer).expect("it answers");
            assert!(
                answer.ends_with('\n'),
                "python3 died of {}\n=>\n{}",
                pair[0],
                pair[1]
            );
            answers.push(answer.trim_end().to_owned());
        }
        answers
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
