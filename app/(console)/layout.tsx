import type { ReactNode } from "react";
import { choosePreference } from "@/app/preference-actions";
import type { Account } from "@/components/console/account";
import { ConsoleShell } from "@/components/console/console-shell";
import { readPreferences } from "@/lib/console/preferences";
import { currentCaller } from "@/lib/console/session";
import type { Caller } from "@/lib/platform/caller";
import { signOut } from "./sign-out";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const caller = await currentCaller();
  return (
    <ConsoleShell
      account={accountOf(caller)}
      region={caller.region}
      preferences={await readPreferences()}
      onPreference={choosePreference}
      onSignOut={signOut}
    >
      {children}
    </ConsoleShell>
  );
}

function accountOf({ accountId, identity }: Caller): Account {
  switch (identity.type) {
    case "Root":
      return { accountId, name: "root", isRoot: true };
    case "IAMUser":
      return { accountId, name: identity.userName, isRoot: false };
    case "AssumedRole":
      return { accountId, name: `${identity.role.roleName}/${identity.sessionName}`, isRoot: false };
    case "FederatedUser":
      return { accountId, name: identity.principalId, isRoot: false };
    case "WebIdentityUser":
      return { accountId, name: identity.userName, isRoot: false };
    case "Unknown":
      return { accountId, name: "", isRoot: false };
    case "AWSService":
      return { accountId, name: identity.service, isRoot: false };
  }
}
