"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type AdvancedDraft, NEW_SELECTORS } from "../selector-draft";
import { SelectorConditions } from "./selector-conditions";

type Props = { value: readonly AdvancedDraft[]; onChange: (value: AdvancedDraft[]) => void };

/** Advanced selectors: an event is logged when all conditions of any one of them hold. */
export function AdvancedSelectors({ value, onChange }: Props) {
  const t = useTranslations("cloudtrail.wizard");
  const change = (index: number, part: Partial<AdvancedDraft>) =>
    onChange(value.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <SpaceBetween size="m">
      {value.map((selector, index) => (
        <Container
          // Selectors have no names of their own that would tell them apart; they are only added and taken away.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          key={index}
          header={
            <Header
              variant="h3"
              actions={
                <Button
                  ariaLabel={t("removeSelector", { number: index + 1 })}
                  onClick={() => onChange(value.filter((_, place) => place !== index))}
                >
                  {t("remove")}
                </Button>
              }
            >
              {t("selector", { number: index + 1 })}
            </Header>
          }
        >
          <SpaceBetween size="m">
            <FormField label={t("selectorName")}>
              <Input value={selector.name} onChange={({ detail }) => change(index, { name: detail.value })} />
            </FormField>
            <SelectorConditions value={selector.fields} onChange={(fields) => change(index, { fields })} />
          </SpaceBetween>
        </Container>
      ))}
      <Button onClick={() => onChange([...value, ...NEW_SELECTORS.advanced])}>{t("addSelector")}</Button>
    </SpaceBetween>
  );
}
