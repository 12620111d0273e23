/** A device that is a user's. */
export type MfaDevice = { serialNumber: string; enabled: Date | undefined };

/** A device that was just made: its seed in base32, and the same as a picture for apps (data URL of a PNG). */
export type NewDevice = { serialNumber: string; seed: string; picture: string };

/** How the root user is called where a user's name is asked. */
export const ROOT_NAME = "root";
