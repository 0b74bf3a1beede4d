import { timingSafeEqual } from "node:crypto";
import type { Nomination, NominationForm } from "../../shared/experts/nomination.ts";
import type { NominationTerms } from "../../shared/experts/expert.ts";
import { closedBy } from "../../shared/forum/forum-closing.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { type CommandId, commandId, type NewId, type UserId } from "../../shared/ids.ts";
import { LINK_MS, NOMINATIONS_WAITING_MAX } from "../../shared/door-limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { forumClosedRefusal } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { inLanguage } from "../../shared/text/localized.ts";
import type { MailQueue } from "../mail/mail-queue.ts";
import type { NominationStore } from "../store/nomination-store.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";
import type { Admissions } from "./admissions.ts";
import type { CarriedOut } from "./carried-out.ts";
import type { ForumRoom } from "./forum-room.ts";
import { hashOfCode } from "./nomination-call.ts";

type Refused = { readonly refusal: Refusal };
type Carry = (actor: Participant, command: ForumCommand, id: CommandId) => Promise<CarriedOut>;

/** Nominations of experts by their delegations, under the code of a circular letter. */
export type Nominations = {
  /** The terms of a letter, for those who know its code. */
  readonly termsOf: (code: string) => Promise<NominationTerms | Refused>;
  /** Stores what a form says, to wait for the secretariat. Gives the number of experts. */
  readonly nominate: (
    form: NominationForm,
  ) => Promise<{ readonly nominated: readonly Nomination[] } | Refused>;
  readonly all: () => Promise<readonly Nomination[]>;
  /** Admits the expert. Done twice, even over a crash, it admits once. `link`: to hand over, where no mail takes it. */
  readonly approve: (
    actor: Participant,
    id: string,
  ) => Promise<{ readonly nomination: Nomination; readonly link: string | null } | Refused>;
  readonly refuse: (
    actor: Participant,
    id: string,
    reason: string,
  ) => Promise<{ readonly nomination: Nomination } | Refused>;
};

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const WRONG = refuse("nominationCodeWrong", "This code is not known. Look at the circular letter.");
const CLOSED = refuse("nominationsClosed", "Nominations are closed.");
const NONE = refuse("noSuchNomination", "There is no such nomination.");
const DECIDED = refuse("nominationDecided", "This nomination was decided already.");

export type NominationOptions = {
  readonly forum: ForumRoom;
  readonly store: NominationStore & Pick<Store, "contactOf" | "saveContact" | "usersByEmail">;
  readonly clock: Clock;
  readonly newId: NewId;
  /** The secretariat's command that admits somebody. */
  readonly carryOut: Carry;
  /** Makes a link for somebody who takes part. */
  readonly invite: Admissions["invite"];
  readonly mail: MailQueue;
  /** The address under which people reach the site. */
  readonly address: () => string;
};

