/** Signing in, and unknown addresses. English. */
export const enSignIn = {
  signIn: {
    heading: "Sign in",
    ready: "Sign in to Concord",
    readyNext: "Your link works once, in this browser. You stay signed in as long as you come back.",
    signingIn: "Signing in",
    used: "This sign-in link was already used.",
    usedNext:
      "A link works once. If you used it yourself, try to open Concord in this browser. Otherwise ask the secretariat for a new link.",
    ended: "This sign-in link is no longer valid.",
    endedNext: "Have a new link sent, or ask the secretariat for one.",
    unknown: "This sign-in link is unknown.",
    unknownNext:
      "Copy the whole link from your message, also the part after #. Or ask the secretariat for a new link.",
    none: "You are not signed in.",
    noneNext: "Open your personal link, or choose another way below.",
    failed: "The page could not reach the server.",
    failedNext: "Your link is still unused. Check the connection and try again.",
    refused: "Signing in was refused.",
    open: "Open Concord",
    email: "Your e-mail address",
    sendLink: "Send me a link",
    linkSent: "If this address is known here, a link is on its way. It works for 15 minutes.",
    noMail: "This server sends no mail. Ask the secretariat for a new link.",
    code: "Code",
    codeHelp: "Six digits from the mail, or the code on your other device.",
    codeHelpDevice: "The code that your other device shows under “Add another device”.",
    useCode: "Use this code",
  },
  notFound: {
    heading: "There is nothing at this address.",
    next: "The link may be cut off.",
    home: "To the Opinions",
  },
};
