/** Limits of signing in, mail and nominations, each with its unit in its name. */

/** The longest e-mail address that mail servers take. */
export const EMAIL_CHARS_MAX = 254;
/** A sign-in lasts this long after it was last used, unless a setting says otherwise. */
export const SIGN_IN_MS = 30 * 24 * 3600 * 1000;
/** And this long after it began. */
export const SIGN_IN_WHOLE_MS = 365 * 24 * 3600 * 1000;
/** While it is used, its last use is written down this often. */
export const SIGN_IN_RENEWED_MS = 3600 * 1000;
/** An invitation that nobody uses ends after this, unless it was given another date: a forum sends them weeks before. */
export const LINK_MS = 30 * 24 * 3600 * 1000;
/** Connections whose sign-in has ended are closed at the next look. */
export const SIGN_INS_CHECKED_MS = 60_000;
/** Failed sign-ins of one network in a minute, before 429: 200 delegates of a conference centre who try a used link five times each. */
export const SIGN_IN_FAILURES_PER_MINUTE = 1_000;
/** Networks that are counted apart in a minute, or the counts themselves would be a load; more than all people of a forum come from. */
export const SIGN_IN_NETWORKS_MAX = 10_000;
/** Failed sign-ins that the log tells one by one in a minute; the others are summed up. */
export const SIGN_IN_LINES_PER_MINUTE = 20;
/** Days and rows of the audit: 600 people who sign in twice a day. */
export const AUDIT_DAYS_MAX = 180;
export const AUDIT_ROWS_MAX = 250_000;
export const AUDIT_PAGE_LINES_MAX = 100;
export const AUDIT_CSV_LINES_MAX = 100_000;
export const AUDIT_SEARCH_CHARS_MAX = 100;
/** Acts that wait for a full disk. */
export const AUDIT_WAITING_MAX = 10_000;
/** A sign-in that was begun at an organisation's provider ends after this, a passkey's challenge after that. */
export const OPENID_FLOW_MS = 10 * 60_000;
export const PASSKEY_CHALLENGE_MS = 5 * 60_000;
/** Begun sign-ins that wait at once, and those of one network: 200 people of a hall, each five times. */
export const BEGUN_SIGN_INS_MAX = 20_000;
export const BEGUN_SIGN_INS_PER_NETWORK_MAX = 1_000;
/** The clocks of provider and server may differ by this. */
export const PROVIDER_SKEW_MS = 60_000;
/** Each answer of a provider is waited for this long, and read up to this many bytes. */
export const PROVIDER_WAIT_MS = 10_000;
export const PROVIDER_BYTES_MAX = 1024 * 1024;
/** A provider's description of itself is read anew after this; one that failed, at the next press after that. */
export const PROVIDER_KNOWN_MS = 3600 * 1000;
export const PROVIDER_RETRY_MS = 3_000;
/** Passkeys of one person: a laptop, a phone, a tablet and a key, at home and at work. */
export const PASSKEYS_PER_PERSON_MAX = 20;
export const PASSKEY_NAME_CHARS_MAX = 60;

