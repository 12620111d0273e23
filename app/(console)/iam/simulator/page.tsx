import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseSimulation } from "@/components/iam/simulation";
import { actionNames } from "../action-names";
import { everyGroup, everyRole, everyUser } from "../every";
import { PolicySimulator } from "./policy-simulator";
import { readSimulation } from "./read-simulation";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-account.simulator"))("title") };
}

/** What somebody may do, and which statement says so. The question is in the address. */
export default async function SimulatorPage({ searchParams }: Props) {
  const question = parseSimulation(await searchParams);
  const [users, groups, roles, answer] = await Promise.all([
    everyUser(),
    everyGroup(),
    everyRole(),
    question && readSimulation(question),
  ]);
  return (
    <PolicySimulator
      sources={{
        user: users.map(({ UserName = "", Arn = "" }) => ({ name: UserName, arn: Arn })),
        group: groups.map(({ GroupName = "", Arn = "" }) => ({ name: GroupName, arn: Arn })),
        role: roles.map(({ RoleName = "", Arn = "" }) => ({ name: RoleName, arn: Arn })),
      }}
      actionNames={actionNames().filter((name) => !name.endsWith("*"))}
      question={question}
      answer={answer}
    />
  );
}
