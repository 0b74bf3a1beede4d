import { sha256Hex } from "../text/hash.ts";
import type { DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { Category } from "../people/participant.ts";
import type { Preset } from "../presets/preset.ts";
import type { OpinionStanding } from "./opinion-standing.ts";
import type { Report } from "./report.ts";
import type { Naming } from "../forum/report-fields.ts";
import { word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";
import { categoryOf } from "../printed/state-words.ts";

/** A symbol or name that a report may leave out; `category` null: a group of delegations. */
export type KnownName = { readonly name: string; readonly category: Category | null };

export type Hiding = {
  readonly naming: Exclude<Naming, "delegations">;
  readonly names: readonly KnownName[];
  /** Secret salt: without it the hash of a text would tell which name stood in it. */
  readonly secret: string;
};

/**
 * The same report without any name of a delegation, person or country of an office (rule H3): in texts, notes,
 * ids and hashes alike, so that no export needs to know of it. Words between brackets are words too.
 */
export function unnamed(report: Report, { naming, names, secret }: Hiding): Report {
  const hide = hiding(names, { naming, language: report.language });
  const all = <What>(value: What): What => deep(value, hide) as What;
  const salted = (hash: string): string => sha256Hex(`${secret}\n${hash}`);
  return {
    ...report,
    documentNumber: hide(report.documentNumber).text,
    fields: all(report.fields),
    preset: withoutPeople(report.preset, all(report.preset.timetable)),
    opinions: report.opinions.map((document) => unnamedDocument(document, { hide, all, salted })),
    closed: all(report.closed ?? []),
    taken: (report.taken ?? []).map(({ opinionId, revision }) => {
      const { hash, by, rows, basis, ...rest } = revision;
      const hidden = { ...all(rest), rows: all(rows.map((row) => ({ ...row, writtenBy: null }))) };
      return { opinionId, revision: { ...hidden, hash: salted(hash), by, basis } };
    }),
    standings: new Map(
      [...(report.standings ?? [])].map(([id, standing]) => {
        const document = report.opinions.find((one) => one.id === id);
        return [id, unnamedStanding(standing, { document, hide, all })];
      }),
    ),
    contributions: all(report.contributions),
    // Languages are no names.
    beside: report.beside.map(({ languages, ...one }) => ({ ...all(one), ...(languages && { languages }) })),
    meetings: (report.meetings ?? []).map((meeting) => ({
      ...meeting,
      ...all({
        name: meeting.name,
        conclusion: meeting.conclusion,
        narrative: meeting.narrative ?? "",
        work: meeting.work ?? [],
      }),
      attending:
        naming === "nobody" ? [] : meeting.attending.map(({ category }) => ({ symbol: "", category })),
    })),
    delegations: [],
    categories: naming === "nobody" ? [] : report.categories,
  };
}

export type Hide = (text: string) => { readonly text: string; readonly moved: (at: number) => number };

/** Separators between names in a row: signs, and "and" in each language. */
const BETWEEN = String.raw`[,;/·、，；،؛]|\b(?:and|et|y|e)\b|(?<=\s)и(?=\s)|[和و]`;

/** Replaces every known name by what stands in for it; several in a row by one, so that nobody counts them. */
export function hiding(
  names: readonly KnownName[],
  { naming, language }: { readonly naming: Hiding["naming"]; readonly language: Report["language"] },
): Hide {
  const known = names
    .filter(({ name }) => name.trim() !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  if (known.length === 0) return (text) => ({ text, moved: (at) => at });
  const one = known.map(({ name }) => bounded(name)).join("|");
  const row = new RegExp(`(?:${one})(?:\\s*(?:${BETWEEN})\\s*(?:${one}))*`, "gu");
  const single = new RegExp(one, "gu");
  const standIn = (found: string): string => {
    const category = known.find(({ name }) => sameName(name, found))?.category ?? null;
    // That category has one member: its word would name it.
    const isNamedByIt = category === null || category === "stateOfPalestine";
    const said =
      naming === "nobody" || isNamedByIt ? word("aDelegation", language) : categoryOf(category, language);
    return `‹${said}›`;
  };
  return (text) => {
    const shifts: { readonly from: number; readonly to: number; readonly by: number }[] = [];
    const hidden = text.replaceAll(row, (found, at: number) => {
      const inRow = [...text.matchAll(single)].filter(
        ({ index }) => index >= at && index < at + found.length,
      );
      const marks = [...new Set(inRow.map(([name]) => standIn(name)))];
      const mark = marks.join(commaIn(language));
      shifts.push({ from: at, to: at + found.length, by: mark.length - found.length });
      return mark;
    });
    const moved = (at: number): number =>
      shifts.reduce(
        (sum, { from, to, by }) => (to <= at ? sum + by : from < at ? sum + by + (to - at) : sum),
        at,
      );
    return { text: hidden, moved };
  };
}

/**
 * A symbol in its capitals alone, since `ARE` is one and "are" is not, but in any case right behind a bracket; a name
 * in any case; never inside of another word of its script.
 */
function bounded(name: string): string {
  const isSymbol = /^\S{1,12}$/u.test(name) && name === name.toUpperCase();
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  const any = Array.from(escaped, eitherCase).join("");
  const first = BOUNDED.find((script) => new RegExp(`^[${script}]`, "u").test(name));
  const last = BOUNDED.find((script) => new RegExp(`[${script}]$`, "u").test(name));
  const before = first === undefined ? "" : `(?<![${first}])`;
  const after = last === undefined ? "" : `(?![${last}])`;
  return isSymbol
    ? `${before}(?:${escaped}|(?<=\\[)${any}(?=\\s*[:,\\]]))${after}`
    : `${before}${any}${after}`;
}

/** Scripts that part their words; in others a name may stand right behind or before other letters. */
const BOUNDED = [String.raw`\p{Script=Latin}\p{N}`, String.raw`\p{Script=Cyrillic}`] as const;

const eitherCase = (sign: string): string => {
  const [lower, upper] = [sign.toLowerCase(), sign.toUpperCase()];
  return lower === upper || lower.length !== 1 || upper.length !== 1 ? sign : `[${lower}${upper}]`;
};

const sameName = (name: string, found: string): boolean => name.toLowerCase() === found.toLowerCase();

/** Every string inside of a value. */
export function deep(value: unknown, hide: Hide): unknown {
  if (typeof value === "string") return hide(value).text;
  if (Array.isArray(value)) return value.map((one) => deep(one, hide));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one, hide)]));
}

