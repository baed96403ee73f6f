//! The JSON Schemas in `assets/schema/` match the types that read the files.

use std::path::Path;

use hangyong::atlas::schema;

/// Run `HANGYONG_WRITE_SCHEMAS=1 cargo test --test schema` to write them.
#[test]
fn every_schema_in_assets_is_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema");
    let write = std::env::var_os("HANGYONG_WRITE_SCHEMAS").is_some();
    let wishes = ("wishes.schema.json", hangyong::codec::wishes::schema());
    for (name, schema) in schema::schemas().into_iter().chain([wishes]) {
        let (path, text) = (folder.join(name), schema::text(&schema));
        if write {
            std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &text)).expect(name);
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(there == text, "{name} is out of date: HANGYONG_WRITE_SCHEMAS=1 cargo test --test schema");
    }
}
