import { after } from "next/server";
import { VisitNote } from "@/components/console/visit-note";
import { keeperOfPlaces } from "@/lib/console/places";
import type { PlaceKind } from "@/lib/services/dashboards/model/place";
import { invoke } from "@/lib/services/invoke";

/** Notes, once the page is on its way, that the one who is signed in looks at this. Stands on the pages of what is there. */
export async function Visited({ kind, name }: { kind: PlaceKind; name: string }) {
  const { keeper, principalArn } = await keeperOfPlaces();
  after(() => invoke(keeper, "cloudwatch:NoteVisit", { PrincipalArn: principalArn, Kind: kind, Name: name }));
  return <VisitNote kind={kind} name={name} />;
}
