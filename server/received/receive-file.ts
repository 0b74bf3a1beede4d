import { WORD_FILES_BYTES_MAX, WORD_FILES_MAX, WORD_RECEIPTS_MAX } from "../../shared/file-limits.ts";
import { refuse } from "../../shared/refusal.ts";
import { fileRefusal } from "../imports/file-refusal.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import { TOO_MANY_WAIT } from "./receipts.ts";
import type { SettledReceipts } from "./settled-receipts.ts";
import { sha256Of } from "./sha256-of.ts";
import type { Asker, openOwners, Refused } from "./whose-file.ts";

/** Stores a file with its receipt and returns its number. The file is read afterwards. */
export type Receive = (
  asker: Asker,
  file: { readonly name: string; readonly bytes: Uint8Array },
) => Promise<number | Refused>;

export type ReceivingParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly bytesMax?: number;
  readonly receiptsMax?: number;
};

const NO_ROOM =
  "Your delegation’s files use all the space that an Opinion has for them: drop files that wait, or make the proposals here.";

export function openReceiving(
  { store, clock, bytesMax = WORD_FILES_BYTES_MAX, receiptsMax = WORD_RECEIPTS_MAX }: ReceivingParts,
  {
    owners: { ownerFor, wasSentByOffice },
    receipts,
  }: { readonly owners: ReturnType<typeof openOwners>; readonly receipts: SettledReceipts },
): Receive {
  const receiveNew = async (file: Parameters<Store["receive"]>[0]): Promise<number> => {
    const { key, number } = await store.receive(file);
    receipts.nothingTaken(key);
    return number;
  };
  /** One after the other, or many that are sent together would each find room. */
  let receiving: Promise<unknown> = Promise.resolve();

  /** Refuses a file that is one too many; null if it has room. The secretariat's files count apart. */
  const noPlaceFor = async (asker: Asker, owner: string, bytes: number): Promise<Refused | null> => {
    const sent = (await store.receivedOf(asker.room.id, owner)).filter(
      (file) => wasSentByOffice(file) === (asker.on !== null),
    );
    const all = sent.reduce((sum, one) => sum + one.bytes, bytes);
    if (all > bytesMax || sent.length >= receiptsMax)
      return refuse("filesFull", NO_ROOM, { maxBytes: bytesMax, maxReceipts: receiptsMax });
    const open = sent.filter(({ keptAt, dropped }) => keptAt === null && !dropped);
    if (open.length < WORD_FILES_MAX) return null;
    // Some files are known as taken up by the record alone.
    const settled = await Promise.all(open.map(receipts.settled));
    return settled.filter(({ keptAt }) => keptAt === null).length < WORD_FILES_MAX ? null : TOO_MANY_WAIT;
  };

  return async (asker, { name, bytes }) => {
    // Taken before anything else is waited for: what counts is when it was here.
    const at = clock.now();
    const { room, participant } = asker;
    if (bytes.byteLength === 0) return fileRefusal("notWord");
    const owner = await ownerFor(asker);
    if (typeof owner !== "string") return owner;
    const sha256 = await sha256Of(bytes);
    const received = receiving.then(
      async () =>
        (await noPlaceFor(asker, owner, bytes.byteLength)) ??
        receiveNew({ stream: room.id, user: participant.id, owner, name, at, sha256, body: bytes }),
    );
    receiving = received.catch(() => undefined);
    return received;
  };
}
