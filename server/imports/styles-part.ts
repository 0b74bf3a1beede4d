import type { XmlReader } from "./read-xml.ts";

/** What a paragraph has by its style. */
export type WordStyle = {
  readonly name: string;
  readonly outline: number | null;
  readonly list: { readonly numId: string; readonly level: number } | null;
  readonly language: string;
};

type Read = {
  name: string;
  basedOn: string;
  outline: number | null;
  numId: string | null;
  level: number | null;
  language: string;
};

/** How deep one style may rest on others: a ring of them ends here. */
const BASED_ON_MAX = 20;

export type Styles = {
  readonly reader: XmlReader;
  /** Of a paragraph's style; null: of paragraphs without one. */
  readonly of: (id: string | null) => WordStyle;
};

/** Reads styles: names, levels of headings, lists and languages. Looks are of no interest. */
export function openStyles(): Styles {
  const styles = new Map<string, Read>();
  let usual = "";
  let language = "";
  let reading: Read | null = null;
  const held = new Map<string, WordStyle>();

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
    reader: {
      open: (name, attribute) => {
        switch (name) {
          case "w:style": {
            const id = attribute("styleId") ?? "";
            if (attribute("type") !== "paragraph") return;
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
        if (reading === null) return;
        const value = attribute("val");
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
        if (name === "w:style") reading = null;
      },
      text: () => undefined,
    },
  };
}

/** 0 to 8; what is none is null. */
export const levelOf = (value: string | null): number | null =>
  value !== null && /^[0-8]$/u.test(value) ? Number(value) : null;
