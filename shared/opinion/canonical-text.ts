import { folded, readAloud } from "../text/read-aloud.ts";
import { sha256Hex } from "../text/hash.ts";
import { type Clause, type Footnote, isItem } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { ancestorsOf, verbIndex } from "./numbering.ts";
import { livingClauses, type Opinion } from "./opinion.ts";
import { runsOf, textOf, type WordRun, type Words } from "../clause/words.ts";

/**
 * Offset of a footnote's sign, in UTF-16 units: after the character it follows. When that character was deleted, at
 * the end of the clause.
 */
export function footnoteOffset(footnote: Footnote, runs: readonly WordRun[]): number {
  if (footnote.after === null) return 0;
  const [client, clock] = footnote.after;
  let offset = 0;
  for (const run of runs) {
    if (run.client === client && run.clock <= clock && clock < run.clock + run.text.length) {
      return offset + (clock - run.clock) + 1;
    }
    offset += run.text.length;
  }
  return offset;
}

/** A clause's footnotes in the order of their signs. */
export const footnotesInOrder = (clause: Clause, runs: readonly WordRun[]): readonly Footnote[] =>
  clause.footnotes.toSorted((a, b) => footnoteOffset(a, runs) - footnoteOffset(b, runs));

type Runs = readonly WordRun[];

/** A clause as read aloud: the runs of each line, its own text last, and the role of each line. */
export type CanonicalReading = { readonly runs: readonly Runs[]; readonly roles: readonly string[] };

/** Hashes of version 2 say so; those of version 1 are 64 hexadecimal digits alone (rule C1). */
const VERSION_2 = "2-";

/** Tells if a hash is of version 1: earlier versions of Concord recorded, sealed and printed those. */
export const isVersion1 = (hash: string): boolean => /^[0-9a-f]{64}$/.test(hash);

/** Returns the reading of the clause at this index of the living ones. */
export function readingOf(clauses: readonly Clause[], index: number, words: Words): CanonicalReading {
  const above = readAbove(clauses, index);
  const clause = clauses[index]!;
  return {
    runs: [...above, clause].map(({ id }) => runsOf(words, id)),
    roles: rolesOf(above, clause),
  };
}

/** For an item the verb of its section and the items above it; nothing for all others. */
function readAbove(clauses: readonly Clause[], index: number): readonly Clause[] {
  if (!isItem(clauses[index]!.kind)) return [];
  const verb = clauses[verbIndex(clauses, index)];
  return [...(verb === undefined ? [] : [verb]), ...ancestorsOf(clauses, index)];
}

/** Returns the clauses whose words a clause's hash covers: itself, and those that it is read under. */
export function coveredClauses(opinion: Opinion, id: ClauseId): readonly ClauseId[] {
  const clauses = livingClauses(opinion);
  const index = clauses.findIndex((clause) => clause.id === id);
  return index < 0 ? [id] : [...readAbove(clauses, index).map((one) => one.id), id];
}

const rolesOf = (above: readonly Clause[], { kind, level }: Clause): readonly string[] => [
  ...above.map((one) => (one.kind === "verb" ? "under verb" : "under item")),
  `${kind} ${level}`,
];

/** Returns a clause and its reading, removed or not. */
function readingById(opinion: Opinion, words: Words, id: ClauseId): [Clause, CanonicalReading] | null {
  const clauses = livingClauses(opinion);
  const index = clauses.findIndex((clause) => clause.id === id);
  if (index >= 0) return [clauses[index]!, readingOf(clauses, index, words)];
  const removed = opinion.clauses.find((clause) => clause.id === id);
  return removed === undefined ? null : [removed, { runs: [runsOf(words, id)], roles: rolesOf([], removed) }];
}

/** A line that is read aloud. Its words have no line breaks, so that lines and roles never run together. */
type Line = { readonly role: string; readonly words: string };

function linesOf(clause: Clause, { runs, roles }: CanonicalReading): readonly Line[] {
  const read = runs.map((one, i) => ({ role: roles[i]!, words: readAloud(textOf(one)) }));
  if (clause.footnotes.length === 0) return read;
  const own = runs.at(-1)!;
  const notes = footnotesInOrder(clause, own).map((footnote) => ({
    role: footnoteRole(footnote, { runs: own, ownChars: read.at(-1)!.words.length }),
    words: readAloud(footnote.text),
  }));
  return [...read, ...notes];
}

/** Returns a footnote's role, with the offset of its sign in the clause's own words if the hash covers that. */
function footnoteRole(
  footnote: Footnote,
  { runs, ownChars }: { readonly runs: Runs; readonly ownChars: number },
): string {
  if (footnote.isPlaced !== true) return "footnote";
  const before = folded(textOf(runs).slice(0, footnoteOffset(footnote, runs)));
  return `footnote after ${Math.min(before.length, ownChars)}`;
}

/**
 * Returns the text that a delegate would read aloud: section verb, parent items, the clause's own words, its
 * footnotes. Each line is its role, a colon, and its words. A mark covers exactly this (rules C1, C30).
 */
