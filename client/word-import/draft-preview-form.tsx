import { useState } from "react";
import { useTranslations } from "use-intl";
import { NUMBER_CHARS_MAX } from "../../shared/limits.ts";
import type { DraftPreview, OpenDraft } from "../../shared/word-file/draft-import.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { DialogForm } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { UnplacedLines } from "../ui/unplaced-lines.tsx";
import { MarksInFile } from "./marks-in-file.tsx";
import { NotUnderstoodLines } from "../files/not-understood-lines.tsx";
import { ReceiptTime } from "./receipt-time.tsx";

type DraftPreviewFormProps = {
  readonly preview: DraftPreview;
  readonly busy: boolean;
  readonly onOpen: (told: Omit<OpenDraft, "hash">) => void;
  readonly onBack: () => void;
};

/**
 * Shows a file as it was read, clause by clause, and of which group and number it will be; nothing is opened before
 * the button.
 */
export function DraftPreviewForm({ preview, busy, onOpen, onBack }: DraftPreviewFormProps) {
  const t = useTranslations("newDraft");
  const forum = useForum();
  const groups = forum.groups.filter(({ closedAt }) => closedAt === undefined);
  const wordsOf = useWordsOf();
  const { receipt, draft, unplaced, not } = preview;
  const [group, setGroup] = useState<string>(groups[0]?.id ?? "");
  const [number, numberField] = useText(draft.number);
  const [language, setLanguage] = useState(preview.language);
  return (
    <DialogForm
      extraClass="word-import"
      doWords={t("open")}
      isDisabled={busy || group === "" || receipt.keptAt !== null}
      onSubmit={() => onOpen({ groupId: group, number: number.trim(), language })}
      onClose={onBack}
    >
      <ReceiptTime receipt={receipt} />
      <Select
        label={t("group")}
        chosen={group}
        onChoose={setGroup}
        choices={groups.map(({ id, topic }) => ({ value: id as string, words: wordsOf(topic) }))}
      />
      <TextField label={t("number")} help={t("numberHelp")} {...numberField} maxLength={NUMBER_CHARS_MAX} />
      <Select
        label={t("language")}
        help={t("languageHelp")}
        chosen={language}
        onChoose={setLanguage}
        choices={REPORT_LANGUAGES.map((value) => ({ value, words: WORK_LANGUAGES[value] }))}
      />
      <section aria-label={t("read")}>
        <h2>{t("read")}</h2>
        <p className="quiet">{t("clauses", { n: draft.clauses.length })}</p>
        <ol className="draft-read">
          {draft.clauses.map(({ kind, level, text, footnotes }, i) => (
            // Clauses have no ids before they are opened.
            // oxlint-disable-next-line react/no-array-index-key -- reason: see above
            <li
              key={i}
              className={kind}
              style={{ marginInlineStart: `calc(${level - 1} * var(--s5))` }}
              dir="auto"
            >
              {text}
              {(footnotes ?? []).map((one) => (
                <small key={`${one.at} ${one.text}`} className="quiet">
                  {" "}
                  {t("footnote", { text: one.text })}
                </small>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <MarksInFile not={not} />
      {unplaced.length + not.length === 0 ? <p>{t("allPlaced")}</p> : null}
      <UnplacedLines unplaced={unplaced} />
      {not.length === 0 ? null : <NotUnderstoodLines not={not} heading={t("not")} />}
      <p className="faint">{t("allSee")}</p>
    </DialogForm>
  );
}
