import type { Fault, ProxiedRequest } from '../peers/FaultProxy.ts';
import { Pace } from './Pace.ts';
import { readSoakWrite } from './SoakEvent.ts';
import type { SoakIntegration } from './soakProject.ts';
import { type Spell, type Trouble, troubles } from './troubles.ts';

const writing = new Set(['BatchWriteItem', 'PutItem', 'DeleteItem', 'PutRecords']);

export interface WeatherTimes {
  /** Milliseconds since whenever. */
  now(): number;
  /** From then on nothing comes again that takes long to be over. */
  readonly slowUntil: number;
}

/**
 * The faults that one table or stream meets: spells of trouble with calm between them. Every trouble comes once
 * before any comes again, in an order that the seed decides.
 */
export class Weather {
  /** All troubles came to this life of the engine at least once. */
  hasShownAll = false;
  /** What was said against the engine's manners while it was being throttled. */
  readonly complaints: string[] = [];
  readonly #integration: SoakIntegration;
  readonly #random: () => number;
  readonly #times: WeatherTimes;
  #bag: Trouble[] = [];
  #current:
    | { readonly trouble: Trouble; readonly spell: Spell; readonly since: number; readonly pace: Pace }
    | undefined;
  #hasBegun = false;
  #met = 0;
  #calmUntil = 0;
  #over = false;

  constructor(integration: SoakIntegration, random: () => number, times: WeatherTimes) {
    this.#integration = integration;
    this.#random = random;
    this.#times = times;
  }

  /** The fault for a request, if the weather is bad. @param life of the engine that sends it. */
  meet(request: ProxiedRequest, life: number): Fault | undefined {
    if (this.#over || !writing.has(request.operation)) return undefined;
    this.#clear();
    const now = this.#times.now();
    if (this.#current === undefined && now < this.#calmUntil) return undefined;
    this.#current ??= this.#brew(request, now);
    const { trouble, spell, pace } = this.#current;
    const fault = spell.meet(request);
    if (fault === undefined) return undefined;
    this.#met++;
    for (const complaint of pace.note(throttledBy(spell, request), life)) {
      this.complaints.push(`${this.#integration.id} during ${trouble.title}: ${complaint}`);
    }
    return { ...fault, title: titleOf(this.#integration, trouble) };
  }

  /** A new engine: what came before may have been made good by the one that took over, so that all comes again. */
  startLife(): void {
    this.#finish();
    this.#bag = [];
    this.#hasBegun = false;
    this.hasShownAll = false;
  }

  /** The engine learns that something was written. */
  relieve(): void {
    if (this.#current?.spell.throttles === 'all') this.#current.pace.relieve();
  }

  /** The sun comes out for good. */
  end(): void {
    this.#over = true;
    this.#finish();
  }

  #brew(request: ProxiedRequest, since: number) {
    if (this.#bag.length === 0) this.#bag = this.#shuffled();
    const trouble = this.#bag.pop();
    if (trouble === undefined) throw new Error('there are no troubles');
    this.#met = 0;
    return { trouble, spell: trouble.begin(this.#random, request), since, pace: new Pace() };
  }

  /** In each life, what is slow comes first, so that it is over when the rest is. */
  #shuffled(): Trouble[] {
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    const { now, slowUntil } = this.#times;
    return troubles
      .filter(({ destinations }) => destinations.includes(this.#integration.destination))
      .filter(({ slow = false }) => isFirst || !slow || now() < slowUntil)
      .map((trouble) => ({ trouble, rank: this.#random() + (isFirst && trouble.slow === true ? 1 : 0) }))
      .toSorted((one, other) => one.rank - other.rank)
      .map(({ trouble }) => trouble);
  }

  #clear(): void {
    if (this.#current === undefined) return;
    const { spell, since } = this.#current;
    const { milliseconds, requests = milliseconds === undefined ? 1 : Number.POSITIVE_INFINITY } = spell;
    const isOver =
      this.#met >= requests || (milliseconds !== undefined && this.#times.now() - since >= milliseconds);
    if (isOver) this.#finish();
  }

  #finish(): void {
    if (this.#current === undefined) return;
    // Nothing was sent while it was there: it comes again.
    if (this.#met === 0) this.#bag.unshift(this.#current.trouble);
    this.#current = undefined;
    this.#calmUntil = this.#times.now() + 20 + this.#random() * 100;
    if (this.#hasBegun && this.#bag.length === 0) this.hasShownAll = true;
  }
}

/** The events that are asked to come back later. */
function throttledBy({ throttles = () => [] }: Spell, request: ProxiedRequest): string[] {
  const writes = throttles === 'all' ? request.writes : throttles(request);
  return writes.map((write) => readSoakWrite(write).id);
}

/** What the proxy counts a trouble under. */
export function titleOf({ id }: SoakIntegration, { title }: Trouble): string {
  return `${id}: ${title}`;
}
