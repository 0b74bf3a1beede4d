import { useTranslations } from "use-intl";
import {
  REPORT_NUMBER_CHARS_MAX,
  REPORT_REVISIONS_MAX,
  REPORT_WORDS_CHARS_MAX,
} from "../../shared/limits.ts";
import { NAMINGS, numberIn, REPORT_PARTS, REVISION_KINDS } from "../../shared/forum/report-fields.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import type { ReportPreview } from "../../shared/report/report-view.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { DateField } from "../time/date-field.tsx";
import { Choices, Selection } from "../ui/choices.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { ChairTextState } from "./use-chair-text.ts";

/** The Chair's text and choices (rule H1): saved by an act on what was read, undone until then. */
export function ChairTextForm({ preview, own }: { preview: ReportPreview; own: ChairTextState }) {
  const t = useTranslations("chairsReport.own");
  const { fields, isElsewhere, write, save } = own;
  const { revision } = fields;

  return (
    <section className="own-words">
      <h2>{t("heading")}</h2>
      <p className="quiet">{t("seen")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("documentNumber")}
          value={fields.documentNumber}
          maxLength={REPORT_NUMBER_CHARS_MAX}
          onChange={(documentNumber) => write({ documentNumber })}
        />
        <div className="two-fields">
          <Select
            label={t("revision")}
            chosen={revision?.kind ?? "none"}
            onChoose={(kind) => write({ revision: kind === "none" ? null : { kind, n: revision?.n ?? 1 } })}
            choices={(["none", ...REVISION_KINDS] as const).map((value) => ({
              value,
              words: t(`revisions.${value}`),
            }))}
          />
          {revision === null ? null : (
            <Select
              label={t("revisionN")}
              chosen={String(revision.n)}
              onChoose={(n) => write({ revision: { ...revision, n: Number(n) } })}
              choices={Array.from({ length: REPORT_REVISIONS_MAX }, (_, i) => ({
                value: String(i + 1),
                words: String(i + 1),
              }))}
            />
          )}
        </div>
        <div className="two-fields">
          <Select
            label={t("language")}
            chosen={fields.language}
            onChoose={(language) => write({ language, documentNumber: numberIn(fields, language) })}
            choices={REPORT_LANGUAGES.map((value) => ({ value, words: WORK_LANGUAGES[value] }))}
          />
          <DateField
            label={t("date")}
            type="date"
            value={fields.date ?? ""}
            help={t("dateHelp")}
            onChange={(date) => write({ date: date === "" ? null : date })}
          />
        </div>
        <TextField
          label={t("introduction")}
          help={t("introductionHelp")}
          lines="several"
          value={fields.introduction}
          maxLength={REPORT_WORDS_CHARS_MAX}
          onChange={(introduction) => write({ introduction })}
        />
        <TextField
          label={t("remarks")}
          help={t("introductionHelp")}
          lines="several"
          value={fields.remarks}
          maxLength={REPORT_WORDS_CHARS_MAX}
          onChange={(remarks) => write({ remarks })}
        />
        <Selection
          label={t("sections")}
          choices={REPORT_PARTS.map((value) => ({ value, words: t(`part.${value}`) }))}
          chosen={new Set(fields.sections)}
          onChange={(chosen) => write({ sections: REPORT_PARTS.filter((part) => chosen.has(part)) })}
        />
        <Choices
          label={t("naming")}
          chosen={fields.naming}
          onChoose={(naming) => write({ naming })}
          choices={NAMINGS.map((value) => ({ value, words: t(`namings.${value}`) }))}
        />
        <p className="faint">{t("namingHelp")}</p>
        {preview.ownWordsHidden ? <p className="warning">{t("hidden")}</p> : null}
        {isElsewhere ? (
          <p role="alert" className="warning">
            {t("elsewhere")}
          </p>
        ) : null}
      </form>
    </section>
  );
}
