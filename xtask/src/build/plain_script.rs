//! The scripts that are delivered as they are written: comments and indentation stay at home.

/// `script` without its indentation, its empty lines and the lines that are nothing but a comment. Comments after code
/// stay, because telling them from strings would take a parser: the scripts have none.
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
