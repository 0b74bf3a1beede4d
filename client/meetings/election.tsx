import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayDo } from "../../shared/people/permissions.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { Button } from "../ui/button.tsx";
import { ElectionDialog } from "./election-dialog.tsx";
import type { ConductedMeeting } from "./use-agenda.ts";

/** Tells who was elected Chair, and for which delegation; the secretariat records it (rule T40). */
export function Election({
  meeting,
  isNow,
}: {
  readonly meeting: ConductedMeeting;
  readonly isNow: boolean;
}) {
  const t = useTranslations("agenda");
  const { me } = useForum();
  const { symbolOf } = useDelegations();
  const own = useOwnTime();
  const [asking, setAsking] = useState(false);
  const { elected } = meeting.run;
  return (
    <>
      {elected.map(({ seq, at, delegationId, chair }) => (
        <p key={seq}>
          {t("elected", {
            name: chair.name,
            from: chair.from,
            symbol: symbolOf(delegationId),
            at: own.bound(at),
          })}
        </p>
      ))}
      {isNow && mayDo(me, null, "admitPeople") === null ? (
        <p>
          <Button onPress={() => setAsking(true)}>{t("elect.open")}</Button>
        </p>
      ) : null}
      {asking ? <ElectionDialog meetingId={meeting.id} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
