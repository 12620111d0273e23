import { expect, type Locator } from "@playwright/test";

/** Chooses from a list that opens, and sees it close: on a busy machine a press can fall between two drawings of the list. */
export async function choose(option: Locator): Promise<void> {
  await expect(option).toBeVisible();
  await expect(async () => {
    if (await option.isVisible()) await option.click({ timeout: 2_000 });
    await expect(option).toBeHidden({ timeout: 1_000 });
  }).toPass();
}
