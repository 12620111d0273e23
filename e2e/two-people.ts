import { CreateLoginProfileCommand, IAMClient } from "@aws-sdk/client-iam";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";
import { open, setUp } from "./sign-in";

/** The cookie that a console session is. */
export const COOKIE = "mirante-session";
export const PASSWORD = "Maré-alta-no-cais-42";

/** A product with an administrator, whose key is `admin`, and somebody without any right; both sign in by the same password. */
export type TwoPeople = { product: Product; admin: Key };
type Person = "ana" | "nobody";

/** Once a process: see `enter`. */
export async function startWithTwoPeople(browser: Browser): Promise<TwoPeople> {
  const product = await startProduct();
  const root = await (await browser.newContext()).newPage();
  await setUp(root, product.setUpLink ?? "");
  await root.context().close();
  enter(product);
  const admin = await makeUser("ana", ["AdministratorAccess"]);
  await makeUser("nobody", []);
  const iam = new IAMClient({ endpoint: product.apiUrl, region: "us-east-1", credentials: admin });
  for (const UserName of ["ana", "nobody"])
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD }));
  return { product, admin };
}

export async function signIn(page: Page, { product }: TwoPeople, person: Person): Promise<void> {
  await open(page, `${product.consoleUrl}/sign-in`);
  await page.getByLabel("IAM user name").fill(person);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** A browser of the person's own, signed in. */
export async function signedIn(
  browser: Browser,
  people: TwoPeople,
  person: Person,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, people, person);
  return { context, page };
}

export async function sessionOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).find(({ name }) => name === COOKIE)?.value ?? "";
}
