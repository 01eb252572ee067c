import type { Path, PathStep } from '../../blueprint/Path.ts';
import { type Code, code, joinCode } from '../../expression/code/Code.ts';
import type { Scope } from '../../expression/code/Scope.ts';
import type { Context } from '../../expression/lower/Context.ts';
import { readMember } from '../../expression/lower/itemContext.ts';
import type { Reach } from '../../expression/lower/Reach.ts';
import { asList } from '../runtime/asList.ts';
import { asMap } from '../runtime/asMap.ts';
import { stampEvent } from '../runtime/stampEvent.ts';
import { isStamped } from './isStamped.ts';

/** Where a value is read from: with its container and key its exact digits can be found. */
export interface Reading {
  readonly value: Code;
  readonly digits: Code | undefined;
  readonly key: PathStep;
}

/**
 * Code that reads paths from an event. Maps and lists on the way are read once, into constants that all paths of a
 * function share.
 */
export class EventReader {
  readonly #scope: Scope;
  readonly #local: (hint: string) => Code;
  readonly #event: Code;
  readonly #run: Code;
  readonly #integrationId: string;
  readonly #containers = new Map<string, Code>();
  readonly #declarations: Code[] = [];

  constructor(scope: Scope, local: (hint: string) => Code, event: Code, run: Code, integrationId: string) {
    this.#scope = scope;
    this.#local = local;
    this.#event = event;
    this.#run = run;
    this.#integrationId = integrationId;
  }

  /** The constants that readings refer to, to stand before them. */
  declarations(): Code {
    return joinCode(this.#declarations);
  }

  /** A path of a mapping: it does not map over lists. */
  read({ steps }: Path): Reading {
    const key = steps[steps.length - 1] as PathStep;
    const stamped = this.#stamped(steps);
    if (stamped !== undefined) return { value: stamped, digits: undefined, key };
    const container = this.#container(steps.slice(0, -1), typeof key);
    return { value: this.#member(container, key), digits: code`${this.#run}.digits.get(${container})`, key };
  }

  /** The event as what expressions are evaluated over: with the fields that belong to the delivery. */
  context(): Context {
    return {
      whole: () => this.#stampedEvent(),
      member: (name) => this.#stamped([name]) ?? readMember(this.#event, name, this.#scope),
      holderOf: (name) => (isStamped(name) ? this.#stampedEvent() : this.#event),
      reach: (names) => this.#reach(names),
      isRoot: true,
      isMap: true,
      isData: true,
    };
  }

  /** Containers are shared with all paths of the function: a list there counts as a map without members. */
  #reach(names: readonly string[]): Reach {
    if (isStamped(names[0])) return { read: () => code`undefined`, passed: [] };
    const passed = names.map((name, index) =>
      this.#member(this.#container(names.slice(0, index), 'string'), name),
    );
    const container = this.#container(names, 'string');
    return { read: (name) => this.#stamped([...names, name]) ?? this.#member(container, name), passed };
  }

  /** A copy is made only where an expression looks at the event as a whole. */
  #stampedEvent(): Code {
    const stamp = this.#scope.value(stampEvent, 'stampEvent');
    return code`${stamp}(${this.#event}, ${this.#run}.sentAt, ${this.#integrationId})`;
  }

  #stamped([root, ...rest]: readonly PathStep[]): Code | undefined {
    if (!isStamped(root)) return undefined;
    if (rest.length > 0) return code`undefined`;
    return root === 'sent_at' ? code`${this.#run}.sentAt` : code`${this.#integrationId}`;
  }

  #container(steps: readonly PathStep[], keyType: string): Code {
    if (steps.length === 0) return this.#event;
    const identity = JSON.stringify([keyType, ...steps]);
    const known = this.#containers.get(identity);
    if (known !== undefined) return known;
    const key = steps[steps.length - 1] as PathStep;
    const parent = this.#container(steps.slice(0, -1), typeof key);
    const as = keyType === 'number' ? this.#scope.value(asList, 'asList') : this.#scope.value(asMap, 'asMap');
    const name = this.#local(
      keyType === 'number' ? 'list' : typeof key === 'string' ? variableHint(key) : 'map',
    );
    this.#declarations.push(code`const ${name} = ${as}(${this.#member(parent, key)});`);
    this.#containers.set(identity, name);
    return name;
  }

  #member(container: Code, key: PathStep): Code {
    return typeof key === 'string' ? readMember(container, key, this.#scope) : code`${container}[${key}]`;
  }
}

/** A map's variable is called after the map where that makes a name, so that emitted code can be read. */
function variableHint(key: string): string {
  return /^[A-Za-z]\w{0,30}$/.test(key) ? key : 'map';
}
