/** Signing in, and unknown addresses. English. */
export const enSignIn = {
  signIn: {
    heading: "Sign in",
    ready: "Sign in to Concord",
    readyNext:
      "Your link works once, in this browser. You stay signed in until 30 days after your last visit.",
    signingIn: "Signing in",
    used: "This sign-in link was already used.",
    usedNext:
      "A link works once. If you used it yourself, try to open Concord in this browser. Otherwise ask the secretariat for a new link.",
    ended: "This sign-in link is no longer valid.",
    endedNext: "An unused link ends after 30 days. Ask the secretariat for a new one.",
    unknown: "This sign-in link is unknown.",
    unknownNext:
      "Copy the whole link from your message, also the part after #. Or ask the secretariat for a new link.",
    none: "You are not signed in.",
    noneNext:
      "You sign in with a personal link. Open an unused one, or ask the forum’s secretariat for a new one.",
    failed: "The page could not reach the server.",
    failedNext: "Your link is still unused. Check the connection and try again.",
    refused: "Signing in was refused.",
    open: "Open Concord",
    operator: "The operator of the server prints a new link with: npm run concord -- invite",
  },
  notFound: {
    heading: "There is nothing at this address.",
    next: "The link may be cut off.",
    home: "To the Opinions",
  },
};
