// The element by itself: what `querySelector` gives, its properties, its events.
import { define, WhoSaidWhatElement, type Query, type QueryResult, type WswError } from "who-said-what/element";
import { load } from "who-said-what/core";

define("quoted-words", new CustomElementRegistry());
const element: WhoSaidWhatElement | null = document.querySelector("who-said-what");
const made: WhoSaidWhatElement = document.createElement("who-said-what");
made.src = "/story.json";
made.words = { search: "Find", statements: { one: "{n} quote", other: "{n} quotes" } };
made.query = { stance: ["denies"], text: "bridge" } satisfies Partial<Query>;
element?.addEventListener("wsw-ready", ({ detail }) => detail satisfies QueryResult);
document.addEventListener("wsw-error", ({ detail }) => detail satisfies WswError);
element?.addEventListener("wsw-view", ({ detail }) => detail satisfies "claims" | "actors" | "sources" | "table" | "timeline" | "pair");
const { StoryIndex } = await load();
new StoryIndex(JSON.stringify({})).query({ stance: ["denies"] }).statements satisfies string[];

// @ts-expect-error a query has no such key
made.query = { stanse: ["denies"] };
// @ts-expect-error an event's detail is known
element?.addEventListener("wsw-change", ({ detail }) => detail.nothing);
