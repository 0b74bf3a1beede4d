import type { ForumView } from "../../shared/forum/forum-view.ts";
import { namesOf } from "../../shared/text/localized.ts";

/** Names and symbols of delegations, lower case: brackets that hold only these are attributions. */
export function delegationNames(forum: ForumView): ReadonlySet<string> {
  return new Set(forum.delegations.flatMap((one) => namesOf(one).map((name) => name.toLowerCase())));
}
