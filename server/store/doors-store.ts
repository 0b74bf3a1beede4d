import type { AuditStore } from "./audit-store.ts";
import type { ConsultationStore } from "./consultation-store.ts";
import type { ContactStore } from "./contact-store.ts";
import type { IdentityStore } from "./identity-store.ts";
import type { LinkStore } from "./link-store.ts";
import type { MailChoiceStore } from "./mail-choice-store.ts";
import type { MailStore } from "./mail-store.ts";
import type { NominationStore } from "./nomination-store.ts";
import type { NoticeStore } from "./notice-store.ts";
import type { PasskeyStore } from "./passkey-store.ts";
import type { SessionStore } from "./session-store.ts";

/** Contracts of the store for people beside the chain, a contract a noun: its tables came with formats 10 and 12. */
export type DoorsStore = AuditStore &
  ConsultationStore &
  ContactStore &
  IdentityStore &
  LinkStore &
  MailChoiceStore &
  MailStore &
  NominationStore &
  NoticeStore &
  PasskeyStore &
  SessionStore;
