import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { OpenDraft, DraftPreview } from "../../shared/word-file/draft-import.ts";
import type { ReceivedView } from "../../shared/word-file/word-import.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { sendFile } from "./send-file.ts";
import { useAsked } from "./use-asked.ts";
import { useReceipts } from "./use-receipts.ts";

type Step =
  | { readonly kind: "choose" }
  | { readonly kind: "sending"; readonly name: string; readonly share: number }
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "preview"; readonly preview: DraftPreview };

const PATH = "/api/forum/imports";

/** Sends a file, shows what it would be as a draft Opinion, and opens it when that is confirmed. */
export function useDraftImport() {
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const { asked, problem, busy } = useAsked();
  const { receipts, changed } = useReceipts(PATH);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const post = (body: object) => ({ method: "POST", body: JSON.stringify(body) });

  const look = async (number: number, name: string): Promise<void> => {
    setStep({ kind: "reading", name });
    const preview = await asked(fetchJson<DraftPreview>(`${PATH}/${number}`));
    setStep(preview === null ? { kind: "choose" } : { kind: "preview", preview });
  };

  return {
    step,
    problem,
    busy,
    receipts,
    back: () => setStep({ kind: "choose" }),
    look: ({ number, name }: ReceivedView) => look(number, name),
    send: async (file: File): Promise<void> => {
      const { name } = file;
      setStep({ kind: "sending", name, share: 0 });
      const received = await asked(
        sendFile<{ readonly number: number }>(PATH, file, (share) =>
          setStep({ kind: "sending", name, share }),
        ),
      );
      if (received === null) {
        setStep({ kind: "choose" });
        return;
      }
      await changed();
      await look(received.number, name);
    },
    drop: async ({ number }: ReceivedView): Promise<void> => {
      await asked(fetchJson<object>(`${PATH}/${number}/drop`, post({})));
      await changed();
    },
    open: async ({ receipt, hash }: DraftPreview, told: Omit<OpenDraft, "hash">): Promise<void> => {
      const opened = await asked(
        fetchJson<{ readonly opinionId: string }>(`${PATH}/${receipt.number}/open`, post({ ...told, hash })),
      );
      if (opened === null) return;
      await queries.invalidateQueries();
      go(`/opinions/${opened.opinionId}`);
    },
  };
}
