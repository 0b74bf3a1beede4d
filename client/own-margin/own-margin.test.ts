import { expect, test } from "vitest";
import { clauseId, opinionId, userId } from "../../shared/ids.ts";
import { marginKey } from "../offline-store/margin-key.ts";
import { memoryRows, type Rows } from "../offline-store/store-rows.ts";
import { openOfflineStore } from "../offline-store/offline-store.ts";
import { nameOf, openOwnMargin, type OwnNote } from "./own-margin.ts";
import { newSalt } from "./sealing.ts";

const PERSON = userId("aaa");
const OF = { opinion: opinionId("01" + "0".repeat(24)), clause: clauseId("01" + "1".repeat(24)) };
const OTHER = { ...OF, clause: clauseId("01" + "2".repeat(24)) };
const NOTE: OwnNote = {
  instructions: "Hold on to “should”",
  fallBack: "“may”, if all others can accept",
  cleared: { text: "should share spectrum", at: 5 },
};
/** As many rounds as prove the way; the page takes 600,000. */
const salt = () => newSalt(10);

function device() {
  const rows: Rows = memoryRows();
  const store = openOfflineStore([async () => rows]);
  const opened = async (person = PERSON) => {
    const margin = openOwnMargin({ store, person, salt });
    await new Promise<void>((resolve) => {
      const stop = margin.onChange(() => {
        stop();
        resolve();
      });
    });
    return margin;
  };
  return { rows, store, opened };
}

test("notes come back with the passphrase, and with no other", async () => {
  const { opened } = device();
  const first = await opened();
  expect(first.state()).toEqual({ kind: "none" });
  await first.begin("spectrum for all");
  await first.write(OF, NOTE);
  first.lock();
  expect(first.state()).toEqual({ kind: "locked" });

  const second = await opened();
  expect(second.state()).toEqual({ kind: "locked" });
  expect(await second.unlock("spectrum for some")).toBe(false);
  expect(second.state()).toEqual({ kind: "locked" });
  expect(await second.unlock("spectrum for all")).toBe(true);
  expect(second.state()).toEqual({ kind: "open", notes: new Map([[nameOf(OF), NOTE]]) });
});

test("nothing of a note, and nothing of the passphrase, lies on the device in the clear", async () => {
  const { opened, rows } = device();
  const margin = await opened();
  await margin.begin("spectrum for all");
  await margin.write(OF, NOTE);
  const kept = JSON.stringify(await rows.read([]));
  for (const word of ["Hold", "should", "may", "share", "spectrum"]) expect(kept).not.toContain(word);
});

test("a sealed note put in another clause's place is not read", async () => {
  const { opened, store } = device();
  const margin = await opened();
  await margin.begin("spectrum for all");
  await margin.write(OF, NOTE);
  const [[, sealed] = [[], null]] = await store.read([...marginKey(PERSON), nameOf(OF)]);
  await store.change({ put: [[[...marginKey(PERSON), nameOf(OTHER)], sealed]] });
  const again = await opened();
  await again.unlock("spectrum for all");
  expect(again.state()).toEqual({ kind: "open", notes: new Map([[nameOf(OF), NOTE]]) });
});

test("of notes written in one breath the last one is kept", async () => {
  const { opened } = device();
  const margin = await opened();
  await margin.begin("spectrum for all");
  const written = ["H", "Ho", "Hold"].map((instructions) => margin.write(OF, { ...NOTE, instructions }));
  await Promise.all(written);
  const again = await opened();
  await again.unlock("spectrum for all");
  const state = again.state();
  expect(state.kind === "open" && state.notes.get(nameOf(OF))?.instructions).toBe("Hold");
});

test("each person on a device has their own margin, and without the key nothing is kept", async () => {
  const { opened, rows } = device();
  const margin = await opened();
  await margin.begin("spectrum for all");
  margin.lock();
  const before = await rows.read([]);
  await margin.write(OF, NOTE);
  expect(await rows.read([])).toEqual(before);
  expect((await opened(userId("bbb"))).state()).toEqual({ kind: "none" });
});
