import type { ClauseId } from "../../shared/ids.ts";
import type { MoreTime, Silence } from "../../shared/negotiation/silence.ts";

/** A question of a silence procedure. */
export type SilenceDialogState =
  | { readonly kind: "start"; readonly clauseId: ClauseId }
  | { readonly kind: "object" | "received" | "moreTime" | "cancel" | "declare"; readonly silence: Silence }
  | { readonly kind: "answer"; readonly silence: Silence; readonly asked: MoreTime };
