// The tokens of programs that push or read.
import { change, get } from "./http";

export type TokenScope = "push" | "read" | "settings";

/** One, without itself. */
export interface ApiToken {
  id: string;
  name: string;
  scopes: TokenScope[];
  /** Null for every tenant. */
  tenant: string | null;
  /** Its first letters; null of one that an older version made. */
  starts: string | null;
  created: string;
  /** Null when it was made on the command line or by somebody who was not signed in. */
  createdBy: string | null;
  lastUsed: string | null;
  /** Null for never. */
  expires: string | null;
}

export interface ApiTokens {
  pushNeedsToken: boolean;
  readNeedsToken: boolean;
  mayChange: boolean;
  /** Why the viewer may not make any. */
  advice: string | null;
  tokens: ApiToken[];
}

export interface NewToken {
  name: string;
  scopes: readonly TokenScope[];
  expiresInDays: number | null;
}

/** The only time that the token itself is given out. */
export interface MadeToken {
  token: ApiToken;
  secret: string;
}

export const tokens = {
  all: (of: { tenant: string }, signal: AbortSignal) => get<ApiTokens>("tokens", { ...of }, signal),
  create: (wanted: NewToken, of: { tenant: string }) => change<MadeToken>("POST", "tokens", wanted, of),
  revoke: (id: string, of: { tenant: string }) => change("DELETE", `tokens/${encodeURIComponent(id)}`, undefined, of),
};
