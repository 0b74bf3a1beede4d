import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type UserId, userId } from "../../shared/ids.ts";
import type { Store } from "../store/store.ts";
import { isSecret, newSecret, secretHash } from "./secrets.ts";

const feedsSchema = z.record(z.string(), z.strictObject({ hash: z.string(), madeAt: z.number() }));
type Feeds = z.output<typeof feedsSchema>;

/** Secret addresses of personal calendars: one a person, of which the store holds the hash (rule T33). */
export type CalendarFeeds = {
  /** The instant at which this person's address was made; null: there is none. */
  readonly madeAt: (user: UserId) => Promise<number | null>;
  /** Gives the part of the address that is secret. It ends the one before. */
  readonly make: (user: UserId, now: number) => Promise<string>;
  readonly revoke: (user: UserId) => Promise<void>;
  /** The person with this address; null: nobody has it. */
  readonly personOf: (token: string) => Promise<UserId | null>;
};

export function openCalendarFeeds(store: Pick<Store, "meta" | "saveMeta">): CalendarFeeds {
  let turn: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<Feeds> => {
    const stored = await store.meta("calendarFeeds");
    return stored === null ? {} : feedsSchema.parse(JSON.parse(stored));
  };
  /** One after the other: nobody's address is lost by another person's. */
  const change = <Result>(by: (feeds: Feeds) => readonly [Feeds, Result]): Promise<Result> => {
    const changed = turn.then(async () => {
      const [next, result] = by(await read());
      await store.saveMeta("calendarFeeds", JSON.stringify(next));
      return result;
    });
    turn = changed.catch(() => undefined);
    return changed;
  };
  return {
    madeAt: async (user) => (await read())[user]?.madeAt ?? null,
    make: (user, now) =>
      change((feeds) => {
        const secret = newSecret();
        return [{ ...feeds, [user]: { hash: secretHash(secret), madeAt: now } }, `${user}.${secret}`];
      }),
    revoke: (user) =>
      change((feeds) => [
        Object.fromEntries(Object.entries(feeds).filter(([one]) => one !== user)),
        undefined,
      ]),
    personOf: async (token) => {
      const [user = "", secret] = token.split(".", 2);
      const stored = Object.entries(await read()).find(([one]) => one === user)?.[1].hash;
      if (stored === undefined || !isSecret(secret)) return null;
      const [own, asked] = [stored, secretHash(secret)].map((hash) => Buffer.from(hash, "hex"));
      return own!.length === asked!.length && timingSafeEqual(own!, asked!) ? userId(user) : null;
    },
  };
}
