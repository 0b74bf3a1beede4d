import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayAttend } from "../../shared/forum/meeting-rights.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";

/** One press says that one attends for one's delegation; another takes it back (rule T16). */
export function AttendButton({ meeting }: { readonly meeting: ToldMeeting }) {
  const t = useTranslations("meeting.attend");
  const { me } = useForum();
  const { symbolOf } = useDelegations();
  const send = useForumCommand();
  const [sending, setSending] = useState(false);
  const own = mayAttend(me, meeting);
  if ("refusal" in own || meeting.closed !== null) return null;
  const symbol = symbolOf(own.delegationId);
  const attends = meeting.attending.includes(own.delegationId);
  const say = async (): Promise<void> => {
    setSending(true);
    await send(
      { type: "attendMeeting", meetingId: meeting.id, attends: !attends },
      t(attends ? "takenBack" : "said", { symbol }),
    );
    setSending(false);
  };
  return attends ? (
    <>
      <span>{t("attends", { symbol })}</span>
      <Button
        look="link"
        aria-label={t("takeBackName", { symbol })}
        isDisabled={sending}
        onPress={() => void say()}
      >
        {t("takeBack")}
      </Button>
    </>
  ) : (
    <Button look="main" isDisabled={sending} onPress={() => void say()}>
      {t("do", { symbol })}
    </Button>
  );
}
