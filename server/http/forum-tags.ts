import { hash } from "node:crypto";
import type { ForumChange } from "../../shared/forum/forum-change.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { UserId } from "../../shared/ids.ts";
import { FORUM_TAGS_MAX } from "../../shared/limits.ts";

/** The hash of a part of a view, or the hashes of its elements. */
type Print = string | readonly string[];
type Prints = ReadonlyMap<string, Print>;

const hashOf = (value: unknown): string => hash("sha256", JSON.stringify(value), "base64url").slice(0, 16);

/** Elements that are the same object for all readers are serialized and hashed once. */
const known = new WeakMap<object, string>();
function printOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return hashOf(value ?? null);
  const found = known.get(value);
  if (found !== undefined) return found;
  const print = hashOf(value);
  known.set(value, print);
  return print;
}

function printsOf(view: ForumView): { readonly tag: string; readonly prints: Prints } {
  const prints = new Map<string, Print>();
  for (const [part, value] of Object.entries(view)) {
    // The clock alone makes no other view.
    if (part !== "now") prints.set(part, Array.isArray(value) ? value.map(printOf) : printOf(value));
  }
  const all = [...prints].map(
    ([part, print]) => `${part} ${typeof print === "string" ? print : print.join(" ")}`,
  );
  return { tag: hash("sha256", all.join("\n"), "base64url").slice(0, 22), prints };
}

function changeOf(view: ForumView, before: Prints, after: Prints): Pick<ForumChange, "set" | "lists"> {
  const set: Record<string, unknown> = {};
  const lists: Record<string, ForumChange["lists"][string]> = {};
  for (const [part, value] of Object.entries(view)) {
    const [was, is] = [before.get(part), after.get(part)];
    if (is === undefined || was === is) continue;
    if (typeof is === "string" || !Array.isArray(value) || !Array.isArray(was)) {
      set[part] = value;
      continue;
    }
    const at = Object.fromEntries(value.flatMap((one, n) => (was[n] === is[n] ? [] : [[n, one]])));
    if (was.length !== is.length || Object.keys(at).length > 0) lists[part] = { length: is.length, at };
  }
  return { set, lists };
}

/** With the version of the forum that it was made at, and the instants between which it stands so. */
type Standing = {
  readonly tag: string;
  readonly version: string;
  readonly from: number;
  readonly until: number;
};

/** Remembers each reader's last views of the forum by tag, so that the next answer has only the change. */
export type ForumTags = {
  /** Returns the view's tag, and the change since the reader's view `since`, or null if that is unknown. */
  readonly tell: (
    reader: UserId,
    view: ForumView,
    told: { readonly since: string | null } & Omit<Standing, "tag">,
  ) => { readonly tag: string; readonly change: ForumChange | null };
  /** Returns the tag of the reader's newest view if a view that is made now would be the same; else null. */
  readonly unchanged: (reader: UserId, version: string, now: number) => string | null;
};

export function openForumTags(): ForumTags {
  /** Newest last. The key includes the reader, so that nobody learns of another reader's view. */
  const told = new Map<string, Prints>();
  const standing = new Map<UserId, Standing>();
  const trim = (remembered: Map<string, unknown>): void => {
    for (const oldest of remembered.keys()) {
      if (remembered.size <= FORUM_TAGS_MAX) break;
      remembered.delete(oldest);
    }
  };
  return {
    unchanged: (reader, version, now) => {
      const known = standing.get(reader);
      if (known === undefined || known.version !== version) return null;
      return known.from <= now && now < known.until ? known.tag : null;
    },
    tell: (reader, view, { since, ...made }) => {
      const { tag, prints } = printsOf(view);
      const before = since === null ? undefined : told.get(`${reader} ${since}`);
      const key = `${reader} ${tag}`;
      told.delete(key);
      told.set(key, prints);
      trim(told);
      standing.delete(reader);
      standing.set(reader, { tag, ...made });
      trim(standing);
      const change =
        since === null || before === undefined
          ? null
          : { since, tag, now: view.now, ...changeOf(view, before, prints) };
      return { tag, change };
    },
  };
}
