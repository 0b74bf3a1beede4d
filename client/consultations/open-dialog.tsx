import { useState } from "react";
import { useTranslations } from "use-intl";
import { CONSULTATION_TEXT_CHARS_MAX, EMAIL_CHARS_MAX } from "../../shared/door-limits.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { opinionId, reportIssueId } from "../../shared/ids.ts";
import { TITLE_CHARS_MAX } from "../../shared/limits.ts";
import { REPORT_LANGUAGES, type ReportLanguage } from "../../shared/text/localized.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDraftName } from "../forum/draft-name.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall } from "../time/zone-time.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { useConsultationCommand, useConsultationDrafts } from "./use-consultations.ts";

type Opening = Extract<ForumCommand, { readonly type: "openConsultation" }>;

const OWN = "own";
const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** `base OPINION N` and `report ID`, as the list of drafts names them. */
function draftOf(chosen: string, paragraphs: string): Opening["draft"] {
  const [kind, id = "", n = ""] = chosen.split(" ");
  if (kind === "base") return { kind: "baseText", opinionId: opinionId(id), n: Number(n) };
  if (kind === "report") return { kind: "report", reportId: reportIssueId(id) };
  const lines = linesOf(paragraphs).map((text, place) => ({ label: String(place + 1), text }));
  return { kind: "own", paragraphs: lines };
}

/** Opens a public consultation on a base text, a report, or paragraphs that are written here (rule F25). */
export function OpenConsultationDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("consultation");
  const { timeZone, mainReport } = useForum();
  const draftName = useDraftName();
  const drafts = useConsultationDrafts();
  const ask = useConsultationCommand();
  const sending = useSending(onClose);
  const [title, titleField] = useText();
  const [introduction, introductionField] = useText();
  const [draft, setDraft] = useState(OWN);
  const [paragraphs, paragraphsField] = useText();
  const [topics, topicsField] = useText();
  const [language, setLanguage] = useState<ReportLanguage>("en");
  const [contact, contactField] = useText();
  const [opens, setOpens] = useState("");
  const [closes, setCloses] = useState("");
  const opensAt = opens === "" ? null : fromTheWall(opens, timeZone);
  const closesAt = closes === "" ? null : fromTheWall(closes, timeZone);
  const known = drafts.kind === "here" ? drafts.here : { baseTexts: [], reports: [] };
  const hasDraft = draft !== OWN || linesOf(paragraphs).length > 0 || linesOf(topics).length > 0;
  const isMissing = title.trim() === "" || introduction.trim() === "" || contact.trim() === "" || !hasDraft;
  const submit = (): void => {
    if (opensAt === null || closesAt === null) return;
    const command = {
      type: "openConsultation" as const,
      title: { en: title.trim() },
      introduction: { en: introduction.trim() },
      language,
      draft: draftOf(draft, paragraphs),
      topics: [...linesOf(topics)],
      contact: contact.trim(),
      opensAt: new Date(opensAt).toISOString(),
      closesAt: new Date(closesAt).toISOString(),
    };
    sending.send((refuse) => ask(command, t("opened"), refuse));
  };
  return (
    <FormDialog
      wide
      sending={sending}
      title={t("openTitle")}
      doWords={t("openDo")}
      seen={t("openSeen")}
      isDisabled={isMissing || opensAt === null || closesAt === null}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={t("title")} {...titleField} maxLength={TITLE_CHARS_MAX} focusFirst />
      <TextField
        label={t("introduction")}
        help={t("introductionHelp")}
        lines="several"
        maxLength={CONSULTATION_TEXT_CHARS_MAX}
        {...introductionField}
      />
      <Select
        label={t("draft")}
        chosen={draft}
        onChoose={setDraft}
        choices={[
          { value: OWN, words: t("draftOwn") },
          ...known.baseTexts.map(({ opinionId: id, number, n }) => ({
            value: `base ${id} ${n}`,
            words: t("draftBase", { number, n: String(n) }),
          })),
          ...(mainReport?.drafts ?? []).map((one) => ({
            value: `base ${mainReport!.opinionId} ${one.baseText}`,
            words: t("draftOfReport", { draft: draftName(one) }),
          })),
          ...known.reports.map(({ reportId, symbol }) => ({
            value: `report ${reportId}`,
            words: t("draftReport", { symbol }),
          })),
        ]}
      />
      {draft === OWN ? (
        <TextField label={t("paragraphs")} help={t("paragraphsHelp")} lines="several" {...paragraphsField} />
      ) : null}
      <TextField label={t("topics")} help={t("topicsHelp")} lines="several" {...topicsField} />
      <Select<ReportLanguage>
        label={t("language")}
        chosen={language}
        onChoose={setLanguage}
        choices={REPORT_LANGUAGES.map((value) => ({ value, words: WORK_LANGUAGES[value] }))}
      />
      <TextField label={t("contact")} help={t("contactHelp")} {...contactField} maxLength={EMAIL_CHARS_MAX} />
      <DateField
        type="datetime-local"
        label={t("opens", { zone: timeZone })}
        value={opens}
        onChange={setOpens}
      />
      <DateField
        type="datetime-local"
        label={t("closes", { zone: timeZone })}
        value={closes}
        onChange={setCloses}
      />
    </FormDialog>
  );
}
