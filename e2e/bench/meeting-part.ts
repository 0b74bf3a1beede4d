import { runChild, whenQuiet } from "./children.ts";
import type { CrowdOptions } from "./crowd-scene.ts";
import { atMost, ms, type Part, percent, seen, shallBe } from "./findings.ts";
import type { MeetingResult } from "./meeting.ts";

const PEOPLE = 300;
const TYPING = 30;

/** One meeting of many pages while some type: a step of its table and a call reach them all. */
export async function meetingPart({ seconds, waitSeconds, progress }: CrowdOptions): Promise<Part> {
  progress(`a meeting of ${PEOPLE} pages, ${TYPING} typing`);
  await whenQuiet(progress, { waitSeconds });
  const words = ["--people", String(PEOPLE), "--typing", String(TYPING), "--seconds", String(seconds)];
  const result = await runChild<MeetingResult>("meeting.ts", { words, progress });
  const { steps, calls, loadBusy, othersShare } = result;
  return {
    title: `A meeting: ${PEOPLE} pages, ${TYPING} typing 4 keys/s, from the lead's command to a page`,
    findings: [
      ...[
        { name: `${steps.times} steps of the table`, one: steps },
        { name: `${calls.times} calls for objections`, one: calls },
      ].flatMap(({ name, one }) => [
        seen(`${name}: p50 / most`, `${ms(one.took.p50)} / ${ms(one.took.max)}`),
        atMost(`${name}: p99`, { value: one.took.p99, aim: 250, unit: "ms" }),
        shallBe(
          `${name}: each reached each page`,
          one.arrived === one.expected,
          `${one.arrived} of ${one.expected}`,
        ),
      ]),
      atMost("a step, bytes a page, most", { value: steps.bytesMax, aim: 2_048, unit: "B", digits: 0 }),
      seen("a call, with what is typed meanwhile, bytes a page, most", `${calls.bytesMax} B`),
    ],
    charts: [],
    notes: [
      `load generator ${percent(loadBusy)} busy, other programs ${percent(othersShare ?? Number.NaN)} of a core`,
    ],
  };
}