/** Nominations of experts. */
export const CIRCULAR_CHARS_MAX = 60;
export const REGION_CHARS_MAX = 60;
/** Experts in one nomination, and nominations of one delegation that wait for the secretariat. */
export const NOMINATED_AT_ONCE_MAX = 20;
export const NOMINATIONS_WAITING_MAX = 60;
export const NOMINATION_BYTES_MAX = 16 * 1024;
/** Mails that are handed to the mail server at once. */
export const MAILS_AT_ONCE_MAX = 2;
/** Bytes of one mail, with its headers and both parts. */
export const MAIL_BYTES_MAX = 128 * 1024;
/** Lines of a notice or a digest; the page has the others. */
export const MAIL_ITEMS_MAX = 50;
/** Characters of a name or another value in a mail. */
export const MAIL_VALUE_CHARS_MAX = 200;
/** Mails that one person gets in an hour; the others wait. Links that somebody asked for are limited where they are asked for. */
export const MAILS_OF_PERSON_MAX = 12;
/** A sign-in link ends after this time, and with it the attempts to send it. */
export const SIGN_IN_MAIL_MS = 15 * 60_000;
/** Mails that were sent, refused or given up stay in the list this long. */
export const MAILS_LISTED_MS = 30 * 24 * 60 * 60 * 1000;
/** Milliseconds that mails on their way get to arrive while the server stops. */
export const MAIL_STOP_MS = 3_000;
/** Notices of this time go out in one mail: a person gets 12 an hour at most. */
export const NOTICE_MAIL_MS = 5 * 60_000;
/** Reads of one person's calendar: programs ask each quarter of an hour at most. Persons that are counted apart. */
export const CALENDAR_READS_AN_HOUR_MAX = 60;
export const CALENDAR_PERSONS_MAX = 5_000;
/** Days for which a calendar holds what is over. */
export const CALENDAR_PAST_DAYS_MAX = 60;
/** Time for which a browser or proxy may show a public page without asking again. */
export const PUBLIC_CACHE_S = 10;
/** Searches of one network in a minute on the public pages: a press room behind one address. */
export const PUBLIC_SEARCHES_A_MINUTE_MAX = 120;
/** Networks that are counted apart meanwhile. */
export const PUBLIC_NETWORKS_MAX = 10_000;
/** A question to the public search is cut to this. */
export const PUBLIC_QUESTION_CHARS_MAX = 200;
/** Entries of the feed: a year of a forum has fewer. */
export const FEED_ENTRIES_MAX = 200;

/** Public consultations: their texts, in characters of one title, paragraph, or note of a summary. */
export const CONSULTATIONS_MAX = 100;
export const CONSULTATION_TOPICS_MAX = 30;
export const CONSULTATION_PARAGRAPHS_MAX = 300;
export const CONSULTATION_LABEL_CHARS_MAX = 200;
export const CONSULTATION_TEXT_CHARS_MAX = 10_000;
/** All texts of one, as its entry in the record holds them. */
export const CONSULTATION_BYTES_MAX = 512 * 1024;
/** One input: its text, its file, and its whole form. */
export const INPUT_TEXT_CHARS_MAX = 10_000;
export const INPUT_FILE_BYTES_MAX = 5 * 1024 * 1024;
export const INPUT_FORM_BYTES_MAX = INPUT_FILE_BYTES_MAX + 128 * 1024;
/** Forms that are read at once: of a few kB each, and those that may have a file, of all and of one network. */
export const INPUT_FORMS_AT_ONCE_MAX = 64;
export const INPUT_FORM_SMALL_BYTES_MAX = 128 * 1024;
export const INPUT_UPLOADS_AT_ONCE_MAX = 8;
export const INPUT_UPLOADS_OF_NETWORK_MAX = 2;
/** A form that stands still for the first time, or takes the second one, is broken off. */
export const INPUT_STALL_MS = 10_000;
export const INPUT_WHOLE_MS = 120_000;
/** Files that wait to be read, one after the other. */
export const INPUT_FILES_WAITING_MAX = 20;
/** A form takes a person this long at least, and is good for this long. */
export const INPUT_FORM_MS_MIN = 3_000;
export const INPUT_FORM_MS = 24 * 3600 * 1000;
/** The mailed link ends after this time, and an input that was not confirmed goes. */
export const INPUT_CONFIRM_MS = 7 * 24 * 3600 * 1000;
/** Inputs of one network in an hour: a university behind one address. Of one e-mail address in a day. Of all in an hour. */
export const INPUTS_OF_NETWORK_MAX = 30;
export const INPUTS_OF_ADDRESS_MAX = 5;
export const INPUTS_IN_ALL_MAX = 3_000;
/** Inputs of one consultation that were confirmed; those of all that wait to be, and their bytes. */
export const INPUTS_OF_CONSULTATION_MAX = 5_000;
export const INPUTS_UNCONFIRMED_MAX = 3_000;
export const INPUT_BYTES_WAITING_MAX = 512 * 1024 * 1024;
export const INPUT_BYTES_OF_CONSULTATION_MAX = 2 * 1024 * 1024 * 1024;
/** Inputs that one act publishes or withholds; inputs on one public page. */
export const INPUTS_ACTED_AT_ONCE_MAX = 100;
export const INPUTS_PAGE_MAX = 50;
