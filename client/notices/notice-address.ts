import type { ForumView } from "../../shared/forum/forum-view.ts";
import { forumNoticePage } from "../../shared/notices/notice-page.ts";
import type { ToldNotice } from "../../shared/notices/told-notice.ts";

/** Returns the page on which a notice can be followed up; null: there is none. */
export function noticeAddress(
  { n, kind, opinionId, groupId, clause, seq }: ToldNotice,
  { groups }: Pick<ForumView, "groups">,
): string | null {
  const page = forumNoticePage({ kind, seq });
  if (page !== null) return page;
  const id = opinionId ?? groups.find((one) => one.id === groupId)?.opinions[0]?.id ?? null;
  if (id === null) return null;
  // The number makes each following an address of its own, so that a second one to the same clause works too.
  return clause === null ? `/opinions/${id}` : `/opinions/${id}?clause=${clause.id}&notice=${n}`;
}
