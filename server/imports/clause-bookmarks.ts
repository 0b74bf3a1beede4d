/** Paragraphs that one clause is cut into, at most: a mark over more was put there by somebody else. */
const HALVES_MAX = 20;

type Mark = {
  readonly tag: string;
  /** Paragraphs read when it began, its own among them. */
  readonly from: number;
};

/** Bookmarks of clauses that began and have not ended yet. */
export function openBookmarks() {
  const open = new Map<string, Mark>();
  return {
    start: (id: string, mark: Mark): void => void open.set(id, mark),
    /** Null: none of ours, or one that reaches too far; `read`: paragraphs so far. */
    end: (id: string, read: number): Mark | null => {
      const mark = open.get(id) ?? null;
      open.delete(id);
      return mark === null || read - mark.from > HALVES_MAX ? null : mark;
    },
  };
}
