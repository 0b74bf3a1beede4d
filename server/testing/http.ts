import { request } from "node:http";
import { WebSocket } from "ws";

/** A request below fetch, which would not let a test name Host or Origin. */
export const raw = (
  url: string,
  path: string,
  {
    method = "POST",
    headers = {},
    body = "{}",
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ readonly status: number; readonly reason: string | undefined }> =>
  new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => {
        const reason = /"reason":"(\w+)"/.exec(text)?.[1];
        resolve({ status: response.statusCode ?? 0, reason });
      });
    });
    sent.on("error", reject);
    sent.end(method === "GET" ? undefined : body);
  });

/** The status with which a WebSocket's handshake ends: 101 where it opens. */
export const handshake = (url: string, path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url.replace("http", "ws") + path, { headers });
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.on("open", () => {
      socket.terminate();
      resolve(101);
    });
    socket.on("error", () => undefined);
  });

export const answerOf = async (
  response: Promise<Response>,
): Promise<{ readonly status: number; readonly reason: string | undefined }> => {
  const answer = await response;
  return { status: answer.status, reason: /"reason":"(\w+)"/.exec(await answer.text())?.[1] };
};
