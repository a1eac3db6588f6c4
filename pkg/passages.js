// What is said at the passages that are marked in a page.
export const english = {
  passages: { one: "{n} passage of this page is in the story: show it", other: "{n} passages of this page are in the story: show them" },
  otherArticles: { one: "{n} other article reports on this", other: "{n} other articles report on this" },
  noOtherArticle: "Not reported by other articles",
  previousPassage: "Previous passage",
  nextPassage: "Next passage",
  closePassage: "Close",
};
