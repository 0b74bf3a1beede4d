import { PERSON_HEADER } from "../../shared/wire/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { whosePage } from "../forum/ask.ts";
import { type FetchResult, readRefusal } from "../forum/fetch-json.ts";

/** Sends a file and tells how much of it is there; `fetch` would not tell. Rejects where the line fails. */
export function sendFile<Body>(
  path: string,
  file: File,
  sent: (share: number) => void,
): Promise<FetchResult<Body>> {
  // Some systems give names with half a surrogate pair, which no URL can hold.
  const name = encodeURIComponent(file.name.toWellFormed());
  return sendBody<Body>(`${path}${path.includes("?") ? "&" : "?"}name=${name}`, file, { sent });
}

type SendOptions = {
  readonly sent: (share: number) => void;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/** Sends a file, or a form with files, as `sendFile` does. */
export function sendBody<Body>(
  address: string,
  body: File | FormData,
  { sent, headers = {}, signal }: SendOptions,
): Promise<FetchResult<Body>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    const person = whosePage();
    if (person !== null) request.setRequestHeader(PERSON_HEADER, person);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    signal?.addEventListener("abort", () => request.abort());
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      sent(total === 0 ? 0 : loaded / total),
    );
    for (const end of ["error", "abort"] as const)
      request.addEventListener(end, () => reject(new Error("the line failed")));
    request.addEventListener("load", () => {
      const { status, responseText } = request;
      if (status === 200) {
        resolve({ kind: "here", body: JSON.parse(responseText) as Body });
        return;
      }
      const refused = (refusal: Refusal): void => resolve({ kind: "refused", status, refusal });
      readRefusal(new Response(responseText, { status: status === 0 ? 503 : status })).then(refused, reject);
    });
    request.send(body);
  });
}
