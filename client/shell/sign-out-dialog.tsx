import { useState } from "react";
import { useTranslations } from "use-intl";
import { ask } from "../forum/ask.ts";
import { readRefusal } from "../forum/fetch-json.ts";
import { useRead } from "../forum/use-read.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import type { StoredCount } from "../offline-store/stored.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DEVICES_KEY, readDevices } from "./devices-dialog.tsx";
import { OnlyHere } from "./only-here.tsx";

/** Says what it takes to come back, and sends a link where that is possible. */
function WayBack() {
  const leaving = useTranslations("signingOut");
  const t = useTranslations("devices");
  const refusal = useTranslations("refusal");
  const { language } = useLanguage();
  const read = useRead(DEVICES_KEY, readDevices);
  const [told, setTold] = useState<string | null>(null);
  const sendMe = async (): Promise<void> => {
    try {
      const response = await ask("/api/devices/mail", { method: "POST", body: JSON.stringify({ language }) });
      setTold(response.ok ? t("sent") : refusal((await readRefusal(response)).reason));
    } catch {
      setTold(refusal("offline"));
    }
  };
  const hasMail = read.kind === "here" && read.here.mail === "on";
  return (
    <>
      <p>{hasMail ? t("backMail") : leaving("link")}</p>
      <p>{t("backDevice")}</p>
      {hasMail && told === null ? (
        <div>
          <Button onPress={() => void sendMe()}>{t("sendMe")}</Button>
        </div>
      ) : null}
      <p role="status">{told}</p>
    </>
  );
}

type SignOutDialogProps = {
  readonly losing: StoredCount;
  readonly onDo: () => void;
  readonly onClose: () => void;
};

/** Asks before signing out. A return needs a new link, and text that is only on this device is deleted. */
export function SignOutDialog({ losing, onDo, onClose }: SignOutDialogProps) {
  const t = useTranslations("signingOut");
  const losesNothing = Object.values(losing).every((one) => one === 0);
  return (
    <ConfirmDialog
      title={t(losesNothing ? "ask" : "title")}
      doWords={t(losesNothing ? "yes" : "lose")}
      cancelWords={t("stay")}
      look="grave"
      onDo={onDo}
      onClose={onClose}
    >
      <WayBack />
      <OnlyHere losing={losing} />
    </ConfirmDialog>
  );
}
