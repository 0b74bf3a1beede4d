import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { commandId, type UserId } from "../../shared/ids.ts";
import { Taken } from "../store/claims.ts";
import type { Store } from "../store/store.ts";
import { seeded } from "../testing/chance.ts";
import { engines, type TestDatabase } from "../testing/engines.ts";
import { openStoreValues, STORE_STREAMS, STORE_USERS } from "../testing/store-values.ts";
import { whyNoPostgres } from "../testing/postgres-cluster.ts";

/** The same calls on both stores, by chance, give the same answers. More of them: `CALLS=5000 SEED=7`. */
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const CALLS = Number(process.env["CALLS"] ?? 250);

type Call = { readonly name: string; readonly on: (store: Store) => Promise<unknown> };

/** Makes the next call, with all that it is given. */
function callsOf(chance: (below: number) => number): () => Call {
  const {
    one,
    next,
    given,
    now,
    later,
    text,
    few,
    session,
    link,
    checkpoint,
    identity,
    passkey,
    failed,
    mail,
    removalOf,
  } = openStoreValues(chance);
  const made: readonly ((stream: string, user: UserId) => Call)[] = [
    ...Array.from({ length: 6 }, () => (stream: string, user: UserId) => {
      const rows = chance(8) === 0 ? given.slice(0, 1) : next(stream, user, now());
      const ids = Array.from({ length: chance(3) }, () => ({ stream, client: chance(5), user }));
      const [bound, freed] = [ids, chance(3) === 0 ? [{ stream, client: chance(5), user }] : []];
      return { name: "append", on: (store: Store) => store.append(rows, bound, freed) };
    }),
    (stream) => {
      const options = { limit: one([3, 50, 1_000]), bytesMax: one([200, Infinity]) };
      const after = chance(9);
      const kind = one([{}, { kind: "minutes" as const }]);
      return { name: "read", on: (store) => store.read(stream, after, { ...options, ...kind }) };
    },
    (stream, user) => {
      const restored = {
        stream,
        rows: [],
        end: 1_000,
        gone: [],
        mark: one([null, few()]),
        told: next(stream, user, now()),
      };
      return { name: "restoreStream", on: (store) => store.restoreStream(restored) };
    },
    (stream, user) => {
      const removal = removalOf(stream, user);
      return { name: "remove", on: (store) => store.remove(removal) };
    },
    () => ({
      name: "removals",
      on: async (store) => [Number.isInteger(await store.removals()), await store.pack()],
    }),
    (stream) => {
      const [seq, format] = [chance(20), 5 + chance(3)];
      return {
        name: "checkpoints",
        on: async (store) => [
          await store.isReadable(stream, seq),
          await store.checkpoint(stream, format),
          await store.checkpointEnd(stream, format, 5),
          await store.keptCheckpoint(stream, seq),
          await store.countedDays(stream),
        ],
      };
    },
    (stream) => {
      const kept = { ...checkpoint(stream), ...one([{}, { heads: ["of no row"] }]) };
      const save = one(["saveCheckpoint", "keepCheckpoint"] as const);
      return { name: save, on: (store) => store[save](kept) };
    },
    (stream) => ({
      name: "facts of streams",
      on: async (store) => [
        (await store.boundClients(stream)).toSorted((a, b) => a.client - b.client),
        await store.streams(),
        await store.lastSeq(stream),
        await store.restoredMark(stream),
        await store.newestInstant(),
        await store.rawRows(stream, [1, 2, 99]),
      ],
    }),
    (stream, user) => {
      const look = { stream, user, seq: chance(9), at: now(), body: text() };
      return {
        name: "looks",
        on: async (store) => [await store.look(stream, user), await store.saveLook(look)],
      };
    },
    (_, user) => {
      const id = commandId(`c${chance(30)}`);
      return { name: "commandOf", on: (store) => store.commandOf(user, id) };
    },
    (_, user) => {
      const [id, when] = [commandId(`c${chance(30)}`), now()];
      return { name: "withdrawCommand", on: (store) => store.withdrawCommand(user, id, when) };
    },
    () => {
      const [n, limit] = [chance(30), one([2, 100])];
      const page = { before: one([n, Infinity]), limit };
      return {
        name: "notices",
        on: async (store) => [
          await store.noticesSince(n, limit),
          await store.newestNotice(),
          await store.noticesFor(["everybody", "other"], page),
        ],
      };
    },
    (stream, user) => {
      const [seq, n] = [chance(9), chance(30)];
      return {
        name: "seen",
        on: async (store) => {
          await store.seeNotices(user, { stream, seq });
          if (n < 5) await store.seeNoticesUpTo(user, n);
          const { upTo, events } = await store.seenNotices(user);
          return [upTo, events.map((event) => ({ ...event })), await store.noticesOf(stream, seq)];
        },
      };
    },
    () => {
      const [hash, opening] = [`l${chance(12)}`, { at: now(), session: session(), over: `s${chance(12)}` }];
      return { name: "redeemLink", on: (store) => store.redeemLink(hash, opening) };
    },
    (_, user) => {
      const saved = link(user);
      return { name: "saveLink", on: (store) => store.saveLink(saved) };
    },
    (_, user) => {
      const [hash, code, sum] = [`l${chance(12)}`, few(), `s${chance(12)}`];
      const isWithdrawn = chance(4) === 0;
      return {
        name: "doors",
        on: async (store) => [
          await store.link(hash),
          (await store.linksOfAsker(code)).toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
          await store.countTry(hash),
          await store.session(sum),
          await store.noteSeen(sum, 5_000),
          (await store.sessionsOf(user)).toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
          isWithdrawn ? [await store.withdrawLink(hash), await store.endSessions([sum])] : null,
          [...(await store.lastSeen())].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ],
      };
    },
    (_, user) => {
      const opening = { session: session() };
      return { name: "openSession", on: (store) => store.openSession(user, opening) };
    },
    (stream, user) => {
      const contact = { user, email: text(), title: text(), gender: few() };
      const renamed = [{ id: user, name: text(), createdAt: 1 }];
      const rows = next(stream, user, now());
      return {
        name: "people",
        on: async (store) => [
          await store.savePeople(rows, { renamed, contacts: [contact] }),
          await store.contacts(),
          await store.contactOf(user),
          await store.usersByEmail("zoë"),
          await store.people(),
        ],
      };
    },
    (_, user) => {
      const [bound, condition] = [
        identity(user),
        { from: one([null, ...STORE_USERS]), first: chance(2) === 0 },
      ];
      const isDropped = chance(3) === 0;
      return {
        name: "identities",
        on: async (store) => [
          await store.bindIdentity(bound, condition),
          await store.noteIdentityUsed(bound, 7),
          await store.identitiesOf(user),
          isDropped ? await store.dropIdentity(bound) : null,
          await store.identity(bound.issuer, bound.subject),
        ],
      };
    },
    (_, user) => {
      const [key, counter, isDropped] = [passkey(user), chance(5), chance(3) === 0];
      return {
        name: "passkeys",
        on: async (store) => [
          await store.savePasskey(key, 3),
          await store.usePasskey(key.id, { counter, at: 8 }),
          isDropped ? await store.dropPasskey(user, key.id) : null,
          await store.passkeysOf(user),
          await store.passkey(key.id),
        ],
      };
    },
    (_, user) => {
      const rows = [failed(user), failed(user), { ...failed(user), act: "linkMade" as never }];
      const isDropped = chance(4) === 0;
      return {
        name: "audit",
        on: async (store) => [
          await store.noteAudit(rows),
          isDropped ? await store.dropAudit(now() - 50, 10) : null,
          await store.auditBefore(Infinity, 20),
        ],
      };
    },
    (_, user) => {
      const [queued, n] = [mail(user), 1 + chance(20)];
      const state = one(["handed", "sent", "waiting"] as const);
      const step = {
        state,
        attempts: 1,
        nextAt: now(),
        doneAt: state === "sent" ? now() : null,
        said: text(),
      };
      return {
        name: "mails",
        on: async (store) => [
          await store.queueMail(queued),
          await store.noteMail(n, step),
          await store.mailsDue({ now: now(), kinds: ["now"], limit: 5 }),
          await store.mailsHanded(),
          await store.mailsSince(0),
          await store.mailsSince(0, queued),
          await store.mailCounts(),
          await store.forgetMails(now() - 100),
        ],
      };
    },
    (_, user) => {
      const choice = {
        user,
        concerns: "now" as never,
        followed: [few() as never],
        language: "en",
        token: `t${user}`,
      };
      const bounce = { user, address: text(), at: now(), why: text() };
      return {
        name: "mail choices",
        on: async (store) => [
          await store.saveMailChoice(choice),
          await store.noteMailBounce(bounce),
          await store.mailChoices(),
          await store.mailChoiceOf(user),
          await store.mailChoiceByToken(`t${user}`),
          await store.mailBounces(),
          await store.forgetMailBounce(user),
        ],
      };
    },
    (stream, user) => {
      const body = new Uint8Array(chance(1_300_000)).fill(3);
      const file = { stream, user, owner: one(["aaa", "bbb"]), name: text(), at: now(), sha256: few(), body };
      const isDropped = chance(2) === 0;
      return {
        name: "received",
        on: async (store) => {
          const { key, number } = await store.receive(file);
          await store.noteKept(key, 9);
          if (isDropped) await store.dropReceived(key);
          const read = await store.receivedFile({ owner: file.owner, number });
          return [
            key,
            number,
            read?.bytes,
            read?.body.byteLength,
            await store.receivedOf(stream, file.owner),
          ];
        },
      };
    },
    () => {
      const body = new Uint8Array(chance(90));
      const hash = createHash("sha256").update(body).digest("hex");
      return {
        name: "files",
        on: async (store) => [await store.keepFile({ hash, body }), await store.file(hash)],
      };
    },
    () => {
      const [name, value] = [one(["clock", "mailedNow"] as const), text()];
      return {
        name: "meta",
        on: async (store) => [await store.meta(name), await store.saveMeta(name, value)],
      };
    },
    (_, user) => {
      const authors = [{ name: text(), whose: few() as never }];
      return {
        name: "word authors",
        on: async (store) => [await store.saveWordAuthors(user, authors), await store.wordAuthors(user)],
      };
    },
    (stream, user) => {
      const rows = next(stream, user, now());
      const [id, code] = [few(), few()];
      const nomination = {
        id,
        letter: code,
        delegationId: "aaa" as never,
        at: now(),
        expert: { name: text() },
        nominator: {},
        state: { kind: "waiting" },
      };
      return {
        name: "nominations",
        on: async (store) => [
          await store.openNominations(rows, code),
          await store.nominationCode(),
          await store.nominate([nomination as never]).catch(() => "there"),
          await store.decideNomination(id, { kind: "approved" } as never),
          await store.nominations(),
        ],
      };
    },
  ];
  return () => {
    later();
    return one(made)(one(STORE_STREAMS), one(STORE_USERS));
  };
}

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one instanceof Uint8Array ? Buffer.from(one).toString("hex") : one,
  ) ?? "nothing";

