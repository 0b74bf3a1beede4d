import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { DevicesAnswer, DeviceView } from "../../shared/people/sign-ins.ts";
import { ask } from "../forum/ask.ts";
import { readJson, readRefusal } from "../forum/fetch-json.ts";
import { useRead } from "../forum/use-read.ts";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { useToast } from "../ui/toasts.tsx";

export const DEVICES_KEY = ["devices"] as const;
export const readDevices = (): Promise<DevicesAnswer> => readJson<DevicesAnswer>("/api/devices");

/** A person's sign-ins by device; each is ended by itself, or all others at once. */
export function DevicesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations();
  const read = useRead(DEVICES_KEY, readDevices);
  const client = useQueryClient();
  const toast = useToast();
  const end = async (path: string): Promise<void> => {
    try {
      const response = await ask(path, { method: "DELETE" });
      if (!response.ok)
        toast({ kind: "refused", words: t(`refusal.${(await readRefusal(response)).reason}`) });
      await client.invalidateQueries({ queryKey: DEVICES_KEY });
    } catch {
      toast({ kind: "refused", words: t("refusal.offline") });
    }
  };
  const devices = read.kind === "here" ? read.here.devices : [];
  return (
    <Dialog title={t("devices.heading")} onClose={onClose}>
      {read.kind === "loading" ? <Busy words={t("devices.heading")} /> : null}
      {read.kind === "failed" ? (
        <>
          <p className="warning">{t("devices.failed")}</p>
          <Button onPress={read.again}>{t("ui.tryAgain")}</Button>
        </>
      ) : null}
      {read.kind === "here" ? (
        <>
          <p className="quiet">{t("devices.intro")}</p>
          <ul className="devices">
            {devices.map((device) => (
              <DeviceRow
                key={device.id}
                device={device}
                onEnd={() => void end(`/api/devices/${device.id}`)}
              />
            ))}
          </ul>
        </>
      ) : null}
      <DialogActs>
        {devices.length > 2 ? (
          <Button look="grave" onPress={() => void end("/api/devices")}>
            {t("devices.endOthers")}
          </Button>
        ) : null}
        <Button onPress={onClose}>{t("devices.done")}</Button>
      </DialogActs>
    </Dialog>
  );
}

function DeviceRow({ device, onEnd }: { readonly device: DeviceView; readonly onEnd: () => void }) {
  const t = useTranslations("devices");
  const { brief } = useInstants();
  const name = device.device === "" ? t("unknown") : device.device;
  return (
    <li>
      <div>
        <b>{name}</b> {device.isThis ? <span className="quiet">{t("this")}</span> : null}
        <p className="quiet">
          {t("signedIn", { when: brief(device.createdAt) })} {t("way", { way: device.way })}
        </p>
        {device.isThis ? null : <p className="quiet">{t("seen", { when: brief(device.seenAt) })}</p>}
      </div>
      {device.isThis ? null : (
        <Button aria-label={t("endName", { device: name })} onPress={onEnd}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}
