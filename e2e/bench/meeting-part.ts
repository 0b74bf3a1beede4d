import { runChild, whenQuiet } from "./children.ts";
import type { CrowdOptions } from "./crowd-scene.ts";
import { atMost, ms, type Part, percent, seen, shallBe } from "./findings.ts";
import type { MeetingResult } from "./meeting.ts";

const PEOPLE = 300;
const TYPING = 30;

/** One meeting of many pages while some type: a step of its table reaches them all. */
export async function meetingPart({ seconds, waitSeconds, progress }: CrowdOptions): Promise<Part> {
  progress(`a meeting of ${PEOPLE} pages, ${TYPING} typing`);
  await whenQuiet(progress, { waitSeconds });
  const words = ["--people", String(PEOPLE), "--typing", String(TYPING), "--seconds", String(seconds)];
  const { steps, expected, arrived, step, bytesMax, loadBusy, othersShare } = await runChild<MeetingResult>(
    "meeting.ts",
    { words, progress },
  );
  return {
    title: `A meeting: ${PEOPLE} pages, ${TYPING} typing 4 keys/s, ${steps} steps of the table`,
    findings: [
      seen("the lead's command to a page: p50 / most", `${ms(step.p50)} / ${ms(step.max)}`),
      atMost("the lead's command to a page: p99", { value: step.p99, aim: 250, unit: "ms" }),
      atMost("a step, bytes a page, most", { value: bytesMax, aim: 2_048, unit: "B", digits: 0 }),
      shallBe("each step reached each page", arrived === expected, `${arrived} of ${expected}`),
    ],
    charts: [],
    notes: [
      `load generator ${percent(loadBusy)} busy, other programs ${percent(othersShare ?? Number.NaN)} of a core`,
    ],
  };
}
