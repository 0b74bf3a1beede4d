import { useState } from "react";
import type { OpinionId } from "../../shared/ids.ts";
import type { Keep, ReceivedView, WordPreview } from "../../shared/word-file/word-import.ts";
import type { Fetched } from "../forum/fetch-json.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import type { OnWord } from "./on-word.tsx";
import { sendFile } from "./send-file.ts";
import { useAsked } from "./use-asked.ts";
import { useReceipts } from "./use-receipts.ts";

/** Where the bringing in of one file is. */
export type Step =
  | { readonly kind: "choose" }
  | { readonly kind: "sending"; readonly name: string; readonly share: number }
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "preview"; readonly preview: WordPreview }
  | { readonly kind: "kept"; readonly preview: WordPreview };

/** Sends a file, shows what it says, takes up what was chosen; each refusal in words. */
export function useWordImport(opinion: OpinionId, on: OnWord | null) {
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const { asked, problem, busy } = useAsked();
  const path = `/api/opinions/${opinion}`;
  const as = on === null ? "" : `?for=${encodeURIComponent(on.delegationId)}`;
  const all = `${path}/imports${as}`;
  const { receipts, changed } = useReceipts(all);
  const one = (number: number, act = ""): string => `${path}/imports/${number}${act}${as}`;

  const post = (at: string, body: object) => ({ at, init: { method: "POST", body: JSON.stringify(body) } });

  const show = async (answer: Promise<Fetched<WordPreview>>): Promise<void> => {
    const preview = await asked(answer);
    if (preview !== null) setStep({ kind: "preview", preview });
  };

  const look = async (number: number, name: string): Promise<void> => {
    setStep({ kind: "reading", name });
    const preview = await asked(fetchJson<WordPreview>(one(number)));
    setStep(preview === null ? { kind: "choose" } : { kind: "preview", preview });
  };

  return {
    step,
    problem,
    busy,
    receipts,
    look: ({ number, name }: ReceivedView) => look(number, name),
    drop: async ({ number }: ReceivedView): Promise<void> => {
      const { at, init } = post(one(number, "/drop"), {});
      await asked(fetchJson<object>(at, init));
      await changed();
    },
    send: async (file: File): Promise<void> => {
      const { name } = file;
      setStep({ kind: "sending", name, share: 0 });
      const received = await asked(
        sendFile<{ readonly number: number }>(`${path}/import${as}`, file, (share) =>
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
    name: ({ receipt }: WordPreview, authors: readonly { name: string; whose: "own" | "other" }[]) => {
      const { at, init } = post(one(receipt.number, "/authors"), { authors });
      return show(fetchJson<WordPreview>(at, init));
    },
    keep: async (preview: WordPreview, chosen: Omit<Keep, "hash">): Promise<void> => {
      const { number } = preview.receipt;
      const told = on === null ? {} : { for: { ...on, word: on.word.trim() } };
      const { at, init } = post(one(number, "/keep"), { ...chosen, ...told, hash: preview.hash });
      if ((await asked(fetchJson<object>(at, init))) !== null) setStep({ kind: "kept", preview });
      await changed();
    },
  };
}