type Means = {
  readonly hide: Hide;
  readonly all: <What>(value: What) => What;
  readonly salted: (hash: string) => string;
};

function unnamedDocument(document: OpinionDocument, { hide, all, salted }: Means): OpinionDocument {
  const clauseOf = (clause: DocumentClause): DocumentClause => {
    const { text, moved } = hide(clause.text);
    const footnotes = clause.footnotes.map(({ n, at, text: words }) => ({
      n,
      at: moved(at),
      text: all(words),
    }));
    const mark = clause.mark && {
      ...clause.mark,
      by: "",
      basis: all(clause.mark.basis),
      text: all(clause.mark.text),
    };
    return { ...clause, number: all(clause.number), text, footnotes, mark, hash: salted(clause.hash) };
  };
  return {
    ...document,
    number: all(document.number),
    title: all(document.title),
    clauses: document.clauses.map(clauseOf),
    remarks: all(document.remarks),
    hash: salted(document.hash),
  };
}

/** Brackets stay around their words; what stands in for a name says who asked as the name did. */
function unnamedStanding(
  standing: OpinionStanding,
  { document, hide, all }: Pick<Means, "hide" | "all"> & { readonly document: OpinionDocument | undefined },
): OpinionStanding {
  const brackets = [...standing.brackets].map(([id, ones]) => {
    const { moved } = hide(document?.clauses.find((clause) => clause.id === id)?.text ?? "");
    const hidden = ones.map(({ start, end, owner }) => ({
      start: moved(start),
      end: moved(end),
      owner: all(owner),
    }));
    return [id, hidden] as const;
  });
  return {
    ...standing,
    names: new Set([...standing.names].map((name) => hide(name.toUpperCase()).text.toLowerCase())),
    brackets: new Map(brackets),
    baseTexts: all(standing.baseTexts),
    proposals: standing.proposals.map((one) => ({
      ...one,
      ...all({ label: one.label, proponent: one.proponent, text: one.text }),
    })),
  };
}

/** The forum's own facts stay; who holds an office, and from where, does not. */
function withoutPeople(preset: Preset, timetable: Preset["timetable"]): Preset {
  const nobody = { name: "", from: "" };
  return {
    ...preset,
    timetable,
    chair: nobody,
    viceChairs: { en: "" },
    groups: preset.groups.map((group) => ({ ...group, lead: { ...nobody, office: group.lead.office } })),
    delegationGroups: [],
  };
}
