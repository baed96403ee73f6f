//! Mounts the application, and nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    hangyong::ui::effects::boot::start();
}
