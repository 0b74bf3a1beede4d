import { useState } from "react";
import { useTranslations } from "use-intl";
import { type DownloadResult, takeFile } from "../files/take-file.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Button } from "../ui/button.tsx";

type NoticeCableProps = {
  /** Seq of the event that closed the meeting. */
  readonly seq: number;
  readonly name: string;
};

/** Offers a delegation its cable in the notice of a meeting's end (rule T36). */
export function NoticeCable({ seq, name }: NoticeCableProps) {
  const t = useTranslations("notices.cable");
  const say = useTranslations();
  const { language } = useLanguage();
  const [state, setState] = useState<DownloadResult | { readonly kind: "idle" | "making" }>({ kind: "idle" });
  const take = async (): Promise<void> => {
    setState({ kind: "making" });
    setState(await takeFile(`/api/forum/meetings/${seq}/cable.docx?language=${language}`, "cable.docx"));
  };
  return (
    <>
      <p>
        <Button
          isPending={state.kind === "making"}
          aria-label={t("takeName", { name })}
          onPress={() => void take()}
        >
          {t("take")}
        </Button>
      </p>
      {state.kind === "done" ? <p role="status">{t("made")}</p> : null}
      {state.kind === "failed" ? (
        <p role="alert" className="warning">
          {state.refusal === null ? t("failed") : say(`refusal.${state.refusal.reason}`)}
        </p>
      ) : null}
    </>
  );
}
