import * as Y from "yjs";
import { SLOW_AWARENESS_BYTES, SLOW_WORDS_BYTES } from "../../shared/limits.ts";
import { acknowledgement, awarenessMessage, frameMessage, syncUpdate } from "../../shared/wire/codec.ts";
import type { RoomConnection } from "./room-connection.ts";
import { type News, toldNews } from "./news.ts";
import { type Packet, packetOf, websocketFrame } from "./packet.ts";
import type { SubscriberList } from "./subscriber-list.ts";
import type { Subscriber } from "./subscriber.ts";

/** The contents of one frame, on disk already. */
export type Departing = {
  readonly words: Uint8Array | null;
  readonly awareness: Uint8Array | null;
  readonly news: News;
  /** The words taken since: applied in the document, not on disk yet. */
  readonly later: readonly Uint8Array[];
};

/** Sends the same bytes to everybody who keeps pace; `at`: now. */
export function deliver(
  departing: Departing,
  { list, doc, at }: { readonly list: SubscriberList; readonly doc: Y.Doc; readonly at: number },
): void {
  const { words, awareness } = departing;
  const news = toldNews(departing.news);
  const frame = once(() => packetOf(frameMessage({ words, awareness, news })));
  const beforeState = once(() => packetOf(frameMessage({ words: null, awareness, news })));
  const withoutCursors = once(() => packetOf(frameMessage({ words, awareness: null, news })));
  const plainWords = once(() => (words === null ? null : packetOf(syncUpdate(words))));
  const plainCursors = once(() => (awareness === null ? null : packetOf(awarenessMessage(awareness))));
  const vector = once(() => vectorBefore(doc, departing));
  for (const [connection, subscriber] of list.all()) {
    if (subscriber.behind !== null) {
      subscriber.behind.news.push(departing.news);
      continue;
    }
    const buffered = connection.buffered();
    if (!subscriber.hasState) {
      if (connection.concord && (awareness !== null || news !== null)) {
        list.tellSome(connection, departing.news);
        subscriber.sentAt = at;
        sendToOne(connection, subscriber, beforeState());
      }
      continue;
    }
    if (buffered > SLOW_WORDS_BYTES) {
      subscriber.behind = { since: at, vector: vector(), news: [departing.news], answers: [] };
      continue;
    }
    const spared = buffered > SLOW_AWARENESS_BYTES;
    if (connection.concord) {
      list.tellSome(connection, departing.news);
      if (spared && words === null && news === null) continue;
      subscriber.sentAt = at;
      sendToOne(connection, subscriber, spared ? withoutCursors() : frame());
      continue;
    }
    for (const packet of [plainWords(), spared ? null : plainCursors()]) {
      if (packet === null) continue;
      subscriber.sentAt = at;
      sendToOne(connection, subscriber, packet);
    }
  }
}

/**
 * In a crowd most of the cost is writing: what goes to all is put into its frame once, not for each, and who is to
 * be acknowledged something gets it in the same writing.
 */
function sendToOne(connection: RoomConnection, subscriber: Subscriber, packet: Packet): void {
  if (connection.sendFramed === undefined) {
    connection.send(packet.message);
    return;
  }
  if (subscriber.counted <= subscriber.acknowledged) {
    connection.sendFramed(packet.framed());
    return;
  }
  subscriber.acknowledged = subscriber.counted;
  connection.sendFramed(
    Buffer.concat([packet.framed(), websocketFrame(acknowledgement(subscriber.counted))]),
  );
}

/** The state before this frame and all that came after it. */
function vectorBefore(doc: Y.Doc, { words, later }: Departing): Map<number, number> {
  const vector = new Map<number, number>();
  for (const client of doc.store.clients.keys()) vector.set(client, Y.getState(doc.store, client));
  for (const update of words === null ? later : [words, ...later]) {
    for (const [client, clock] of Y.parseUpdateMeta(update).from) {
      const known = vector.get(client);
      if (known !== undefined && known > clock) vector.set(client, clock);
    }
  }
  return vector;
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};
