// Plurals, numbers, dates and lists of a language, by the browser's own Intl: what the compiled module asks for.

/** The categories of plurals, in the order in which a line of a table of words has their forms. */
export const categories = ["other", "one", "two", "few", "many", "zero"];

/** @param {string} tag a BCP 47 tag */
export function intl(tag) {
  // Intl takes a language that it does not know for that of the browser, which is not the page's: English goes before.
  const tags = [tag, "en-GB"];
  const rules = new Intl.PluralRules(tags);
  const numbers = new Intl.NumberFormat(tags);
  const list = new Intl.ListFormat(tags);
  const parts = /** @type {Intl.DateTimeFormatOptions[]} */ ([{}, { month: "long" }, { month: "long", day: "numeric" }]);
  // The days are those of the story wherever the reader is, and in its calendar.
  const dates = parts.map((part) => new Intl.DateTimeFormat(tags, { year: "numeric", ...part, calendar: "gregory", timeZone: "UTC" }));
  return {
    /** The place of a number's category in `categories`. @param {number} n */
    plural: (n) => categories.indexOf(rules.select(n)),
    /** @param {number} n */
    number: (n) => numbers.format(n),
    /** A date; month and day are 0 where they are not known. @param {number} year @param {number} month @param {number} day */
    date: (year, month, day) => dates[month && (day ? 2 : 1)].format(new Date(0).setUTCFullYear(year, (month || 1) - 1, day || 1)),
    /** What stands before name number `i` of a list. @param {string[]} names @param {number} i */
    between: (names, i) => list.formatToParts(names).filter(({ type }) => type === "literal")[i - 1]?.value ?? ", ",
  };
}
