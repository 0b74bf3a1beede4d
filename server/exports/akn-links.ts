import { citedTexts } from "../../shared/checks/cited-texts.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { StandingReference } from "../../shared/report/opinion-standing.ts";
import { slug } from "./akn-ids.ts";

/** Words that refer to something, by their place in UTF-16 units. */
export type AknLink = { readonly start: number; readonly end: number; readonly href: string };

/** Adopted texts that words cite, by the naming convention: the year, then type, number and place. */
export const citedLinks = (text: string): readonly AknLink[] =>
  citedTexts(text).map(({ start, end, kind, number, year, place }) => ({
    start,
    end,
    href: `/akn/un/statement/deliberation/${year}/${encodeURIComponent(slug(`${kind}-${number}-${place}`).toLowerCase())}`,
  }));

/** All that a clause's words refer to: adopted texts, and other clauses of this text. None overlaps another. */
export function linksOf(
  text: string,
  references: readonly StandingReference[],
  idOf: ReadonlyMap<ClauseId, string>,
): readonly AknLink[] {
  const cited = citedLinks(text);
  const own = references.flatMap(({ start, end, words, target }): readonly AknLink[] => {
    const id = idOf.get(target);
    const stands = text.slice(start, end) === words;
    const isCited = cited.some((one) => one.start < end && start < one.end);
    return id === undefined || !stands || isCited ? [] : [{ start, end, href: `#${id}` }];
  });
  return [...cited, ...own].toSorted((a, b) => a.start - b.start);
}
