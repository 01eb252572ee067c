import type { Write } from '../peers/ProxiedRequest.ts';
import type { SoakIntegration } from './soakProject.ts';

/** Why an event is not like the others. */
export type Flaw = 'heartbeat' | 'oversize' | 'bad grade' | 'long key' | 'refused';

/** An event of the soak, as far as it has to be known again. */
export interface SoakEvent {
  readonly id: string;
  readonly user: string;
  /** Rises from event to event of one user. */
  readonly sequence: number;
  readonly flaw: Flaw | undefined;
}

/** What must become of an event: it is delivered, unless one of these. */
export function fateOf(
  { flaw }: SoakEvent,
  { id, destination }: SoakIntegration,
): 'delivered' | 'filtered' | string {
  const isTable = destination === 'dynamodb';
  switch (flaw) {
    case 'heartbeat':
      return id === 'stream_free' ? 'filtered' : 'delivered';
    case 'oversize':
      return isTable ? 'transform/item-too-large' : 'delivered';
    case 'bad grade':
      return isTable ? 'delivery/refused' : 'delivered';
    case 'long key':
      return isTable ? 'delivered' : 'transform/key-too-long';
    case 'refused':
      return isTable ? 'delivered' : 'delivery/refused';
    default:
      return 'delivered';
  }
}

/** The event as a client posts it. */
export function postedEvent({ id, user, sequence, flaw }: SoakEvent): object {
  const properties = { sequence, note: 'x'.repeat(flaw === 'oversize' ? 420_000 : 40) };
  return {
    event_id: id,
    type: 'track',
    event: flaw === 'heartbeat' ? 'Heartbeat' : 'Order Completed',
    user_id: user,
    properties: {
      ...properties,
      ...(flaw === 'bad grade' ? { grade: 'excellent' } : { grade: sequence % 10 }),
      ...(flaw === 'refused' ? { refused: true } : {}),
    },
  };
}

/** What a write says about the event that it was made of. */
export interface SoakWrite {
  readonly id: string;
  readonly user: string;
  readonly sequence: number;
  readonly refused: boolean;
}

/** Reads a member of a BatchWriteItem or PutRecords of the soak. */
export function readSoakWrite({ member }: Write): SoakWrite {
  const { Data, PutRequest } = member as { Data?: string; PutRequest?: { Item: Item } };
  return Data === undefined ? readItem(PutRequest?.Item ?? {}) : readData(Buffer.from(Data, 'base64'));
}

export type Item = Readonly<Record<string, { readonly S?: string; readonly N?: string; readonly M?: Item }>>;

export function readItem({ event_id, user_id, sequence, properties }: Item): SoakWrite {
  return {
    id: event_id?.S ?? '',
    user: user_id?.S ?? '',
    sequence: Number(sequence?.N ?? properties?.M?.sequence?.N),
    refused: false,
  };
}

export function readData(data: Buffer): SoakWrite {
  const { event_id, user_id, properties } = JSON.parse(data.toString());
  return {
    id: event_id,
    user: user_id,
    sequence: properties.sequence,
    refused: properties.refused === true,
  };
}
