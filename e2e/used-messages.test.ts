import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { english, messages } from "../client/i18n/messages.ts";
import { COMMAND_LINE_CATALOGS } from "../shared/catalogs/command-line-catalogs.ts";
import { PRINTED_CATALOGS } from "../shared/catalogs/printed-catalogs.ts";

const root = new URL("../", import.meta.url);
const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.test\./u.test(file))
    .map((file) => readFileSync(new URL(`${folder}/${file}`, root), "utf8"));

type Said = { readonly literals: ReadonlySet<string>; readonly patterns: readonly RegExp[] };

/** The keys in a piece of source: those in quotes, and those with `${…}` in them as patterns. */
function keysIn(source: string): Said {
  const templates = [...source.matchAll(/`((?:[^`\\$]|\$\{(?:[^{}`]|\{[^{}]*\})*\})*)`/gu)]
    .map(([, text = ""]) => text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/u))
    .filter((parts) => parts.length > 1 && /^[\w.]*\w[\w.]*$/u.test(parts.join("")));
  return {
    literals: new Set([...source.matchAll(/"([\w.-]+)"/gu)].map(([, key = ""]) => key)),
    patterns: templates.map(
      (parts) => new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[\\w-]+")}$`, "u"),
    ),
  };
}

const says = ({ literals, patterns }: Said, key: string): boolean =>
  literals.has(key) || patterns.some((pattern) => pattern.test(key));

/** The arguments of a call, from behind its bracket to the one that closes it. */
function argumentsFrom(source: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < source.length && depth > 0; end++)
    if ("([{".includes(source[end] ?? "")) depth++;
    else if (")]}".includes(source[end] ?? "")) depth--;
  return source.slice(start, end);
}

type Source = {
  readonly whole: Said;
  /** By the part of the catalog that a file reads: what it asks for there, and whether by a key held in a variable. */
  readonly parts: ReadonlyMap<string, readonly { readonly asked: Said; readonly byVariable: boolean }[]>;
};

function readSource(source: string): Source {
  const parts = new Map<string, { asked: Said; byVariable: boolean }[]>();
  for (const [, name = "", part = ""] of source.matchAll(/(\w+) = useTranslations\("([\w.]+)"\)/gu)) {
    const calls = [...source.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\(`, "gu"))].map(
      ({ index, 0: call }) => argumentsFrom(source, index + call.length),
    );
    const asked = calls.map((call) => ({
      asked: keysIn(call),
      byVariable: /^\s*[a-z]/iu.test(call) && !/^[^,]*["`]/u.test(call),
    }));
    parts.set(part, [...(parts.get(part) ?? []), ...asked]);
  }
  return { whole: keysIn(source), parts };
}

test("every message of the page is used", () => {
  const client = [...sourcesIn("client"), ...sourcesIn("server/http")];
  const read = client.map(readSource);
  const everywhere = keysIn([...client, ...sourcesIn("shared")].join("\n")).literals;
  const isUsed = (key: string): boolean =>
    read.some(({ whole, parts }) => {
      if (says(whole, key)) return true;
      const [first = "", ...rest] = key.split(".");
      return rest.some((_, depth) => {
        const inPart = rest.slice(depth).join(".");
        return (parts.get([first, ...rest.slice(0, depth)].join(".")) ?? []).some(
          ({ asked, byVariable }) =>
            says(asked, inPart) || (byVariable && !inPart.includes(".") && everywhere.has(inPart)),
        );
      });
    });
  expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
});

test("K31 every message of the command line is used", () => {
  const asked = keysIn(sourcesIn("server").join("\n")).literals;
  // Faults are known by their English sentences.
  const { fault: _, ...others } = COMMAND_LINE_CATALOGS.en;
  expect([...messages(others).keys()].filter((key) => !asked.has(key.split(".")[1] ?? ""))).toEqual([]);
});

test("K31 every word of printed files is used", () => {
  const { report, file, meeting } = PRINTED_CATALOGS.en;
  const asked = keysIn([...sourcesIn("shared"), ...sourcesIn("server")].join("\n")).literals;
  expect(
    [...messages({ report, file, meeting }).keys()].filter((key) => !asked.has(key.split(".")[1] ?? "")),
  ).toEqual([]);
});
