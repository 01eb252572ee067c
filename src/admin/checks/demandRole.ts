import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import type { Caller } from '../tokens/Caller.ts';
import { covers, type Role } from '../tokens/Role.ts';

/** @throws AdminError 403 when a caller has neither this role nor a greater one. */
export function demandRole({ name, role }: Caller, needed: Role): void {
  if (!covers(role, needed)) throw new AdminError(403, diagnose('admin/forbidden', { name, role, needed }));
}
