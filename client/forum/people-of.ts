import type { ForumView } from "../../shared/forum-view.ts";
import type { Rules } from "../../shared/permissions.ts";

/** The rules in force. */
export const rulesOf = (forum: ForumView): Rules => forum.rules;
