import type { Delegation } from "../../shared/forum/delegation.ts";

/** The name that is being typed behind an `@`, from its sign to the caret; null: none is. */
export type MentionQuery = { readonly start: number; readonly typed: string };

const TYPED = /(?<![\p{L}\p{N}])[@＠]([\p{L}\p{N}-]{0,20})$/u;
const SHOWN_MAX = 6;

export function mentionQueryAt(text: string, caret: number): MentionQuery | null {
  const found = TYPED.exec(text.slice(0, caret));
  return found === null ? null : { start: found.index, typed: found[1] ?? "" };
}

const folded = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

type Named = { readonly symbol: string; readonly name: string };

/** The delegations that a typed name begins: by their symbols first, then by a word of their names. */
export function mentionChoices<One extends Named>(list: readonly One[], typed: string): readonly One[] {
  const asked = folded(typed);
  const bySymbol = list.filter(({ symbol }) => folded(symbol).startsWith(asked));
  const byName = list.filter(
    (one) =>
      !bySymbol.includes(one) &&
      folded(one.name)
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => word !== "" && word.startsWith(asked)),
  );
  return [...bySymbol, ...byName].slice(0, SHOWN_MAX);
}

/** The text with the choice in the place of what was typed, and the caret behind it. */
export function withMention(
  text: string,
  { start, typed }: MentionQuery,
  { symbol }: Pick<Delegation, "symbol">,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(start + 1 + typed.length);
  const name = `@${symbol}${/^\s/u.test(rest) ? "" : " "}`;
  const caret = start + name.length + (name.endsWith(" ") ? 0 : 1);
  return { text: text.slice(0, start) + name + rest, caret };
}