export function canonicalText(opinion: Opinion, words: Words, id: ClauseId): string {
  const found = readingById(opinion, words, id);
  return found === null
    ? ""
    : linesOf(...found)
        .map((line) => `${line.role}: ${line.words}`)
        .join("\n");
}

/** Returns the same lines without their roles: what people compare with what it was. */
export function textReadAloud(opinion: Opinion, words: Words, id: ClauseId): string {
  const found = readingById(opinion, words, id);
  return found === null
    ? ""
    : linesOf(...found)
        .map((line) => line.words)
        .join("\n");
}

type Hashes = { readonly version1: string; readonly roles: readonly string[]; readonly hash: string };
type Hashed = Hashes & { readonly read: CanonicalReading; readonly footnotes: Clause["footnotes"] };

/**
 * By a clause's own runs, what they were last hashed with: among many clauses few change at a time. Arrays of runs, once
 * read, are never changed: other words are another array.
 */
const hashed = new WeakMap<Runs, Hashed>();

function hashesOf(clause: Clause, read: CanonicalReading): Hashes {
  const own = read.runs.at(-1)!;
  const { footnotes } = clause;
  const known = hashed.get(own);
  if (known?.footnotes === footnotes && sameReading(known.read, read)) return known;
  const lines = linesOf(clause, read);
  const roles = lines.map(({ role }) => role);
  const version1 = sha256Hex(lines.map((line) => line.words).join("\n"));
  const made = { version1, roles, hash: version2(version1, roles), read, footnotes };
  hashed.set(own, made);
  return made;
}

/**
 * Joins the hash of version 1, which covers the words of the lines, with a hash of their roles. The record knows the
 * role of each line, so replay can turn a hash of version 1 into version 2.
 */
const version2 = (version1: string, roles: readonly string[]): string =>
  `${VERSION_2}${version1}-${sha256Hex(roles.join("\n"))}`;

/** Returns the part of a clause's hash that covers its words and not the role of its lines. */
export const wordsPart = (hash: string): string =>
  hash.startsWith(VERSION_2) ? hash.slice(VERSION_2.length).split("-")[0]! : hash;

/** The hash of the canonical text. `read`: see `readingOf`. */
export const hashOf = (clause: Clause, read: CanonicalReading): string => hashesOf(clause, read).hash;

/** Tells if two readings have the same runs and roles. With the same footnotes the hash is the same, too. */
export const sameReading = (a: CanonicalReading, b: CanonicalReading): boolean =>
  a.runs.length === b.runs.length &&
  a.runs.every((runs, i) => runs === b.runs[i]) &&
  a.roles.every((role, i) => role === b.roles[i]);

/** The hash of a clause's canonical text. */
export function clauseHash(opinion: Opinion, words: Words, id: ClauseId): string {
  const found = readingById(opinion, words, id);
  return found === null ? version2(sha256Hex(""), []) : hashesOf(...found).hash;
}

/** The hashes of all living clauses, in order. */
export function clauseHashes(opinion: Opinion, words: Words): ReadonlyMap<ClauseId, string> {
  return new Map([...allHashes(opinion, words)].map(([id, { hash }]) => [id, hash]));
}

function allHashes(opinion: Opinion, words: Words): ReadonlyMap<ClauseId, Hashes> {
  const clauses = livingClauses(opinion);
  return new Map(
    clauses.map((clause, index) => [clause.id, hashesOf(clause, readingOf(clauses, index, words))]),
  );
}

/** Returns the hash of an Opinion: each living clause's id, words and roles of lines, in order. */
export function opinionHash(opinion: Opinion, words: Words): string {
  const hashes = [...allHashes(opinion, words)];
  const version1 = sha256Hex(hashes.map(([id, one]) => `${id} ${one.version1}`).join("\n"));
  return opinionVersion2(
    version1,
    hashes.map(([id, { roles }]) => [id, roles]),
  );
}

type RolesOfAll = readonly (readonly [ClauseId, readonly string[]])[];

const opinionVersion2 = (version1: string, clauses: RolesOfAll): string =>
  VERSION_2 + sha256Hex([...clauses.map((one) => one.flat().join(", ")), version1].join("\n"));

/**
 * Converts a clause's hash of version 1 to version 2, by the record of that moment. Version 1 did not cover an older
 * footnote's place; this does not either.
 */
export function clauseInVersion2(opinion: Opinion, id: ClauseId, hash: string): string {
  const found = isVersion1(hash) ? readingById(opinion, NO_WORDS, id) : null;
  return found === null ? hash : version2(hash, allRoles(...found));
}

/** Does the same for a whole Opinion. */
export function opinionInVersion2(opinion: Opinion, hash: string): string {
  if (!isVersion1(hash)) return hash;
  const clauses = livingClauses(opinion);
  return opinionVersion2(
    hash,
    clauses.map((clause, index) => [clause.id, allRoles(clause, readingOf(clauses, index, NO_WORDS))]),
  );
}

const NO_WORDS: Words = new Map();

const allRoles = ({ footnotes }: Clause, { roles }: CanonicalReading): readonly string[] => [
  ...roles,
  ...footnotes.map(() => "footnote"),
];
