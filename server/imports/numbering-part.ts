import { roman } from "../../shared/opinion/numbering.ts";
import { levelOf } from "./styles-part.ts";
import type { XmlReader } from "./read-xml.ts";

type Level = {
  format: string;
  text: string;
  start: number;
  /** All numbers in it are figures, whatever its levels print elsewhere. */
  isLegal: boolean;
  /** The level, counted from 1, down to which a number begins this one anew; 0: none does. Null: any above. */
  restart: number | null;
};
type Levels = Map<number, Level>;
/** A list as paragraphs name it: one of a form, with levels and beginnings of its own. */
type Num = { list: string; readonly starts: Map<number, number>; readonly levels: Levels };

export type Numbering = {
  readonly reader: XmlReader;
  /** The next number of a list, as Word prints it. */
  readonly next: (list: { readonly numId: string; readonly level: number }) => string;
};

const START_MAX = 100_000;
const LEVELS = 9;

/** Reads lists and counts them: the numbers that stand in no words. */
export function openNumbering(): Numbering {
  const lists = new Map<string, Levels>();
  const nums = new Map<string, Num>();
  const counts = new Map<string, (number | null)[]>();
  /** Beginnings of its own that a list has made already: each counts once. */
  const begun = new Set<string>();
  let list: Levels | null = null;
  let level: Level | null = null;
  let num: Num | null = null;
  let overridden: number | null = null;

  return {
    next: ({ numId, level: at }) => {
      const known = nums.get(numId);
      if (known === undefined) return "";
      const levelAt = (n: number): Level | undefined => known.levels.get(n) ?? lists.get(known.list)?.get(n);
      const own = levelAt(at);
      if (own === undefined) return "";
      // Lists of one form count on together.
      const counted = counts.get(known.list) ?? Array.from<number | null>({ length: LEVELS }).fill(null);
      counts.set(known.list, counted);
      const startAt = (n: number): number => known.starts.get(n) ?? levelAt(n)?.start ?? 1;
      const key = `${numId} ${at}`;
      const beginsAnew = known.starts.has(at) && !begun.has(key);
      begun.add(key);
      const last = counted[at];
      counted[at] = last == null || beginsAnew ? startAt(at) : last + 1;
      for (let n = at + 1; n < LEVELS; n++) if (at < (levelAt(n)?.restart ?? n)) counted[n] = null;
      if (own.format === "bullet") return "–";
      return own.text.replace(/%([1-9])/gu, (_sign, digit: string) => {
        const n = Number(digit) - 1;
        const format = own.isLegal ? "decimal" : (levelAt(n)?.format ?? "decimal");
        return printed(counted[n] ?? startAt(n), format);
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
            num = { list: "", starts: new Map(), levels: new Map() };
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
            level = { format: "decimal", text: "", start: 1, isLegal: false, restart: null };
            if (at !== null) (num?.levels ?? list)?.set(at, level);
            return;
          }
          case "w:isLgl":
            if (level !== null) level.isLegal = !/^(?:0|false|off)$/u.test(value ?? "1");
            return;
          case "w:lvlRestart":
            if (level !== null && /^[0-9]$/u.test(value ?? "")) level.restart = Number(value);
            return;
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
    case "decimalZero":
      return n < 10 ? `0${n}` : String(n);
    case "ordinal":
      return `${n}${ordinalEnd(n)}`;
    default:
      return String(n);
  }
}

/** In English; Word prints it in the language of the paragraph. */
function ordinalEnd(n: number): string {
  const isTeen = n % 100 >= 11 && n % 100 <= 13;
  return isTeen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
}
