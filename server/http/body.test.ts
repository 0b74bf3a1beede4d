import { Hono } from "hono";
import { expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { COMMAND_BYTES_MAX, UNFINISHED_BYTES_MAX } from "../../shared/limits.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBytes } from "./body.ts";

/** Reads what somebody sends, whose name stands in the path. */
const app = new Hono<SignedIn>();
app.post("/:who", async (c) => {
  c.set("user", userId(c.req.param("who")));
  const read = await readBytes(c, COMMAND_BYTES_MAX);
  return "refusal" in read ? refusalAnswer(c, read.refusal) : c.json({ bytes: read.bytes.byteLength });
});

/** A request that is sent but for its last byte, and how to end it. */
function openRequest(who: string): { readonly answer: Promise<Response>; readonly end: () => void } {
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new Uint8Array(COMMAND_BYTES_MAX - 1));
      end = () => {
        controller.enqueue(new Uint8Array(1));
        controller.close();
      };
    },
  });
  const answer = Promise.resolve(
    app.request(`/${who}`, { method: "POST", body, duplex: "half" } as RequestInit),
  );
  return { answer, end };
}

test("J15 one person's endless requests hold no more memory than two files", async () => {
  const fit = Math.floor(UNFINISHED_BYTES_MAX / COMMAND_BYTES_MAX);
  const open = Array.from({ length: fit }, () => openRequest("one"));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const over = await Promise.all(Array.from({ length: 5 }, () => openRequest("one").answer));
  expect(over.map(({ status }) => status)).toEqual([429, 429, 429, 429, 429]);
  const other = openRequest("other");
  other.end();
  expect(await (await other.answer).json()).toEqual({ bytes: COMMAND_BYTES_MAX });
  for (const { end } of open) end();
  const ended = await Promise.all(open.map(({ answer }) => answer));
  expect(ended.every(({ status }) => status === 200)).toBe(true);
  const again = openRequest("one");
  again.end();
  expect((await again.answer).status).toBe(200);
});
