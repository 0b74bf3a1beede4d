import { DAY_MS, MINUTE_MS, SECOND_MS } from "../durations.ts";
import type { SessionId } from "../ids.ts";
import type { SignInWay } from "./audit.ts";

/** An invitation is given by the secretariat, a mail asked for by address, a device added from another one. */
export type LinkKind = "invitation" | "mail" | "device";

/** A sign-in of the reader, as their page lists it. */
export type DeviceView = {
  readonly id: SessionId;
  /** Browser and system, as in "Chrome on Android"; empty where they are not known. */
  readonly device: string;
  readonly way: SignInWay;
  readonly createdAt: number;
  readonly seenAt: number;
  /** The one that asks. */
  readonly isThis: boolean;
};

/** `mail`: the reader may have a link sent; `noAddress`: their address is not known here. */
export type DevicesAnswer = {
  readonly devices: readonly DeviceView[];
  readonly mail: "on" | "off" | "noAddress";
};

/** The token of a link for another device of the same person; `code` opens the same once. */
export type DeviceLink = {
  readonly id: string;
  readonly token: string;
  readonly code: string;
  readonly endsAt: number;
};
export type DeviceLinkState = "open" | "used" | "ended";

/** A link that was asked for by mail ends after this, its code too. */
export const MAIL_LINK_MS = 15 * MINUTE_MS;
/** And one for another device. */
export const DEVICE_LINK_MS = 5 * MINUTE_MS;
/** Wrong codes of one mail link before its code is dead; the link stays. */
export const CODE_TRIES_MAX = 5;

/**
 * Wrong codes by person in a day before their codes are dead until tomorrow; links go on. A code has 10^6 values: who asks
 * for links in somebody's name all day guesses right once in 100,000 days.
 */
export const CODE_FAILURES_PER_PERSON = 10;
export const CODE_FAILURES_MS = DAY_MS;
/**
 * Wrong codes in a minute, by network and of the whole server. The code of a device has 40 random bits and lives 5 minutes:
 * with 600 such codes at once, 3,000 guesses hit one with a chance of 600 · 3,000 / 2^40, once in 600,000 such attacks.
 */
export const CODE_FAILURES_PER_NETWORK = 60;
export const CODE_FAILURES_IN_ALL = 600;
/** A wrong code is answered no sooner, so that the time tells nothing of what was found. */
export const WRONG_CODE_MS = SECOND_MS / 2;

/** Links by mail to one address, in a quarter of an hour and in a day. */
export const MAILS_PER_ADDRESS = 3;
export const MAILS_PER_ADDRESS_DAY = 12;
/** By network in a quarter of an hour: twice for each of 600 people in one hall, and some more. And of the whole server. */
export const MAILS_PER_NETWORK = 1_500;
export const MAILS_IN_ALL = 3_000;
/** Addresses and networks that are counted apart. */
export const TRIES_KEYS_MAX = 10_000;
