import type { Act } from "./acts.ts";
import type { Say } from "./clause-name.ts";

/** Sentence after an act that opened no dialog; the others say it from their dialog. */
export function doneSentence(say: Say, act: Act, clause: string): string {
  switch (act) {
    case "settle":
      return say("acts.done.settled", { clause });
    case "markAdReferendum":
      return say("acts.done.marked", { clause, tier: say("tier.ad-referendum") });
    case "markPending":
    case "markAgreed":
      return say("acts.done.marked", { clause, tier: say("tier.agreed") });
    case "lock":
    case "lockReasoned":
      return say("acts.done.locked", { clause });
    case "unlock":
      return say("acts.done.unlocked", { clause });
    case "reopenMark":
      return say("acts.done.markReopened", { clause });
    case "addBelow":
    case "addVerb":
    case "alternative":
    case "addFirst":
      return say("acts.done.added");
    case "changeKind":
      return say("acts.done.kindChanged", { clause });
    case "moveUp":
    case "moveDown":
      return say("acts.done.moved", { clause });
    case "footnote":
      return say("acts.done.footnote", { clause });
    case "remove":
      return say("acts.done.removed", { clause });
    case "restore":
      return say("acts.done.restored", { clause });
    case "reopen":
      return say("acts.done.reopened");
    case "editNumber":
      return say("acts.done.numbered");
    case "sendForward":
    case "correct":
    case "consolidate":
    case "cleanUp":
    case "agreeEnBloc":
    case "bracket":
    case "park":
    case "takeUp":
    case "huddle":
    case "clausePen":
    case "opinionPen":
    case "advanceStage":
      return say("acts.done.done");
  }
}
