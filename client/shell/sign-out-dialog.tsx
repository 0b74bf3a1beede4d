import { useTranslations } from "use-intl";
import type { StoredCount } from "../offline-store/device.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

type SignOutDialogProps = {
  readonly losing: StoredCount;
  readonly onDo: () => void;
  readonly onClose: () => void;
};

/** Asks before signing out. A return needs a new link, and text that is only on this device is deleted. */
export function SignOutDialog({ losing, onDo, onClose }: SignOutDialogProps) {
  const t = useTranslations("account");
  const own = useTranslations("ownMargin");
  const losesNothing = Object.values(losing).every((one) => one === 0);
  const both = losing.changes > 0 && losing.refused > 0 ? "yes" : "no";
  return (
    <ConfirmDialog
      title={t(losesNothing ? "signOutAsk" : "signOutTitle")}
      doWords={t(losesNothing ? "signOutDo" : "signOutLose")}
      cancelWords={t("signOutStay")}
      look="grave"
      onDo={onDo}
      onClose={onClose}
    >
      <p>{t("signOutLink")}</p>
      {losing.changes + losing.refused === 0 ? null : (
        <p>{t("signOutLoses", { changes: losing.changes, refused: losing.refused, both })}</p>
      )}
      {losing.begun === 0 ? null : <p>{t("signOutBegun", { n: losing.begun })}</p>}
      {losing.notes === 0 ? null : <p>{own("signOutNotes", { n: losing.notes })}</p>}
    </ConfirmDialog>
  );
}
