import type { ItemForm } from "../clause/clause.ts";
import type { DraftClause } from "./draft-text.ts";

export const LEVEL_MAX = 4;

/** A paragraph's place in its section, as its printed number gives it. */
export type Placed = Pick<DraftClause, "kind" | "level" | "alternativeTo" | "inserted" | "form">;

/** The lists below the last paragraph of a section, each inside the one before. */
export type SubItemLists = {
  /** Level of the last paragraph that is no sub-item; 0 before any. */
  readonly bodyLevel: () => number;
  /** A paragraph that is no sub-item ends all lists. */
  readonly endAt: (bodyLevel: number) => void;
  readonly isEmpty: () => boolean;
  /** The number of the last item in the list of this form; 0 without such a list. */
  readonly countOf: (form: ItemForm) => number;
  /** Places an item in the list of this form: in the one that stands, or in a new one inside the last. */
  readonly put: (form: ItemForm, n: number) => Placed;
};

export function openSubItemLists(): SubItemLists {
  let bodyLevel = 0;
  let lists: { readonly form: ItemForm; count: number }[] = [];

  return {
    bodyLevel: () => bodyLevel,
    endAt: (level) => {
      bodyLevel = level;
      lists = [];
    },
    isEmpty: () => lists.length === 0,
    countOf: (form) => lists.find((list) => list.form === form)?.count ?? 0,
    put: (form, n) => {
      const standing = lists.findIndex((list) => list.form === form);
      if (standing >= 0) lists = lists.slice(0, standing + 1);
      else lists = [...lists, { form, count: 0 }];
      lists.at(-1)!.count = n;
      const level = Math.min(bodyLevel + lists.length, LEVEL_MAX);
      const byPlace = lists.length > 1 ? "dash" : "roman";
      return { kind: "subItem", level, ...(form === byPlace ? {} : { form }) };
    },
  };
}
