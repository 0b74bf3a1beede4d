import {
  commentOn,
  deleteFrom,
  type Hand,
  type HandParagraph,
  NOW,
  replyTo,
  settle,
  stripIds,
  typeAt,
  wordChars,
} from "./word-hand.ts";
import {
  deleteParagraph,
  joinParagraphs,
  moveParagraph,
  newParagraph,
  splitParagraph,
} from "./word-paragraphs.ts";
import { childOf, made } from "./xml-tree.ts";

export const WORD_OPS = ["type", "end", "delete", "replace", "accept", "reject"] as const;
export const PARAGRAPH_OPS = ["new", "enter", "strike", "part", "join", "move"] as const;
export const NOTE_OPS = ["note", "noteWords", "noteOff"] as const;
export const COMMENT_OPS = ["comment", "reply", "answer"] as const;
export type EditOp =
  | (typeof WORD_OPS)[number]
  | (typeof PARAGRAPH_OPS)[number]
  | (typeof COMMENT_OPS)[number]
  | (typeof NOTE_OPS)[number]
  | "strip"
  | "frame"
  | "fill";

/** One thing that somebody does in Word; numbers are taken modulo what there is, so that any list can be applied. */
export type WordEdit = {
  readonly op: EditOp;
  readonly paragraph: number;
  /** Beside a tracked change of the file, where the paragraph has one. */
  readonly atChange: boolean;
  readonly at: number;
  readonly words: number;
  readonly text: string;
  /** Null: tracking is off. */
  readonly author: string | null;
};

/** Edits of whole paragraphs and in the margin, noted as they are made. */
export type Fact =
  | { readonly kind: "new"; readonly after: string; readonly text: string; readonly author: string | null }
  | { readonly kind: "strike"; readonly clause: string; readonly author: string | null }
  | {
      readonly kind: "part";
      readonly clause: string;
      readonly half: HandParagraph;
      readonly author: string | null;
    }
  | { readonly kind: "join"; readonly first: string; readonly second: string; readonly author: string | null }
  | { readonly kind: "move"; readonly clause: string; readonly after: string; readonly author: string }
  | {
      readonly kind: "comment";
      readonly id: string;
      readonly on: HandParagraph;
      readonly text: string;
      readonly author: string;
    }
  | { readonly kind: "reply"; readonly to: string; readonly text: string; readonly author: string }
  | {
      readonly kind: "note";
      readonly how: "add" | "change" | "delete";
      readonly clause: string;
      readonly text: string;
      readonly author: string | null;
    }
  | { readonly kind: "frame"; readonly text: string; readonly author: string | null }
  | { readonly kind: "fill"; readonly clause: string; readonly text: string; readonly author: string | null };

export type Desk = {
  readonly hand: Hand;
  readonly between: string;
  /** Clauses whose paragraphs nobody treats as a whole: proposals run in them, or they are not items. */
  readonly isWhole: (clause: string) => boolean;
  readonly isOpen: (paragraph: HandParagraph) => boolean;
  /** Tells if a footnote of the file is one of the room's. */
  readonly isNote: (words: string) => boolean;
  readonly facts: Fact[];
  /** Paragraphs that were treated as a whole, and those with edits in their words. */
  readonly whole: Set<HandParagraph>;
  readonly within: Set<HandParagraph>;
};

export type Token = { readonly from: number; readonly to: number };

/** Words of a paragraph by their atoms: what stands between spaces. */
export function tokensOf(paragraph: HandParagraph, between: string): readonly Token[] {
  const tokens: { from: number; to: number }[] = [];
  let open = false;
  for (const { at, atom } of wordChars(paragraph)) {
    const isSpace = atom.char.trim() === "";
    const last = tokens.at(-1);
    if (isSpace) open = false;
    else if (open && between !== "" && last !== undefined) last.to = at + 1;
    else {
      tokens.push({ from: at, to: at + 1 });
      open = true;
    }
  }
  return tokens;
}

const hasChange = (one: HandParagraph, token: Token): boolean =>
  [token.from - 1, token.from, token.to].some((at) => {
    const atom = one.atoms[at];
    return atom?.kind === "char" && (atom.ins !== null || atom.del !== null);
  });

/** So many words are left alone: to strike a whole paragraph is another edit. */
const WORDS_LEFT = 4;
const isGap = (paragraph: HandParagraph, { from, to }: Token): boolean =>
  paragraph.atoms.slice(from, to).some((one) => one.kind === "char" && /[…[\]]/u.test(one.char));

