import { useRef } from "react";
import { useTranslations } from "use-intl";
import { PAPER_FILES_BYTES_MAX, PAPER_FILES_MAX } from "../../shared/file-limits.ts";
import { useSize } from "../i18n/use-size.ts";
import { Button } from "../ui/button.tsx";
import { FieldGroup } from "../ui/field.tsx";
import { UploadProgress } from "../ui/upload-progress.tsx";
import { PAPER_LANGUAGES, type PaperLanguage } from "./paper-languages.ts";
import type { ChosenFile, PaperOnItsWay } from "./chosen-file.ts";

const TYPES = ".docx,.pdf,.odt,.txt,application/pdf,text/plain";

type PaperFilesFieldProps = {
  readonly chosen: readonly ChosenFile[];
  /** The language of a file that is added. */
  readonly language: PaperLanguage;
  readonly onItsWay: PaperOnItsWay | null;
  readonly onChange: (chosen: readonly ChosenFile[]) => void;
};

/** Why these files cannot be sent, in words; null: they can. */
export function useFilesProblem(): (chosen: readonly ChosenFile[]) => string | null {
  const t = useTranslations("paper");
  const sizeOf = useSize();
  return (chosen) =>
    chosen.length > PAPER_FILES_MAX
      ? t("tooManyFiles", { n: PAPER_FILES_MAX })
      : chosen.reduce((sum, { file }) => sum + file.size, 0) > PAPER_FILES_BYTES_MAX
        ? t("tooLarge", { size: sizeOf(PAPER_FILES_BYTES_MAX) })
        : null;
}

/** The files of a paper, each in a language; while they are sent, how much of them has arrived. */
export function PaperFilesField({ chosen, language, onItsWay, onChange }: PaperFilesFieldProps) {
  const t = useTranslations();
  const sizeOf = useSize();
  const problemOf = useFilesProblem();
  const input = useRef<HTMLInputElement>(null);
  if (onItsWay !== null)
    return <UploadProgress words={t("paper.sending")} share={onItsWay.share} reading={t("paper.reading")} />;
  const add = (files: readonly File[]): void =>
    onChange(files.reduce((all, file) => [...all, { file, language: freeLanguage(all, language) }], chosen));
  return (
    <FieldGroup label={t("paper.files")} help={t("paper.filesHelp")} wrong={problemOf(chosen)}>
      {chosen.length === 0 ? null : (
        <ul className="chosen-files">
          {chosen.map(({ file, language: of }, n) => (
            // oxlint-disable-next-line react/no-array-index-key -- reason: one file may be chosen twice
            <li key={n}>
              <span className="chosen-file" dir="auto">
                {file.name}
              </span>{" "}
              <small className="quiet">{sizeOf(file.size)}</small>
              <select
                className="input"
                aria-label={t("paper.languageOf", { name: file.name })}
                value={of}
                onChange={(event) => {
                  const next = PAPER_LANGUAGES.find((one) => one === event.target.value);
                  if (next !== undefined)
                    onChange(chosen.map((one, i) => (i === n ? { ...one, language: next } : one)));
                }}
              >
                {PAPER_LANGUAGES.map((one) => (
                  <option key={one} value={one}>
                    {t(`contribution.languages.${one}`)}
                  </option>
                ))}
              </select>
              <Button
                aria-label={t("paper.removeName", { name: file.name })}
                onPress={() => {
                  onChange(chosen.filter((_, i) => i !== n));
                  document.getElementById("add-paper-file")?.focus();
                }}
              >
                {t("paper.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={TYPES}
          data-paper-files
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was mended.
            event.target.value = "";
          }}
        />
        <Button id="add-paper-file" onPress={() => input.current?.click()}>
          {t("paper.addFile")}
        </Button>
      </div>
    </FieldGroup>
  );
}

/** The paper's own language for the first file; then one that no file has. */
const freeLanguage = (chosen: readonly ChosenFile[], own: PaperLanguage): PaperLanguage =>
  [own, ...PAPER_LANGUAGES].find((one) => !chosen.some(({ language }) => language === one)) ?? own;
