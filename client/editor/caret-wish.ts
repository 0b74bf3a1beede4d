/** The caret's place when a clause opens for typing; offsets in UTF-16 units. */
export type CaretWish =
  | { readonly kind: "offset"; readonly at: number }
  | { readonly kind: "range"; readonly anchor: number; readonly head: number }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  /** In the first or last line, at this distance from the window's side: the column is kept across clauses. */
  | { readonly kind: "column"; readonly x: number; readonly line: "first" | "last" };
