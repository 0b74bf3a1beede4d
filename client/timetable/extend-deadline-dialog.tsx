import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TimetableCommand } from "../../shared/forum/timetable-rights.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { closingOf, wallTime } from "../../shared/timetable/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { DateField } from "../time/date-field.tsx";
import { ScopeChoice, type ScopeInput } from "./scope-choice.tsx";
import { TurnsPreview } from "./turns-preview.tsx";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useEntrySince } from "./use-entry-since.ts";
import { useTimetableDryRun } from "./use-timetable-dry-run.ts";

type ExtendDialogProps = { readonly entry: TimetableEntry; readonly onClose: () => void };

/** Puts a deadline later, for all or for some, with a reason that everybody reads (rule T7). */
export function ExtendDeadlineDialog({ entry, onClose }: ExtendDialogProps) {
  const t = useTranslations("deadline.ask");
  const { timeZone, seat } = useForum();
  const wordsOf = useWordsOf();
  const clocks = useOwnTime().bound;
  const dryRun = useTimetableDryRun();
  const { sending, send } = useForumForm(onClose);
  const [day, dayField] = useText();
  const [time, timeField] = useText();
  const [scope, setScope] = useState<ScopeInput>("all");
  const [reason, reasonField] = useText();
  const closes = closingOf(entry, { timeZone, of: null });

  const held = useEntrySince(entry.id);
  const command: TimetableCommand | null =
    day === "" || scope === "nobody"
      ? null
      : {
          type: "extendDeadline",
          entryId: entry.id,
          of: held.of,
          until: time === "" ? day : new Date(wallTime(day, `${time}:00`, timeZone)).toISOString(),
          reason: reason.trim(),
          ...(scope === "all"
            ? {}
            : { only: { groups: copied(scope.groups), opinions: copied(scope.opinions) } }),
        };
  const isOpen =
    command !== null && held.since.length === 0 && reason.trim() !== "" && !("refusal" in dryRun(command));

  return (
    <FormDialog
      sending={sending}
      title={t("extendTitle")}
      wide
      seen={t("seen")}
      doWords={t("extendDo")}
      isDisabled={!isOpen}
      onSubmit={() => {
        if (command === null || !isOpen) return;
        send(command, t("extended"));
      }}
      onClose={onClose}
    >
      <ChangedMeanwhile entry={held} />
      <p className="quiet">
        {wordsOf(entry.what)}
        <br />
        {closes === null ? null : t("now", { when: clocks(closes) })}
      </p>
      <div className="two-fields">
        <DateField label={t("newDay")} type="date" {...dayField} />
        <DateField label={t("newTime", { town: wordsOf(seat) })} type="time" {...timeField} />
      </div>
      <ScopeChoice scope={scope} onChange={setScope} />
      <ReasonField label={t("reason")} help={t("reasonHelp")} {...reasonField} required />
      <TurnsPreview command={held.since.length === 0 ? command : null} />
    </FormDialog>
  );
}

const copied = <Id,>(ids: readonly Id[] | undefined): Id[] | undefined =>
  ids === undefined ? ids : [...ids];
