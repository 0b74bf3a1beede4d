import { useTranslations } from "use-intl";
import type { KeptCount } from "../kept/device.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

type SignOutLosesProps = {
  readonly losing: KeptCount;
  readonly onDo: () => void;
  readonly onClose: () => void;
};

/** Asks before signing out deletes words that stand nowhere else. */
export function SignOutLoses({ losing, onDo, onClose }: SignOutLosesProps) {
  const t = useTranslations("account");
  const own = useTranslations("ownMargin");
  const both = losing.changes > 0 && losing.refused > 0 ? "yes" : "no";
  return (
    <ConfirmDialog
      title={t("signOutTitle")}
      doWords={t("signOutLose")}
      cancelWords={t("signOutStay")}
      look="grave"
      onDo={onDo}
      onClose={onClose}
    >
      {losing.changes + losing.refused === 0 ? null : (
        <p>{t("signOutLoses", { changes: losing.changes, refused: losing.refused, both })}</p>
      )}
      {losing.begun === 0 ? null : <p>{t("signOutBegun", { n: losing.begun })}</p>}
      {losing.notes === 0 ? null : <p>{own("signOutNotes", { n: losing.notes })}</p>}
    </ConfirmDialog>
  );
}
