import type { Act } from "./acts.ts";
import type { Say } from "./clause-name.ts";

/** An act on its button: few words to see, the whole act as its name. */
export type ActLabel = { readonly short: string; readonly name: string };

export function actLabel(say: Say, act: Act, of: { readonly clause: string; readonly n: number }): ActLabel {
  const { clause, n } = of;
  switch (act) {
    case "settle":
      return { short: say("acts.settle"), name: say("acts.settleName", { clause }) };
    case "markAdReferendum":
      return { short: say("acts.markAdReferendum"), name: say("acts.markAdReferendumName", { clause }) };
    case "markAgreed":
      return { short: say("acts.markAgreed"), name: say("acts.markAgreedName", { clause }) };
    case "lock":
      return { short: say("acts.lock"), name: say("acts.lockName", { clause }) };
    case "lockReasoned":
      return { short: say("acts.lockReasoned"), name: say("acts.lockReasonedName", { clause }) };
    case "unlock":
      return { short: say("acts.unlock"), name: say("acts.unlockName", { clause }) };
    case "reopenMark":
      return { short: say("acts.reopenMark"), name: say("acts.reopenMarkName", { clause }) };
    case "clausePen":
      return { short: say("acts.setPen"), name: say("pen.forClause", { clause }) };
    case "markPending":
      return {
        short: say("agreement.acts.markPending"),
        name: say("agreement.acts.markPendingName", { clause }),
      };
    case "sendForward":
      return {
        short: say("agreement.acts.sendForward"),
        name: say("agreement.acts.sendForwardName", { clause }),
      };
    case "correct":
      return { short: say("agreement.acts.correct"), name: say("agreement.acts.correctName", { clause }) };
    case "bracket":
      return { short: say("bracket.short"), name: say("bracket.actName", { clause }) };
    case "park":
      return { short: say("postponed.acts.park"), name: say("postponed.acts.parkName", { what: clause }) };
    case "takeUp":
      return {
        short: say("postponed.acts.takeUp"),
        name: say("postponed.acts.takeUpName", { what: clause }),
      };
    case "huddle":
      return { short: say("postponed.acts.huddle"), name: say("postponed.acts.huddleName", { clause }) };
    case "addBelow":
      return { short: say("acts.addBelow"), name: say("acts.addBelowName", { clause }) };
    case "addVerb":
      return { short: say("acts.addVerb"), name: say("acts.addVerbName", { clause }) };
    case "alternative":
      return { short: say("acts.alternative"), name: say("acts.alternativeName", { clause }) };
    case "changeKind":
      return { short: say("acts.changeKind"), name: say("acts.changeKindName", { clause }) };
    case "moveUp":
      return { short: say("acts.moveUp"), name: say("acts.moveUpName", { clause }) };
    case "moveDown":
      return { short: say("acts.moveDown"), name: say("acts.moveDownName", { clause }) };
    case "footnote":
      return { short: say("acts.footnote"), name: say("acts.footnoteName", { clause }) };
    case "remove":
      return { short: say("acts.remove"), name: say("acts.removeName", { clause }) };
    case "consolidate":
      return { short: say("acts.consolidate", { n }), name: say("acts.consolidate", { n }) };
    case "cleanUp":
      return { short: say("acts.cleanUp"), name: say("acts.cleanUp") };
    case "agreeEnBloc":
      return { short: say("step.enBloc.act"), name: say("step.enBloc.act") };
    case "reopen":
      return { short: say("acts.reopen"), name: say("acts.reopen") };
    case "opinionPen":
      return { short: say("acts.setPen"), name: say("pen.forOpinion") };
    case "advanceStage":
      return { short: say("acts.advanceStage"), name: say("acts.advanceStage") };
    case "editNumber":
      return { short: say("acts.editNumber"), name: say("acts.editNumber") };
    case "restore":
      return { short: say("acts.restore"), name: say("acts.restore") };
    case "addFirst":
      return { short: say("acts.addFirst"), name: say("acts.addFirst") };
  }
}
