//! `cargo xtask`: the project's own commands.

mod plan;

use std::process::ExitCode;

use lexopt::prelude::*;

fn main() -> ExitCode {
    let mut args = lexopt::Parser::from_env();
    let done = match args.next() {
        Ok(Some(Value(command))) if command == "plan" => plan::run(args),
        _ => Err(plan::PlanError::Usage("there is only the command `plan`".to_owned())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
