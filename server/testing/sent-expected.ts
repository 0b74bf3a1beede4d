import { isRunning, proposalLabel, proposedText } from "../../shared/negotiation/proposal.ts";
import type { RoomView } from "../room/room-view.ts";
import { mergedWords } from "./merged-words.ts";
import { bookOf, fold, type Whose, wordsIn } from "./sent-book.ts";
import { isUnclear, typedIn, type Unclear } from "./sent-unclear.ts";
import type { Desk } from "./word-edits.ts";
import { type HandParagraph, NOW } from "./word-hand.ts";

/** As the ITU says it: what a delegation would have struck whole. */
const STRUCK = "SUP";

export type Group = {
  readonly any: readonly (readonly string[])[];
  /** The room moved on under the edit: one proposal that begins so, or a line that tells of it. */
  readonly loose?: readonly string[];
};

/** The expected result of a whole file: one alternative of each group, and nothing else. */
export type Expected = {
  readonly proposals: readonly Group[];
  /** Paragraphs whose edits the file itself does not tell for certain. */
  readonly unclear: readonly Unclear[];
  /** Clauses of which anything may be said: the room treated them as a whole since. */
  readonly movedOn: ReadonlySet<string>;
  /** Lines that may tell of edits in words that the room changed since, and the least number of them. */
  readonly tellable: number;
  readonly told: number;
  readonly settled: ReadonlySet<string>;
  /** The least and the largest number of clauses that are told as not in the file. */
  readonly missing: readonly [number, number];
  readonly comments: readonly { readonly any: readonly string[] }[];
  readonly footnotes: readonly string[];
  /** Names that nobody in the forum has. */
  readonly foreign: ReadonlySet<string>;
};

type Reading = {
  /** As the file went out, and as it comes back. */
  readonly view: RoomView;
  readonly now: RoomView;
  readonly between: string;
  readonly whose: Whose;
  /** Names of delegations and offices, as the file has them. */
  readonly isKnown: (name: string) => boolean;
  /** Of words written in a delegation's language. */
  readonly language: string;
};

/** One closing sign follows from the place and is none of the words (rule N6). */
const closed = (text: string): string => text.replace(/\s*[;,.；，。؛،]$/u, "");

export const said = {
  change: (id: string, text: string): string =>
    text === "" ? `delete ${id}` : `change ${id}: ${closed(text)}`,
  on: (id: string, text: string): string => `on ${id}: ${closed(text)}`,
  add: (after: string | null, text: string): string => `add after ${after}: ${closed(text)}`,
  fill: (id: string, language: string, text: string): string =>
    `change ${id} in ${language}: ${closed(text)}`,
  comment: (on: string, text: string, replies: readonly string[]): string =>
    `on ${on}: ${text}${replies.map((one) => ` / ${one}`).join("")}`,
  note: (how: string, clause: string, text: string): string => `${how} footnote of ${clause}: ${text}`,
  reply: (to: string, text: string): string => `reply to ${to}: ${text}`,
};

/** Words of a paragraph as they stand without what others did. */
const standing = (paragraph: HandParagraph, whose: Whose): string =>
  fold(
    wordsIn(paragraph.atoms)
      .filter(({ ins, del, sent }) => {
        if (sent === null && ins !== null && whose(ins.author) === "other") return false;
        // Words that the room had struck are left out.
        return del === null || (del.date === NOW && whose(del.author) === "other");
      })
      .map(({ char }) => char)
      .join(""),
  );

