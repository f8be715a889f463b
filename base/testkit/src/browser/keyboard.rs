//! Keys that are no letter, as WebDriver names them.
//!
//! Source: W3C WebDriver, "Keyboard actions".

use anyhow::Result;

use super::Browser;

/// A key that moves or decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next control.
    Tab,
    /// Sends a form, follows a link.
    Enter,
    /// Closes what is open.
    Escape,
    /// Presses a button, ticks a box.
    Space,
    /// Down in a list.
    Down,
    /// Up in a list.
    Up,
    /// Forward.
    Right,
    /// Back.
    Left,
}

impl Key {
    const fn code(self) -> &'static str {
        match self {
            Self::Tab => "\u{E004}",
            Self::Enter => "\u{E007}",
            Self::Escape => "\u{E00C}",
            Self::Space => "\u{E00D}",
            Self::Down => "\u{E015}",
            Self::Up => "\u{E013}",
            Self::Right => "\u{E014}",
            Self::Left => "\u{E012}",
        }
    }
}

impl Browser {
    /// Presses a key where the focus is.
    ///
    /// # Errors
    /// When nothing can take it.
    pub async fn press(&self, key: Key) -> Result<()> {
        Ok(self.client().active_element().await?.send_keys(key.code()).await?)
    }

    /// Types a text where the focus is.
    ///
    /// # Errors
    /// When nothing can take it.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        Ok(self.client().active_element().await?.send_keys(text).await?)
    }

    /// What the focus is on, as a person would name it: its label or text.
    ///
    /// # Errors
    /// When the page has no document.
    pub async fn focused(&self) -> Result<String> {
        let script = "const on = document.activeElement; \
                      return (on.getAttribute('aria-label') || on.labels?.[0]?.innerText || on.innerText || '').trim();";
        Ok(self.script(script).await?.as_str().unwrap_or_default().to_owned())
    }
}
