//! Scripts that are delivered as written, apart from comments and indentation.

/// `script` without its indentation, empty lines and whole-line comments. Comments after code are not removed, because
/// distinguishing them from strings would need a parser: the scripts have none.
pub fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::with_capacity(script.len()), |mut text, line| {
        text.push_str(line);
        text.push('\n');
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_travels() {
        let script = "// Why.\nif (a) {\n  // Because.\n  go(\"https://x\");\n\n}\n";
        assert_eq!(compact(script), "if (a) {\ngo(\"https://x\");\n}\n");
    }
}
