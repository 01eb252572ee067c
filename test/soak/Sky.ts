import type { Call, CallWatcher } from '../peers/Call.ts';
import type { Fault, FaultProxy, ProxiedRequest } from '../peers/FaultProxy.ts';
import { seededRandom } from '../seededRandom.ts';
import { readSoakWrite } from './SoakEvent.ts';
import { soakIntegrations } from './soakProject.ts';
import { troubles } from './troubles.ts';
import { titleOf, Weather } from './Weather.ts';
import { Witness } from './Witness.ts';

/** Seconds after which the engine lets go of a peer that says nothing, and some. */
const socketTimeout = 20;

/** The weather over all tables and streams, and what was seen of the writes below it. */
export class Sky {
  readonly witnesses = new Map(soakIntegrations.map((one) => [one.id, new Witness(one)]));
  readonly #weathers: ReadonlyMap<string, Weather>;
  readonly #proxies: readonly FaultProxy[];
  /** Access keys that have ended. */
  readonly #expired = new Set<string>();
  #life = 0;

  /** @param seconds that the weather is meant to last. */
  constructor(
    proxies: { readonly dynamodb: FaultProxy; readonly kinesis: FaultProxy },
    { seed, seconds }: { readonly seed: number; readonly seconds: number },
  ) {
    this.#proxies = Object.values(proxies);
    const now = () => performance.now();
    const times = { now, slowUntil: now() + (seconds - socketTimeout) * 1000 };
    this.#weathers = new Map(
      soakIntegrations.map((one, index) => [one.id, new Weather(one, seededRandom(seed + index), times)]),
    );
    for (const proxy of this.#proxies) {
      proxy.remembers = false;
      proxy.plan = (request) => this.#meet(request);
      proxy.watcher = this.#watcher();
    }
  }

  /** Every trouble has come to every table and stream. */
  get hasShownAll(): boolean {
    return [...this.#weathers.values()].every((weather) => weather.hasShownAll);
  }

  /** How often each trouble fired, also those that never did. */
  get fired(): Map<string, number> {
    const titles = soakIntegrations.flatMap((one) =>
      troubles
        .filter(({ destinations }) => destinations.includes(one.destination))
        .map((trouble) => titleOf(one, trouble)),
    );
    const count = (title: string) =>
      this.#proxies.reduce((sum, { fired }) => sum + (fired.get(title) ?? 0), 0);
    return new Map(
      [...titles, ...['stream_free', 'stream_ordered'].map(poisonTitle)].map((title) => [
        title,
        count(title),
      ]),
    );
  }

  /** What the engine did that it must not do. */
  get breaches(): string[] {
    return [
      ...[...this.#weathers.values()].flatMap(({ complaints }) => complaints.slice(0, 5)),
      ...[...this.witnesses].flatMap(([id, { breaches }]) =>
        breaches.slice(0, 5).map((breach) => `${id}: ${breach}`),
      ),
    ];
  }

  /** The engine was killed, and a new one will come. */
  startLife(): void {
    this.#life++;
    for (const weather of this.#weathers.values()) weather.startLife();
    for (const witness of this.witnesses.values()) witness.startLife();
  }

  /** No more trouble. What is poison stays so, and keys that have ended do. */
  clear(): void {
    for (const weather of this.#weathers.values()) weather.end();
  }

  #meet(request: ProxiedRequest): Fault | undefined {
    const { accessKeyId, operation, resource } = request;
    if (this.#expired.has(accessKeyId)) return { kind: 'expire', isExpired: () => true };
    if (operation === 'PutRecords' && request.writes.some((write) => readSoakWrite(write).refused)) {
      return {
        kind: 'poison',
        name: 'InvalidArgumentException',
        isPoison: (write) => readSoakWrite(write).refused,
        title: poisonTitle(resource),
      };
    }
    const fault = this.#weathers.get(resource)?.meet(request, this.#life);
    if (fault?.kind === 'expire' && accessKeyId.startsWith('ASIA')) this.#expired.add(accessKeyId);
    // A clock that was put wrong must be put right again.
    return fault ?? { kind: 'skew', milliseconds: 0 };
  }

  #watcher(): CallWatcher {
    const witness = ({ request }: Call) => this.witnesses.get(request.resource);
    return {
      opened: (call) => witness(call)?.opened(call),
      wrote: (call, writes) => witness(call)?.wrote(call, writes),
      acknowledged: (call, writes) => {
        if (writes.length > 0) this.#weathers.get(call.request.resource)?.relieve();
        witness(call)?.acknowledged(call, writes);
      },
      closed: (call) => witness(call)?.closed(call),
    };
  }
}

function poisonTitle(resource: string): string {
  return `${resource}: poison`;
}
