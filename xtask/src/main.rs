//! `cargo xtask`: the project's own commands.

mod basemap;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    basemap::run(std::path::Path::new("."))?;
    Ok(())
}
