import { z } from "zod";

/** Takes back a decision of one's own, within the seconds in which it may be. */
export const takeBack = z.strictObject({
  type: z.literal("takeBack"),
  /** Of the first entry of that act. */
  seq: z.int().positive(),
});
