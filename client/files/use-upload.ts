import { useState } from "react";
import { sendFile } from "./send-file.ts";
import { useServerRequest } from "./use-server-request.ts";

/** A file on its way; `share`: how much of it has arrived, 0 to 1; null: all of it, and it is being read. */
export type FileOnItsWay = { readonly name: string; readonly share: number | null };

/** Sends a file through any door and tells how far it is; each refusal in words. */
export function useUpload() {
  const { request, problem, busy, clear } = useServerRequest();
  const [onItsWay, setOnItsWay] = useState<FileOnItsWay | null>(null);
  /** The file's name stays on the page until the preview is there. */
  const reading = async <Answer>(name: string, answer: Promise<Answer>): Promise<Answer> => {
    setOnItsWay({ name, share: null });
    try {
      return await answer;
    } finally {
      setOnItsWay(null);
    }
  };
  /** `then`: what is asked of a file that arrived, before anything else is shown. */
  const send = async <Body>(
    path: string,
    file: File,
    then: (body: Body) => Promise<void> | void,
  ): Promise<Body | null> => {
    const { name } = file;
    setOnItsWay({ name, share: 0 });
    try {
      const sent = (share: number): void => setOnItsWay({ name, share: share < 1 ? share : null });
      const body = await request(sendFile<Body>(path, file, sent));
      if (body !== null) await then(body);
      return body;
    } finally {
      setOnItsWay(null);
    }
  };
  return { request, problem, busy, clear, onItsWay, reading, send };
}
