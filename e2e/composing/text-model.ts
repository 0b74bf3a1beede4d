/** A character of the clause; `base`: its place when the composition began, null when it came later. */
type Char = { readonly char: string; readonly base: number | null };

/** The clause as the other person's page has it, act by act. */
export type TextModel = readonly Char[];

/** A change at a place: so many characters go, and these come. */
export type Change = { readonly at: number; readonly removed: number; readonly inserted: string };

export const textModel = (text: string): TextModel => Array.from(text, (char, base) => ({ char, base }));

export const changed = (model: TextModel, { at, removed, inserted }: Change): TextModel =>
  model.toSpliced(at, removed, ...Array.from(inserted, (char) => ({ char, base: null })));

export const textOf = (model: TextModel): string => model.map(({ char }) => char).join("");

/**
 * Returns all texts that lose nothing: the composed text stands once, between the neighbours that it had. As pairs: up
 * to the caret, and behind it. It never stands inside of the text that has to stay whole.
 */
export function allowedTexts(
  model: TextModel,
  { at, composed, whole }: { readonly at: number; readonly composed: string; readonly whole: string },
): readonly (readonly [string, string])[] {
  const first = model.findLastIndex(({ base }) => base !== null && base < at) + 1;
  const next = model.findIndex(({ base }) => base !== null && base >= at);
  const last = next < 0 ? model.length : next;
  const text = textOf(model);
  const wholeAt = whole === "" ? -1 : text.indexOf(whole);
  const isInside = (place: number): boolean =>
    wholeAt >= 0 && place > wholeAt && place < wholeAt + whole.length;
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
    .filter((place) => !isInside(place))
    .map((place) => [text.slice(0, place) + composed, text.slice(place)] as const);
}
