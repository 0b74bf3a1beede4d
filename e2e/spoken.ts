import type { Catalog } from "../client/i18n/catalog-parts.ts";
import { readIcu, type IcuMessage } from "../client/i18n/icu-message.ts";
import { CATALOGS, messages } from "../client/i18n/messages.ts";

/** Finds what the page says in one language, by the keys of its messages. */
export type Spoken = {
  /** A name that begins with the message; each argument may be anything. */
  readonly named: (key: string) => RegExp;
  /** The longest part between arguments, as one would search for it. */
  readonly part: (key: string) => string;
};

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");

const patternOf = (message: IcuMessage): string =>
  message
    .map((part) => {
      if (typeof part === "string") return quoted(part).replaceAll("#", ".*");
      return part.kind === "value" ? ".*" : `(?:${[...part.options.values()].map(patternOf).join("|")})`;
    })
    .join("");

export function spokenIn(catalog: Catalog): Spoken {
  const all = messages(catalog);
  const text = (key: string): string => {
    const message = all.get(key);
    if (message === undefined) throw new Error(`no message ${key}`);
    return message;
  };
  const part = (key: string): string => {
    const parts = readIcu(text(key)).filter((one) => typeof one === "string");
    const [longest = ""] = parts.toSorted((a, b) => b.length - a.length);
    return longest.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  };
  // A name that is inserted first stands between isolates in Arabic.
  return { part, named: (key) => new RegExp(`^[\u2066-\u2069]*${patternOf(readIcu(text(key)))}`, "u") };
}

export const ENGLISH = spokenIn(CATALOGS.en);
