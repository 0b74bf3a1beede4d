import { roman } from "../../shared/numbering.ts";
import { levelOf } from "./styles-part.ts";
import type { XmlReader } from "./read-xml.ts";

type Level = { format: string; text: string; start: number };
type Levels = Map<number, Level>;

export type Numbering = {
  readonly reader: XmlReader;
  /** The next number of a list, as Word prints it. */
  readonly next: (list: { readonly numId: string; readonly level: number }) => string;
};

const START_MAX = 100_000;

/** Reads lists and counts them: the numbers that stand in no words. */
export function openNumbering(): Numbering {
  const lists = new Map<string, Levels>();
  const nums = new Map<string, { list: string; readonly starts: Map<number, number> }>();
  const counts = new Map<string, number[]>();
  let list: Levels | null = null;
  let level: Level | null = null;
  let num: { list: string; readonly starts: Map<number, number> } | null = null;
  let overridden: number | null = null;

  const levelIn = (numId: string, at: number): Level | undefined =>
    lists.get(nums.get(numId)?.list ?? "")?.get(at);

  return {
    next: ({ numId, level: at }) => {
      const known = nums.get(numId);
      const own = levelIn(numId, at);
      if (known === undefined || own === undefined) return "";
      // Lists of one form count on together, unless one begins anew.
      const key = known.starts.size > 0 ? `num ${numId}` : known.list;
      const counted = counts.get(key) ?? [];
      counts.set(key, counted);
      const startOf = (n: number): number => known.starts.get(n) ?? levelIn(numId, n)?.start ?? 1;
      counted[at] = counted[at] === undefined ? startOf(at) : counted[at] + 1;
      counted.length = at + 1;
      if (own.format === "bullet") return "–";
      return own.text.replace(/%([1-9])/gu, (_sign, digit: string) => {
        const n = Number(digit) - 1;
        return printed(counted[n] ?? startOf(n), levelIn(numId, n)?.format ?? "decimal");
      });
    },
    reader: {
      open: (name, attribute) => {
        const value = attribute("val");
        switch (name) {
          case "w:abstractNum":
            lists.set(attribute("abstractNumId") ?? "", (list = new Map()));
            return;
          case "w:num":
            num = { list: "", starts: new Map() };
            nums.set(attribute("numId") ?? "", num);
            return;
          case "w:abstractNumId":
            if (num !== null) num.list = value ?? "";
            return;
          case "w:lvlOverride":
            overridden = levelOf(attribute("ilvl"));
            return;
          case "w:startOverride":
            if (num !== null && overridden !== null) num.starts.set(overridden, startOf(value));
            return;
          case "w:lvl": {
            const at = levelOf(attribute("ilvl"));
            level = { format: "decimal", text: "", start: 1 };
            if (list !== null && at !== null) list.set(at, level);
            return;
          }
          case "w:numFmt":
            if (level !== null) level.format = value ?? "decimal";
            return;
          case "w:lvlText":
            if (level !== null) level.text = (value ?? "").slice(0, 40);
            return;
          case "w:start":
            if (level !== null) level.start = startOf(value);
            return;
          default:
        }
      },
      close: (name) => {
        if (name === "w:abstractNum") list = null;
        else if (name === "w:lvl") level = null;
        else if (name === "w:num") num = null;
        else if (name === "w:lvlOverride") overridden = null;
      },
      text: () => undefined,
    },
  };
}

const startOf = (value: string | null): number =>
  value !== null && /^\d{1,6}$/u.test(value) ? Math.min(Number(value), START_MAX) : 1;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

function printed(n: number, format: string): string {
  const letters = (): string => LETTERS[(n - 1) % 26]!.repeat(Math.min(Math.ceil(n / 26), 20));
  const romans = (): string => (n < 4_000 ? roman(n) : String(n));
  switch (format) {
    case "lowerLetter":
      return n < 1 ? "" : letters();
    case "upperLetter":
      return n < 1 ? "" : letters().toUpperCase();
    case "lowerRoman":
      return n < 1 ? "" : romans();
    case "upperRoman":
      return n < 1 ? "" : romans().toUpperCase();
    case "none":
      return "";
    default:
      return String(n);
  }
}
