import { Analytics } from '@segment/analytics-node';
import { describe, expect, it } from 'vitest';
import { type Running, startIngest } from './ingestServer.ts';

/** A client as people have it already, pointed here. */
function clientOf({ url }: Running, writeKey = 'web-key'): { analytics: Analytics; errors: unknown[] } {
  const analytics = new Analytics({ writeKey, host: url, flushInterval: 50, maxRetries: 0 });
  const errors: unknown[] = [];
  analytics.on('error', (error) => errors.push(error));
  return { analytics, errors };
}

describe('@segment/analytics-node, pointed here', () => {
  it('delivers every kind of call', async () => {
    const running = await startIngest();
    const { analytics, errors } = clientOf(running);
    const userId = 'u1';
    analytics.track({
      userId,
      event: 'Order Completed',
      properties: { total: 42.5, products: [{ sku: 'a' }] },
    });
    analytics.identify({ userId, traits: { email: 'a@example.com' } });
    analytics.page({ anonymousId: 'anon', name: 'Home', context: { userAgent: 'UA', ip: '1.2.3.4' } });
    analytics.screen({ userId, name: 'Start' });
    analytics.group({ userId, groupId: 'g1', traits: { plan: 'pro' } });
    analytics.alias({ userId, previousId: 'u0' });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);

    const events = new Map(running.intake.events.map((event) => [event.type, event]));
    expect(running.intake.events).toHaveLength(6);
    expect(events.get('track')).toMatchObject({
      event: 'Order Completed',
      user_id: 'u1',
      properties: { total: 42.5, products: [{ sku: 'a' }] },
      context: { library: { name: '@segment/analytics-node' } },
    });
    expect(events.get('identify')).toMatchObject({ user_id: 'u1', traits: { email: 'a@example.com' } });
    expect(events.get('page')).toMatchObject({
      anonymous_id: 'anon',
      name: 'Home',
      context: { user_agent: 'UA', ip: '1.2.3.4' },
    });
    expect(events.get('screen')).toMatchObject({ name: 'Start' });
    expect(events.get('group')).toMatchObject({ group_id: 'g1', traits: { plan: 'pro' } });
    expect(events.get('alias')).toMatchObject({ user_id: 'u1', previous_id: 'u0' });
    for (const event of running.intake.events) {
      expect(event).toMatchObject({
        event_id: expect.stringMatching(/^node-next-/),
        received_at: '2026-01-01T12:00:00.000Z',
        source_id: 'web',
        sent_at: expect.any(String),
      });
      // The clock of this machine is not that of the server: what remains is the time between call and sending.
      const age = Date.parse(String(event.received_at)) - Date.parse(String(event.timestamp));
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(10_000);
      expect(Object.keys(event).filter((name) => /[A-Z]/.test(name))).toEqual([]);
    }
  });

  it('keeps the time that a call gives, but for the error of the clock', async () => {
    const running = await startIngest();
    const { analytics } = clientOf(running);
    analytics.track({ userId: 'u', event: 'Imported', timestamp: new Date(Date.now() - 3_600_000) });
    await analytics.closeAndFlush();
    const [event] = running.intake.events;
    const age = Date.parse('2026-01-01T12:00:00Z') - Date.parse(String(event?.timestamp));
    expect(Math.abs(age - 3_600_000)).toBeLessThan(10_000);
  });

  it('hears of a wrong write key', async () => {
    const running = await startIngest();
    const { analytics, errors } = clientOf(running, 'wrong');
    analytics.track({ userId: 'u', event: 'x' });
    await analytics.closeAndFlush();
    expect(errors.length).toBeGreaterThan(0);
    expect(running.intake.events).toEqual([]);
  });
});
