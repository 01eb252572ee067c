import type { Product } from './Envelope.ts';
import { collapsed, type Group } from './Row.ts';

const none: readonly Product[] = [];

/** Predicates, steps through lists, and aggregates of them. */
export const filters: Group = {
  goal: { name: 'filters and aggregates', gain: 200, share: 1.5 },
  rows: [
    {
      expression: '$sum(properties.products.(price * quantity))',
      byHand: (event) => {
        const products = event.properties?.products;
        if (products === undefined) return undefined;
        let sum: number | undefined;
        for (const { price, quantity } of products) {
          if (price !== undefined && quantity !== undefined) sum = (sum ?? 0) + price * quantity;
        }
        return sum;
      },
    },
    {
      expression: 'properties.products[price > 10].sku',
      byHand: (event) => {
        const skus: string[] = [];
        for (const { price, sku } of event.properties?.products ?? none) {
          if (price !== undefined && price > 10 && sku !== undefined) skus.push(sku);
        }
        return collapsed(skus);
      },
    },
    {
      expression: 'properties.products.sku',
      byHand: (event) => {
        const skus: string[] = [];
        for (const { sku } of event.properties?.products ?? none) if (sku !== undefined) skus.push(sku);
        return collapsed(skus);
      },
    },
    { expression: '$count(properties.products)', byHand: (event) => event.properties?.products?.length ?? 0 },
    {
      expression: '$count(properties.products[quantity > 1])',
      byHand: (event) => {
        let count = 0;
        for (const { quantity } of event.properties?.products ?? none) {
          if (quantity !== undefined && quantity > 1) count++;
        }
        return count;
      },
    },
    {
      expression: '$max(properties.products.price)',
      byHand: (event) => {
        let highest: number | undefined;
        for (const { price } of event.properties?.products ?? none) {
          if (price !== undefined && (highest === undefined || price > highest)) highest = price;
        }
        return highest;
      },
    },
    {
      expression: '$average(properties.products.quantity)',
      byHand: (event) => {
        let sum = 0;
        let count = 0;
        for (const { quantity } of event.properties?.products ?? none) {
          if (quantity === undefined) continue;
          sum += quantity;
          count++;
        }
        return count === 0 ? undefined : sum / count;
      },
    },
    {
      expression: '$exists(properties.products[price > 400])',
      byHand: (event) => {
        for (const { price } of event.properties?.products ?? none)
          if (price !== undefined && price > 400) return true;
        return false;
      },
    },
    {
      expression: 'properties.products[category = "books" and price < 300].{"sku": sku, "price": price}',
      byHand: (event) => {
        const found: object[] = [];
        for (const { category, price, sku } of event.properties?.products ?? none) {
          if (category !== 'books' || price === undefined || !(price < 300)) continue;
          found.push(sku === undefined ? { price } : { sku, price });
        }
        return collapsed(found);
      },
    },
    {
      expression: 'properties.products.{"id": sku, "item": name, "value": price * quantity}',
      byHand: (event) => {
        const items: object[] = [];
        for (const { sku, name, price, quantity } of event.properties?.products ?? none) {
          const item: Record<string, unknown> = {};
          if (sku !== undefined) item.id = sku;
          if (name !== undefined) item.item = name;
          if (price !== undefined && quantity !== undefined) item.value = price * quantity;
          items.push(item);
        }
        return collapsed(items);
      },
    },
    {
      expression: 'properties.products.tags',
      byHand: (event) => {
        const products = event.properties?.products ?? none;
        // The tags of the only product are a list of their own, which does not collapse.
        if (products.length === 1) return products[0]?.tags;
        const tags: string[] = [];
        for (const product of products)
          if (product.tags !== undefined) for (const tag of product.tags) tags.push(tag);
        return collapsed(tags);
      },
    },
    {
      expression: 'properties.revenue - (properties.tax ?? 0) - (properties.shipping ?? 0)',
      byHand: ({ properties }) => {
        const revenue = properties?.revenue;
        if (revenue === undefined) return undefined;
        return revenue - (properties?.tax ?? 0) - (properties?.shipping ?? 0);
      },
    },
    {
      expression:
        '{"items": $sum(properties.products.quantity), "net": $sum(properties.products.(price * quantity)), "currency": properties.currency}',
      byHand: ({ properties }) => {
        let items: number | undefined;
        let net: number | undefined;
        for (const { price, quantity } of properties?.products ?? none) {
          if (quantity === undefined) continue;
          items = (items ?? 0) + quantity;
          if (price !== undefined) net = (net ?? 0) + price * quantity;
        }
        const totals: Record<string, unknown> = {};
        if (items !== undefined) totals.items = items;
        if (net !== undefined) totals.net = net;
        if (properties?.currency !== undefined) totals.currency = properties.currency;
        return totals;
      },
    },
  ],
};
