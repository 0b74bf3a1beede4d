import { INPUT_CONFIRM_MS } from "../../shared/door-limits.ts";
import { HOUR_MS } from "../../shared/durations.ts";
import type { ConsultationStore } from "../store/consultation-store.ts";
import type { Clock } from "../time/clock.ts";
import { openDueClock } from "./due-clock.ts";

/** Removes inputs whose address nobody confirmed in time: at the start, and each hour (rule F28). */
export function openForgetting({
  store,
  clock,
  log,
}: {
  readonly store: Pick<ConsultationStore, "forgetInputs">;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}): { readonly close: () => Promise<void> } {
  let next = 0;
  return openDueClock({
    name: "consultations",
    next: () => next,
    carryOut: async () => {
      next = clock.now() + HOUR_MS;
      const gone = await store.forgetInputs(clock.now() - INPUT_CONFIRM_MS);
      if (gone > 0) log(`consultations: ${gone} inputs were not confirmed in time and are removed`);
    },
    onChange: () => undefined,
    clock,
    log,
  });
}