export function expectedOf({ hand, facts, whole, isOpen }: Desk, reading: Reading): Expected {
  const { view, now, whose, isKnown, language, between } = reading;
  const proposals: Group[] = [];
  const unclear: Unclear[] = [];
  let [tellable, told] = [0, 0];
  /** Edits in what is gone since are told: no word is lost. */
  const gone = (): void => {
    tellable += 1;
    told += 1;
  };
  const loosely = (...beginnings: readonly string[]): void => {
    proposals.push({ any: [], loose: beginnings });
    tellable += 1;
  };
  /** Clauses that the room parted from others since. */
  const parted = now.document.clauses.flatMap(({ id }) => (textIn(view, id) === null ? [id] : []));
  const settled = new Set<string>();
  const comments: { any: readonly string[] }[] = [];
  const footnotes: string[] = [];
  let [least, most] = [0, 0];
  const one = (...said: readonly string[]): void => void proposals.push({ any: [said] });
  const tellableOf = new Set<string>();
  const isOwn = (author: string | null): boolean => author === null || whose(author) === "own";

  for (const paragraph of hand.paragraphs) {
    if (!isOpen(paragraph) || whole.has(paragraph)) continue;
    const book = bookOf(paragraph, { view, whose });
    if (book === null) continue;
    const from = { proposals: proposals.length, comments: comments.length, told };
    for (const [id, text] of book.changes) {
      const then = fold(textIn(view, id) ?? "");
      const stands = textIn(now, id);
      if (text === then) continue;
      const loose = [id, ...parted].map((one) => `change ${one}: `);
      if (stands === null && parted.length > 0) loosely(...loose);
      else if (stands === null) gone();
      else if (fold(stands) === then) one(said.change(id, text));
      else {
        const merged = mergedWords(then, { ours: fold(stands), theirs: text, between });
        if (merged === null) loosely(...loose);
        else if (merged !== fold(stands)) one(said.change(id, merged));
      }
    }
    for (const [id, text] of book.on) {
      const kind = view.opinion.negotiation.proposals.find((proposal) => proposal.id === id)?.kind;
      // A proposal without words of its own is no text that another could change.
      if (kind !== "add" && kind !== "change") tellable += 1;
      else if (proposedIn(now, id) === proposedIn(view, id)) one(said.on(id, text));
      else loosely(`on ${id}: `);
    }
    for (const id of book.struckWhole)
      if (proposedIn(now, id) === null) tellable += 1;
      else comments.push({ any: [said.comment(id, STRUCK, [])] });
    if (!isUnclear(paragraph)) {
      for (const id of book.settled) settled.add(id);
      continue;
    }
    told = from.told;
    const exact = proposals.splice(from.proposals);
    unclear.push({
      exact,
      comments: comments.splice(from.comments).flatMap(({ any }) => any),
      of: [
        ...subjectsOf({ on: paragraph }, view),
        ...(exact.some(({ loose }) => loose !== undefined) ? parted : []),
      ],
      settled: [...book.settled],
      ...typedIn(paragraph, whose),
    });
  }

  const textOf = (id: string): string => fold(textIn(view, id)!);
  const isSame = (id: string): boolean => textIn(now, id) === textIn(view, id);
  /** Empty paragraphs have nothing that could be missed. */
  const nothingOf = (...ids: readonly string[]): readonly (readonly string[])[] =>
    ids.every((id) => textOf(id) === "") ? [[]] : [];
  const before = (id: string): string | null => {
    const order = hand.paragraphs.flatMap(({ of }) => (of.kind === "clause" ? [of.id] : []));
    return order[order.indexOf(id) - 1] ?? null;
  };
  for (const fact of facts) {
    if (!isOwn(fact.author)) continue;
    const clauses =
      "clause" in fact
        ? [fact.clause]
        : fact.kind === "join"
          ? [fact.first, fact.second]
          : fact.kind === "new"
            ? [fact.after]
            : [];
    if (fact.kind === "move") clauses.push(fact.after);
    // If the room moved on, people look at the paragraphs themselves.
    if (fact.kind === "fill" && textIn(now, fact.clause) === null) {
      gone();
      continue;
    }
    if (!clauses.every(isSame)) {
      for (const id of clauses) tellableOf.add(id);
      if (fact.kind === "new") tellableOf.add(fact.text);
      tellable += 4;
      continue;
    }
    switch (fact.kind) {
      case "new":
        one(said.add(fact.after, fact.text));
        break;
      case "strike":
        if (fact.author === null) [least, most] = [least + 1, most + 1];
        else proposals.push({ any: [[said.change(fact.clause, "")], ...nothingOf(fact.clause)] });
        break;
      case "part": {
        const first = hand.paragraphs.find(({ of }) => of.kind === "clause" && of.id === fact.clause)!;
        const [front, rest] = [standing(first, whose), standing(fact.half, whose)];
        // A half of struck words alone is nothing of the text.
        if (front === "" || rest === "") break;
        const plain = [said.change(fact.clause, front), said.add(fact.clause, rest)];
        const other = [said.add(before(fact.clause), front), said.change(fact.clause, rest)];
        proposals.push({ any: fact.author === null ? [plain, other] : [plain] });
        break;
      }
      case "join": {
        const texts = [" ", ""].map((space) => `${textOf(fact.first)}${space}${textOf(fact.second)}`);
        if (fact.author === null) most += 1;
        proposals.push({
          any: texts.flatMap((text) => [
            [said.change(fact.first, text), said.change(fact.second, "")],
            ...(fact.author === null ? [[said.change(fact.first, text)]] : []),
            ...nothingOf(fact.first, fact.second),
          ]),
        });
        break;
      }
      case "move":
        one(said.change(fact.clause, ""), said.add(fact.after, textOf(fact.clause)));
        break;
      case "fill":
        one(said.fill(fact.clause, language, fact.text));
        break;
      case "frame":
        gone();
        break;
      case "note":
        footnotes.push(said.note(fact.how, fact.clause, fold(fact.text)));
        break;
      case "comment": {
        const { on } = fact;
        // Its words went without a trace, or the clause of which it speaks.
        if (!hand.paragraphs.includes(on) || (on.of.kind === "clause" && textIn(now, on.of.id) === null)) {
          gone();
          break;
        }
        const replies = facts.flatMap((other) =>
          other.kind === "reply" && other.to === fact.id && isOwn(other.author) ? [other.text] : [],
        );
        comments.push({ any: subjectsOf(fact, view).map((on) => said.comment(on, fact.text, replies)) });
        break;
      }
      case "reply": {
        const root = hand.comments.find(({ id }) => id === fact.to);
        const mine = facts.find((other) => other.kind === "comment" && other.id === fact.to);
        // An answer to somebody else's remark is a remark of one's own, where that one spoke.
        if (mine?.kind === "comment" && !isOwn(mine.author))
          comments.push({ any: subjectsOf(mine, view).map((on) => said.comment(on, fact.text, [])) });
        if (root === undefined) break;
        const { comments: known, proposals: all } = view.opinion.negotiation;
        const thread = known.find(({ text, replyTo }) => replyTo === null && fold(text) === fold(root.text));
        if (thread !== undefined) comments.push({ any: [said.reply(thread.id, fact.text)] });
        else {
          // Lines of a file about a proposal begin with its label.
          const of = all.find((proposal) => root.text.split(/:|：/u)[0]!.trim() === proposalLabel(proposal));
          comments.push({ any: [said.comment(of?.id ?? "", fact.text, [])] });
        }
      }
    }
  }
  const authors = new Set<string>();
  for (const { atoms } of hand.paragraphs)
    for (const atom of atoms)
      if (atom.kind === "char")
        for (const rev of [atom.ins, atom.del])
          if (rev !== null && !isKnown(rev.author)) authors.add(rev.author);
  for (const fact of facts) if (fact.author !== null && !isKnown(fact.author)) authors.add(fact.author);
  return {
    proposals,
    unclear,
    tellable,
    told,
    movedOn: tellableOf,
    settled,
    missing: [least, most],
    comments,
    footnotes,
    foreign: authors,
  };
}

const textIn = (view: RoomView, id: string): string | null =>
  view.document.clauses.find((clause) => clause.id === id)?.text ?? null;

const proposedIn = (view: RoomView, id: string): string | null => {
  const found = view.opinion.negotiation.proposals.find((one) => one.id === id);
  return found === undefined || !isRunning(found) ? null : proposedText(found);
};

/** A comment in a paragraph speaks of its clause, or of the proposal that stands there. */
function subjectsOf({ on }: { readonly on: HandParagraph }, view: RoomView): readonly string[] {
  if (on.of.kind === "proposal") return [on.of.id];
  if (on.of.kind !== "clause") return [""];
  const { id } = on.of;
  const running = view.opinion.negotiation.proposals.filter((one) => isRunning(one) && one.clauseId === id);
  return [id, ...running.map((one) => one.id)];
}
