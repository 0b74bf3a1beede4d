import { describe, expect, test } from "vitest";
import { delegationId, groupId, proposalId, userId } from "../ids.ts";
import { positionsOn } from "../negotiation/position.ts";
import type { ProposalFate } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { CATEGORIES, type Participant, type Role, ROLES } from "../people/participant.ts";
import type { Rules } from "../people/permissions.ts";
import type { Reason } from "../refusal.ts";
import { ALL_RIGHTS, GROUP, NO_CLAUSE, OPEN_RULES, openTestRoom, PEOPLE } from "../testing/room.ts";
import { decide } from "./decide.ts";
import { type Context, isRefused } from "./decision-context.ts";

const opened = () => {
  const room = openTestRoom();
  const [verb, act] = room.as("lead").write("verb invites", "operative to act");
  const take = (position: "supports" | "canAccept" | "awaitsInstructions" | "reservation" | "cannotAccept") =>
    ({ type: "takePosition", subject: { clauseId: act! }, position, hash: room.hash(act!) }) as const;
  return { room, verb: verb!, act: act!, take };
};

describe("who speaks", () => {
  type Hat = "leads this group" | "leads another group" | "leads none";
  const HATS: readonly Hat[] = ["leads this group", "leads another group", "leads none"];
  // Written by hand, cell by cell: role by hat; "may" goes on to the delegation, its head's word and its category.
  const TABLE: Readonly<Record<Role, readonly [Reason | "may", Reason | "may", Reason | "may"]>> = {
    chair: ["oneHat", "oneHat", "oneHat"],
    managementTeam: ["may", "may", "may"],
    facilitator: ["oneHat", "may", "may"],
    secretariat: ["notYourRole", "notYourRole", "notYourRole"],
    delegate: ["may", "may", "may"],
    follower: ["notYourRole", "notYourRole", "notYourRole"],
  };
  const GROUPS: Readonly<Record<Hat, readonly ReturnType<typeof groupId>[]>> = {
    "leads this group": [groupId("green"), GROUP],
    "leads another group": [groupId("green")],
    "leads none": [],
  };
  const SILENT = new Set(["sectorMember", "academia", "office"]);
  const rules: Rules = {
    ...OPEN_RULES,
    categories: Object.fromEntries(
      CATEGORIES.map((one) => [one, { ...ALL_RIGHTS, mayTakePosition: !SILENT.has(one) }]),
    ) as Rules["categories"],
  };
  const { room, act, take } = opened();
  const asking = (actor: Participant, opinion: Opinion, more: Partial<Context> = {}): Reason | "done" => {
    const command = take("cannotAccept");
    const decided = decide(opinion, room.words(), {
      command:
        more.names === undefined ? command : { ...command, for: { delegationId: AAA, word: "by letter" } },
      context: {
        actor,
        at: 1,
        newId: () => "0".repeat(26),
        rules,
        serverClientOf: () => 0,
        authorOf: () => null,
        nextClock: () => 0,
        ...more,
      },
    });
    return isRefused(decided) ? decided.refusal.reason : "done";
  };
  const AAA = delegationId("AAA");
  const ME = userId("me");
  const empowering: Opinion = {
    ...room.opinion(),
    negotiation: { ...room.opinion().negotiation, empowered: [{ userId: ME, delegationId: AAA }] },
  };

  test("C10 C11 C21 each role, acting role and category: delegation, its head, its category", () => {
    let cells = 0;
    for (const role of ROLES) {
      for (const [i, hat] of HATS.entries()) {
        for (const category of CATEGORIES) {
          for (const voice of ["head", "deputy", "empowered", "neither"] as const) {
            for (const delegation of [AAA, null]) {
              const actor: Participant = {
                id: ME,
                role,
                category,
                delegationId: delegation,
                leads: GROUPS[hat],
                head: voice === "head",
                deputy: voice === "deputy",
              };
              const cell = TABLE[role][i]!;
              const expected =
                cell !== "may"
                  ? cell
                  : delegation === null
                    ? "noDelegation"
                    : voice === "neither"
                      ? "notEmpowered"
                      : SILENT.has(category)
                        ? "notYourCategory"
                        : "done";
              const opinion = voice === "empowered" ? empowering : room.opinion();
              expect([role, hat, category, voice, delegation, asking(actor, opinion)]).toEqual([
                role,
                hat,
                category,
                voice,
                delegation,
                expected,
              ]);
              cells++;
            }
          }
        }
      }
    }
    expect(cells).toBe(6 * 3 * 7 * 4 * 2);
  });

  test("C36 the secretariat enters a delegation's word, where it takes positions", () => {
    const onWord = { names: new Set<string>() };
    for (const category of CATEGORIES) {
      const more = { ...onWord, categoryOf: () => category, isDelegation: () => true };
      expect([category, asking(PEOPLE.secretariat, room.opinion(), more)]).toEqual([
        category,
        SILENT.has(category) ? "notYourCategory" : "done",
      ]);
    }
    for (const who of ["team", "aaa", "follower"] as const) {
      expect([who, asking(PEOPLE[who], room.opinion(), onWord)]).toEqual([who, "notYourRole"]);
    }
    const unknown = { ...onWord, isDelegation: () => false };
    expect(asking(PEOPLE.secretariat, room.opinion(), unknown)).toBe("noSuchDelegation");
  });

  test("C36 what the secretariat enters says for whom, and how it was told", () => {
    const [entered] = room.as("secretariat").must({
      ...take("reservation"),
      reason: "the second half",
      for: { delegationId: AAA, word: "by telephone, 14:31" },
    });
    expect(entered).toEqual({
      type: "positionTaken",
      delegationId: "AAA",
      subject: { clauseId: act },
      position: "reservation",
      reason: "the second half",
      until: null,
      to: "room",
      mayStop: true,
      onWordOf: "by telephone, 14:31",
      wordsHash: room.hash(act),
    });
    const withdraw = { type: "withdrawPosition", subject: { clauseId: act } } as const;
    expect(room.as("secretariat").ask(withdraw)).toBe("notYourRole");
    const withdrawn = { ...withdraw, for: { delegationId: AAA, word: "by mail" } } as const;
    expect(room.as("secretariat").must(withdrawn)).toEqual([
      {
        type: "positionWithdrawn",
        delegationId: "AAA",
        subject: { clauseId: act },
        to: "room",
        onWordOf: "by mail",
      },
    ]);
  });

  test("C10 the head empowers one of its own, who then speaks, and takes it back", () => {
    const { room: hall, take: taking } = opened();
    const aaa2 = hall.as("aaa2");
    const empower = { type: "empowerMember", userId: PEOPLE.aaa2.id, empowered: true } as const;
    expect(aaa2.ask(taking("supports"))).toBe("notEmpowered");
    expect(aaa2.ask(empower)).toBe("notEmpowered");
    expect(hall.as("chair").ask(empower)).toBe("oneHat");
    expect(hall.as("bbb").ask(empower)).toBe("noSuchPerson");
    expect(hall.as("aaa").ask({ ...empower, empowered: false })).toBe("nothingToDo");
    expect(hall.as("aaa").ask({ ...empower, userId: PEOPLE.aaa.id })).toBe("nothingToDo");
    expect(hall.as("aaa").ask(empower)).toBe("done");
    expect(hall.as("aaa").ask(empower)).toBe("nothingToDo");
    expect(aaa2.ask(taking("supports"))).toBe("done");
    expect(hall.opinion().negotiation.positions).toMatchObject([{ delegationId: "AAA", by: "aaa2" }]);
    hall.as("aaa").must({ ...empower, empowered: false });
    expect(aaa2.ask(taking("canAccept"))).toBe("notEmpowered");
  });
});

