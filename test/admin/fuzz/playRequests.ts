import { Random } from '../../expression/fuzz/Random.ts';
import { operationAt } from '../checkAnswer.ts';
import type { DrawnRequest } from './DrawnRequest.ts';
import { drawRequest } from './drawRequest.ts';
import { exchangeOnce, isCutOff } from './exchangeOnce.ts';
import { findFault } from './findFault.ts';
import type { Target } from './Target.ts';

export interface PlayOptions {
  readonly seed: number;
  readonly requests: number;
  readonly target: Target;
  readonly onProgress?: (done: number) => void;
}

export interface PlayResult {
  /** Answers by their status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Ids of operations that were answered well at least once. */
  readonly done: ReadonlySet<string>;
  /** Requests whose connection ended before the answer. */
  readonly cutOff: number;
  readonly faults: readonly {
    readonly index: number;
    readonly request: DrawnRequest;
    readonly fault: string;
  }[];
}

/** Requests that are under way at once. */
const atOnce = 8;
/** Faults after which a run ends. */
const enough = 20;

/** Sends requests that are drawn from a seed, and holds every answer against what the API declares. */
export async function playRequests({ seed, requests, target, onProgress }: PlayOptions): Promise<PlayResult> {
  const statuses = new Map<number, number>();
  const done = new Set<string>();
  const faults: PlayResult['faults'][number][] = [];
  let cutOff = 0;
  let next = 0;
  const play = async (index: number) => {
    const request = drawRequest(new Random(seed, index), target);
    try {
      const answer = await exchangeOnce(request, target);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const { pathname } = new URL(request.path, 'http://localhost');
      if (answer.status < 300) done.add(operationAt(request.method, pathname)?.id ?? 'none');
      const fault = findFault(request, answer, target.secrets);
      if (fault !== undefined) faults.push({ index, request, fault });
    } catch (error) {
      if (isCutOff(error) && (request.body?.length ?? 0) > 0) cutOff += 1;
      else faults.push({ index, request, fault: String(error) });
    }
  };
  const lane = async () => {
    while (next < requests && faults.length < enough) {
      const index = next++;
      await play(index);
      if (index % 1000 === 999) onProgress?.(index + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { statuses, done, cutOff, faults };
}
