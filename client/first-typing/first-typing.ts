import { type ClauseId, clauseId, type OpinionId, opinionId, type UserId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { typingUndo } from "../editor/typing-undo.ts";
import { pageIsOf } from "../forum/ask.ts";
import { readForumRecently, type ForumHere } from "../forum/read-forum.ts";
import { rulesIn } from "../forum/rules-in.ts";
import { offsetIn, placeAt } from "../opinion/place.ts";
import { enterRoom } from "../room/enter-room.ts";
import type { PageRoom } from "../room/room.ts";
import { chordOf } from "../ui/chord.ts";
import { comesFirst } from "../ui/comes-first.ts";
import type { RowEditor } from "./row-editor.ts";
import { sayFirst } from "./first-status.ts";

const OPINION = /^\/opinions\/([^/]+)\/?$/u;
const ROW = "[data-first-clause]";

let room: PageRoom | null = null;
let roomOf: OpinionId | null = null;
let editor: RowEditor | null = null;
let isOver = false;
let tellOver = (): void => {};

/**
 * A clause of the server's text can be typed in before the page's sheet is here: enters the room, fetches the editor,
 * and opens the clause that is clicked (rule K52). What fails here is the page's to say, which does the same later.
 */
export function beginFirstTyping(): void {
  const first = document.getElementById("first");
  const [, id] = OPINION.exec(location.pathname) ?? [];
  if (first === null || id === undefined || first.querySelector(ROW) === null) return;
  comesFirst(new Promise<void>((resolve) => (tellOver = resolve)));
  void begin(first, opinionId(id)).catch(() => {});
}

async function begin(first: HTMLElement, id: OpinionId): Promise<void> {
  const [fetched, { openRowEditor }] = await Promise.all([enter(id), import("./row-editor.ts")]);
  if (fetched === null || room === null || isOver) return;
  const here = room;
  await synced(here);
  if (isOver) return;
  const me = fetched.rules.closed ? { ...fetched.me, forumClosed: true } : fetched.me;
  const rules = rulesIn(fetched, id);
  const mayTypeIn = (clause: ClauseId): boolean => {
    const { opinion } = here.snapshot();
    const found = findClause(opinion, clause);
    return found !== undefined && mayType({ actor: me, opinion, clause: found, rules }) === null;
  };
  typingUndo(here.doc());
  editor = openRowEditor({ room: here, mayType: mayTypeIn });
  listen(first, editor);
  const rows = [...first.querySelectorAll<HTMLElement>(ROW)];
  if (!rows.some((row) => mayTypeIn(clauseId(row.dataset["firstClause"] ?? "")))) return;
  for (const row of rows) row.tabIndex = 0;
  let isOffline: boolean | null = null;
  const sayHow = (): void => {
    const isNow = here.snapshot().status === "offline";
    if (isNow === isOffline) return;
    isOffline = isNow;
    sayFirst(isNow ? "offline" : "typing");
  };
  here.subscribe(sayHow);
  sayHow();
  const chosen = first.querySelector<HTMLElement>(".in-hand");
  if (chosen !== null) editor.open(chosen, { kind: "end" });
}

async function enter(id: OpinionId): Promise<ForumHere | null> {
  const fetched = await readForumRecently();
  if (fetched.kind === "refused" || isOver) return null;
  pageIsOf(fetched.body.me.id);
  room = enterRoom(id, fetched.body.me.id);
  roomOf = id;
  return fetched.body;
}

/** Resolves when the words are the server's. */
const synced = (of: PageRoom): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (of.doc().share.size === 0) return;
      leave();
      resolve();
    };
    const leave = of.subscribe(look);
    look();
  });

function listen(first: HTMLElement, { open, close }: RowEditor): void {
  first.addEventListener("click", ({ target, clientX, clientY }) => {
    if (!(target instanceof Element) || target.closest(".clause-editor") !== null) return;
    const row = target.closest<HTMLElement>(ROW);
    if (row === null || getSelection()?.isCollapsed === false) return;
    const words = row.querySelector(".first-words");
    const place = placeAt(clientX, clientY);
    const at =
      words !== null && place !== null && words.contains(place.node)
        ? ({ kind: "offset", at: offsetIn(words, place.node, place.offset) } as const)
        : ({ kind: "end" } as const);
    if (!open(row, at)) close();
  });
  first.addEventListener("keydown", (event) => {
    const { target } = event;
    const chord = chordOf(event);
    if (!(target instanceof HTMLElement) || !target.matches(ROW) || (chord !== "Enter" && chord !== "F2"))
      return;
    event.preventDefault();
    for (const one of first.querySelectorAll(".in-hand")) one.classList.remove("in-hand");
    target.classList.add("in-hand");
    open(target, { kind: "end" });
  });
}

/** The room that was entered before the page was here, once; null: none, or another Opinion's or person's. */
export function takeFirstRoom(id: OpinionId, me: UserId): PageRoom | null {
  const taken = room;
  room = null;
  if (taken === null || (roomOf === id && taken.me === me)) return taken;
  taken.close();
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
  editor?.handOver();
  room?.close();
  room = null;
  tellOver();
}
