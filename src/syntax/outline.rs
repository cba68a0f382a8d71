//! Which lines of a file belong to which function, told from indentation.

use std::ops::Range;

use super::{Code, CodeLine};

/// A file's functions: the outermost ones, methods among them.
#[derive(Debug)]
pub struct Outline {
    /// The lines of their bodies, by number, in order. Empty ones, of functions
    /// on one line, are left out.
    pub bodies: Vec<Range<usize>>,
}

impl Outline {
    /// The functions of a whole file. `None` where tabs and spaces both indent,
    /// so that what belongs together is not to be told by counting.
    pub fn of(code: &Code<'_>) -> Option<Self> {
        let mut bodies = Vec::new();
        let mut function: Option<(usize, usize)> = None;
        let mut number = 0;
        let mut blank = None;
        for line in code.lines() {
            let indent = line.indent();
            for byte in line.text().bytes().take(indent) {
                if *blank.get_or_insert(byte) != byte {
                    return None;
                }
            }
            if let Some((outer, first)) = function
                && indent <= outer
            {
                bodies.push(first..number);
                function = None;
            }
            if function.is_none() && is_definition(line) {
                function = Some((indent, number + 1));
            }
            number += 1;
        }
        bodies.extend(function.map(|(_, first)| first..number));
        bodies.retain(|body| !body.is_empty());
        Some(Self { bodies })
    }

    /// The lines of `code` that are in none of the bodies, headers of functions
    /// among them.
    pub fn outside(&self, code: &Code<'_>) -> Vec<Range<usize>> {
        let mut lines = Vec::with_capacity(self.bodies.len() + 1);
        let mut start = 0;
        for body in &self.bodies {
            lines.push(start..body.start);
            start = body.end;
        }
        lines.push(start..code.len());
        lines
    }
}

/// Whether the line is nothing but a string, as a docstring is.
pub fn is_text(line: CodeLine<'_>) -> bool {
    let text = line.text().trim_start();
    text.starts_with(['"', '\'']) && line.words().next().is_none()
}

/// Whether the line is a decorator.
pub fn is_decorator(line: CodeLine<'_>) -> bool {
    line.text().trim_start().starts_with('@')
}

/// The name of the innermost function around each line that `is_it` holds for,
/// where there is one, told from indentation.
pub fn functions_around<'c>(
    code: &'c Code<'_>,
    is_it: impl Fn(CodeLine<'c>) -> bool,
) -> impl Iterator<Item = &'c str> {
    // The functions that are open, by the indentation of their `def`.
    let mut open: Vec<(usize, &str)> = Vec::new();
    code.lines().filter_map(move |line| {
        let indent = line.indent();
        while open.last().is_some_and(|(outer, _)| *outer >= indent) {
            open.pop();
        }
        let words = line.words().map(|word| word.text);
        let mut words = words.skip_while(|word| *word == "async");
        if words.next() == Some("def") {
            open.extend(words.next().map(|name| (indent, name)));
        }
        let innermost = open.last().map(|(_, name)| *name);
        innermost.filter(|_| is_it(line))
    })
}

fn is_definition(line: CodeLine<'_>) -> bool {
    let mut words = line.words();
    match words.next().map(|word| word.text) {
        Some("async") => words.next().is_some_and(|word| word.text == "def"),
        first => first == Some("def"),
    }
}

impl<'t> Code<'t> {
    /// The text without the bodies of functions that `keep`, asked for each by
    /// its place in `outline`, does without, and without the lines outside of
    /// functions that `takes` does without: in their place stands `pass`.
    pub fn excerpt(
        &self,
        outline: &Outline,
        mut keep: impl FnMut(usize) -> bool,
        takes: impl Fn(CodeLine<'_>) -> bool,
    ) -> String {
        let mut excerpt = Excerpt::default();
        let mut lines = self.lines().enumerate();
        let mut bodies = outline.bodies.iter().enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            let Some((place, body)) = bodies.next_if(|(_, body)| body.start == number) else {
                if is_decorator(line) {
                    excerpt.decorated |= takes(line);
                    excerpt.decorators.push(line);
                } else if excerpt.decorated || takes(line) {
                    excerpt.take(line);
                } else {
                    excerpt.pass(line);
                }
                continue;
            };
            let rest = lines.by_ref().take(body.len() - 1);
            if keep(place) {
                excerpt.take(line);
                rest.for_each(|(_, line)| excerpt.take(line));
            } else {
                rest.for_each(drop);
                excerpt.pass_body(line);
            }
        }
        excerpt.text
    }
}

