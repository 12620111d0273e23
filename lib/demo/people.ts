/** Somebody of the demo's company: the IAM user's name, and the role they work in. */
export type Person = { userName: string; role: Role; address: string; userAgent: string };

export type Role = "admin" | "data-engineer" | "sre" | "developer" | "security-audit";

/** What each role may do, as AWS managed policies of Mirante's. */
export const ROLE_POLICIES: Readonly<Record<Role, string>> = {
  admin: "AdministratorAccess",
  "data-engineer": "PowerUserAccess",
  sre: "PowerUserAccess",
  developer: "PowerUserAccess",
  "security-audit": "AdministratorAccess",
};

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
const CLI =
  "aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.7 md/command#glue.update-table";
const TERRAFORM =
  "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.14.1 aws-sdk-go-v2/1.39.2";

/** The people of the demo. Addresses are those that documentation may use (RFC 5737). */
export const PEOPLE: readonly Person[] = [
  { userName: "ana", role: "admin", address: "198.51.100.11", userAgent: TERRAFORM },
  { userName: "maria", role: "data-engineer", address: "198.51.100.24", userAgent: CLI },
  { userName: "joao", role: "sre", address: "198.51.100.37", userAgent: BROWSER },
  { userName: "beto", role: "developer", address: "203.0.113.52", userAgent: TERRAFORM },
  { userName: "carla", role: "security-audit", address: "203.0.113.60", userAgent: BROWSER },
];

/** Somebody by name. Throws for a name that is nobody's. */
export function personNamed(userName: string): Person {
  const found = PEOPLE.find((person) => person.userName === userName);
  if (!found) throw new Error(`${userName} is nobody of the demo.`);
  return found;
}
