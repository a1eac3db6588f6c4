//! What a page says of itself to those who show links to it: [Open Graph](https://ogp.me) and Twitter's cards.

use super::super::Scene;
use super::Options;
use super::page::description;
use maud::{Markup, html};

pub(super) fn open_graph(scene: &Scene, options: &Options) -> Markup {
    let story = scene.index.story();
    let description = description(scene);
    let locale = story.lang.as_deref().and_then(locale);
    let properties: [(&str, Option<&str>); 8] = [
        ("og:type", Some("article")),
        ("og:title", Some(&story.title)),
        ("og:description", Some(&description)),
        ("og:url", options.url.as_deref()),
        ("og:site_name", options.provider.as_deref()),
        ("og:locale", locale.as_deref()),
        ("og:updated_time", story.updated.as_deref()),
        ("article:modified_time", story.updated.as_deref()),
    ];
    html! {
        @for (property, content) in properties {
            @if let Some(content) = content { meta property=(property) content=(content); }
        }
        meta name="twitter:card" content="summary";
        meta name="twitter:title" content=(story.title);
        meta name="twitter:description" content=(description);
    }
}

/// A language with its country as Open Graph writes them: `pt_BR`. Without a country there is none.
fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let country = parts.find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))?;
    Some(format!("{language}_{}", country.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn locales_name_a_country() {
        assert_eq!(locale("pt-br").as_deref(), Some("pt_BR"));
        assert_eq!(locale("sr-Latn-RS").as_deref(), Some("sr_RS"));
        assert_eq!([locale("en"), locale("es-419")], [None, None]);
    }
}
