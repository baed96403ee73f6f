// Trips and guides as links carry them.
import { deflateRawSync } from "node:zlib";

/** The code of a link to what this JSON text says. */
export const codeOfText = (json: string): string => `1.${deflateRawSync(json).toString("base64url")}`;

/** The code of a link to a document. */
export const codeOf = (document: object): string => codeOfText(JSON.stringify(document));
