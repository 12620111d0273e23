import { ROLE_COLOURS, type RoleColour } from "./account";

/** A dot in the colour of a role. Its stroke and fill are its own, whatever icons around it have. */
export function RoleMark({ colour }: { colour: RoleColour }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6" style={{ fill: ROLE_COLOURS[colour], stroke: "none" }} />
    </svg>
  );
}
