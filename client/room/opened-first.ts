import type { ClauseId } from "../../shared/ids.ts";
import type { PageRoom } from "./room.ts";

/** The clause that is open for typing in the server's text, before the page has its sheet (rule K52). */
export type OpenedFirst = {
  readonly room: PageRoom;
  readonly clause: ClauseId;
  /** Its words when it was opened. */
  readonly words: string;
  /** Gives the selection in its words now, in UTF-16 units. */
  readonly selection: () => { readonly anchor: number; readonly head: number };
};

let opened: OpenedFirst | null = null;

/** Null: no clause is open there any more. */
export const setOpenedFirst = (one: OpenedFirst | null): void => {
  opened = one;
};

/** The sheet opens the same clause in its place, with the caret where it is. */
export const openedFirst = (): OpenedFirst | null => opened;
