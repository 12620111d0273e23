"use client";

import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { isRoleColour, ROLE_COLOURS, type RoleColour } from "@/components/console/account";
import { RoleMark } from "@/components/console/role-mark";

type Props = { value: RoleColour | undefined; onChange: (value: RoleColour | undefined) => void };

/** The colour that marks the role in the top bar, so that nobody forgets which one they are in. */
export function RoleColourField({ value, onChange }: Props) {
  const t = useTranslations("switch-role");
  const colours = Object.keys(ROLE_COLOURS).filter(isRoleColour);
  const options = [
    { value: "none", label: t("colours.none") },
    ...colours.map((colour) => ({
      value: colour,
      label: t(`colours.${colour}`),
      iconSvg: <RoleMark colour={colour} />,
    })),
  ];
  const selected = options.find((option) => option.value === (value ?? "none")) ?? null;
  return (
    <FormField label={t("colour")}>
      <Select
        options={options}
        selectedOption={selected}
        onChange={({ detail }) => {
          const chosen = detail.selectedOption.value;
          onChange(isRoleColour(chosen) ? chosen : undefined);
        }}
      />
    </FormField>
  );
}