async function answerOf({ on }: Call, store: Store): Promise<string> {
  try {
    return plain(await on(store));
  } catch (error) {
    return error instanceof Taken ? "taken" : "refused";
  }
}

describe.skipIf(whyNoPostgres !== null)("the two stores", () => {
  const both = engines();
  afterAll(() => Promise.all(both.map(({ close }) => close())));

  test("D1 answer the same calls alike", async () => {
    const next = callsOf(seeded(SEED));
    const [sqlite, postgres] = (await Promise.all(both.map(({ open }) => open()))) as [
      TestDatabase,
      TestDatabase,
    ];
    const admitted = STORE_USERS.map((id, n) => ({
      person: { id, name: id, createdAt: 1 },
      link: {
        hash: `l${n}`,
        user: id,
        kind: "invitation" as const,
        at: 1,
        endsAt: 9,
        code: null,
        asker: null,
      },
    }));
    for (const { store } of [sqlite, postgres]) await store().savePeople([], { admitted });
    const told = new Map<string, number>();
    for (let n = 0; n < CALLS; n++) {
      const call = next();
      const answers = [await answerOf(call, sqlite.store()), await answerOf(call, postgres.store())];
      expect(answers[1], `SEED=${SEED}, call ${n}: ${call.name}`).toBe(answers[0]);
      told.set(call.name, (told.get(call.name) ?? 0) + (answers[0] === "refused" ? 0 : 1));
      if (n === CALLS / 2) for (const { again } of [sqlite, postgres]) await again();
    }
    const damaged = await Promise.all([sqlite, postgres].map(({ store }) => store().damage()));
    expect(damaged).toEqual([[], []]);
    console.log(`${CALLS} calls of ${told.size} kinds on both stores, SEED=${SEED}: the same answers`);
    await Promise.all([sqlite.close(), postgres.close()]);
  });
});
