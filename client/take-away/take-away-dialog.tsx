import { useState } from "react";
import { useTranslations } from "use-intl";
import { baseTextNumber, type Opinion } from "../../shared/opinion/opinion.ts";
import { writtenLanguages } from "../../shared/opinion/written-languages.ts";
import { WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Busy } from "../ui/busy.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { takeFile } from "../files/take-file.ts";
import { Select } from "../ui/select.tsx";
import { useSending } from "../ui/use-sending.ts";
import { SENT_FORMS, type SentForm } from "../../shared/word-file/sent-mark.ts";

const LANGUAGE_CHOICES = Object.entries(WORK_LANGUAGES).map(([value, words]) => ({
  value: value as WorkLanguage,
  words,
}));

/** The last two are the table of comments, not the text (rule E27). */
const FILES = ["docx", "pdf", "html", "akn.xml", "txt", "json", "comments.docx", "comments.csv"] as const;
type FileKind = (typeof FILES)[number];

/** Files of a translation. */
const TRANSLATED = ["docx", "pdf", "html", "txt"] as const;

const FILE_NAMES = {
  docx: "docx",
  pdf: "pdf",
  html: "html",
  "akn.xml": "akn",
  txt: "txt",
  json: "json",
  "comments.docx": "commentsDocx",
  "comments.csv": "commentsCsv",
} as const satisfies Record<FileKind, string>;

/** The original, a translation by its language, or `both fr`: the two side by side. */
type TakenText = "original" | WorkLanguage | `both ${WorkLanguage}`;

type TakeAwayDialogProps = {
  readonly opinion: Opinion;
  /** Chosen first: the original beside this language. */
  readonly beside?: WorkLanguage;
  readonly onClose: () => void;
};

/** An Opinion as a file: which one; as Word also in which form and language, and what will be in it. */
export function TakeAwayDialog({ opinion, beside, onClose }: TakeAwayDialogProps) {
  const t = useTranslations("takeAway");
  const say = useTranslations();
  const { language: own } = useLanguage();
  const written = writtenLanguages(opinion).filter((one) => one !== opinion.language);
  const first = beside !== undefined && written.includes(beside) ? (`both ${beside}` as const) : "original";
  const [text, setText] = useState<TakenText>(first);
  const [file, setFile] = useState<FileKind>("docx");
  const [form, setForm] = useState<SentForm>("bracketed");
  const [language, setLanguage] = useState<WorkLanguage>(own);
  const [into, setInto] = useState<WorkLanguage>("fr");
  const isTable = file === "comments.docx" || file === "comments.csv";
  const sending = useSending(onClose);

  const write = (): void => {
    const query =
      file === "docx"
        ? new URLSearchParams({ form, language: form === "bilingual" ? into : language })
        : new URLSearchParams({ language: own });
    sending.send(async (refuse) => {
      const of = `/api/opinions/${opinion.id}`;
      const isBoth = text.startsWith("both ");
      const translated = `${of}/languages/${isBoth ? text.slice(5) : text}/${isBoth ? "both" : "text"}`;
      const path =
        text === "original"
          ? `${of}/${isTable ? "" : "export."}${file}?${query}`
          : `${translated}.${file}?language=${own}`;
      const taken = await takeFile(path, `draft-opinion.${file}`);
      if (taken.kind === "done") return true;
      const { refusal } = taken;
      refuse(
        refusal === null || refusal.reason === "offline" ? t("failed") : say(`refusal.${refusal.reason}`),
      );
      return false;
    });
  };

  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      more={sending.isSending ? <Busy words={t("writing")} /> : null}
      doWords={t("take")}
      onSubmit={write}
      onClose={onClose}
    >
      {written.length === 0 ? null : (
        <Select
          label={t("text")}
          chosen={text}
          onChoose={(next) => {
            setText(next);
            if (next !== "original" && !TRANSLATED.some((one) => one === file)) setFile("docx");
          }}
          choices={[
            { value: "original", words: t("original") },
            ...written.flatMap((one) => [
              { value: one, words: t("translation", { language: WORK_LANGUAGES[one] }) },
              {
                value: `both ${one}` as TakenText,
                words: t("both", { language: WORK_LANGUAGES[one] }),
              },
            ]),
          ]}
        />
      )}
      <Choices
        label={t("file")}
        choices={(text === "original" ? FILES : TRANSLATED).map((value) => ({
          value,
          words: t(`files.${FILE_NAMES[value]}`),
        }))}
        chosen={file}
        onChoose={setFile}
      />
      {text === "original" ? null : <p className="quiet">{t("holdsTranslation")}</p>}
      {isTable ? <p className="quiet">{t("holdsComments")}</p> : null}
      {file === "docx" && text === "original" ? (
        <WordForm
          n={baseTextNumber(opinion)}
          form={form}
          onForm={setForm}
          language={form === "bilingual" ? into : language}
          onLanguage={form === "bilingual" ? setInto : setLanguage}
        />
      ) : null}
    </FormDialog>
  );
}

type WordFormProps = {
  /** The base text in force. */
  readonly n: number;
  readonly form: SentForm;
  readonly onForm: (form: SentForm) => void;
  readonly language: WorkLanguage;
  readonly onLanguage: (language: WorkLanguage) => void;
};

function WordForm({ n, form, onForm, language, onLanguage }: WordFormProps) {
  const t = useTranslations("takeAway");
  const isBilingual = form === "bilingual";
  return (
    <>
      <Choices
        label={t("form")}
        choices={SENT_FORMS.map((value) => ({ value, words: t(`forms.${value}`) }))}
        chosen={form}
        onChoose={onForm}
      />
      <Select
        label={t(isBilingual ? "into" : "language")}
        choices={LANGUAGE_CHOICES}
        chosen={language}
        onChoose={onLanguage}
      />
      <p className="quiet" aria-live="polite">
        {t(`holds.${form}`, { n })}
      </p>
      <p className="quiet">{t(isBilingual ? "edits.free" : "edits.tracked")}</p>
    </>
  );
}