/** Does it; false where there is nothing to do it on. */
export function applyEdit(desk: Desk, edit: WordEdit): boolean {
  const { hand } = desk;
  const open = hand.paragraphs.filter((one) => desk.isOpen(one) && !desk.whole.has(one));
  const paragraph = open[edit.paragraph % Math.max(open.length, 1)];
  if (edit.op === "reply" || edit.op === "answer") return reply(desk, edit);
  if (edit.op === "fill") return fill(desk, edit);
  if (edit.op === "frame") return frame(desk, edit);
  if (paragraph === undefined) return false;
  switch (edit.op) {
    case "strip":
      stripIds(hand, paragraph);
      return true;
    case "comment": {
      const tokens = tokensOf(paragraph, desk.between);
      const token = tokens[edit.at % Math.max(tokens.length, 1)];
      if (token === undefined) return false;
      const to = tokens[Math.min(tokens.indexOf(token) + edit.words, tokens.length) - 1]!.to;
      const author = edit.author ?? "Pat Person";
      const id = commentOn(hand, paragraph, { from: token.from, to, author, text: edit.text });
      desk.facts.push({ kind: "comment", id, on: paragraph, text: edit.text, author });
      return true;
    }
    case "note":
    case "noteWords":
    case "noteOff":
      return footnote(desk, paragraph, { ...edit, op: edit.op });
    case "type":
    case "end":
    case "delete":
    case "replace":
    case "accept":
    case "reject":
      return withinWords(desk, paragraph, edit);
    default:
      return asWhole(desk, paragraph, { ...edit, op: edit.op });
  }
}

function withinWords({ between, within }: Desk, paragraph: HandParagraph, edit: WordEdit): boolean {
  const all = tokensOf(paragraph, between);
  const beside = edit.atChange ? all.filter((one) => hasChange(paragraph, one)) : [];
  const tokens = beside.length > 0 ? beside : all;
  const token = tokens[edit.at % Math.max(tokens.length, 1)];
  if (token === undefined) return false;
  const last = Math.min(all.indexOf(token) + edit.words, all.length);
  const end = all[last - 1]!.to;
  const living = wordChars(paragraph).filter(({ atom }) => atom.del === null && atom.char.trim() !== "");
  const { author } = edit;
  within.add(paragraph);
  switch (edit.op) {
    case "end": {
      // Behind the closing sign, in its looks, as Word goes on.
      const last = paragraph.atoms.findLastIndex((one) => one.kind === "char");
      const char = paragraph.atoms[last]!;
      if (char.kind !== "char" || char.del !== null) return false;
      typeAt(paragraph, last + 1, { text: `${between}${edit.text}`, author, looks: char.looks });
      return true;
    }
    case "type":
      if (isGap(paragraph, token)) return false;
      // Before a word or behind one, with the space that belongs to it.
      if (edit.words % 2 === 0) typeAt(paragraph, token.from, { text: `${edit.text}${between}`, author });
      else typeAt(paragraph, token.to, { text: `${between}${edit.text}`, author });
      return true;
    case "replace":
    case "delete": {
      if (all.length <= edit.words + WORDS_LEFT || living.length < 3 * WORDS_LEFT) return false;
      if (all.slice(all.indexOf(token), last).some((one) => isGap(paragraph, one))) return false;
      if (edit.op === "replace") typeAt(paragraph, end, { text: `${between}${edit.text}`, author });
      const [space, first] = [paragraph.atoms[token.from - 1], paragraph.atoms[token.from]!];
      // The space before them goes with them, where it has the same history.
      const goesWith =
        space?.kind === "char" &&
        space.char === " " &&
        first.kind === "char" &&
        space.ins === first.ins &&
        space.del === first.del;
      const from = goesWith ? token.from - 1 : token.from;
      deleteFrom(paragraph, from, end, author);
      return true;
    }
    default: {
      const changed = tokens.find(({ from }) => {
        const atom = paragraph.atoms[from];
        return atom?.kind === "char" && atom.sent !== null && (atom.ins ?? atom.del) !== null;
      });
      if (changed === undefined) return false;
      settle(paragraph, changed.from, edit.op === "accept" ? "accept" : "reject");
      return true;
    }
  }
}

type WholeEdit = WordEdit & { readonly op: (typeof PARAGRAPH_OPS)[number] };

function asWhole(desk: Desk, paragraph: HandParagraph, edit: WholeEdit): boolean {
  const { hand, whole, within, facts, between } = desk;
  const clauseOf = (one: HandParagraph | undefined): string | null =>
    one?.of.kind === "clause" &&
    desk.isOpen(one) &&
    desk.isWhole(one.of.id) &&
    !whole.has(one) &&
    !within.has(one)
      ? one.of.id
      : null;
  const clause = clauseOf(paragraph);
  const next = hand.paragraphs[hand.paragraphs.indexOf(paragraph) + 1];
  if (clause === null || paragraph.atoms.some(({ kind }) => kind === "open")) return false;
  const { author, text } = edit;
  switch (edit.op) {
    case "new":
    case "enter":
      newParagraph(hand, paragraph, { text, author, enter: edit.op === "enter" });
      whole.add(paragraph);
      facts.push({ kind: "new", after: clause, text, author });
      break;
    case "strike":
      deleteParagraph(hand, paragraph, author);
      facts.push({ kind: "strike", clause, author });
      break;
    case "part": {
      const tokens = tokensOf(paragraph, between);
      if (tokens.length < 4) return false;
      const { from } = tokens[2 + (edit.at % (tokens.length - 3))]!;
      if (tokens.some((one) => isGap(paragraph, one))) return false;
      splitParagraph(hand, paragraph, { at: from, author });
      const half = hand.paragraphs[hand.paragraphs.indexOf(paragraph) + 1]!;
      whole.add(half);
      facts.push({ kind: "part", clause, half, author });
      break;
    }
    case "join": {
      const second = clauseOf(next);
      if (next === undefined || second === null || next.atoms.some(({ kind }) => kind === "open"))
        return false;
      joinParagraphs(hand, paragraph, { second: next, author });
      whole.add(next);
      facts.push({ kind: "join", first: clause, second, author });
      break;
    }
    case "move": {
      if (author === null) return false;
      const places = hand.paragraphs.filter((one) => clauseOf(one) !== null && one !== paragraph);
      const after = places[edit.at % Math.max(places.length, 1)];
      if (
        after === undefined ||
        after.of.kind !== "clause" ||
        hand.paragraphs[hand.paragraphs.indexOf(after) + 1] === paragraph
      )
        return false;
      moveParagraph(hand, paragraph, { after, author });
      whole.add(after);
      facts.push({ kind: "move", clause, after: after.of.id, author });
      break;
    }
  }
  whole.add(paragraph);
  return true;
}

