/** Wishes about mail. English. */
export const enMail = {
  mail: {
    heading: "Mail",
    failed: "Your choices could not be read.",
    off: "This forum sends no mail at present. Your choices count once it does.",
    address: "Mails go to {address}.",
    noAddress: "The secretariat has no e-mail address of yours.",
    bounced: "A mail to this address was refused on {at}.",
    reason: {
      unknownAddress: "The address does not exist. Ask the secretariat to correct it.",
      mailboxFull: "The mailbox is full.",
      notWelcome: "Its mail server does not accept mail from this forum.",
      refused: "Its mail server gave no plain reason.",
    },
    concerns: "What concerns you or your delegation",
    concernsHelp: "Objections, proposals, small groups, comments to you, dates.",
    pace: { now: "At once, several in one mail", daily: "Once a day", never: "Never" },
    followed: "Groups that you follow",
    followedHelp: "Their news come once a day.",
    language: "Language of the mails",
    nothingSecret: "Mails say that something is new, never the words of a text.",
    save: "Save",
    saved: "Your choices about mail are saved.",
    notSaved: "Your choices were not saved. Check the connection and try again.",
  },
};
