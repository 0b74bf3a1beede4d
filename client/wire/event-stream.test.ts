import { expect, test } from "vitest";
import { openEventStream, type StreamEvent } from "./event-stream.ts";

const STREAM =
  ': open\n\nid: 1\ndata: AAEC\n\n: quiet\n\nid: 2\ndata: ZQ==\n\nevent: close\ndata: {"code":1012,"reason":"später"}\n\n';
const EVENTS: readonly StreamEvent[] = [
  { name: "message", id: 1, text: "AAEC" },
  { name: "message", id: 2, text: "ZQ==" },
  { name: "close", id: 0, text: '{"code":1012,"reason":"später"}' },
];

const read = (pieces: readonly Uint8Array[]): readonly StreamEvent[] => {
  const events: StreamEvent[] = [];
  const take = openEventStream((event) => events.push(event));
  for (const piece of pieces) take(piece);
  return events;
};

test("events are the same wherever the network cuts the stream", () => {
  const bytes = new TextEncoder().encode(STREAM);
  for (let size = 1; size <= bytes.length; size++) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.slice(i * size, (i + 1) * size),
    );
    expect(read(pieces)).toEqual(EVENTS);
  }
});

test("what was cut off before its end is no event", () => {
  const bytes = new TextEncoder().encode(STREAM);
  expect(read([bytes.slice(0, -1)])).toEqual(EVENTS.slice(0, 2));
});
