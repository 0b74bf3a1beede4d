import { expect, test } from "vitest";
import { PAGE_LANGUAGES } from "../../shared/text/page-language.ts";
import { comma, drawListsIn, semicolon } from "./list-signs.ts";

test("K41 lists on the page have the signs of the language that is shown", () => {
  const lists = PAGE_LANGUAGES.map((language) => {
    drawListsIn(language);
    return `${["AAA", "BBB"].join(comma())}${semicolon()}CCC`;
  });
  expect(lists).toEqual([
    "AAA، BBB؛ CCC",
    "AAA、BBB；CCC",
    "AAA, BBB; CCC",
    "AAA, BBB\u202F; CCC",
    "AAA, BBB; CCC",
    "AAA, BBB; CCC",
  ]);
  drawListsIn("en");
});
