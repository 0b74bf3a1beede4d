import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ask } from "../forum/ask.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useRead } from "../forum/use-read.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toasts.tsx";

/** The reader's secret calendar address: made, copied once, ended (rule T33). */
export function CalendarFeed() {
  const t = useTranslations("plan.feed");
  const ui = useTranslations("ui");
  const me = useForum().me.id;
  const own = useOwnTime();
  const toast = useToast();
  const client = useQueryClient();
  const key = ["calendar", me];
  const read = useRead(key, () => readJson<{ readonly madeAt: number | null }>("/api/calendar"));
  const [address, setAddress] = useState<string | null>(null);
  const madeAt = read.kind === "here" ? read.here.madeAt : null;

  const change = async (method: "POST" | "DELETE"): Promise<void> => {
    try {
      const answer = await ask("/api/calendar", { method, as: me });
      if (!answer.ok) throw new Error(String(answer.status));
      if (method === "POST") setAddress(((await answer.json()) as { readonly address: string }).address);
      else {
        setAddress(null);
        toast({ kind: "done", words: t("ended") });
      }
    } catch {
      toast({ kind: "refused", words: t("failed") });
    }
    await client.invalidateQueries({ queryKey: key });
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address ?? "");
      toast({ kind: "done", words: t("copied") });
    } catch {
      toast({ kind: "refused", words: t("notCopied") });
    }
  };
  return (
    <section id="calendar">
      <h2>{t("heading")}</h2>
      <p className="quiet">{t("explain")}</p>
      {read.kind === "loading" ? <Busy words={t("heading")} /> : null}
      {read.kind === "failed" ? (
        <p className="warning" role="alert">
          {t("failed")} <Button onPress={read.again}>{ui("tryAgain")}</Button>
        </p>
      ) : null}
      {read.kind === "here" ? (
        <>
          {address === null ? (
            <p>{madeAt === null ? t("none") : t("since", { at: own.at(madeAt) })}</p>
          ) : (
            <>
              <TextField label={t("address")} help={t("once")} value={address} onChange={() => undefined} />
              <Button look="main" onPress={() => void copy()}>
                {t("copy")}
              </Button>
            </>
          )}
          <div className="meeting-acts">
            <Button onPress={() => void change("POST")}>{t(madeAt === null ? "make" : "makeNew")}</Button>
            {madeAt === null ? null : <Button onPress={() => void change("DELETE")}>{t("end")}</Button>}
          </div>
          {madeAt === null ? null : <p className="faint">{t("makeNewNext")}</p>}
        </>
      ) : null}
    </section>
  );
}
