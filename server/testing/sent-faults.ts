import type { Expected } from "./sent-expected.ts";
import { takenAsBooked, unclearFaults } from "./sent-unclear.ts";

/** Describes each difference from the expected result; empty if there is none. */
export function faultsOf(
  expected: Expected,
  got: {
    readonly proposals: readonly string[];
    readonly settled: readonly string[];
    readonly missing: number;
    readonly otherNot: readonly string[];
    readonly comments: readonly string[];
    readonly footnotes: readonly string[];
    readonly foreign: readonly string[];
  },
): readonly string[] {
  const faults: string[] = [];
  const left = [...got.proposals];
  for (const { any, loose } of expected.proposals) {
    const begun =
      loose === undefined
        ? -1
        : left.findIndex((one) => loose.some((beginning) => one.startsWith(beginning)));
    if (begun >= 0) left.splice(begun, 1);
    if (loose !== undefined) continue;
    const found = any.find((all) => all.every((one) => left.includes(one)));
    if (found === undefined)
      faults.push(`not proposed: ${any.map((all) => all.join(" & ")).join(" | or | ")}`);
    else for (const one of found) left.splice(left.indexOf(one), 1);
  }
  // Two paragraphs may speak of one clause: each takes its exact reading first.
  const open = expected.unclear.filter((one) => !takenAsBooked(one, left));
  for (const one of open)
    faults.push(...unclearFaults(one, left, { told: got.otherNot, settled: got.settled }));
  const isLoose = (one: string): boolean => [...expected.movedOn].some((id) => one.includes(id));
  faults.push(...left.filter((one) => !isLoose(one)).map((one) => `proposed by nobody: ${one}`));
  const remarks = [...got.comments];
  const maybe = expected.unclear.flatMap(({ of }) => of.map((id) => `on ${id}: SUP`));
  for (const { any } of expected.comments) {
    const found = any.find((one) => remarks.includes(one));
    if (found === undefined) faults.push(`not commented: ${any.join(" | or | ")}`);
    else remarks.splice(remarks.indexOf(found), 1);
  }
  faults.push(...remarks.filter((one) => !maybe.includes(one)).map((one) => `commented by nobody: ${one}`));
  const notes = [...got.footnotes];
  for (const one of expected.footnotes)
    if (notes.includes(one)) notes.splice(notes.indexOf(one), 1);
    else faults.push(`no ${one}`);
  faults.push(...notes.filter((one) => !isLoose(one)).map((one) => `by nobody: ${one}`));
  for (const id of expected.settled)
    if (!got.settled.includes(id)) faults.push(`not told as settled in Word: ${id}`);
  const guessed = new Set(expected.unclear.flatMap(({ of }) => of));
  for (const id of got.settled)
    if (!expected.settled.has(id) && !guessed.has(id)) faults.push(`settled by nobody: ${id}`);
  const [least, most] = expected.missing;
  if (got.missing < least || got.missing > most + (expected.movedOn.size > 0 ? 4 : 0))
    faults.push(`${got.missing} clauses told as missing, not ${least} to ${most}`);
  if (got.otherNot.length < expected.told)
    faults.push(`${got.otherNot.length} lines tell of what is gone since, not ${expected.told}`);
  if (got.otherNot.length > expected.tellable)
    faults.push(...got.otherNot.map((one) => `told without need: ${one}`));
  const names = (list: Iterable<string>): string => [...new Set(list)].toSorted().join(", ");
  if (names(got.foreign) !== names(expected.foreign))
    faults.push(`asked for the names ${names(got.foreign)}, not for ${names(expected.foreign)}`);
  return faults;
}
