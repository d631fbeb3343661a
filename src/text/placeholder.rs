pub fn is_placeholder(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "n/a" | "tbc" | "-" | "discussed"
    )
}
