/** Headers that proxy.ts writes for every page; whatever a client sends under these names is overwritten. */
export const REGION_HEADER = "x-mirante-region";
export const PATH_HEADER = "x-mirante-path";
export const NONCE_HEADER = "x-nonce";
