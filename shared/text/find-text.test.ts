import { expect, test } from "vitest";
import { placesIn } from "./find-text.ts";

const found = (text: string, find: string, options = ""): string =>
  placesIn(text, {
    find,
    matchCase: options.includes("case"),
    wholeWords: options.includes("whole"),
  })
    .map(({ start, end }) => `${start}:${text.slice(start, end)}`)
    .join(" ");

test.each([
  ["State and states", "state", "", "0:State 10:state"],
  ["State and states", "state", "case", "10:state"],
  ["State and states", "state", "whole", "0:State"],
  ["the Chair’s text", "chair's", "", "4:Chair’s"],
  ["10\u00A0km", "10 km", "", "0:10\u00A0km"],
  ["[should][could]", "[", "", "0:[ 8:["],
  ["a.b a+b", "a+b", "", "4:a+b"],
  ["aaaa", "aa", "", "0:aa 2:aa"],
  ["cafe\u0301 cafe", "cafe", "", "6:cafe"],
  ["𝒜 a", "a", "", "3:a"],
  ["各成员国和成员", "成员", "whole", "1:成员 5:成员"],
  ["États", "état", "whole", ""],
  ["ÉTAT", "état", "", "0:ÉTAT"],
  ["text", "", "", ""],
])("K28 in “%s” “%s” %s is found at %s", (text, find, options, places) => {
  expect(found(text, find, options)).toBe(places);
});
