import type { Masthead } from "../../shared/report/masthead.ts";
import { type Markup, element, maybe } from "./markup.ts";

/** The head of a paper: group and meeting, then number, date and language beside them, then its source. */
export function htmlMasthead({ group, under, right, source }: Masthead): Markup {
  return element(
    "header",
    { class: "masthead" },
    element(
      "div",
      {},
      element("p", { class: "group" }, group),
      ...under.map((line) => element("p", {}, line)),
    ),
    element("div", { class: "paper-number" }, ...right.map((line) => element("p", {}, line))),
    maybe(source === "" ? null : element("p", { class: "source" }, source)),
  );
}
