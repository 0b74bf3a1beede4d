import { type ClauseId, clauseId, type OpinionId, opinionId, type UserId } from "../../shared/ids.ts";
import type { Clause } from "../../shared/clause/clause.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { typingUndo } from "../editor/typing-undo.ts";
import { pageIsOf } from "../forum/ask.ts";
import { delegationNames } from "../forum/delegation-names.ts";
import { type ForumHere, readForumRecently } from "../forum/read-forum.ts";
import { rulesIn } from "../forum/rules-in.ts";
import { offsetIn, placeAt } from "../opinion/place.ts";
import { enterRoom } from "../room/enter-room.ts";
import type { PageRoom } from "../room/room.ts";
import { wordsHere } from "../room/words-here.ts";
import { chordOf } from "../ui/chord.ts";
import { comesFirst } from "../ui/comes-first.ts";
import { sayUsual } from "./first-status.ts";
import type { RowEditor } from "./row-editor.ts";

const OPINION = /^\/opinions\/([^/]+)\/?$/u;
const ROW = "[data-first-clause]";

type FirstRoom = { readonly id: OpinionId; readonly room: PageRoom; readonly forum: ForumHere };

let entered: FirstRoom | null = null;
let editor: RowEditor | null = null;
let isOver = false;
let tellOver = (): void => {};
let stopSaying = (): void => {};

const clauseOf = (row: HTMLElement): ClauseId => clauseId(row.dataset["firstClause"] ?? "");

/**
 * Enters the room before the page's sheet is here, fetches the editor, and opens the clause of the server's text that
 * is clicked (rule K52). It says nothing of what fails: the page does the same later, and tells.
 */
export function beginFirstTyping(): void {
  const first = document.getElementById("first");
  const [, id] = OPINION.exec(location.pathname) ?? [];
  if (first === null || id === undefined || first.querySelector(ROW) === null) return;
  // Nobody types on a projector.
  if (new URLSearchParams(location.search).has("projector")) return;
  comesFirst(
    new Promise<void>((resolve) => {
      tellOver = resolve;
    }),
  );
  void begin(first, opinionId(id)).catch(() => {});
}

async function begin(first: HTMLElement, id: OpinionId): Promise<void> {
  const [here, { openRowEditor }] = await Promise.all([enter(id), import("./row-editor.ts")]);
  if (here === null) return;
  const { room, forum } = here;
  await wordsHere(room);
  if (isOver) return;
  const me = forum.rules.closed ? { ...forum.me, forumClosed: true } : forum.me;
  const rules = rulesIn(forum, id);
  const may = (clause: Clause | undefined): boolean =>
    clause !== undefined && mayType({ actor: me, opinion: room.snapshot().opinion, clause, rules }) === null;
  const rows = [...first.querySelectorAll<HTMLElement>(ROW)];
  if (!rows.some((row) => may(findClause(room.snapshot().opinion, clauseOf(row))))) return;

  // Follows from here on what is typed.
  typingUndo(room.doc());
  editor = openRowEditor({ room, mayType: may, names: delegationNames(forum) });
  listen(first, editor);
  for (const row of rows) row.tabIndex = 0;
  const sayHow = (): void => sayUsual(room.snapshot().status === "offline" ? "offline" : "typing");
  stopSaying = room.subscribe(sayHow);
  sayHow();
  const chosen = first.querySelector<HTMLElement>(".in-hand");
  if (chosen !== null) editor.open(chosen, { kind: "end" });
}

async function enter(id: OpinionId): Promise<FirstRoom | null> {
  const fetched = await readForumRecently();
  if (fetched.kind === "refused" || isOver) return null;
  const forum = fetched.body;
  pageIsOf(forum.me.id);
  entered = { id, room: enterRoom(id, forum.me.id), forum };
  return entered;
}

function listen(first: HTMLElement, { open }: RowEditor): void {
  const take = (row: HTMLElement, caret: Parameters<RowEditor["open"]>[1]): void => {
    open(row, caret);
    for (const one of first.querySelectorAll(".in-hand")) one.classList.remove("in-hand");
    row.classList.add("in-hand");
  };
  first.addEventListener("click", ({ target, clientX, clientY }) => {
    if (!(target instanceof Element) || target.closest(".clause-editor") !== null) return;
    const row = target.closest<HTMLElement>(ROW);
    if (row === null || getSelection()?.isCollapsed === false) return;
    const words = row.querySelector(".first-words");
    const place = placeAt(clientX, clientY);
    const isIn = words !== null && place !== null && words.contains(place.node);
    take(row, isIn ? { kind: "offset", at: offsetIn(words, place.node, place.offset) } : { kind: "end" });
  });
  first.addEventListener("keydown", (event) => {
    const { target } = event;
    const chord = chordOf(event);
    if (!(target instanceof HTMLElement) || !target.matches(ROW)) return;
    if (chord !== "Enter" && chord !== "F2") return;
    event.preventDefault();
    take(target, { kind: "end" });
  });
}

/** The room that was entered before the page was here, once; null: none, or another Opinion's or person's. */
export function takeFirstRoom(id: OpinionId, me: UserId): PageRoom | null {
  const first = entered;
  entered = null;
  if (first?.id === id && first.room.me === me) return first.room;
  // The page enters its own.
  isOver = true;
  first?.room.close();
  return null;
}

/** Resolves when no input method composes in the server's text: putting the sheet in its place would end that. */
export async function firstTypingPauses(): Promise<void> {
  while (editor?.isComposing() === true)
    await new Promise((resolve) => document.addEventListener("compositionend", resolve, { once: true }));
}

/** The page is here. */
export function endFirstTyping(): void {
  isOver = true;
  stopSaying();
  editor?.handOver();
  entered?.room.close();
  entered = null;
  tellOver();
}
