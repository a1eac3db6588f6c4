// What a story's data says, worked out here from the JSON alone: what the page is held against.
import { readFileSync } from "node:fs";

/** @typedef {{ id: string, name: string, memberOf?: string, aliases?: string[], role?: string }} Actor */
/** @typedef {{ id: string, title?: string, publisher?: string, byline?: string, url?: string }} Source */
/** @typedef {{ id: string, text: string, topic?: string }} Claim */
/**
 * @typedef {object} Statement
 * @property {string} id
 * @property {string} claim
 * @property {string} source
 * @property {string[]} actors
 * @property {string} text
 * @property {"asserts" | "denies" | "questions"} [stance]
 * @property {"direct" | "mixed" | "indirect"} [mode]
 * @property {string[]} [via]
 * @property {string} [cue]
 * @property {string} [venue]
 * @property {string} [audience]
 * @property {string} [place]
 * @property {string} [note]
 */
/** @typedef {{ format: string, title: string, sources: Source[], actors: Actor[], claims: Claim[], statements: Statement[] }} Story */
/** @typedef {"source" | "actor" | "stance"} Facet the facets that the page offers */
/** @typedef {Partial<Record<Facet, string[]>> & { text?: string }} Query */

/** @param {string} path from the project's top folder @returns {any} */
export const json = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));

/** @type {Story} */
export const shipped = json("src/story/north-korean-troops.json");
/** A small story in which everything that may be given is given. @type {Story} */
export const bridge = json("tests/data/stories/full.json");
/** A small story in which nothing optional is. @type {Story} */
export const small = json("tests/data/stories/minimal.json");

/** @type {Facet[]} */
export const facets = ["stance", "source", "actor"];

export class Data {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
  }

  /** An actor and all that it belongs to. @param {string | undefined} id @returns {string[]} */
  lineage(id) {
    const actor = this.story.actors.find((actor) => actor.id === id);
    return actor ? [actor.id, ...this.lineage(actor.memberOf)] : [];
  }

  /** The values of a statement in a facet. @param {Statement} statement @param {Facet} facet @returns {string[]} */
  values(statement, facet) {
    if (facet === "source") return [statement.source];
    if (facet === "stance") return [statement.stance ?? "asserts"];
    return statement.actors.flatMap((id) => this.lineage(id));
  }

  /** What a reader can choose from: every source and stance, and every actor under which something can be found. @param {Facet} facet */
  choices(facet) {
    if (facet === "source") return this.story.sources.map((source) => source.id);
    if (facet === "stance") return ["asserts", "denies", "questions"];
    const speaking = new Set(this.story.statements.flatMap((statement) => this.values(statement, "actor")));
    return this.story.actors.map((actor) => actor.id).filter((id) => speaking.has(id));
  }

  /** The ids of the statements that a query asks for. @param {Query} query */
  found(query) {
    const terms = parse(query.text ?? "");
    return this.story.statements
      .filter((statement) =>
        facets.every((facet) => !query[facet]?.length || this.values(statement, facet).some((value) => query[facet]?.includes(value))))
      .filter((statement) => {
        const passages = this.passages(statement);
        return terms.every((term) => passages.some((passage) => term.test(passage)));
      })
      .map((statement) => statement.id);
  }

  /** How many statements each choice of a facet would give by itself, under what is chosen in the others. @param {Facet} facet @param {Query} query */
  counts(facet, query) {
    return Object.fromEntries(this.choices(facet).map((value) => [value, this.found({ ...query, [facet]: [value] }).length]));
  }

  /** Everything that a statement is found by. @param {Statement} statement */
  passages(statement) {
    const { text, cue, venue, audience, place, note, claim, source, actors, via = [] } = statement;
    const people = [...actors.flatMap((id) => this.lineage(id)), ...via];
    const about = this.story.sources.find(({ id }) => id === source);
    return [
      text, cue, venue, audience, place, note,
      this.story.claims.find(({ id }) => id === claim)?.text,
      about?.title, about?.publisher, about?.byline,
      ...this.story.actors.filter(({ id }) => people.includes(id)).flatMap((actor) => [actor.name, actor.role, ...(actor.aliases ?? [])]),
    ].map((passage) => fold(passage ?? ""));
  }
}

/** Without case, accents, apostrophes and the commas in numbers; all else between words is one space. @param {string} text */
function fold(text) {
  return text
    .normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])|(?<=\d)[,.](?=\d)/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** What was typed, as patterns for folded passages: words as beginnings of words, phrases as they are. @param {string} typed */
function parse(typed) {
  const phrases = [...typed.matchAll(/["“](.*?)["”]/g)].map((match) => fold(match[1]));
  const words = typed.replace(/["“].*?["”]/g, " ").split(/\s+/).map(fold);
  return [
    ...phrases.filter(Boolean).map((phrase) => new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, "u")),
    ...words.filter(Boolean).map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, "u")),
  ];
}
