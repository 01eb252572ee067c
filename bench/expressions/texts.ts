import type { Product } from './Envelope.ts';
import { collapsed, type Group } from './Row.ts';

const none: readonly Product[] = [];
const utm = /utm_(source|medium|campaign)=/;
const afterPath = /[?#].*$/;
const pair = /utm_([a-z]+)=([^&#]*)/g;
const spaces = /\s+/;

/** The grouping of thousands, three digits before each comma. */
function grouped(digits: string): string {
  let text = digits.slice(-3);
  for (let rest = digits.slice(0, -3); rest !== ''; rest = rest.slice(0, -3))
    text = `${rest.slice(-3)},${text}`;
  return text;
}

/** `$trim`: inner blanks become one. */
function trimmed(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').trim();
}

/** Functions of texts, numbers and dates with constant pictures and patterns. */
export const texts: Group = {
  goal: { name: 'string and date functions with constant pictures', gain: 20 },
  rows: [
    { expression: '$uppercase(type)', byHand: (event) => event.type?.toUpperCase() },
    {
      expression: '$lowercase($trim(traits.email))',
      byHand: (event) => {
        const email = event.traits?.email;
        return email === undefined ? undefined : trimmed(email).toLowerCase();
      },
    },
    {
      expression: '"ORDER#" & properties.order_id & "#" & event_id',
      byHand: (event) => `ORDER#${event.properties?.order_id ?? ''}#${event.event_id ?? ''}`,
    },
    { expression: '$split(traits.name, " ")[0]', byHand: (event) => event.traits?.name?.split(' ')[0] },
    {
      expression: '($parts := $split($trim(traits.name), /\\s+/); {"first": $parts[0], "last": $parts[-1]})',
      byHand: (event) => {
        const name = event.traits?.name;
        if (name === undefined) return {};
        const parts = trimmed(name).split(spaces);
        return { first: parts[0], last: parts[parts.length - 1] };
      },
    },
    {
      expression: '$uppercase($substring(traits.name, 0, 1)) & $substring(traits.name, 1)',
      byHand: (event) => {
        const name = event.traits?.name;
        if (name === undefined) return '';
        const first =
          name.codePointAt(0) === undefined ? '' : String.fromCodePoint(name.codePointAt(0) as number);
        return first.toUpperCase() + name.slice(first.length);
      },
    },
    {
      expression: '$substringBefore(traits.email, "@")',
      byHand: (event) => {
        const email = event.traits?.email;
        if (email === undefined) return undefined;
        const place = email.indexOf('@');
        return place < 0 ? email : email.slice(0, place);
      },
    },
    {
      expression: '$contains(context.page.url, "utm_")',
      byHand: (event) => event.context?.page?.url?.includes('utm_'),
    },
    {
      expression: '$contains(context.page.url, /utm_(source|medium|campaign)=/)',
      byHand: (event) => {
        const url = event.context?.page?.url;
        return url === undefined ? undefined : utm.test(url);
      },
    },
    {
      expression: '$replace(context.page.url, /[?#].*$/, "")',
      byHand: (event) => event.context?.page?.url?.replace(afterPath, ''),
    },
    {
      expression: '$match(context.page.url, /utm_([a-z]+)=([^&#]*)/).{"key": groups[0], "value": groups[1]}',
      byHand: (event) => {
        const url = event.context?.page?.url;
        if (url === undefined) return undefined;
        const found: object[] = [];
        for (const [, key, value] of url.matchAll(pair)) found.push({ key, value });
        return collapsed(found);
      },
    },
    {
      expression:
        '$merge($split($substringAfter(context.page.url, "?"), "&").($kv := $split($, "="); {$kv[0]: $decodeUrlComponent($kv[1])}))',
      byHand: (event) => {
        const url = event.context?.page?.url;
        if (url === undefined) return undefined;
        const place = url.indexOf('?');
        const query: Record<string, string> = Object.create(null);
        for (const part of (place < 0 ? url : url.slice(place + 1)).split('&')) {
          const [key = '', value] = part.split('=');
          if (value !== undefined) query[key] = decodeURIComponent(value);
        }
        return query;
      },
    },
    {
      expression: '$join(properties.products.sku, ",")',
      byHand: (event) => {
        const products = event.properties?.products ?? none;
        if (products.length === 0) return undefined;
        let text = '';
        for (const { sku } of products) if (sku !== undefined) text += text === '' ? sku : `,${sku}`;
        return text;
      },
    },
    {
      expression: '$distinct(properties.products.category)',
      byHand: (event) => {
        const categories = new Set<string>();
        for (const { category } of event.properties?.products ?? none)
          if (category !== undefined) categories.add(category);
        return collapsed([...categories]);
      },
    },
    {
      expression: '$string(properties.revenue)',
      byHand: (event) => {
        const revenue = event.properties?.revenue;
        return revenue === undefined ? undefined : String(revenue);
      },
    },
    {
      expression: '$round(properties.revenue * 1.19, 2)',
      byHand: (event) => {
        const revenue = event.properties?.revenue;
        // Halves do not occur among these amounts, so that rounding them to even is no question here.
        return revenue === undefined ? undefined : Math.round(Number(`${revenue * 1.19}e2`)) / 100;
      },
    },
    {
      expression: '$formatNumber(properties.revenue, "#,##0.00")',
      byHand: (event) => {
        const revenue = event.properties?.revenue;
        if (revenue === undefined) return undefined;
        const [whole = '', fraction = ''] = Math.abs(revenue).toFixed(2).split('.');
        return `${revenue < 0 ? '-' : ''}${grouped(whole)}.${fraction}`;
      },
    },
    {
      expression: '$toMillis(timestamp)',
      byHand: ({ timestamp }) => (timestamp === undefined ? undefined : Date.parse(timestamp)),
    },
    {
      expression: '$floor($toMillis(timestamp) / 1000)',
      byHand: ({ timestamp }) =>
        timestamp === undefined ? undefined : Math.floor(Date.parse(timestamp) / 1000),
    },
    {
      expression: '$fromMillis($toMillis(timestamp), "[Y0001]-[M01]-[D01]")',
      byHand: ({ timestamp }) =>
        timestamp === undefined ? undefined : new Date(Date.parse(timestamp)).toISOString().slice(0, 10),
    },
    {
      expression: '$fromMillis($toMillis(timestamp), "[D01]/[M01]/[Y0001] [H01]:[m01]")',
      byHand: ({ timestamp }) => {
        if (timestamp === undefined) return undefined;
        const iso = new Date(Date.parse(timestamp)).toISOString();
        return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
      },
    },
    { expression: '$substring(timestamp, 0, 10)', byHand: (event) => event.timestamp?.slice(0, 10) },
    {
      expression: '$pad($string(traits.age), -5, "0")',
      byHand: (event) => {
        const age = event.traits?.age;
        return age === undefined ? undefined : String(age).padStart(5, '0');
      },
    },
    {
      expression: '$encodeUrlComponent(context.page.title)',
      byHand: (event) => {
        const title = event.context?.page?.title;
        return title === undefined ? undefined : encodeURIComponent(title);
      },
    },
  ],
};
