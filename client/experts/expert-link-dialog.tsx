import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import type { ExpertLink } from "./nomination-line.tsx";

/** The link of an approved expert, for the secretariat to hand over: this server sends no mail (rule P27). */
export function ExpertLinkDialog({ name, link, onClose }: ExpertLink & { readonly onClose: () => void }) {
  const t = useTranslations("experts");
  const toast = useToast();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      toast({ kind: "done", words: t("linkCopied") });
    } catch {
      toast({ kind: "refused", words: t("linkNotCopied") });
    }
  };
  return (
    <Dialog title={t("linkOf", { name })} onClose={onClose}>
      <p className="expert-link">
        <code>{link}</code>
      </p>
      <p>{t("linkOnce", { name })}</p>
      <DialogActs>
        <Button onPress={() => void copy()}>{t("linkCopy")}</Button>
        <Button look="main" onPress={onClose}>
          {t("linkDone")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