/// A text in the making.
#[derive(Default)]
struct Excerpt<'c> {
    text: String,
    /// They go with what they stand before.
    decorators: Vec<CodeLine<'c>>,
    /// Whether one of these has to stay.
    decorated: bool,
    /// The indentation of the `pass` that it ends with.
    passed: Option<usize>,
}

impl<'c> Excerpt<'c> {
    fn take(&mut self, line: CodeLine<'c>) {
        if is_text(line) {
            return self.pass(line);
        }
        for line in self.decorators.drain(..).chain([line]) {
            self.text.push_str(line.text());
            self.text.push('\n');
        }
        self.passed = None;
        self.decorated = false;
    }

    /// The body of a function passes, if its header is there.
    fn pass_body(&mut self, line: CodeLine<'c>) {
        if self.passed.is_none() {
            self.pass(line);
        }
    }

    /// Puts one `pass` in the place of lines that follow each other.
    fn pass(&mut self, line: CodeLine<'c>) {
        self.decorators.clear();
        let indent = line.indent();
        if self.passed.replace(indent) != Some(indent) {
            self.text.push_str(&line.text()[..indent]);
            self.text.push_str("pass\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "import a\n\nclass B:\n    def c(self):  # d\n        # e\n        return '''f\n'''\n\n    async def g(): pass\n\n    @h\n    def i(\n        self\n    ):\n        def j():\n            pass\n        return j\nk = 1\ndef l():\n    pass";

    #[test]
    fn bodies_are_those_of_outermost_functions() {
        let code = Code::new(TEXT);
        let outline = Outline::of(&code).unwrap();
        assert_eq!(outline.bodies, [3..4, 7..10, 12..13]);
    }

    #[test]
    fn an_excerpt_passes_where_nothing_is_kept() {
        let code = Code::new(TEXT);
        let outline = Outline::of(&code).unwrap();
        assert_eq!(
            code.excerpt(&outline, |place| place == 1, |_| true),
            "import a\nclass B:\n    def c(self):  # d\n        pass\n    async def g(): pass\n    @h\n    def i(\n        self\n    ):\n        def j():\n            pass\n        return j\nk = 1\ndef l():\n    pass\n"
        );
        assert!(
            code.excerpt(&outline, |_| false, |_| true)
                .ends_with("k = 1\ndef l():\n    pass\n")
        );
    }

    #[test]
    fn lines_outside_that_are_left_out_pass_together() {
        let text = "a = 1\nb = 2\nclass C:\n    'd'\n    e = 3\n    def f(): pass\ng = 4\n";
        let code = Code::new(text);
        let outline = Outline::of(&code).unwrap();
        let takes = |line: CodeLine<'_>| line.text().ends_with(':') || line.text().contains("def");
        assert_eq!(
            code.excerpt(&outline, |_| false, takes),
            "pass\nclass C:\n    pass\n    def f(): pass\npass\n"
        );
        let text = "class A:\n    @b\n    def c():\n        d\n    @e\n    def f():\n        g\n    h\ni\n";
        let code = Code::new(text);
        let outline = Outline::of(&code).unwrap();
        let takes = |line: CodeLine<'_>| line.text().contains("f()") || line.text() == "class A:";
        assert_eq!(
            code.excerpt(&outline, |_| false, takes),
            "class A:\n    pass\n    @e\n    def f():\n        pass\n    pass\npass\n"
        );
    }

    #[test]
    fn tabs_and_spaces_are_not_counted_together() {
        assert!(Outline::of(&Code::new("def a():\n\tb\n        c\n")).is_none());
    }
}
