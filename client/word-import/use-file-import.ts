import { useState } from "react";
import type { ReceivedView } from "../../shared/word-file/word-import.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { useReceipts } from "./use-receipts.ts";
import { useUpload } from "../files/use-upload.ts";

type Paths = {
  /** Of all receipts. */
  readonly all: string;
  /** The address that a new file is sent to. */
  readonly send: string;
  /** Of one receipt, and what is done with it. */
  readonly one: (number: number, act?: string) => string;
};

/** A file with a receipt, through whichever door: sent, listed, looked at, dropped. */
export function useFileImport<Preview>({ all, send: to, one }: Paths) {
  const { request, problem, busy, onItsWay, reading, send } = useUpload();
  const { receipts, changed } = useReceipts(all);
  const [preview, setPreview] = useState<Preview | null>(null);
  const post = <Body>(number: number, act: string, body: object): Promise<Body | null> =>
    request(fetchJson<Body>(one(number, act), { method: "POST", body: JSON.stringify(body) }));
  const look = async ({ number, name }: Pick<ReceivedView, "number" | "name">): Promise<void> =>
    setPreview(await reading(name, request(fetchJson<Preview>(one(number)))));
  return {
    preview,
    show: setPreview,
    problem,
    busy,
    onItsWay,
    receipts,
    changed,
    post,
    look,
    /** Brings in a file that the server has already, by a query of the same door. */
    bring: async (query: string, name: string): Promise<void> => {
      const path = `${to}${to.includes("?") ? "&" : "?"}${query}`;
      const sent = await reading(
        name,
        request(fetchJson<{ readonly number: number }>(path, { method: "POST", body: "" })),
      );
      if (sent === null) return;
      await changed();
      await look({ number: sent.number, name });
    },
    send: (file: File) =>
      send<{ readonly number: number }>(to, file, async ({ number }) => {
        await changed();
        await look({ number, name: file.name });
      }),
    drop: async ({ number }: ReceivedView): Promise<void> => {
      await post(number, "/drop", {});
      await changed();
    },
  };
}

export type FileImport = Pick<
  ReturnType<typeof useFileImport<unknown>>,
  "problem" | "busy" | "onItsWay" | "receipts" | "look" | "send" | "drop"
>;
