//! What the product talks about: stops, routes, the line, hours, dates. No files, no pixels, no browser.
