import { MINUTE_MS } from "../../shared/durations.ts";
import { fieldsHash } from "../../shared/forum/report-fields.ts";
import { fieldsOf } from "../../shared/forum/keep-report.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ContributionId, DelegationId } from "../../shared/ids.ts";
import type { PresetFile } from "../../shared/presets/preset.ts";
import type { Chapter, ToldAct, SampleTeller } from "./chapter.ts";
import { divide } from "./divide.ts";
import { innovation } from "./innovation.ts";
import { meetings } from "./meetings.ts";
import { resilience } from "./resilience.ts";
import { space } from "./space.ts";
import { type ToldDays, toldDays } from "./told-days.ts";
import { openTelling, type ToldParts, type ActTeller } from "./teller.ts";
import { OFFICERS, PAPERS, REPORT } from "./words.ts";

/** The forum's file with officers of the sample: nothing is told of a real person. */
export function withSampleOfficers(file: PresetFile): PresetFile {
  const leads: Readonly<Record<string, { readonly name: string; readonly from: string }>> = OFFICERS.leads;
  const groups = file.groups.map((group) => ({ ...group, lead: { ...group.lead, ...leads[group.id] } }));
  return { ...file, chair: OFFICERS.chair, groups };
}

type From = Extract<ForumCommand, { type: "registerContribution" }>["from"];

/** Papers as they came in, three of them as written input on a base text. */
function papersOf({
  week,
}: ToldDays): readonly (readonly [keyof typeof PAPERS, from: string | readonly string[], at: number])[] {
  return [
    ["terminals", "AAA", week(10, "Wed", "09:00")],
    ["recovery", "BBB", week(10, "Thu", "14:00")],
    ["laboratories", "CCC", week(9, "Mon", "10:30")],
    ["skills", "AAA", week(3, "Mon", "15:00")],
    ["languages", ["CCC", "AAA", "EEE"], week(2, "Tue", "16:10")],
    ["figures", "HHH", week(1, "Fri", "08:20")],
  ];
}

function registration(
  days: ToldDays,
  teller: SampleTeller,
  keep: (name: keyof typeof PAPERS, id: ContributionId) => void,
): readonly ToldAct[] {
  return papersOf(days).map(([name, from, receivedAt]) => ({
    at: receivedAt + 20 * MINUTE_MS,
    tell: async () => {
      const source: From =
        typeof from === "string"
          ? { kind: "delegation", delegationId: teller.delegationId(from) }
          : { kind: "group", symbol: "XXP", members: from.map(teller.delegationId) };
      const [entry] = await teller.ask("secretariat", {
        type: "registerContribution",
        ...PAPERS[name],
        from: source,
        language: "en",
        receivedAt: new Date(receivedAt).toISOString(),
      });
      if (entry?.type !== "contributionRegistered")
        throw new Error("the sample's story: no paper was registered");
      keep(name, entry.contribution.id);
    },
  }));
}

const CHAPTERS: readonly Chapter[] = [meetings, innovation, resilience, divide, space];

/** The instant at which the story's forum was opened. */
export const toldSince = (now: number): number => toldDays(now).began;

/** Tells the story in a forum that holds the plain sample. Every act is a command, judged and stored as any other. */
export async function tellSample(parts: ToldParts, now: number): Promise<ActTeller["person"]> {
  const days = toldDays(now);
  const papers = new Map<string, ContributionId>();
  const base = openTelling(parts);
  const delegationId = (symbol: string): DelegationId => base.person(symbol).delegationId!;
  const teller: SampleTeller = {
    ...base,
    delegationId,
    paper: (name) => papers.get(name)!,
  };
  const acts = [
    ...registration(days, teller, (name, id) => void papers.set(name, id)),
    ...CHAPTERS.flatMap((chapter) => chapter(days, teller)),
  ].toSorted((a, b) => a.at - b.at);
  for (const { at, tell } of acts) {
    parts.clock.tell(Math.max(at, parts.clock.told() ?? 0));
    await tell();
  }
  const { forum } = parts;
  const hash = fieldsHash(fieldsOf({ report: forum.forum().report, preset: forum.preset() }));
  await teller.ask("chair", { type: "editReport", hash, ...REPORT });
  return teller.person;
}
