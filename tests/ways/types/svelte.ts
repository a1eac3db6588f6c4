import "who-said-what/svelte";
import type { SvelteHTMLElements } from "svelte/elements";
import type { Story } from "who-said-what";

type Props = SvelteHTMLElements["who-said-what"];
declare const story: Story;
({ story, src: "/story.json", query: { text: "bridge" }, class: "wide", "onwsw-ready": ({ detail }) => detail.total }) satisfies Props;
// @ts-expect-error an address is a text
({ src: 7 }) satisfies Props;
