import { DAY_MS, MINUTE_MS } from "../../shared/durations.ts";
import { INPUT_CONFIRM_MS, SIGN_IN_MAIL_MS } from "../../shared/door-limits.ts";
import type { NoticeKind } from "../../shared/notices/notice.ts";

/** `yourDelegation`: a notice that not all may read says no more. */
export type MailWhat = NoticeKind | "yourDelegation";

/** One line of a notice or a digest. All that it says may be read by everybody in the group. */
export type MailItem = {
  readonly what: MailWhat;
  /** Symbol of the delegation that acted, where the whole room may read it. */
  readonly who?: string;
  /** The group's short name; left out for what is the forum's. */
  readonly group?: string;
  /** The clause's label, where all may read it. */
  readonly clause?: string;
  /** Address of the clause on the page. */
  readonly link: string;
};

/** A planned meeting as mails tell it. */
export type MailedMeeting = {
  /** `leftOut`: this person is no longer invited. */
  readonly word: "planned" | "changed" | "cancelled" | "leftOut" | "day" | "halfHour";
  readonly uid: string;
  readonly sequence: number;
  readonly changedAt: number;
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly zone: string;
  readonly place: string;
  readonly link: string | null;
  /** Opinions with the names of their paragraphs, such as "considering a)". Absent: an earlier version queued it. */
  readonly agenda?: readonly { readonly number: string; readonly clauses: string; readonly note: string }[];
  readonly reason: string;
  /** Address of the page on how to join. */
  readonly page: string;
};

/** Each kind of mail with the values that its template needs. No text, proposal or comment is ever one of them. */
export type MailValues =
  | {
      readonly kind: "signIn";
      /** `code`: six digits, for a device that cannot open the link. `minutes`: time until both end. */
      readonly values: { readonly link: string; readonly code: string; readonly minutes: number };
    }
  | {
      readonly kind: "invitation";
      /** `until`: last instant of the link. */
      readonly values: { readonly link: string; readonly until: number };
    }
  | {
      readonly kind: "newDevice";
      /** `device`: as the list of sign-ins names it. */
      readonly values: { readonly device: string; readonly at: number; readonly link: string };
    }
  | { readonly kind: "notice"; readonly values: { readonly items: readonly MailItem[] } }
  | {
      readonly kind: "digest";
      /** `day`: YYYY-MM-DD at the forum's seat. */
      readonly values: { readonly day: string; readonly items: readonly MailItem[] };
    }
  | {
      /** To the expert: `link` signs in once, and `until` is its last instant. */
      readonly kind: "nominationApproved";
      readonly values: { readonly delegation: string; readonly link: string; readonly until: number };
    }
  | {
      /** To who nominated. */
      readonly kind: "nominationReceived" | "nominationRefused";
      /** `delegation`: its symbol. The names of experts stand on the page alone. */
      readonly values: { readonly delegation: string; readonly link: string };
    }
  | {
      /** With the meeting for calendars. `meetingSoon`: a reminder. */
      readonly kind: "meeting" | "meetingSoon";
      readonly values: MailedMeeting;
    }
  | {
      /** The receipt of a paper: its words and the names of its files are not in it. */
      readonly kind: "paperReceived";
      readonly values: {
        readonly receipt: string;
        readonly at: number;
        readonly late: boolean;
        /** SHA-256 of each file. */
        readonly hashes: readonly string[];
        readonly link: string;
      };
    }
  | {
      /** To a stranger who sent an input to a public consultation: none of its words is in it. */
      readonly kind: "confirmInput";
      readonly values: {
        /** Of the consultation. */
        readonly title: string;
        readonly receipt: string;
        readonly at: number;
        /** Last instant of the link. */
        readonly until: number;
        readonly link: string;
        /** Address for those who want it erased. */
        readonly contact: string;
      };
    }
  | { readonly kind: "test"; readonly values: Readonly<Record<string, never>> };

export type MailKind = MailValues["kind"];

type KindFacts = {
  /** Goes before all others. */
  readonly urgent: boolean;
  /** After this time nobody needs it any more. */
  readonly lifeMs: number;
  /**
   * Sent again where nobody knows if it arrived: a lost link costs more than one that comes twice. Others are then
   * taken for sent (rule A42).
   */
  readonly again: boolean;
  /** Has a link that ends such mails, and waits while the address is known to refuse mail. */
  readonly list: boolean;
};

const MAIL = { urgent: false, lifeMs: DAY_MS, again: true, list: false };
/** The facts of each kind. */
export const MAIL_KINDS: Readonly<Record<MailKind, KindFacts>> = {
  signIn: { ...MAIL, urgent: true, lifeMs: SIGN_IN_MAIL_MS },
  invitation: { ...MAIL, urgent: true },
  newDevice: { ...MAIL, urgent: true },
  notice: { ...MAIL, again: false, list: true },
  digest: { ...MAIL, again: false, list: true },
  nominationReceived: MAIL,
  nominationApproved: { ...MAIL, urgent: true },
  nominationRefused: MAIL,
  meeting: { ...MAIL, urgent: true, list: true },
  // An earlier reminder of a day is told by the next one.
  meetingSoon: { ...MAIL, urgent: true, list: true, lifeMs: 30 * MINUTE_MS },
  paperReceived: { ...MAIL, urgent: true },
  // Behind every mail of members, and as long as its link works.
  confirmInput: { ...MAIL, lifeMs: INPUT_CONFIRM_MS },
  test: { ...MAIL, urgent: true },
};

/** Undefined: a later version queued it. */
export const factsOf = (kind: string): KindFacts | undefined =>
  Object.entries(MAIL_KINDS).find(([known]) => known === kind)?.[1];
