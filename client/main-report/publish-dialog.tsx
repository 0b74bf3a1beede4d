import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ToldMainReport } from "../../shared/forum/forum-view.ts";
import { REPORT_DRAFT_KINDS, type ReportDraftKind } from "../../shared/opinion/report-draft.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall } from "../time/zone-time.ts";
import { Choices, Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { useDraftName } from "../forum/draft-name.ts";
import { useLateAfter } from "./use-late-after.ts";

type PublishProps = { readonly report: ToldMainReport; readonly onClose: () => void };

/** The secretariat publishes the text as it stands: kind, deadline for comments, annexed Opinions (rule R33). */
export function PublishDraftDialog({ report, onClose }: PublishProps) {
  const t = useTranslations("mainReport");
  const { timeZone, seat, groups, now } = useForum();
  const wordsOf = useWordsOf();
  const { bound } = useOwnTime();
  const { date } = useInstants();
  const nameOf = useDraftName();
  const { sending, send } = useForumForm(onClose);
  const n = report.drafts.length + 1;
  const isOutlineOpen = n === 1;
  const hasFinal = report.drafts.some((one) => one.kind === "final");
  const [kind, setKind] = useState<ReportDraftKind>(hasFinal ? "final" : isOutlineOpen ? "outline" : "draft");
  const [until, untilField] = useText();
  const opinions = groups.flatMap((group) => group.opinions);
  const [annexed, setAnnexed] = useState<ReadonlySet<string>>(
    () => new Set(isOutlineOpen ? [] : opinions.map(({ id }) => id)),
  );
  const late = useLateAfter();
  const deadline = fromTheWall(until, timeZone);
  const isPast = deadline !== null && deadline <= now;
  const name = nameOf({ n, kind });
  const isClosed = (one: ReportDraftKind): boolean =>
    (one === "outline" && !isOutlineOpen) || (one !== "final" && hasFinal);
  const submit = (): void =>
    send(
      {
        type: "publishReportDraft",
        hash: report.hash,
        kind,
        commentsUntil: deadline === null ? null : new Date(deadline).toISOString(),
        annexes: opinions.map(({ id }) => id).filter((id) => annexed.has(id)),
      },
      t("published", { draft: name }),
    );
  return (
    <FormDialog
      sending={sending}
      title={t("publishTitle", { draft: name })}
      wide
      seen={t("allSee")}
      doWords={t("publishDo", { draft: name })}
      isDisabled={isPast || (until !== "" && deadline === null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("publishExplain")}</p>
      <Choices
        label={t("kind")}
        chosen={kind}
        onChoose={setKind}
        choices={REPORT_DRAFT_KINDS.filter((one) => !isClosed(one)).map((value) => ({
          value,
          words: nameOf({ n, kind: value }),
        }))}
      />
      {kind === "final" && late !== null ? (
        <p className="warning" role="status">
          {t("late", { day: date(late) })}
        </p>
      ) : null}
      <DateField
        label={t("deadline", { town: wordsOf(seat) })}
        help={deadline === null ? t("deadlineHelp") : bound(deadline)}
        wrong={isPast ? t("deadlinePast") : null}
        type="datetime-local"
        {...untilField}
      />
      {opinions.length === 0 ? null : (
        <Selection
          label={t("annexes")}
          help={t("annexesHelp")}
          lines
          chosen={annexed}
          onChange={setAnnexed}
          choices={opinions.map(({ id, number, title }) => ({
            value: id as string,
            words: t("annex", { number, title }),
          }))}
        />
      )}
    </FormDialog>
  );
}
