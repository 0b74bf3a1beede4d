import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Huddle } from "../../shared/negotiation/huddle.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

const HALF_HOUR_MS = 30 * 60_000;

/** A later instant for a huddle to report back, and why. */
export function ExtendHuddleDialog({
  huddle,
  onClose,
}: {
  readonly huddle: Huddle;
  readonly onClose: () => void;
}) {
  const t = useTranslations("postponed.huddle");
  const say = useTranslations();
  const { me, now, timeZone } = useForum();
  const { whom } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const seat = useSeat();
  const closing = useOwnTime().bound;
  const { id: huddleId, n } = huddle;
  const earliest = Math.max(Date.parse(huddle.until), now);
  const [until, untilField] = useText(() => onTheWall(earliest + HALF_HOUR_MS, timeZone));
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState(false);
  const at = fromTheWall(until, timeZone);

  const submit = (): void => {
    if (at === null || at <= earliest) return setWrong(true);
    const why = reason.trim() === "" ? {} : { reason: reason.trim() };
    askThenClose(
      { type: "extendHuddle", huddleId, until: new Date(at).toISOString(), ...why },
      t("extended", { n }),
    );
  };

  return (
    <FormDialog
      title={t("extendTitle", { n })}
      seen={t("seen", { who: whom(me.id).spoken })}
      doWords={t("extendDo")}
      onEdit={() => setWrong(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("until", { when: closing(Date.parse(huddle.until)) })}</p>
      <DateField
        type="datetime-local"
        label={t("instant", { zone: seat })}
        {...untilField}
        help={at === null ? "" : closing(at)}
        wrong={wrong ? t("extendLater") : null}
      />
      <ReasonField label={say("ask.reasonOptional")} {...reasonField} />
    </FormDialog>
  );
}
