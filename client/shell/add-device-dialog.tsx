import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { MINUTE_MS, SECOND_MS } from "../../shared/durations.ts";
import type { DeviceLink, DeviceLinkState } from "../../shared/people/sign-ins.ts";
import { ask } from "../forum/ask.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { QrCode } from "./qr-code.tsx";

const ASKED_EVERY_MS = 1.5 * SECOND_MS;
const LINKS = "/api/devices/links";

type Adding =
  | { readonly kind: "making" | "failed" }
  | { readonly kind: DeviceLinkState; readonly link: DeviceLink; readonly minutes: number };

const minutesLeft = ({ endsAt }: DeviceLink): number =>
  Math.max(Math.ceil((endsAt - Date.now()) / MINUTE_MS), 1);

async function makeLink(): Promise<Adding> {
  try {
    const made = await fetchJson<DeviceLink>(LINKS, { method: "POST" });
    if (made.kind === "refused") return { kind: "failed" };
    return { kind: "open", link: made.body, minutes: minutesLeft(made.body) };
  } catch {
    return { kind: "failed" };
  }
}

/** Counts as open while the server cannot be asked: the page asks again. */
async function stateOf(link: DeviceLink): Promise<DeviceLinkState> {
  try {
    const asked = await fetchJson<{ readonly state: DeviceLinkState }>(`${LINKS}/${link.id}`);
    return asked.kind === "here" ? asked.body.state : "open";
  } catch {
    return "open";
  }
}

/** Makes a link, follows what becomes of it, and withdraws it when it is shown no more. */
function useDeviceLink(): Adding {
  const [adding, setAdding] = useState<Adding>({ kind: "making" });
  useEffect(() => {
    const made = makeLink();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = true;
    const follow = async (link: DeviceLink): Promise<void> => {
      const kind = await stateOf(link);
      if (!isShown) return;
      setAdding({ kind, link, minutes: minutesLeft(link) });
      if (kind === "open") timer = setTimeout(() => void follow(link), ASKED_EVERY_MS);
    };
    const show = async (): Promise<void> => {
      const first = await made;
      if (!isShown) return;
      setAdding(first);
      if ("link" in first) await follow(first.link);
    };
    const withdraw = async (): Promise<void> => {
      const first = await made;
      if (!("link" in first)) return;
      // Without a connection the link ends by itself.
      await ask(`${LINKS}/${first.link.id}`, { method: "DELETE" }).catch(() => null);
    };
    void show();
    return () => {
      isShown = false;
      clearTimeout(timer);
      void withdraw();
    };
  }, []);
  return adding;
}

/** Signs the same person in at another device, by a QR code or a short code. */
export function AddDeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("devices");
  const [attempt, setAttempt] = useState(0);
  return (
    <Dialog title={t("add")} onClose={onClose}>
      <OneLink key={attempt} onAgain={() => setAttempt((before) => before + 1)} onClose={onClose} />
    </Dialog>
  );
}

/** One link, from its making to its use or its end. */
function OneLink({ onAgain, onClose }: { readonly onAgain: () => void; readonly onClose: () => void }) {
  const t = useTranslations("devices");
  const adding = useDeviceLink();
  const isOver = adding.kind === "ended" || adding.kind === "failed";
  return (
    <>
      <div className="add-device" aria-live="polite">
        <AddDeviceState adding={adding} />
      </div>
      <DialogActs>
        {isOver ? (
          <Button look="main" onPress={onAgain}>
            {t("addNew")}
          </Button>
        ) : null}
        <Button onPress={onClose}>{t("done")}</Button>
      </DialogActs>
    </>
  );
}

function AddDeviceState({ adding }: { readonly adding: Adding }) {
  const t = useTranslations("devices");
  switch (adding.kind) {
    case "making":
      return <Busy words={t("add")} />;
    case "failed":
      return <p className="warning">{t("addFailed")}</p>;
    case "ended":
      return <p>{t("addEnded")}</p>;
    case "used":
      return <p className="added">{t("added")}</p>;
    case "open": {
      const { code, token } = adding.link;
      return (
        <>
          <p>{t("addIntro")}</p>
          <QrCode text={`${location.origin}/sign-in#${token}`} label={t("qr")} />
          <p>{t("addCode", { host: `${location.host}/sign-in` })}</p>
          <p className="short-code">{`${code.slice(0, 4)}-${code.slice(4)}`}</p>
          <p className="quiet">{t("addLeft", { minutes: adding.minutes })}</p>
        </>
      );
    }
  }
}