export function openNominations(options: NominationOptions): Nominations {
  const { forum, store, clock, newId, carryOut, invite, mail } = options;
  /** One after the other, so that a limit is kept and nobody is decided twice. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const done = queue.then(act);
    queue = done.catch(() => undefined);
    return done;
  };

  const callOf = async (code: string): Promise<NonNullable<ReturnType<typeof called>> | Refused> => {
    const known = await store.nominationCode();
    if (known === null || !isSame(known, hashOfCode(code))) return WRONG;
    return called() ?? CLOSED;
  };
  const called = () => {
    const { nominations, closings } = forum.forum();
    return closedBy(closings) !== null || nominations === null || nominations.until <= clock.now()
      ? null
      : nominations;
  };
  /** A nomination to decide; in a closed forum none is decided (rule D23). */
  const waitingOf = async (id: string): Promise<Nomination | Refused> => {
    const closed = forumClosedRefusal(forum.rules(null));
    if (closed !== null) return { refusal: closed };
    const found = (await store.nominations()).find((one) => one.id === id);
    if (found === undefined) return NONE;
    return found.state.kind === "waiting" ? found : DECIDED;
  };

  /** The person with the expert's address in the same delegation: of a crash between the admission and its note, too. */
  const takesPartAlready = async ({ expert, delegationId }: Nomination): Promise<UserId | null> => {
    const users = await store.usersByEmail(expert.email);
    const { participants } = forum.forum();
    return users.find((user) => participants.get(user)?.delegationId === delegationId) ?? null;
  };

  const tellNominator = (
    kind: "nominationReceived" | "nominationRefused",
    { id, nominator }: Nomination,
    delegation: string,
  ): Promise<void> =>
    mail.queue({
      key: `${kind} ${id}`,
      to: { address: nominator.email },
      kind,
      language: "en",
      values: { delegation, link: `${options.address()}/nominate` },
    });

  /** Gives the expert a link, by mail where there is mail. Asked again after a crash, it sends one mail. */
  const inviteExpert = async (
    { id }: Nomination,
    { user, by, delegation }: { readonly user: UserId; readonly by: UserId; readonly delegation: string },
  ): Promise<string | null> => {
    const until = Date.now() + LINK_MS;
    const link = await invite(user, { by, endsAt: until });
    await mail.queue({
      key: `nominationApproved ${id}`,
      to: { user },
      kind: "nominationApproved",
      language: await mail.languageOf(user),
      values: { delegation, link, until },
    });
    return mail.isOn ? null : link;
  };

  return {
    termsOf: async (code) => {
      const call = await callOf(code);
      if ("refusal" in call) return call;
      const { delegations, expertsList } = forum.forum();
      return {
        ...call,
        forum: inLanguage(forum.preset().name, "en"),
        delegations: delegations.map(({ symbol, name }) => ({ symbol, name })),
        genders: expertsList.genders,
      };
    },
    nominate: (form) =>
      inTurn(async () => {
        const call = await callOf(form.code);
        if ("refusal" in call) return call;
        const { delegations, expertsList } = forum.forum();
        const of = delegations.find(({ symbol }) => symbol === form.delegation);
        if (of === undefined)
          return refuse("noSuchDelegation", "There is no delegation of this symbol on the forum's list.", {
            symbol: form.delegation,
          });
        const before = await store.nominations();
        const waiting = before.filter(
          ({ delegationId, state }) => delegationId === of.id && state.kind === "waiting",
        );
        if (waiting.length + form.experts.length > NOMINATIONS_WAITING_MAX)
          return refuse("tooManyNominations", "Too many nominations of this delegation wait already.", {
            max: NOMINATIONS_WAITING_MAX,
          });
        const at = clock.now();
        // Sent twice, it is stored once: the same address waits already.
        const isNew = ({ email }: { readonly email: string }): boolean =>
          !waiting.some((one) => one.expert.email.toLowerCase() === email.toLowerCase());
        const nominated = form.experts.filter(isNew).map((expert): Nomination => ({
          id: newId(),
          letter: call.letter,
          delegationId: of.id,
          at,
          // Of a gender that the forum does not record nothing is kept.
          expert: { ...expert, gender: expertsList.genders ? expert.gender : "" },
          nominator: form.nominator,
          state: { kind: "waiting" },
        }));
        await store.nominate(nominated);
        // One mail a form, however many experts it names.
        if (nominated[0] !== undefined) await tellNominator("nominationReceived", nominated[0], of.symbol);
        return { nominated };
      }),
    all: () => store.nominations(),
    approve: (actor, id) =>
      inTurn(async () => {
        const found = await waitingOf(id);
        if ("refusal" in found) return found;
        const symbol = forum.forum().delegations.find((one) => one.id === found.delegationId)?.symbol;
        if (symbol === undefined) return refuse("noSuchDelegation", "This delegation is not on the list.");
        const { name, email, title, gender } = found.expert;
        const known = await takesPartAlready(found);
        const carried: CarriedOut =
          known === null
            ? await carryOut(
                actor,
                { type: "admitParticipant", name, role: "delegate", delegation: symbol, email, title },
                commandId(`nomination-${id}`),
              )
            : { entries: [] };
        if ("refusal" in carried) return carried;
        const user = known ?? admittedIn(carried.entries);
        const contact = await store.contactOf(user);
        if (gender !== "" && contact !== null) await store.saveContact({ ...contact, gender });
        const state = { kind: "approved", at: clock.now(), by: actor.id, user } as const;
        // Before the note: a crash in between loses no mail.
        const link = await inviteExpert(found, { user, by: actor.id, delegation: symbol });
        await store.decideNomination(id, state);
        return { nomination: { ...found, state }, link };
      }),
    refuse: (actor, id, reason) =>
      inTurn(async () => {
        const found = await waitingOf(id);
        if ("refusal" in found) return found;
        const state = { kind: "refused", at: clock.now(), by: actor.id, reason } as const;
        const { delegations } = forum.forum();
        const symbol = delegations.find((one) => one.id === found.delegationId)?.symbol ?? "";
        await tellNominator("nominationRefused", found, symbol);
        return (await store.decideNomination(id, state)) ? { nomination: { ...found, state } } : DECIDED;
      }),
  };
}

function admittedIn(entries: readonly ForumEntry[]): UserId {
  for (const entry of entries) if (entry.type === "participantAdmitted") return entry.participant.id;
  throw new Error("nobody was admitted");
}
