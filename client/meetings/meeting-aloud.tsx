import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { mayHoldMeeting, whoAsks } from "../../shared/forum/meeting-rights.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { useForum } from "../forum/use-forum.ts";
import { useFloorName } from "./floor-words.ts";
import { meetingChange } from "./meeting-change.ts";

type MeetingAloudProps = {
  readonly meeting: MeetingNow | null;
  /** The text on the table, as this page names it. */
  readonly table: string | null;
};

/** Tells screen readers of each change of the meeting. It is there before the meeting, or the first one would not be read. */
export function MeetingAloud({ meeting, table }: MeetingAloudProps) {
  const t = useTranslations("inMeeting");
  return (
    <>
      <span className="hidden" role="status">
        {table === null ? "" : t("tableSaid", { what: table })}
      </span>
      <span className="hidden" role="status">
        {useLastChange(meeting)}
      </span>
    </>
  );
}

/** The last change in words. An own act is told by its notice already. */
function useLastChange(meeting: MeetingNow | null): string {
  const t = useTranslations("inMeeting");
  const { me } = useForum();
  const nameOf = useFloorName();
  const before = useRef(meeting);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const was = before.current;
    before.current = meeting;
    const change = meetingChange(was, meeting);
    if (change === null) return;
    const { groupId } = meeting ?? was!;
    const asks = whoAsks(me, { groupId });
    const isOwn = (who: string): boolean => "who" in asks && asks.who === who;
    const say = (): string | null => {
      switch (change.kind) {
        case "opened":
        case "closed":
        case "resumed":
          return t(`aloud.${change.kind}`, { name: change.name });
        case "suspended":
          return t("suspended", { reason: change.reason });
        case "speaks":
          return mayHoldMeeting(me, groupId) === null ? null : t("floor.given", { who: nameOf(change.who) });
        case "asks":
          return isOwn(change.who)
            ? null
            : t(change.on === "order" ? "aloud.order" : "aloud.asks", { who: nameOf(change.who) });
      }
    };
    const words = say();
    // oxlint-disable-next-line react/set-state-in-effect -- reason: a change follows from two states, one after the other
    if (words !== null) setSaid(words);
  }, [meeting, me, nameOf, t]);
  return said;
}
