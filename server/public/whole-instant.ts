import { type AtSeat, longInstant } from "../../shared/printed/long-date.ts";

/** An instant at the seat. What stands in parentheses stays on one line: broken, they would part in Arabic. */
export const wholeInstant = (at: number, seat: AtSeat): string =>
  longInstant(at, seat).replaceAll(/\([^()]*\)/gu, (inside) => inside.replaceAll(" ", "\u00A0"));
