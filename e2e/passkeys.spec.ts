import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { openRealProvider } from "../server/testing/real-provider.ts";
import { CLIENT_ID, CLIENT_SECRET } from "../server/testing/hostile-provider.ts";
import { enter, type Running, signOut, startConcord } from "./people.ts";

let running: Running;
let provider: Awaited<ReturnType<typeof openRealProvider>>;
test.beforeAll(async () => {
  provider = await openRealProvider("http://localhost/");
  running = await startConcord({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_NAME: "Example organisation",
  });
  provider.register(`${running.url}/api/sign-in/openid/callback`);
});
test.afterAll(async () => {
  await running.close();
  await provider.close();
});

/** Chromium's own authenticator, with a fingerprint that fits or does not. */
async function addAuthenticator(
  page: Page,
): Promise<{ readonly cdp: CDPSession; readonly authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return { cdp, authenticatorId };
}

/** Pictures for whoever asks for them, at both widths, light and dark. */
async function take(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  for (const width of [1440, 390]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: 1440, height: 960 });
}

const account = (page: Page) => page.getByRole("button", { name: /^Signed in as/ });
async function openOwnWays(page: Page): Promise<void> {
  await account(page).click();
  await page.getByRole("menuitem", { name: "Passkeys and accounts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Passkeys and accounts" })).toBeVisible();
}

test("A38 A39 a chair adds a passkey, signs in with it, and removes it", async ({ browser }) => {
  const page = await enter(browser, running, { who: "chair" });
  const { cdp, authenticatorId } = await addAuthenticator(page);
  await openOwnWays(page);
  await expect(page.getByText("You act for others here.")).toBeVisible();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name of this passkey").fill("My laptop");
  await page.getByRole("dialog").getByRole("button", { name: "Add a passkey" }).click();
  const list = page.getByRole("list", { name: "Passkeys" });
  await expect(list).toContainText("My laptop");
  await expect(list).toContainText("not used yet");
  await expect(page.getByText("You act for others here.")).toHaveCount(0);

  await signOut(page);
  const byPasskey = page.getByRole("button", { name: "Sign in with a passkey" });
  await expect(byPasskey).toBeVisible();
  await take(page, "sign-in");
  // A finger that does not fit: nothing is done, and the page says so.
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await byPasskey.click();
  await expect(page.getByText("Nothing was done")).toBeVisible();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await byPasskey.click();
  await expect(account(page)).toBeVisible();

  await openOwnWays(page);
  await expect(list).toContainText("last used");
  await take(page, "own-ways");
  await page.getByRole("button", { name: "Remove My laptop" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("You have no passkey yet.")).toBeVisible();
  await signOut(page);
  await byPasskey.click();
  await expect(page.getByText("This passkey opens nothing here.")).toBeVisible();
});

test("A32 A35 a delegate connects an account, and signs in with it in another browser", async ({
  browser,
}) => {
  provider.signInAs({ sub: "delegate-of-a" });
  const page = await enter(browser, running, { who: "AAA" });
  await openOwnWays(page);
  await page.getByRole("button", { name: "Connect my account at Example organisation" }).click();
  const list = page.getByRole("list", { name: "Accounts" });
  await expect(list).toContainText("Example organisation");

  const other = await (await browser.newContext()).newPage();
  await other.goto(`${running.url}/sign-in`);
  await other.getByRole("button", { name: "Sign in with Example organisation" }).click();
  await expect(account(other)).toHaveAccessibleName(/Delegation A/);

  // Disconnected, the account is nobody's: the page says so after the way back.
  await page.getByRole("button", { name: "Remove Example organisation" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("No account is connected with you.")).toBeVisible();
  await signOut(other);
  await other.getByRole("button", { name: "Sign in with Example organisation" }).click();
  await expect(other.getByText("This account belongs to nobody in this forum.")).toBeVisible();
  await take(other, "sign-in-refused");
  await other.context().close();
});
