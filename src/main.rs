//! Starts the application in the browser, and does nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    hangyong::ui::effects::boot::start();
}
