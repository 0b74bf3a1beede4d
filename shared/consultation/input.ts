import type { ConsultationId, InputId } from "../ids.ts";
import type { PaperForm } from "../negotiation/paper-file.ts";
import type { PageLanguage } from "../text/page-language.ts";
import { sha256Hex } from "../text/hash.ts";

/** A file of an input: its text was read, and its bytes stand beside it. */
export type InputFile = {
  readonly name: string;
  readonly form: PaperForm;
  readonly bytes: number;
  readonly hash: string;
  readonly paragraphs: readonly string[];
};

/** Words of an input: personal, and outside the chain. */
export type InputWords = {
  readonly name: string;
  /** Empty for a person who answers for nobody else. */
  readonly affiliation: string;
  readonly email: string;
  /** Of the form that was filled in. */
  readonly language: PageLanguage;
  /** Ids of the paragraphs and topics that it is about; none: the whole draft. */
  readonly about: readonly string[];
  /** Empty where it is a file alone. */
  readonly text: string;
  readonly file: InputFile | null;
};

/** An input as the store has it. The salt and the words go when it is erased. */
export type StoredInput = {
  readonly id: InputId;
  readonly consultationId: ConsultationId;
  /** The instant at which the whole form was here. */
  readonly receivedAt: number;
  readonly isConfirmed: boolean;
  /** SHA-256 of the secret in the mailed link. */
  readonly linkHash: string;
  readonly salt: string;
  readonly words: InputWords;
};

/**
 * The proof of an input: SHA-256 over a salt of 256 random bits and the words. Without the salt nobody can test a guess
 * of an address against it (rule F31).
 */
export const proofOfInput = ({
  id,
  consultationId,
  receivedAt,
  salt,
  words: { name, affiliation, email, language, about, text, file },
}: Omit<StoredInput, "isConfirmed" | "linkHash">): string =>
  sha256Hex(
    JSON.stringify([
      salt,
      id,
      consultationId,
      receivedAt,
      name,
      affiliation,
      email,
      language,
      about,
      text,
      file === null ? null : [file.name, file.form, file.bytes, file.hash],
    ]),
  );
