//! `cargo xtask`: the project's own commands.

mod bench {
    //! Measurements beside peers.

    pub mod plan;
    mod plan_peers;
}
mod plan;

use std::process::ExitCode;

use lexopt::prelude::*;

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn std::error::Error>> {
    let mut word = || args.next().map(|arg| if let Some(Value(word)) = arg { word } else { "".into() });
    match word()?.to_str() {
        Some("plan") => Ok(plan::run(args)?),
        Some("bench") if word()? == "plan" => Ok(bench::plan::run(args)?),
        _ => Err("there are the commands `plan` and `bench plan`".into()),
    }
}
