import { expect, test } from "vitest";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import type { Understood } from "../../shared/word-file/understood.ts";
import { openReceivedFiles } from "../received/received-files.ts";
import { wordAnswer } from "../imports/word-answer.ts";
import { seeded } from "../testing/chance.ts";
import { openRandomRoom, type RandomRoom } from "../testing/random-room.ts";
import { type Forum, openForum } from "../testing/ticking-forum.ts";
import { editedFile, faultsIn, randomRound, type Round, sendOut, shrunk } from "../testing/sent-round.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 50);
const FIRST_SEED = Number(process.env["SEED"] ?? 1);
/** Files of one room: the room of a seed is made anew from its number, and goes on between two files. */
const FILES_OF_ROOM = 8;
/** A room waits for its disk most of the time. */
const ROOMS_AT_ONCE = 12;
/** Every so many files go the whole way over HTTP, through the process that reads files. */
const OVER_HTTP = 40;

type Counts = {
  files: number;
  unedited: number;
  edits: number;
  proposals: number;
  on: number;
  comments: number;
  told: number;
  unclear: number;
};

test(
  "X23 only what was edited comes of a file that went out, whatever the room and the edits",
  async () => {
    const forum = await openForum();
    const counts: Counts = {
      files: 0,
      unedited: 0,
      edits: 0,
      proposals: 0,
      on: 0,
      comments: 0,
      told: 0,
      unclear: 0,
    };
    const failures: string[] = [];
    const seeds = Array.from({ length: SEEDS }, (_, i) => FIRST_SEED + i);
    const rooms = [...Map.groupBy(seeds, (seed) => Math.floor(seed / FILES_OF_ROOM))];
    try {
      for (let i = 0; i < rooms.length; i += ROOMS_AT_ONCE)
        await Promise.all(
          rooms
            .slice(i, i + ROOMS_AT_ONCE)
            .map(([n, own]) => filesOf(forum, { n, seeds: own, counts, failures })),
        );
    } finally {
      await forum.close();
    }
    console.log(
      `${counts.files} files (SEED=${FIRST_SEED}), ${counts.unedited} of them unedited: ${counts.edits} edits gave ${counts.proposals} proposals, ${counts.on} proposals on proposals and ${counts.comments} comments; ${counts.told} changes accepted or rejected in Word were told; ${counts.unclear} paragraphs can be read in more than one way; ${failures.length} files failed`,
    );
    expect(failures.join("\n\n")).toBe("");
  },
  60_000 + SEEDS * 2_000,
);

const chanceOf = (seed: number) => seeded(Math.imul(seed, 2_654_435_761) + 7);

async function filesOf(
  forum: Forum,
  { n, seeds, counts, failures }: { n: number; seeds: readonly number[]; counts: Counts; failures: string[] },
): Promise<void> {
  const room = await openRandomRoom(forum, chanceOf(n));
  // A seed in the middle of a room finds it as it is after all files before it.
  const first = n * FILES_OF_ROOM;
  for (let seed = first; seed <= seeds.at(-1)!; seed++) {
    const chance = chanceOf(seed);
    const sent = await sendOut(forum, room, { chance });
    for (let acts = chance(3) === 0 ? 1 + chance(4) : 0; acts > 0; acts--) await room.act();
    const now = await room.view();
    const round = randomRound(chance, { sent, room });
    if (!seeds.includes(seed)) continue;
    const go = async (one: Round, overHttp: boolean) => {
      const { bytes, expected, done } = editedFile(one, now);
      const preview = await (overHttp ? previewOverHttp : previewHere)(forum, { room, round: one, bytes });
      return { faults: faultsIn(expected, preview), preview, done, unclear: expected.unclear.length };
    };
    const overHttp = seed % OVER_HTTP === 0;
    const { faults, preview, done, unclear } = await go(round, overHttp);
    counts.files += 1;
    if (done === 0) counts.unedited += 1;
    counts.edits += done;
    counts.unclear += unclear;
    counts.proposals += preview.understood.proposals.filter(({ on }) => on === null).length;
    counts.on += preview.understood.proposals.filter(({ on }) => on !== null).length;
    counts.comments += preview.understood.comments.length;
    counts.told += preview.understood.settled.length;
    if (faults.length === 0) continue;
    const small = await shrunk(round, async (one) => (await go(one, false)).faults.length > 0);
    const said = (await go(small, false)).faults;
    failures.push(
      [
        `SEED=${seed} SEEDS=1, a ${sent.form} file in ${sent.language} of row ${sent.view.seq}, brought in by ${round.symbol} at row ${now.seq}:`,
        ...small.edits.map((edit) => `  ${JSON.stringify(edit)}`),
        ...(said.length === 0 ? faults : said).map((fault) => `  ${fault}`),
      ].join("\n"),
    );
  }
}

type Brought = { readonly room: RandomRoom; readonly round: Round; readonly bytes: Uint8Array };

async function previewHere(forum: Forum, { room, round, bytes }: Brought): Promise<WordPreview> {
  const files = openReceivedFiles(forum.concord, async (body, held, makeAgain) => ({
    understood: (await wordAnswer(
      { bytes: body, held },
      makeAgain ?? (() => Promise.resolve(null)),
    )) as Understood,
  }));
  const asker = { room: room.room, participant: forum.delegates.get(round.symbol)!, on: null };
  const number = await files.receive(asker, { name: "file.docx", bytes });
  if (typeof number !== "number") throw new Error(JSON.stringify(number));
  const authors = ["Pat Person", "Kim Other"].map((name) => ({ name, whose: round.authors.whose(name) }));
  await files.name(asker, number, authors);
  const preview = await files.preview(asker, number);
  await files.drop(asker, number);
  if ("refusal" in preview) throw new Error(JSON.stringify(preview));
  return preview;
}

async function previewOverHttp(forum: Forum, { room, round, bytes }: Brought): Promise<WordPreview> {
  const { id } = forum.delegates.get(round.symbol)!;
  const path = `/api/opinions/${room.id}/import`;
  const sent = await forum.ask(id, path, { method: "POST", body: bytes as Uint8Array<ArrayBuffer> });
  const { number } = (await sent.json()) as { number: number };
  const authors = ["Pat Person", "Kim Other"].map((name) => ({ name, whose: round.authors.whose(name) }));
  const body = JSON.stringify({ authors });
  const answer = await forum.ask(id, `${path}s/${number}/authors`, { method: "POST", body });
  return (await answer.json()) as WordPreview;
}
