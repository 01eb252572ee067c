import type { Fault } from '../peers/FaultProxy.ts';
import type { ProxiedRequest, Write } from '../peers/ProxiedRequest.ts';
import { readSoakWrite } from './SoakEvent.ts';
import type { SoakIntegration } from './soakProject.ts';

/** A time in which a resource fails in one way. */
export interface Spell {
  /** The fault for a request; undefined when this one is spared. */
  meet(request: ProxiedRequest): Fault | undefined;
  /** It is over after so many milliseconds, or requests; what has neither is over after one request. */
  readonly milliseconds?: number;
  readonly requests?: number;
  /** The events that a request has to bring again later, because the peer asks for less: all of it, or these. */
  readonly throttles?: 'all' | ((request: ProxiedRequest) => readonly Write[]);
}

/** A way in which AWS fails. */
export interface Trouble {
  readonly title: string;
  readonly destinations: readonly SoakIntegration['destination'][];
  /** It holds its requests up for long, so that it had better come early. */
  readonly slow?: boolean;
  begin(random: () => number, first: ProxiedRequest): Spell;
}

const both = ['dynamodb', 'kinesis'] as const;

const overload: Readonly<Record<SoakIntegration['destination'], readonly string[]>> = {
  dynamodb: ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'],
  kinesis: ['ProvisionedThroughputExceededException', 'ThrottlingException', 'LimitExceededException'],
};

const down: readonly Fault[] = [
  { kind: 'error', status: 500, name: 'InternalServerError' },
  { kind: 'error', status: 500, name: 'InternalFailure' },
  { kind: 'error', status: 503, name: 'ServiceUnavailable' },
  { kind: 'reply', status: 502, body: '<html>Bad Gateway</html>' },
];

const nonsense = ['', '{}', 'null', '[]', '{"UnprocessedItems":', '{"Records":[]}', '<html>ok</html>'];

export const troubles: readonly Trouble[] = [
  {
    title: 'stall',
    destinations: both,
    slow: true,
    begin: (random) =>
      once({
        kind: 'stall',
        after: random() < 0.5 ? 'request' : 'headers',
        carriedOut: random() < 0.5,
      }),
  },
  {
    title: 'throttle',
    destinations: both,
    begin(random, { operation }) {
      const names = overload[operation === 'PutRecords' ? 'kinesis' : 'dynamodb'];
      return {
        meet: () => ({ kind: 'error', status: 400, name: pick(random, names) }),
        milliseconds: 1000 + random() * 500,
        throttles: 'all',
      };
    },
  },
  { title: 'hot keys', destinations: both, begin: heat },
  {
    title: 'unprocessed items',
    destinations: ['dynamodb'],
    begin: (random) => ({
      meet: ({ writes }) => ({ kind: 'unprocessed', places: places(random, writes) }),
      requests: 1 + Math.floor(random() * 5),
    }),
  },
  {
    title: 'failed records',
    destinations: ['kinesis'],
    begin: (random) => ({
      meet: ({ writes }) => ({
        kind: 'partial',
        places: places(random, writes),
        code: pick(random, [
          'InternalFailure',
          'ProvisionedThroughputExceededException',
          'KMSThrottlingException',
        ]),
      }),
      requests: 1 + Math.floor(random() * 5),
    }),
  },
  {
    title: 'server error',
    destinations: both,
    begin: (random) => several(random, 4, () => pick(random, down)),
  },
  {
    title: 'reset before',
    destinations: both,
    begin: (random) => several(random, 3, () => ({ kind: 'reset', when: 'before' })),
  },
  {
    title: 'reset after',
    destinations: both,
    begin: (random) => several(random, 3, () => ({ kind: 'reset', when: 'after' })),
  },
  {
    title: 'half reply, done',
    destinations: both,
    begin: (random) => several(random, 2, () => ({ kind: 'halfReply', carriedOut: true })),
  },
  {
    title: 'half reply, not done',
    destinations: both,
    begin: (random) => several(random, 2, () => ({ kind: 'halfReply', carriedOut: false })),
  },
  {
    title: 'slow reply',
    destinations: both,
    begin: (random) => several(random, 6, () => ({ kind: 'delay', milliseconds: 100 + random() * 1500 })),
  },
  {
    title: 'trickle',
    destinations: both,
    begin: (random) =>
      several(random, 3, () => ({ kind: 'trickle', pieces: 5, milliseconds: random() * 200 })),
  },
  {
    title: 'expired token',
    destinations: both,
    begin(random, first) {
      // Keys of a role end for good, and new ones are to be had; those of a user are not renewed.
      const isOfRole = first.accessKeyId.startsWith('ASIA');
      return isOfRole
        ? once({ kind: 'expire', isExpired: ({ accessKeyId }) => accessKeyId === first.accessKeyId })
        : several(random, 2, () => ({ kind: 'expire', isExpired: () => true }));
    },
  },
  {
    title: 'clock skew',
    destinations: both,
    begin(random) {
      const milliseconds = (random() < 0.5 ? -1 : 1) * (10 + random() * 600) * 60_000;
      return { meet: () => ({ kind: 'skew', milliseconds }), milliseconds: 300 + random() * 700 };
    },
  },
  {
    title: 'access refused',
    destinations: both,
    begin: (random) =>
      several(random, 2, () => ({ kind: 'error', status: 400, name: 'AccessDeniedException' })),
  },
  {
    title: 'gone',
    destinations: both,
    begin: (random) =>
      several(random, 2, () => ({ kind: 'error', status: 400, name: 'ResourceNotFoundException' })),
  },
  {
    title: 'nonsense, done',
    destinations: both,
    begin: (random) => several(random, 2, () => talk(random, true)),
  },
  {
    title: 'nonsense, not done',
    destinations: both,
    begin: (random) => several(random, 2, () => talk(random, false)),
  },
  {
    title: 'flood',
    destinations: both,
    begin: (random) => once({ kind: 'flood', bytes: 40 * 1024 * 1024, carriedOut: random() < 0.5 }),
  },
];

/** A quarter of the users, among them one of the first request. */
function heat(random: () => number, { writes }: ProxiedRequest): Spell {
  const quarter = quarterOf(readSoakWrite(pick(random, writes)).user);
  const isHot = (write: Write) => quarterOf(readSoakWrite(write).user) === quarter;
  return {
    meet: () => ({ kind: 'hot', isHot }),
    milliseconds: 1000 + random() * 500,
    throttles: (request) => request.writes.filter(isHot),
  };
}

function quarterOf(user: string): number {
  let sum = 0;
  for (const letter of user) sum += letter.charCodeAt(0);
  return sum % 4;
}

function talk(random: () => number, carriedOut: boolean): Fault {
  return { kind: 'reply', status: 200, body: pick(random, nonsense), carriedOut };
}

function once(fault: Fault): Spell {
  return { meet: () => fault };
}

function several(random: () => number, most: number, meet: () => Fault): Spell {
  return { meet, requests: 1 + Math.floor(random() * most) };
}

function places(random: () => number, writes: readonly Write[]): number[] {
  const drawn = writes.filter(() => random() < 0.4).map(({ place }) => place);
  return drawn.length > 0 ? drawn : [Math.floor(random() * writes.length)];
}

function pick<Value>(random: () => number, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
}
