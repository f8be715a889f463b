//! Who else is asked when a page opens: third parties, and among them those known to follow people.
//!
//! The list is ours: hosts that each provider's own documentation tells sites to allow in their content policy, by what they are for. It is
//! short on purpose: a host that is not on it is still counted as a third party.

use serde::Serialize;

/// What a tracker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Nature {
    /// Audience measurement, outside the exemption of the CNIL.
    Audience,
    /// Advertising.
    Advertising,
    /// Social networks.
    Social,
    /// Recording of sessions and heat maps.
    Replay,
    /// Video players that set identifiers.
    Video,
    /// Loaders of others.
    Tags,
}

impl Nature {
    /// In French.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Audience => "mesure d'audience",
            Self::Advertising => "publicité",
            Self::Social => "réseau social",
            Self::Replay => "enregistrement de session",
            Self::Video => "vidéo",
            Self::Tags => "chargeur de traceurs",
        }
    }
}

/// A host known to follow people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tracker {
    /// The host; its subdomains too.
    pub host: &'static str,
    /// Who it is.
    pub name: &'static str,
    /// What for.
    pub nature: Nature,
}

const fn one(host: &'static str, name: &'static str, nature: Nature) -> Tracker {
    Tracker { host, name, nature }
}

const TRACKERS: [Tracker; 58] = [
    one("google-analytics.com", "Google Analytics", Nature::Audience),
    one("analytics.google.com", "Google Analytics", Nature::Audience),
    one("googletagmanager.com", "Google Tag Manager", Nature::Tags),
    one("doubleclick.net", "Google Ads", Nature::Advertising),
    one("googlesyndication.com", "Google AdSense", Nature::Advertising),
    one("googleadservices.com", "Google Ads", Nature::Advertising),
    one("connect.facebook.net", "Meta", Nature::Social),
    one("facebook.com", "Meta", Nature::Social),
    one("instagram.com", "Instagram", Nature::Social),
    one("ads-twitter.com", "X", Nature::Advertising),
    one("platform.twitter.com", "X", Nature::Social),
    one("analytics.twitter.com", "X", Nature::Advertising),
    one("px.ads.linkedin.com", "LinkedIn", Nature::Advertising),
    one("snap.licdn.com", "LinkedIn", Nature::Advertising),
    one("platform.linkedin.com", "LinkedIn", Nature::Social),
    one("analytics.tiktok.com", "TikTok", Nature::Advertising),
    one("tr.snapchat.com", "Snapchat", Nature::Advertising),
    one("sc-static.net", "Snapchat", Nature::Advertising),
    one("ct.pinterest.com", "Pinterest", Nature::Advertising),
    one("bat.bing.com", "Microsoft Advertising", Nature::Advertising),
    one("clarity.ms", "Microsoft Clarity", Nature::Replay),
    one("hotjar.com", "Hotjar", Nature::Replay),
    one("hotjar.io", "Hotjar", Nature::Replay),
    one("fullstory.com", "FullStory", Nature::Replay),
    one("smartlook.com", "Smartlook", Nature::Replay),
    one("mouseflow.com", "Mouseflow", Nature::Replay),
    one("contentsquare.net", "Contentsquare", Nature::Replay),
    one("logrocket.io", "LogRocket", Nature::Replay),
    one("xiti.com", "Piano (AT Internet)", Nature::Audience),
    one("aticdn.net", "Piano (AT Internet)", Nature::Audience),
    one("at-o.net", "Piano (AT Internet)", Nature::Audience),
    one("matomo.cloud", "Matomo Cloud", Nature::Audience),
    one("mixpanel.com", "Mixpanel", Nature::Audience),
    one("amplitude.com", "Amplitude", Nature::Audience),
    one("segment.io", "Segment", Nature::Audience),
    one("segment.com", "Segment", Nature::Audience),
    one("heapanalytics.com", "Heap", Nature::Audience),
    one("omtrdc.net", "Adobe Analytics", Nature::Audience),
    one("demdex.net", "Adobe Audience Manager", Nature::Advertising),
    one("scorecardresearch.com", "Comscore", Nature::Audience),
    one("quantserve.com", "Quantcast", Nature::Advertising),
    one("mc.yandex.ru", "Yandex Metrica", Nature::Audience),
    one("eulerian.net", "Eulerian", Nature::Audience),
    one("kameleoon.eu", "Kameleoon", Nature::Audience),
    one("abtasty.com", "AB Tasty", Nature::Audience),
    one("hs-analytics.net", "HubSpot", Nature::Audience),
    one("hs-scripts.com", "HubSpot", Nature::Tags),
    one("criteo.com", "Criteo", Nature::Advertising),
    one("criteo.net", "Criteo", Nature::Advertising),
    one("taboola.com", "Taboola", Nature::Advertising),
    one("outbrain.com", "Outbrain", Nature::Advertising),
    one("adnxs.com", "Xandr", Nature::Advertising),
    one("amazon-adsystem.com", "Amazon Ads", Nature::Advertising),
    one("youtube.com", "YouTube", Nature::Video),
    one("player.vimeo.com", "Vimeo", Nature::Video),
    one("dailymotion.com", "Dailymotion", Nature::Video),
    one("addtoany.com", "AddToAny", Nature::Social),
    one("addthis.com", "AddThis", Nature::Social),
];

/// The tracker that a host belongs to.
#[must_use]
pub fn tracker(host: &str) -> Option<&'static Tracker> {
    TRACKERS.iter().find(|tracker| is_under(host, tracker.host))
}

fn is_under(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|before| before.ends_with('.'))
}

/// Endings under which everybody registers their own name, besides those of one part. Source: the Public Suffix List, for those that French
/// public sites use.
const ENDINGS: [&str; 9] =
    ["gouv.fr", "asso.fr", "com.fr", "nom.fr", "co.uk", "gov.uk", "github.io", "gitlab.io", "netlify.app"];

/// The site that a host belongs to: its registered name. Two hosts of the same site are no third party to each other.
#[must_use]
pub fn site_of(host: &str) -> String {
    let parts: Vec<&str> = host.split('.').collect();
    let number = host.parse::<std::net::IpAddr>().is_ok() || host.starts_with('[');
    let ending = if ENDINGS.iter().any(|ending| is_under(host, ending)) { 3 } else { 2 };
    match number {
        true => host.to_owned(),
        false => parts[parts.len().saturating_sub(ending)..].join("."),
    }
}

/// DashLord's grade of a number of cookies (socialgouv/dashlord, scale « cookies »); it has no D.
#[must_use]
pub fn grade_of_cookies(count: usize) -> char {
    match count {
        0 => 'A',
        1..=2 => 'B',
        3..=5 => 'C',
        6..=10 => 'E',
        _ => 'F',
    }
}

/// DashLord's grade of a number of trackers.
#[must_use]
pub fn grade_of_trackers(count: usize) -> char {
    match count {
        0 => 'A',
        1..=2 => 'B',
        3..=10 => 'C',
        _ => 'F',
    }
}
