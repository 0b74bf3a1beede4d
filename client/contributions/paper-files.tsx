import { useTranslations } from "use-intl";
import type { ListedPaperFile } from "../../shared/negotiation/paper-file.ts";
import { takeFile } from "../files/take-file.ts";
import { useFileFaultMessage } from "../files/use-file-fault-message.ts";
import { useSize } from "../i18n/use-size.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useLanguageWords } from "./use-language-words.ts";

type PaperFilesProps = {
  readonly files: readonly ListedPaperFile[];
  /** The address behind which each file stands by its hash. */
  readonly at: string;
};

/** The files of a paper, each to download as it came (rule F13). */
export function PaperFiles({ files, at }: PaperFilesProps) {
  const t = useTranslations();
  const say = useFileFaultMessage();
  const sizeOf = useSize();
  const languageOf = useLanguageWords();
  const toast = useToast();
  if (files.length === 0) return null;
  const take = async ({ hash, name }: ListedPaperFile): Promise<void> => {
    const taken = await takeFile(`${at}/files/${hash}`, name);
    if (taken.kind === "failed")
      toast({
        kind: "refused",
        words: taken.refusal === null ? t("refusal.offline") : say(taken.refusal),
      });
  };
  return (
    <ul className="paper-files" aria-label={t("paper.files")}>
      {files.map((file) => (
        <li key={file.hash}>
          <Button
            look="link"
            aria-label={t("paper.download", { name: file.name })}
            onPress={() => void take(file)}
          >
            <span dir="auto">{file.name}</span>
          </Button>{" "}
          <small className="quiet">
            {t("paper.fileFacts", { language: languageOf(file.language), size: sizeOf(file.bytes) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
