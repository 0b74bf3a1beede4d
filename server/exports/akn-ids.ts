/** Words as part of an id or an address: letters, digits, dots, and a hyphen for all else. */
export const slug = (words: string): string =>
  words
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}.]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");

/** Ids of one document. No two are alike, though a text may number two clauses alike. */
export type AknIds = {
  /** A name of this document, apart from those of others in its file. */
  readonly own: (name: string) => string;
  /** Returns the reference to a name. */
  readonly ref: (name: string) => string;
  /** The id that was wanted, or the first like it that is free. */
  readonly free: (wanted: string) => string;
};

/** `prefix` keeps documents apart that stand in one file. */
export function openAknIds(prefix: string): AknIds {
  const taken = new Set<string>();
  return {
    own: (name) => prefix + name,
    ref: (name) => `#${prefix}${name}`,
    free: (wanted) => {
      let id = wanted;
      for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
      taken.add(id);
      return id;
    },
  };
}

/** An instant as XML has it, to the second. */
export const aknInstant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export const aknDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
