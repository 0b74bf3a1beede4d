/** The scripts that a Word file sets apart: each has a font, a direction and a language of its own there. */
export type Script = "latin" | "cyrillic" | "arabic" | "han";

export type ScriptStretch = { readonly script: Script; readonly text: string };

const STRONG: readonly (readonly [Script, RegExp])[] = [
  ["han", /[\p{Script=Han}\u3001-\u3020\uFF01-\uFF60]/u],
  ["arabic", /[\p{Script=Arabic}\p{Script=Hebrew}]/u],
  ["cyrillic", /\p{Script=Cyrillic}/u],
  ["latin", /\p{L}/u],
];

/** Most texts are Latin alone. */
const ASCII = /^[ -~]+$/u;

const scriptOf = (sign: string): Script | null =>
  STRONG.find(([, pattern]) => pattern.test(sign))?.[0] ?? null;

/**
 * A text in stretches of one script; spaces, figures and signs go with the letters before them, at the start with those
 * after. In a paragraph that reads from the right, signs behind foreign words are the paragraph's.
 */
export function scriptStretches(text: string, { fromRight = false } = {}): readonly ScriptStretch[] {
  if (!fromRight && ASCII.test(text)) return [{ script: "latin", text }];
  const stretches: { script: Script; text: string }[] = [];
  let waiting = "";
  const own: Script = fromRight ? "arabic" : "latin";
  const open = (script: Script, sign: string): void => {
    const last = stretches.at(-1);
    if (last?.script === script) last.text += sign;
    else stretches.push({ script, text: sign });
  };
  for (const sign of text) {
    const script = scriptOf(sign);
    const before = stretches.at(-1)?.script;
    // A figure stays with its word; another sign may end up between two scripts.
    if (script === null && before !== undefined && (!fromRight || /\p{N}/u.test(sign))) {
      open(before, waiting + sign);
      waiting = "";
    } else if (script === null) waiting += sign;
    else if (before === script || before === undefined) {
      open(script, waiting + sign);
      waiting = "";
    } else {
      open(own, waiting);
      open(script, sign);
      waiting = "";
    }
  }
  if (waiting !== "") open(own, waiting);
  return stretches.filter((stretch) => stretch.text !== "");
}

/** True if a paragraph reads from the right: by its first letter, as a browser's `dir="auto"` does. */
export function readsFromRight(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && scriptOf(first) === "arabic";
}
