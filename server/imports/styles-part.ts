import type { XmlReader } from "./read-xml.ts";
import { isOn } from "./run-looks.ts";

/** Properties of a paragraph by its style. */
export type WordStyle = {
  readonly name: string;
  readonly outline: number | null;
  readonly list: { readonly numId: string; readonly level: number } | null;
  readonly language: string;
};

/** Looks of words by a style that tell how they are read. */
export type StyleLooks = { readonly struck: boolean; readonly hidden: boolean };

type Read = {
  name: string;
  basedOn: string;
  outline: number | null;
  numId: string | null;
  level: number | null;
  language: string;
};

type ReadLooks = { basedOn: string; struck: boolean | null; hidden: boolean | null };

const NO_LOOKS: StyleLooks = { struck: false, hidden: false };

/** Depth at most of styles that rest on others: a ring of them ends here. */
const BASED_ON_MAX = 20;

export type Styles = {
  readonly reader: XmlReader;
  /** Of a paragraph's style; null: of paragraphs without one. */
  readonly of: (id: string | null) => WordStyle;
  /** Of a style of paragraphs or of words. */
  readonly looksOf: (id: string) => StyleLooks;
};

/** Reads styles: names, levels of headings, lists, languages, and whether words are struck or hidden. */
export function openStyles(): Styles {
  const styles = new Map<string, Read>();
  let usual = "";
  let language = "";
  let reading: Read | null = null;
  const held = new Map<string, WordStyle>();
  const looks = new Map<string, ReadLooks>();
  const heldLooks = new Map<string, StyleLooks>();
  let readingLooks: ReadLooks | null = null;

  const wholeLooks = (id: string): StyleLooks => {
    let [struck, hidden]: [boolean | null, boolean | null] = [null, null];
    let at = looks.get(id);
    for (let n = 0; at !== undefined && n < BASED_ON_MAX; n++) {
      struck ??= at.struck;
      hidden ??= at.hidden;
      at = looks.get(at.basedOn);
    }
    return { struck: struck ?? false, hidden: hidden ?? false };
  };

  const whole = (id: string): WordStyle => {
    let [outline, numId, level, words]: [number | null, string | null, number | null, string] = [
      null,
      null,
      null,
      "",
    ];
    let at = styles.get(id);
    for (let n = 0; at !== undefined && n < BASED_ON_MAX; n++) {
      outline ??= at.outline;
      numId ??= at.numId;
      level ??= at.level;
      words ||= at.language;
      at = styles.get(at.basedOn);
    }
    return {
      name: (styles.get(id)?.name ?? id).toLowerCase(),
      outline,
      list: numId === null || numId === "0" ? null : { numId, level: level ?? 0 },
      language: words || language,
    };
  };

  return {
    of: (id) => {
      const asked = id ?? usual;
      const known = held.get(asked) ?? whole(asked);
      held.set(asked, known);
      return known;
    },
    looksOf: (id) => {
      if (id === "" || looks.size === 0) return NO_LOOKS;
      const known = heldLooks.get(id) ?? wholeLooks(id);
      heldLooks.set(id, known);
      return known;
    },
    reader: {
      open: (name, attribute) => {
        switch (name) {
          case "w:style": {
            const id = attribute("styleId") ?? "";
            const type = attribute("type") ?? "";
            if (type === "paragraph" || type === "character") {
              readingLooks = { basedOn: "", struck: null, hidden: null };
              looks.set(id, readingLooks);
            }
            if (type !== "paragraph") return;
            reading = { name: id, basedOn: "", outline: null, numId: null, level: null, language: "" };
            styles.set(id, reading);
            if (/^(?:1|true|on)$/u.test(attribute("default") ?? "")) usual = id;
            return;
          }
          case "w:lang":
            if (reading === null) language ||= attribute("val") ?? "";
            else reading.language ||= attribute("val") ?? "";
            return;
          default:
        }
        const value = attribute("val");
        if (readingLooks !== null) {
          if (name === "w:basedOn") readingLooks.basedOn = value ?? "";
          else if (name === "w:strike" || name === "w:dstrike")
            readingLooks.struck = isOn(attribute) || readingLooks.struck === true;
          else if (name === "w:vanish") readingLooks.hidden = isOn(attribute);
        }
        if (reading === null) return;
        switch (name) {
          case "w:name":
            reading.name = value ?? reading.name;
            return;
          case "w:basedOn":
            reading.basedOn = value ?? "";
            return;
          case "w:outlineLvl":
            reading.outline ??= levelOf(value);
            return;
          case "w:numId":
            reading.numId ??= value;
            return;
          case "w:ilvl":
            reading.level ??= levelOf(value);
            return;
          default:
        }
      },
      close: (name) => {
        if (name !== "w:style") return;
        reading = null;
        readingLooks = null;
      },
      text: () => undefined,
    },
  };
}

/** 0 to 8; what is none is null. */
export const levelOf = (value: string | null): number | null =>
  value !== null && /^[0-8]$/u.test(value) ? Number(value) : null;
