import type { EditRight } from "../../shared/clause/clause.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { Say } from "./clause-name.ts";
import { comma } from "../i18n/list-signs.ts";

/** Names those who can edit: "everyone", "the leads", "the leads, AAA, BBB". */
export function editRightText(say: Say, forum: ForumView, pen: EditRight): string {
  if (pen === "everyone") return say("pen.everyone");
  if (pen === "leads") return say("pen.leads");
  const symbols = pen.map((id) => forum.delegations.find((one) => one.id === id)?.symbol ?? id);
  return say("pen.withLeads", { names: symbols.join(comma()) });
}
