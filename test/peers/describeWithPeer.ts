import { describe, it } from 'vitest';

/**
 * A block of tests that needs a peer which may be missing. Then they are skipped and say why; with
 * `PATCHBAY_REQUIRE_PEERS=1` they fail instead.
 *
 * @param missing why the peer cannot be started; undefined when it can.
 */
export function describeWithPeer(name: string, missing: string | undefined, tests: () => void): void {
  if (missing !== undefined && process.env.PATCHBAY_REQUIRE_PEERS === '1') {
    it(name, () => {
      throw new Error(`a peer is required and missing: ${missing}`);
    });
    return;
  }
  if (missing !== undefined) console.warn(`SKIPPED: ${name}: ${missing}`);
  describe.skipIf(missing !== undefined)(name, tests);
}
