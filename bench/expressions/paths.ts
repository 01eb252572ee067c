import type { Group } from './Row.ts';

/** Paths, constants, coalesce, conditionals and maps of them. */
export const paths: Group = {
  goal: { name: 'paths, constants, coalesce, conditionals, object maps', gain: 200, share: 1.2 },
  rows: [
    { expression: 'event_id', byHand: (event) => event.event_id },
    { expression: 'context.page.url', byHand: (event) => event.context?.page?.url },
    { expression: '"web"', byHand: () => 'web' },
    {
      expression: '$exists(user_id) ? user_id : anonymous_id',
      byHand: (event) => {
        const user = event.user_id;
        return user !== undefined ? user : event.anonymous_id;
      },
    },
    {
      expression: 'traits.email ?? user_id ?? anonymous_id',
      byHand: (event) => {
        const email = event.traits?.email;
        if (email !== undefined) return email;
        const user = event.user_id;
        return user !== undefined ? user : event.anonymous_id;
      },
    },
    { expression: 'traits.email ?: "unknown"', byHand: (event) => event.traits?.email || 'unknown' },
    {
      expression: 'type = "track" ? event : type',
      byHand: (event) => (event.type === 'track' ? event.event : event.type),
    },
    {
      expression: 'type = "track" and properties.revenue > 100',
      byHand: (event) => {
        if (event.type !== 'track') return false;
        const revenue = event.properties?.revenue;
        return revenue !== undefined && revenue > 100;
      },
    },
    {
      expression: 'context.consent.analytics = true and context.consent.ads != true',
      byHand: (event) => {
        const consent = event.context?.consent;
        return consent?.analytics === true && consent.ads !== undefined && consent.ads !== true;
      },
    },
    {
      expression: 'context.consent.analytics and $not(context.consent.ads)',
      byHand: (event) => {
        const consent = event.context?.consent;
        // `$not` of what is missing is missing, and that is false.
        return Boolean(consent?.analytics) && consent?.ads !== undefined && !consent.ads;
      },
    },
    {
      expression: 'type in ["track", "page", "screen"]',
      byHand: ({ type }) => type === 'track' || type === 'page' || type === 'screen',
    },
    { expression: 'properties.products[0].name', byHand: (event) => event.properties?.products?.[0]?.name },
    {
      expression: 'traits.age >= 65 ? "senior" : traits.age >= 18 ? "adult" : "minor"',
      byHand: (event) => {
        const age = event.traits?.age;
        if (age === undefined) return 'minor';
        return age >= 65 ? 'senior' : age >= 18 ? 'adult' : 'minor';
      },
    },
    {
      expression:
        '{"url": context.page.url, "title": context.page.title, "source": context.campaign.source, "medium": context.campaign.medium}',
      byHand: ({ context }) => {
        const map: Record<string, unknown> = {};
        const page = context?.page;
        if (page !== undefined && page !== null) {
          const { url, title } = page;
          if (url !== undefined) map.url = url;
          if (title !== undefined) map.title = title;
        }
        const campaign = context?.campaign;
        if (campaign !== undefined && campaign !== null) {
          const { source, medium } = campaign;
          if (source !== undefined) map.source = source;
          if (medium !== undefined) map.medium = medium;
        }
        return map;
      },
    },
    {
      expression: `{"event_id": event_id, "type": type, "event": event, "anonymous_id": anonymous_id, "user_id": user_id,
        "timestamp": timestamp, "received_at": received_at, "sent_at": sent_at, "context": context,
        "properties": properties, "traits": traits, "source_id": source_id, "integration_id": integration_id}`,
      byHand: (event) => {
        const map: Record<string, unknown> = {};
        const id = event.event_id;
        if (id !== undefined) map.event_id = id;
        const type = event.type;
        if (type !== undefined) map.type = type;
        const name = event.event;
        if (name !== undefined) map.event = name;
        const anonymous = event.anonymous_id;
        if (anonymous !== undefined) map.anonymous_id = anonymous;
        const user = event.user_id;
        if (user !== undefined) map.user_id = user;
        const at = event.timestamp;
        if (at !== undefined) map.timestamp = at;
        const received = event.received_at;
        if (received !== undefined) map.received_at = received;
        const sent = event.sent_at;
        if (sent !== undefined) map.sent_at = sent;
        const context = event.context;
        if (context !== undefined) map.context = context;
        const properties = event.properties;
        if (properties !== undefined) map.properties = properties;
        const traits = event.traits;
        if (traits !== undefined) map.traits = traits;
        const source = event.source_id;
        if (source !== undefined) map.source_id = source;
        const integration = event.integration_id;
        if (integration !== undefined) map.integration_id = integration;
        return map;
      },
    },
  ],
};
