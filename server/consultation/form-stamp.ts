import { createHmac, timingSafeEqual } from "node:crypto";
import { INPUT_FORM_MS, INPUT_FORM_MS_MIN } from "../../shared/door-limits.ts";
import { type ConsultationId, type InputId, inputId, type NewId, ULID } from "../../shared/ids.ts";

/** Signed stamps of forms: an input sent twice is one, and none is sent at once or from an old form (rule F27). */
export type FormStamps = {
  readonly make: (of: ConsultationId, at: number) => string;
  /** The input's id, or why the form is not taken. */
  readonly read: (
    stamp: string,
    form: { readonly of: ConsultationId; readonly at: number },
  ) => { readonly id: InputId } | { readonly fault: "stampWrong" | "tooFast" | "formOld" };
};

export function openFormStamps({ key, newId }: { readonly key: string; readonly newId: NewId }): FormStamps {
  const signed = (of: ConsultationId, told: string): Buffer =>
    createHmac("sha256", key).update(`${of} ${told}`).digest();
  return {
    make: (of, at) => {
      const told = `${newId()}.${at.toString(36)}`;
      return `${told}.${signed(of, told).toString("base64url")}`;
    },
    read: (stamp, { of, at }) => {
      const [id = "", made = "", signature = ""] = stamp.slice(0, 200).split(".");
      const [given, right] = [Buffer.from(signature, "base64url"), signed(of, `${id}.${made}`)];
      if (given.length !== right.length || !timingSafeEqual(given, right) || !ULID.test(id))
        return { fault: "stampWrong" };
      const age = at - Number.parseInt(made, 36);
      if (age < INPUT_FORM_MS_MIN) return { fault: "tooFast" };
      return age > INPUT_FORM_MS ? { fault: "formOld" } : { id: inputId(id) };
    },
  };
}
