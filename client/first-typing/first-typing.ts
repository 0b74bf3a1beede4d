import { type OpinionId, opinionId, type UserId } from "../../shared/ids.ts";
import type { Clause } from "../../shared/clause/clause.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { pageIsOf } from "../forum/ask.ts";
import { delegationNames } from "../forum/delegation-names.ts";
import { type ForumHere, lastForum, readForumRecently } from "../forum/read-forum.ts";
import { rulesIn } from "../forum/rules-in.ts";
import { offsetIn, placeAt } from "../opinion/place.ts";
import { enterRoom } from "../room/enter-room.ts";
import { openedFirst } from "../room/opened-first.ts";
import type { PageRoom } from "../room/room.ts";
import { wordsHere } from "../room/words-here.ts";
import { chordOf } from "../ui/chord.ts";
import { comesFirst } from "../ui/comes-first.ts";
import { rowClause, ROW } from "./first-rows.ts";
import { sayUsual } from "./first-status.ts";
import type { RowEditor } from "./row-editor.ts";

const OPINION = /^\/opinions\/([^/]+)\/?$/u;

type FirstRoom = { readonly id: OpinionId; readonly room: PageRoom; readonly forum: ForumHere };

let entered: FirstRoom | null = null;
let editor: RowEditor | null = null;
let isOver = false;
let tellBegun = (): void => {};
let stopFollowing = (): void => {};

/**
 * Enters the room before the page's sheet is here, fetches the editor, and opens the clause of the server's text that
 * is clicked (rule K52). It says nothing of what fails: the page does the same later, and tells.
 */
export function beginFirstTyping(): void {
  const first = document.getElementById("first");
  const [, id] = OPINION.exec(location.pathname) ?? [];
  if (first === null || id === undefined || first.querySelector(ROW) === null) return;
  // Nobody types on a projector, or in another view than the sheet. start.js knows the same.
  const search = new URLSearchParams(location.search);
  if (search.has("projector") || search.has("read")) return;
  comesFirst(
    new Promise<void>((resolve) => {
      tellBegun = resolve;
    }),
  );
  void begin(first, opinionId(id)).catch(() => {});
}

async function begin(first: HTMLElement, id: OpinionId): Promise<void> {
  const [here, { openRowEditor }] = await Promise.all([enter(id), import("./row-editor.ts")]);
  if (here === null) return;
  const { room } = here;
  await wordsHere(room);
  if (isOver) return;
  const may = (clause: Clause | undefined): boolean => {
    const { status, opinion, windows } = room.snapshot();
    const forum = lastForum() ?? here.forum;
    if (clause === undefined || (status !== "live" && status !== "offline")) return false;
    const actor = forum.rules.closed ? { ...forum.me, forumClosed: true } : forum.me;
    return mayType({ actor, opinion, clause, rules: { ...rulesIn(forum, id), ...windows } }) === null;
  };
  const rows = [...first.querySelectorAll<HTMLElement>(ROW)];
  if (!rows.some((row) => may(findClause(room.snapshot().opinion, rowClause(row))))) return;

  const opener = openRowEditor({ first, room, mayType: may, names: delegationNames(here.forum) });
  editor = opener;
  listen(first, opener);
  for (const row of rows) row.tabIndex = 0;
  const follow = (): void => {
    const { status } = room.snapshot();
    sayUsual(status === "live" ? "typing" : status === "offline" ? "offline" : "reading");
    opener.follow();
  };
  stopFollowing = room.subscribe(follow);
  follow();
  const chosen = first.querySelector<HTMLElement>(".in-hand");
  if (chosen !== null && isLookedAt(chosen)) opener.open(chosen, { kind: "end" });
}

/** True if the row is in sight and nothing is selected: a person who reads on elsewhere stays there. */
function isLookedAt(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && getSelection()?.isCollapsed !== false;
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

/**
 * Resolves when the sheet may take the place of the server's text. No input method composes there: the sheet would end
 * that. If a clause is open, the sheet's own editor is here.
 */
export async function firstTypingPauses(loadEditor: () => Promise<void>): Promise<void> {
  if (openedFirst() !== null) await loadEditor();
  await editor?.pauses();
  tellBegun();
}

/** The page is here. */
export function endFirstTyping(): void {
  isOver = true;
  stopFollowing();
  editor?.handOver();
  entered?.room.close();
  entered = null;
  tellBegun();
}
