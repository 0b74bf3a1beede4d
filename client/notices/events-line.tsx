import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { applyEvent } from "../../shared/events/apply-event.ts";
import { type EventNotice, isNoticeFor, isRoomNoticeFor, nearest } from "../../shared/notices/notice.ts";
import { noticesOf } from "../../shared/notices/opinion-notices.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSeatThen } from "../forum/use-whom.ts";
import { useInstants } from "../i18n/instants.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { useSayNotice } from "./say-notice.ts";

type Shown = EventNotice & { readonly at: number; readonly seq: number };

/** The one line at a fixed place that shows others' acts in the open text (rule A54). Spoken messages say them. */
export function EventsLine() {
  const t = useTranslations("notices");
  const { cite, snapshot } = useOpenedOpinion();
  const { brief } = useInstants();
  const [, take] = useClauseSelection();
  const showSidePanel = useShowSidePanel();
  const sayNotice = useSayNotice();
  const last = useLastEvent(snapshot);
  const clauseId = last?.clauseId ?? null;
  const isThere = clauseId !== null && snapshot.document.clauses.some(({ id }) => id === clauseId);
  const told = last === null ? "" : sayNotice(last, clauseId === null ? t("theText") : cite(clauseId));
  const follow = (): void => {
    if (clauseId === null) return;
    take(clauseId);
    showSidePanel("clause");
  };
  return (
    <section className="events-line" aria-label={t("events")}>
      {last === null ? (
        <span className="events-told quiet">{t("noEvents")}</span>
      ) : (
        <>
          <time dateTime={new Date(last.at).toISOString()}>{brief(last.at)}</time>
          <span key={last.seq} className="events-told" title={told}>
            {told}
          </span>
          {isThere ? (
            <Button look="link" aria-label={t("goName", { told })} onPress={follow}>
              {t("go")}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

/** Returns the last thing that somebody else did since the page was opened. */
function useLastEvent(snapshot: RoomSnapshot): Shown | null {
  const { me } = useForum();
  const seatThen = useSeatThen();
  const before = useRef<RoomSnapshot["opinion"] | null>(null);
  const [last, setLast] = useState<Shown | null>(null);
  useEffect(() => {
    if (!snapshot.synced) return;
    const then = before.current;
    before.current = snapshot.opinion;
    if (then === null || then.seq === snapshot.opinion.seq) return;
    let opinion = then;
    let found: Shown | null = null;
    for (const entry of snapshot.entries) {
      if (entry.seq <= then.seq) continue;
      const { role, leads, delegationId } = seatThen(entry.by, entry.forumSeq);
      const actor = role === null ? null : { role, leads, delegationId };
      const notices = noticesOf(entry, { before: opinion, actor });
      opinion = applyEvent(opinion, entry);
      if (entry.by === me.id) continue;
      const own = nearest(notices.filter((one) => isNoticeFor(one, me) || isRoomNoticeFor(one, me)));
      if (own !== undefined) found = { ...own, at: entry.at, seq: entry.seq };
    }
    // oxlint-disable-next-line react/set-state-in-effect -- reason: what is new follows from two snapshots, one after the other
    if (found !== null) setLast(found);
  }, [snapshot, me, seatThen]);
  return last;
}
