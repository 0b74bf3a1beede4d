import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FetchResult } from "../forum/fetch-json.ts";
import { useFileFaultMessage } from "./use-file-fault-message.ts";

/** Asks the server, and says in words why it refused, or that it was not reached. */
export function useServerRequest() {
  const t = useTranslations();
  const say = useFileFaultMessage();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const request = async <Body>(answer: Promise<FetchResult<Body>>): Promise<Body | null> => {
    setProblem(null);
    setBusy(true);
    try {
      const answered = await answer;
      if (answered.kind === "here") return answered.body;
      setProblem(say(answered.refusal));
    } catch {
      setProblem(t("refusal.offline"));
    } finally {
      setBusy(false);
    }
    return null;
  };
  return { request, problem, busy, clear: () => setProblem(null) };
}