describe("what is said", () => {
  test("C9 a delegation has one position on a clause, on the words that it saw", () => {
    const { room, act, take } = opened();
    room.as("aaa").must(take("canAccept"));
    room.as("bbb").must(take("awaitsInstructions"));
    room.as("aaa").must({ ...take("cannotAccept"), reason: "too strong" });
    const hash = room.hash(act);
    const on = { clauseId: act };
    expect(positionsOn(room.opinion(), on, hash).present).toMatchObject([
      { delegationId: "BBB", position: "awaitsInstructions" },
      { delegationId: "AAA", position: "cannotAccept", reason: "too strong" },
    ]);
    room.as("aaa").type(act, 0, "not ");
    expect(positionsOn(room.opinion(), on, room.hash(act))).toMatchObject({
      present: [],
      earlier: [{ delegationId: "BBB" }, { delegationId: "AAA" }],
    });
    expect(room.as("aaa").ask({ ...take("supports"), hash })).toBe("wordsChanged");
    room.as("bbb").must(take("supports"));
    expect(positionsOn(room.opinion(), on, room.hash(act))).toMatchObject({
      present: [{ delegationId: "BBB", position: "supports" }],
      earlier: [{ delegationId: "AAA" }],
    });
  });

  test("C28 a withdrawal that names the words it was read on is refused on others", () => {
    const { room, act, take } = opened();
    room.as("aaa").must(take("cannotAccept"));
    room.as("bbb").type(act, 0, "not ");
    const read = room.hash(act);
    room.as("bbb").type(act, 0, "also ");
    const withdraw = { type: "withdrawPosition", subject: { clauseId: act } } as const;
    expect(room.as("aaa").ask({ ...withdraw, hash: read })).toBe("wordsChanged");
    expect(room.opinion().negotiation.positions).toMatchObject([{ position: "cannotAccept" }]);
    room.as("aaa").must({ ...withdraw, hash: room.hash(act) });
    expect(room.opinion().negotiation.positions).toEqual([]);
  });

  test("C35 only who awaits instructions names a day, and nothing lapses when it comes", () => {
    const { room, act, take } = opened();
    const until = "2025-06-01T09:05:00Z";
    expect(room.as("aaa").ask({ ...take("canAccept"), until })).toBe("unreadable");
    room.as("aaa").must({ ...take("awaitsInstructions"), until });
    for (let minute = 0; minute < 20; minute++) room.as("bbb").ask({ type: "settleClause", clauseId: act });
    expect(
      room
        .as("lead")
        .refused({ type: "markClause", clauseId: act, tier: "ad-referendum", hash: room.hash(act) }),
    ).toMatchObject({ reason: "standsInTheWay", details: { over: "awaitsInstructions AAA" } });
  });

  test("C12 what the room is told takes the place of all, what the lead is told of that alone", () => {
    const { room, act, take } = opened();
    const aaa = room.as("aaa");
    const told = () => room.opinion().negotiation.positions.map(({ to, position }) => `${to}: ${position}`);
    aaa.must(take("canAccept"));
    aaa.must({ ...take("reservation"), to: "lead" });
    expect(told()).toEqual(["room: canAccept", "lead: reservation"]);
    aaa.must({ ...take("cannotAccept"), to: "lead" });
    expect(told()).toEqual(["room: canAccept", "lead: cannotAccept"]);
    const withdraw = { type: "withdrawPosition", subject: { clauseId: act } } as const;
    expect(aaa.must(withdraw)).toMatchObject([{ to: "lead" }]);
    expect(told()).toEqual(["room: canAccept"]);
    aaa.must({ ...take("cannotAccept"), to: "lead" });
    expect(aaa.must({ ...withdraw, to: "room" })).toMatchObject([{ to: "room" }]);
    expect(told()).toEqual(["lead: cannotAccept"]);
    aaa.must(take("supports"));
    expect(told()).toEqual(["room: supports"]);
    aaa.must(withdraw);
    expect(aaa.ask(withdraw)).toBe("nothingToDo");
    expect(room.as("bbb").ask(withdraw)).toBe("nothingToDo");
    const whispered = {
      ...take("cannotAccept"),
      to: "lead",
      for: { delegationId: delegationId("AAA"), word: "w" },
    };
    expect(room.as("secretariat").ask(whispered as ReturnType<typeof take>)).toBe("notYourRole");
  });

  test("C9 on a proposal while it runs, on its present words alone", () => {
    const { room, act } = opened();
    const id = proposalId("01" + "P".repeat(24));
    const hash = "a".repeat(64);
    const withProposal = (fate: ProposalFate): Opinion => ({
      ...room.opinion(),
      negotiation: {
        ...room.opinion().negotiation,
        proposals: [
          {
            id,
            kind: "change",
            serial: 1,
            symbol: "BBB",
            contribution: null,
            proponent: { kind: "delegation", delegationId: delegationId("BBB") },
            coSponsors: [],
            joinedEarlier: [],
            askedMembers: [],
            asked: [],
            clauseId: act,
            on: null,
            clauseKind: "operative",
            level: 1,
            reason: "",
            language: "en",
            submittedSeq: 9,
            wordings: [
              {
                seq: 9,
                at: 9,
                by: userId("bbb"),
                baseText: "",
                baseHash: "",
                runs: [],
                hash: "b".repeat(64),
              },
              { seq: 10, at: 10, by: userId("bbb"), baseText: "", baseHash: "", runs: [], hash },
            ],
            fate,
            review: null,
          },
        ],
      },
    });
    const ask = (fate: ProposalFate, seen: string, on = id): Reason | "done" => {
      const subject = { proposalId: on };
      const decided = decide(withProposal(fate), room.words(), {
        command: { type: "takePosition", subject, position: "supports", hash: seen },
        context: {
          actor: PEOPLE.aaa,
          at: 1,
          newId: () => "",
          rules: OPEN_RULES,
          serverClientOf: () => 0,
          authorOf: () => null,
          nextClock: () => 0,
        },
      });
      return isRefused(decided) ? decided.refusal.reason : "done";
    };
    expect(ask({ kind: "running" }, hash)).toBe("done");
    expect(ask({ kind: "running" }, "b".repeat(64))).toBe("wordsChanged");
    expect(ask({ kind: "running" }, hash, proposalId("01" + "Q".repeat(24)))).toBe("noSuchProposal");
    for (const kind of [
      "accepted",
      "acceptedInPart",
      "declined",
      "withdrawn",
      "setAside",
      "obsolete",
    ] as const) {
      expect(ask({ kind, seq: 11, at: 11, by: userId("lead"), reason: "r" }, hash)).toBe("proposalEnded");
    }
  });

  test("C9 S6 not on what is gone, and not in a final stage", () => {
    const { room, verb, act, take } = opened();
    const asked = take("supports");
    expect(room.as("aaa").ask({ ...asked, subject: { clauseId: NO_CLAUSE } })).toBe("noSuchClause");
    room.as("lead").remove(verb);
    expect(room.as("aaa").ask({ ...asked, subject: { clauseId: verb } })).toBe("clauseRemoved");
    room.as("aaa").must(take("supports"));
    room.as("chair").advance("withdrawn", "no more time");
    expect(room.as("aaa").ask(take("canAccept"))).toBe("stageForbids");
    expect(room.as("aaa").ask({ type: "withdrawPosition", subject: { clauseId: act } })).toBe("stageForbids");
  });
});
