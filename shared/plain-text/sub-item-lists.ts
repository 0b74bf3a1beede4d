import type { ItemForm } from "../clause/clause.ts";
import type { DraftClause } from "./draft-text.ts";

export const LEVEL_MAX = 4;

/** A paragraph's place in its section, as its printed number gives it. */
export type Placed = Pick<DraftClause, "kind" | "level" | "alternativeTo" | "inserted" | "form">;

/** The lists below the last paragraph of a section, each inside the one before. */
export function openSubItemLists() {
  let bodyLevel = 0;
  let lists: { readonly form: ItemForm; count: number }[] = [];

  return {
    /** Level of the last paragraph that is no sub-item; 0 before any. */
    bodyLevel: () => bodyLevel,
    /** A paragraph that is no sub-item ends all lists. */
    endAt: (level: number) => {
      bodyLevel = level;
      lists = [];
    },
    isEmpty: () => lists.length === 0,
    /** The number of the last item in the list of this form; 0 without such a list. */
    countOf: (form: ItemForm) => lists.find((list) => list.form === form)?.count ?? 0,
    /** Places an item in the list of this form: in the one that stands, or in a new one inside the last. */
    put: (form: ItemForm, n: number): Placed => {
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
