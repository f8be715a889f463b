//! The colours a person chose, kept in a cookie that says nothing else.

use http::{HeaderMap, header::COOKIE};

/// Colours chosen by the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order shown.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Value in the form and in the cookie.
    pub fn value(self) -> &'static str {
        match self {
            Self::System => "systeme",
            Self::Light => "clair",
            Self::Dark => "sombre",
        }
    }

    /// The theme of a value; anything unknown follows the device.
    pub fn of(value: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.value() == value).unwrap_or_default()
    }

    /// The theme in the cookies of a request.
    pub fn of_request(headers: &HeaderMap) -> Self {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let chosen = cookies.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix("theme="));
        chosen.map_or(Self::System, Self::of)
    }

    /// The cookie that keeps the choice for a year. It is needed for what the person asked, so it asks for no consent.
    pub fn cookie(self, https: bool) -> String {
        let secure = if https { "; Secure" } else { "" };
        format!("theme={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}", self.value())
    }

    /// Name of the choice.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "Automatique",
            Self::Light => "Clair",
            Self::Dark => "Sombre",
        }
    }

    /// What the choice does.
    pub fn hint(self) -> &'static str {
        match self {
            Self::System => "Les couleurs suivent le réglage de votre appareil.",
            Self::Light => "Texte sombre sur fond clair.",
            Self::Dark => "Texte clair sur fond sombre.",
        }
    }

    /// Attributes of `<html>`, as the DSFR names them.
    pub(super) fn attributes(self) -> &'static str {
        match self {
            Self::System => r#"data-fr-scheme="system""#,
            Self::Light => r#"data-fr-scheme="light" data-fr-theme="light""#,
            Self::Dark => r#"data-fr-scheme="dark" data-fr-theme="dark""#,
        }
    }
}
