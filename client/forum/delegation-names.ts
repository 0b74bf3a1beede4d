import type { ForumView } from "../../shared/forum-view.ts";

/** Names and symbols of delegations, lower case: brackets that hold only these are attributions. */
export function delegationNames(forum: ForumView): ReadonlySet<string> {
  return new Set(
    forum.delegations.flatMap(({ symbol, name }) =>
      [symbol, name.en, name.zh].map((one) => one.toLowerCase()),
    ),
  );
}
