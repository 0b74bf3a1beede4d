import { useState } from "react";
import { useTranslations } from "use-intl";
import { MINUTE_MS } from "../../shared/durations.ts";
import { ask } from "../forum/ask.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";

const SLOW_MS = 800;
const TIMES = 3;
/** A socket that does not open in this time does not open at all. */
const SOCKET_MS = 4_000;

type Found = {
  /** Null: the server was not reached. */
  readonly lineMs: number | null;
  readonly hasSocket: boolean;
  readonly hasStore: boolean;
  readonly clockMinutes: number;
};

/** Tries connection, live changes, storage and clock of this device, and says each in plain words. */
export function DeviceTest() {
  const t = useTranslations("plan.screen");
  const forum = useForum();
  const [state, setState] = useState<"idle" | "trying" | Found>("idle");
  const run = async (): Promise<void> => {
    setState("trying");
    const [lineMs, hasSocket, hasStore] = await Promise.all([tryLine(), trySocket(forum.me.id), tryStore()]);
    const off = forum.clockMoved ? 0 : Math.abs(forumNow(forum) - Date.now());
    setState({ lineMs, hasSocket, hasStore, clockMinutes: Math.round(off / MINUTE_MS) });
  };
  return (
    <section>
      <h2>{t("test")}</h2>
      <Button isDisabled={state === "trying"} onPress={() => void run()}>
        {t(state === "idle" ? "testDo" : "again")}
      </Button>
      <div role="status">
        {state === "trying" ? <p className="quiet">{t("trying")}</p> : null}
        {typeof state === "object" ? <FoundLines found={state} /> : null}
      </div>
    </section>
  );
}

function FoundLines({ found: { lineMs, hasSocket, hasStore, clockMinutes } }: { readonly found: Found }) {
  const t = useTranslations("plan.screen");
  const line = lineMs === null ? "none" : lineMs > SLOW_MS ? "slow" : "good";
  return (
    <ul className="marked-list">
      <li>{t(`line.${line}`, { ms: lineMs ?? 0 })}</li>
      {lineMs === null ? null : <li>{t(hasSocket ? "socket.good" : "socket.none")}</li>}
      <li>{t(hasStore ? "store.good" : "store.none")}</li>
      <li>{t(clockMinutes === 0 ? "clock.good" : "clock.wrong", { minutes: clockMinutes })}</li>
    </ul>
  );
}

/** The quickest of several answers, in milliseconds: the first one may open the connection. */
async function tryLine(): Promise<number | null> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    try {
      await (await ask("/api/forum/seq")).text();
    } catch {
      return null;
    }
    times.push(performance.now() - began);
  }
  return Math.round(Math.min(...times));
}

function trySocket(person: string): Promise<boolean> {
  return new Promise((resolve) => {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/ws/notices?person=${person}`);
    const settle = (opens: boolean): void => {
      clearTimeout(timer);
      resolve(opens);
      socket.close();
    };
    const timer = setTimeout(() => settle(false), SOCKET_MS);
    socket.addEventListener("message", () => settle(true));
    socket.addEventListener("error", () => settle(false));
    socket.addEventListener("close", () => settle(false));
  });
}

function tryStore(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open("concord-try");
      asked.addEventListener("success", () => {
        asked.result.close();
        indexedDB.deleteDatabase("concord-try");
        resolve(true);
      });
      asked.addEventListener("error", () => resolve(false));
    } catch {
      resolve(false);
    }
  });
}
