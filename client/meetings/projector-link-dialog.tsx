import { useTranslations } from "use-intl";
import type { OpinionId } from "../../shared/ids.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toasts.tsx";
import { projectorAddress } from "./projector-window.ts";

type ProjectorLinkDialogProps = { readonly opinionId: OpinionId; readonly onClose: () => void };

/** The address of a projector on another computer, to be copied. It gives nobody a right: each signs in there. */
export function ProjectorLinkDialog({ opinionId, onClose }: ProjectorLinkDialogProps) {
  const t = useTranslations();
  const toast = useToast();
  const address = location.origin + projectorAddress(opinionId);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      toast({ kind: "done", words: t("plan.feed.copied") });
      onClose();
    } catch {
      toast({ kind: "refused", words: t("plan.feed.notCopied") });
    }
  };
  return (
    <Dialog title={t("inMeeting.projectorLink.title")} onClose={onClose}>
      <p className="quiet">{t("inMeeting.projectorLink.explain")}</p>
      <TextField label={t("inMeeting.projectorLink.address")} value={address} onChange={() => undefined} />
      <DialogActs>
        <Button onPress={onClose}>{t("ui.close")}</Button>
        <Button look="main" onPress={() => void copy()}>
          {t("plan.feed.copy")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
