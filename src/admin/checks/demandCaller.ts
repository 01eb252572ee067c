import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import type { Caller } from '../tokens/Caller.ts';
import type { TokenRegistry } from '../tokens/TokenRegistry.ts';

/** Who sends a request, by its token. @throws AdminError 401 when it shows none, or one that is nobody's. */
export function demandCaller(authorization: string | undefined, tokens: TokenRegistry): Caller {
  const shown = /^Bearer +(\S{1,1000})$/i.exec(authorization ?? '')?.[1];
  if (shown === undefined) throw new AdminError(401, diagnose('admin/unauthorized', {}));
  const caller = tokens.find(shown);
  if (caller === undefined) throw new AdminError(401, diagnose('admin/wrong-token', {}));
  return caller;
}
