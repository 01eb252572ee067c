import { diagnose } from '../../diagnostics/diagnose.ts';
import { packageVersion } from './packageVersion.ts';

/**
 * Asked by a module that was built ahead of time before it does anything else: what it calls may have changed.
 *
 * @throws Error that says what to do when another version built it.
 */
export function requireVersion(built: string): void {
  if (built === packageVersion) return;
  const { code, message, hint } = diagnose('build/other-version', { built, found: packageVersion });
  throw new Error(`${code}: ${message}; ${hint}`);
}
