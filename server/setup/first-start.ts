import { groupId } from "../../shared/ids.ts";
import { LINK_MS } from "../../shared/door-limits.ts";
import type { Preset, PresetFile } from "../../shared/presets/preset.ts";
import type { Founding } from "../forum/open-forum.ts";
import { emptyDraft } from "../forum/new-opinions.ts";
import type { Secretariat } from "../forum/secretariat.ts";
import { tellSample } from "../told-sample/tell-sample.ts";
import type { ToldParts } from "../told-sample/teller.ts";
import { LOOK } from "../told-sample/words.ts";

/** One line of a first start: `role <TAB> group or delegation (or -) <TAB> name <TAB> sign-in link <TAB> its end`. */
export type InvitedPerson = {
  readonly role: string;
  readonly of: string;
  readonly name: string;
  readonly link: string;
  /** In a sample whose story is told: the reason to open it. */
  readonly look?: string;
};

/** Prints the links of a first start: a line each, or the reason to open one and the link below it. */
export const firstLinks = (invited: readonly InvitedPerson[]): readonly string[] =>
  invited.flatMap((person) =>
    person.look === undefined ? [invitedLine(person)] : [person.look, `  ${person.link}`],
  );

/** Formats the line of a new link. */
export const invitedLine = (person: InvitedPerson & { readonly endsAt?: number | undefined }): string =>
  [person.role, person.of, person.name, person.link, until(person.endsAt ?? Date.now() + LINK_MS)].join("\t");

const until = (at: number): string => `until ${new Date(at).toISOString().slice(0, 16)}Z`;

function must<Answer extends object>(
  answer: Answer,
): Exclude<Answer, { readonly refusal: { readonly message: string } }> {
  if ("refusal" in answer)
    throw new Error(`the forum could not be opened: ${JSON.stringify(answer.refusal)}`);
  return answer as Exclude<Answer, { readonly refusal: { readonly message: string } }>;
}

/** Delegations of the samples that get a head of delegation at a first start. */
const SAMPLE_HEADS = 4;

type Parts = ToldParts;

/** Fills a new forum: with the samples of its file and perhaps their story, or with empty Opinions. */
export async function fill(founding: Founding, parts: Parts): Promise<readonly InvitedPerson[]> {
  const { toldUntil } = founding;
  const invited = await fillPlain(founding, parts);
  if (toldUntil === undefined) return invited;
  const person = await tellSample(parts, toldUntil);
  parts.clock.tell(null);
  // Links of the story's first day are over by now, or will be soon.
  const invite = async (who: string): Promise<InvitedPerson> => {
    const found = person(who);
    const { role, of, name } = invited.find((one) => one.of === who || one.role === who)!;
    return {
      role,
      of,
      name,
      link: await parts.secretariat.invite(found.id),
      look: LOOK[who as keyof typeof LOOK],
    };
  };
  return Promise.all(Object.keys(LOOK).map(invite));
}

const fillPlain = ({ file, sample, toldUntil }: Founding, parts: Parts): Promise<readonly InvitedPerson[]> =>
  sample
    ? fillWithSamples(file.samples, parts, toldUntil === undefined ? SAMPLE_HEADS : Infinity)
    : fillEmpty(parts);

/** Fills it with sample delegations, people and draft Opinions. */
async function fillWithSamples(
  samples: PresetFile["samples"],
  { forum, secretariat }: Pick<Parts, "forum" | "secretariat">,
  heads: number,
): Promise<readonly InvitedPerson[]> {
  const preset = forum.preset();
  for (const { symbol, name, category } of samples.delegations) {
    must(await secretariat.carryOut(null, { type: "admitDelegation", symbol, name, category }));
  }
  const invited = [
    await admit(secretariat, { role: "chair", name: `Chair, ${preset.shortName}` }),
    ...(await admitFacilitators(secretariat, preset)),
    await admit(secretariat, { role: "secretariat", name: "Secretariat" }),
  ];
  for (const { symbol, name } of samples.delegations.slice(0, heads)) {
    const head = { role: "delegate", name: `Head, ${name.en}`, delegation: symbol, head: true } as const;
    invited.push(await admit(secretariat, head));
  }
  for (const group of preset.groups) {
    const draft = samples.opinions[group.id] ?? emptyDraft(preset, group);
    must(await secretariat.openOpinion(null, { groupId: groupId(group.id), draft, sample: true }));
  }
  return invited;
}

/** Fills it with empty Opinions; the secretariat invites everybody else. */
async function fillEmpty({
  forum,
  secretariat,
}: Pick<Parts, "forum" | "secretariat">): Promise<readonly InvitedPerson[]> {
  const preset = forum.preset();
  const invited = [await admit(secretariat, { role: "secretariat", name: "Secretariat" })];
  for (const group of preset.groups) {
    const opinion = { groupId: groupId(group.id), draft: emptyDraft(preset, group), sample: false };
    must(await secretariat.openOpinion(null, opinion));
  }
  return invited;
}

/** By office, never by the real lead's name: a sample act must not stand under a person. */
async function admitFacilitators(
  secretariat: Secretariat,
  preset: Preset,
): Promise<readonly InvitedPerson[]> {
  const invited: InvitedPerson[] = [];
  for (const group of preset.groups) {
    const topic = group.opinion.title.en;
    invited.push(
      await admit(secretariat, { role: "facilitator", name: `Facilitator, ${topic}`, leads: [group.id] }),
    );
  }
  return invited;
}

type Seat = {
  readonly role: "chair" | "facilitator" | "secretariat" | "delegate";
  readonly name: string;
  readonly delegation?: string;
  readonly leads?: readonly string[];
  readonly head?: boolean;
};

async function admit(secretariat: Secretariat, seat: Seat): Promise<InvitedPerson> {
  const { role, name, delegation, head } = seat;
  const answered = must(
    await secretariat.carryOut(null, {
      type: "admitParticipant",
      role,
      name,
      ...(delegation === undefined ? {} : { delegation }),
      ...(seat.leads === undefined ? {} : { leads: seat.leads.map(groupId) }),
      ...(head === undefined ? {} : { head }),
    }),
  );
  return { role, of: delegation ?? seat.leads?.join(",") ?? "-", name, link: answered.link ?? "" };
}
