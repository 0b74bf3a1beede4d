/** One line of a notice or a digest. All that it says may be read by everybody in the group. */
export type MailItem = {
  /** Sentence of the template, in the mail's language. */
  readonly what: string;
  /** Symbol of the delegation that acted, where the whole room may read it. */
  readonly who?: string;
  /** The group's short name, and the clause's label where all may read it. */
  readonly group: string;
  readonly clause?: string;
  /** Address of the clause on the page. */
  readonly link: string;
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
      readonly kind: "nominationReceived" | "nominationApproved" | "nominationRefused";
      /** `delegation`: its symbol. The names of experts stand on the page alone. */
      readonly values: { readonly delegation: string; readonly link: string };
    };

export type MailKind = MailValues["kind"];
