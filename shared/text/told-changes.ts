/** A stretch of a redline; `by` names the author of its change. */
export type RedlineStretch = {
  readonly kind: "same" | "added" | "removed" | "movedIn" | "movedOut";
  readonly text: string;
  readonly by: string;
  /** Names the other clause of moved text. */
  readonly clause?: string;
};

/** One change as a sentence tells it. */
export type ToldChange =
  | { readonly kind: "inserted" | "deleted"; readonly text: string; readonly by: readonly string[] }
  | {
      readonly kind: "replaced";
      readonly before: string;
      readonly after: string;
      readonly by: readonly string[];
      readonly deletedBy: readonly string[];
    }
  | { readonly kind: "movedHere" | "movedAway"; readonly text: string; readonly clause: string };

/** Letters of scripts with spaces: half a word tells a listener nothing. Chinese has no such words. */
const LETTER = String.raw`(?:(?!\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Thai})[\p{L}\p{M}\p{N}])`;
const FIRST_LETTERS = new RegExp(`^${LETTER}+`, "u");
const LAST_LETTERS = new RegExp(`${LETTER}+$`, "u");

const firstLetters = (text: string): string => FIRST_LETTERS.exec(text)?.[0] ?? "";
const lastLetters = (text: string): string => LAST_LETTERS.exec(text)?.[0] ?? "";

/** Changes that touch, with the letters around them: those before, and those behind that go on with a changed word. */
type Span = { readonly stretches: RedlineStretch[]; readonly before: string; tail: string };

const textOf = (stretches: readonly RedlineStretch[]): string => stretches.map(({ text }) => text).join("");
const ofKind = (stretches: readonly RedlineStretch[], kind: RedlineStretch["kind"]): RedlineStretch[] =>
  stretches.filter((one) => one.kind === kind);
const authorsOf = (stretches: readonly RedlineStretch[]): readonly string[] => [
  ...new Set(stretches.map(({ by }) => by)),
];

/** True if a changed text begins or ends within a word; a space alone joins or parts two words. */
const cutsWord = ({ stretches }: Span, edgeOf: (text: string) => string): boolean =>
  (["added", "removed"] as const).some((kind) => {
    const text = textOf(ofKind(stretches, kind));
    return text !== "" && (text.trim() === "" || edgeOf(text) !== "");
  });

/**
 * Returns the changes of a redline in the order of the text, in whole words (rule A78). A deletion and the insertion
 * that touches it are one replacement.
 */
export function toldChanges(redline: readonly RedlineStretch[]): readonly ToldChange[] {
  const told: ToldChange[] = [];
  let span: Span | null = null;
  let word = "";
  const close = (): void => {
    if (span !== null) told.push(...changesIn(span));
    span = null;
  };
  for (const stretch of redline) {
    const { kind, text } = stretch;
    if (text === "") continue;
    if (kind === "same") {
      const rest: string =
        span !== null && (span.tail !== "" || cutsWord(span, lastLetters)) ? firstLetters(text) : "";
      if (span !== null) span.tail += rest;
      if (rest === text) continue;
      close();
      word = rest === "" && lastLetters(text) === text ? word + text : lastLetters(text.slice(rest.length));
    } else if (kind === "movedIn" || kind === "movedOut") {
      close();
      word = "";
      const { clause = "" } = stretch;
      told.push({ kind: kind === "movedIn" ? "movedHere" : "movedAway", text, clause });
    } else if (span === null) {
      span = { stretches: [stretch], before: word, tail: "" };
      word = "";
    } else {
      if (span.tail !== "") span.stretches.push({ kind: "same", text: span.tail, by: "" });
      span.tail = "";
      span.stretches.push(stretch);
    }
  }
  close();
  return told;
}

function changesIn(span: Span): readonly ToldChange[] {
  const { stretches, tail } = span;
  const head = cutsWord(span, firstLetters) ? span.before : "";
  const [added, removed] = [ofKind(stretches, "added"), ofKind(stretches, "removed")];
  const isWhole = head === "" && tail === "" && ofKind(stretches, "same").length === 0;
  if (isWhole && removed.length === 0) return byAuthor(added, "inserted");
  if (isWhole && added.length === 0) return byAuthor(removed, "deleted");
  const without = (kind: "added" | "removed"): string =>
    head + textOf(stretches.filter((one) => one.kind !== kind)) + tail;
  return [
    {
      kind: "replaced",
      before: without("added"),
      after: without("removed"),
      by: authorsOf(added.length === 0 ? removed : added),
      deletedBy: authorsOf(removed.length === 0 ? added : removed),
    },
  ];
}

/** Each author tells their own text. */
function byAuthor(stretches: readonly RedlineStretch[], kind: "inserted" | "deleted"): readonly ToldChange[] {
  const runs: RedlineStretch[] = [];
  for (const one of stretches) {
    const last = runs.at(-1);
    if (last?.by === one.by) runs[runs.length - 1] = { ...last, text: last.text + one.text };
    else runs.push(one);
  }
  return runs.map(({ text, by }) => ({ kind, text, by: [by] }));
}
