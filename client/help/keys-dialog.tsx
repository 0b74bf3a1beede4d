import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { KEY_ROWS } from "./help-names.ts";
import { KeyList } from "./key-list.tsx";
import { SingleKeysSwitch } from "./single-keys-switch.tsx";

/** Lists the page's own keys and their effects (rule K12). */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("keys");
  const close = useTranslations("ui")("close");
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <KeyList rows={KEY_ROWS} />
      <p className="quiet">{t("once")}</p>
      <SingleKeysSwitch />
      <p>
        {/* A whole load would lose what is typed elsewhere in this tab: it opens beside it. */}
        <a href="/help" target="_blank" rel="noreferrer">
          {t("more")}
        </a>
      </p>
      <DialogActs>
        <Button look="main" onPress={onClose} autoFocus>
          {close}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
