import type { ReactNode } from "react";
import { choosePreference } from "@/app/preference-actions";
import { switchBack, switchRole } from "@/app/switch-role/actions";
import { type Account, isRoleColour } from "@/components/console/account";
import { ConsoleShell } from "@/components/console/console-shell";
import { readPlaces } from "@/lib/console/places";
import { readPreferences } from "@/lib/console/preferences";
import { readRecentRoles } from "@/lib/console/recent-roles";
import { currentCaller, currentPerson } from "@/lib/console/session";
import type { Caller } from "@/lib/platform/caller";
import { signOut } from "./sign-out";
import { starPlace } from "./star-place";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const caller = await currentCaller();
  const [role, recentRoles, preferences, places] = await Promise.all([
    roleOf(),
    readRecentRoles(),
    readPreferences(),
    readPlaces(),
  ]);
  return (
    <ConsoleShell
      account={{ ...accountOf(caller), ...role, recentRoles }}
      region={caller.region}
      preferences={preferences}
      onPreference={choosePreference}
      places={places}
      onStar={starPlace}
      onSignOut={signOut}
      onSwitchRole={switchRole}
      onSwitchBack={switchBack}
    >
      {children}
    </ConsoleShell>
  );
}

/** The role that somebody has switched to, and who they are otherwise. */
async function roleOf(): Promise<Pick<Account, "role">> {
  const { person, signedIn } = await currentPerson();
  if (!signedIn.role) return {};
  const { displayName, colour } = signedIn.role;
  return {
    role: {
      person: accountOf(person).name,
      ...(displayName ? { displayName } : {}),
      ...(isRoleColour(colour) ? { colour } : {}),
    },
  };
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
