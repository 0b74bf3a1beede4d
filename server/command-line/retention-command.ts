import type { Concord } from "../setup/concord.ts";
import { readOptions } from "./read-options.ts";
import type { Outcome } from "./outcome.ts";
import { INSTANT } from "../setup/settings.ts";
import { say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/**
 * `retention [--before ISO] [--clock-is-right]`: removes what was typed before an instant, or before the forum's
 * period (rules Z1-Z4); first the operator may confirm a doubted clock (Z10).
 */
export async function removeTyped(
  { retention, forum, clockWatch }: Pick<Concord, "retention" | "forum" | "clockWatch">,
  words: readonly string[],
): Promise<Outcome> {
  const read = readOptions(words, { before: "string", "clock-is-right": "boolean" }, 0);
  if ("code" in read) return read;
  const { values } = read;
  const { before: named } = values;
  if (named !== undefined && (!INSTANT.test(named) || Number.isNaN(Date.parse(named))))
    return failed(say("retention", "before"));
  const before = named === undefined ? null : Date.parse(named);
  const confirmed: string[] = [];
  if (values["clock-is-right"] === true) {
    const word = await clockWatch.confirm(forum.recordClock);
    if ("refused" in word) return failed(word.refused);
    confirmed.push(word.line);
  }
  const done = await retention.remove({ before, by: "commandLine" });
  if ("refused" in done) return failed(...confirmed, done.refused);
  const instant = new Date(done.before).toISOString();
  const groupOf = (id: string): string => forum.forum().opinions.find((one) => one.id === id)?.groupId ?? "";
  const lines = done.opinions.map(({ opinionId, rows, from, to }) =>
    [opinionId, groupOf(opinionId), say("retention", "removed", { n: rows, from, to })].join("\t"),
  );
  if (done.draftRows > 0)
    lines.push(`${say("retention", "drafts")}\t${say("retention", "draftRows", { n: done.draftRows })}`);
  if (lines.length === 0) lines.push(say("retention", "nothing", { at: instant }));
  else lines.push(say("retention", "typed", { at: instant }));
  return { lines: [...confirmed, ...lines, ...done.problems], code: done.problems.length > 0 ? 1 : 0 };
}