/** Adds a footnote, writes another text into one, or strikes one: with tracking, since a mere absence says nothing. */
function footnote(
  { hand, facts, isNote, between, within }: Desk,
  paragraph: HandParagraph,
  { op, at, text, author }: WordEdit,
): boolean {
  if (paragraph.of.kind !== "clause" || paragraph.mark.ins !== null || paragraph.mark.del !== null)
    return false;
  const clause = paragraph.of.id;
  if (facts.some((one) => one.kind === "note" && one.clause === clause)) return false;
  const idOf = (one: HandParagraph["atoms"][number]): string | null =>
    one.kind === "node" ? (childOf(one.node, "w:footnoteReference")?.attributes["w:id"] ?? null) : null;
  const signs = paragraph.atoms.flatMap((one, place) => {
    const id = idOf(one);
    return id !== null && isNote(hand.footnotes.get(id) ?? "") ? [{ place, id }] : [];
  });
  if (op === "note") {
    const tokens = tokensOf(paragraph, between).filter(
      (one) => !isGap(paragraph, one) && !hasChange(paragraph, one),
    );
    const token = tokens[at % Math.max(tokens.length, 1)];
    if (token === undefined) return false;
    const id = hand.addFootnote(text);
    const ins = author === null ? null : ({ name: "w:ins", author, date: NOW } as const);
    const reference = made("w:r", {}, [made("w:footnoteReference", { "w:id": id })]);
    paragraph.atoms.splice(token.to, 0, { kind: "node", node: reference, ins, del: null });
    within.add(paragraph);
    facts.push({ kind: "note", how: "add", clause, text, author });
    return true;
  }
  const sign = signs[at % Math.max(signs.length, 1)];
  if (sign === undefined) return false;
  if (op === "noteWords") {
    hand.writeFootnote(sign.id, text);
    within.add(paragraph);
    facts.push({ kind: "note", how: "change", clause, text, author: null });
    return true;
  }
  const atom = paragraph.atoms[sign.place]!;
  if (author === null || atom.kind !== "node" || atom.ins !== null || atom.del !== null) return false;
  paragraph.atoms[sign.place] = { ...atom, del: { name: "w:del", author, date: NOW } };
  within.add(paragraph);
  facts.push({ kind: "note", how: "delete", clause, text: hand.footnotes.get(sign.id)!, author });
  return true;
}

/** Answers a comment that went out (`reply`), or one that was made in this file (`answer`). */
function reply({ hand, facts }: Desk, { op, at, text, author }: WordEdit): boolean {
  const mine = facts.flatMap((one) => (one.kind === "comment" ? [one.id] : []));
  const first = hand.comments.flatMap(({ id, parent }) => (parent === null ? [id] : []));
  const list = op === "reply" ? first : mine;
  const to = list[at % Math.max(list.length, 1)];
  if (to === undefined) return false;
  const by = author ?? "Pat Person";
  replyTo(hand, to, { author: by, text });
  facts.push({ kind: "reply", to, text, author: by });
  return true;
}

/** Writes into what our own files print around a text. */
function frame({ hand, facts, whole }: Desk, { paragraph, text, author }: WordEdit): boolean {
  const places = hand.paragraphs.filter(
    (one) => one.of.kind === "frame" && !one.inTable && !whole.has(one) && wordChars(one).length > 0,
  );
  const place = places[paragraph % Math.max(places.length, 1)];
  if (place === undefined) return false;
  typeAt(place, place.atoms.length, { text: ` ${text}`, author });
  whole.add(place);
  facts.push({ kind: "frame", text, author });
  return true;
}

/** Writes a clause's words in the delegation's language. */
function fill({ hand, facts, whole }: Desk, { paragraph, text, author }: WordEdit): boolean {
  const places = hand.paragraphs.filter((one) => one.of.kind === "work" && !whole.has(one));
  const place = places[paragraph % Math.max(places.length, 1)];
  if (place === undefined || place.of.kind !== "work") return false;
  typeAt(place, Math.min(1, place.atoms.length), { text, author });
  whole.add(place);
  facts.push({ kind: "fill", clause: place.of.id, text, author });
  return true;
}
