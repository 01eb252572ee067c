import type { Product } from './Envelope.ts';
import { collapsed, type Group } from './Row.ts';

const none: readonly Product[] = [];
const byPriceDown = (left: Product, right: Product) => (right.price ?? 0) - (left.price ?? 0);

function skusOf(products: readonly Product[]): string[] {
  const skus: string[] = [];
  for (const { sku } of products) if (sku !== undefined) skus.push(sku);
  return skus;
}

/** Lambdas of higher-order functions, order-by and grouping. */
export const lambdas: Group = {
  goal: { name: 'inlined lambdas, order-by, group', gain: 50 },
  rows: [
    {
      expression: '$map(properties.products, function($p){$p.price * $p.quantity})',
      byHand: (event) => {
        const values: number[] = [];
        for (const { price, quantity } of event.properties?.products ?? none) {
          if (price !== undefined && quantity !== undefined) values.push(price * quantity);
        }
        return collapsed(values);
      },
    },
    {
      expression: '$map(properties.products, function($p, $i){{"position": $i + 1, "sku": $p.sku}})',
      byHand: (event) => {
        const products = event.properties?.products ?? none;
        return collapsed(
          products.map(({ sku }, index) =>
            sku === undefined ? { position: index + 1 } : { position: index + 1, sku },
          ),
        );
      },
    },
    {
      expression: '$filter(properties.products, function($p){$p.price > 100 and $p.quantity > 1}).sku',
      byHand: (event) => {
        const skus: string[] = [];
        for (const { price, quantity, sku } of event.properties?.products ?? none) {
          if (price === undefined || !(price > 100) || quantity === undefined || !(quantity > 1)) continue;
          if (sku !== undefined) skus.push(sku);
        }
        return collapsed(skus);
      },
    },
    {
      expression: '$reduce(properties.products, function($sum, $p){$sum + $p.price * $p.quantity}, 0)',
      byHand: (event) => {
        const products = event.properties?.products;
        if (products === undefined) return undefined;
        let sum: number | undefined = 0;
        for (const { price, quantity } of products) {
          sum =
            sum === undefined || price === undefined || quantity === undefined
              ? undefined
              : sum + price * quantity;
        }
        return sum;
      },
    },
    {
      expression: '$sort(properties.products, function($l, $r){$l.price < $r.price}).sku',
      byHand: (event) => {
        const products = event.properties?.products;
        if (products === undefined) return undefined;
        return collapsed(skusOf(products.toSorted(byPriceDown)));
      },
    },
    {
      expression: 'properties.products^(>price).sku',
      byHand: (event) => {
        const products = event.properties?.products;
        if (products === undefined) return undefined;
        return collapsed(skusOf(products.toSorted(byPriceDown)));
      },
    },
    {
      expression: 'properties.products^(>price, name)[0].name',
      byHand: (event) => {
        let best: Product | undefined;
        for (const product of event.properties?.products ?? none) {
          const order = best === undefined ? -1 : byPriceDown(product, best);
          if (order < 0 || (order === 0 && (product.name ?? '') < (best?.name ?? ''))) best = product;
        }
        return best?.name;
      },
    },
    {
      expression: 'properties.products{category: $sum(quantity)}',
      byHand: (event) => {
        const totals: Record<string, number> = Object.create(null);
        for (const { category, quantity } of event.properties?.products ?? none) {
          if (category === undefined || quantity === undefined) continue;
          totals[category] = (totals[category] ?? 0) + quantity;
        }
        return totals;
      },
    },
    {
      expression: 'properties.products{category: {"skus": [sku], "total": $sum($.(price * quantity))}}',
      byHand: (event) => {
        const groups: Record<string, { skus: string[]; total: number }> = Object.create(null);
        for (const { category, sku, price, quantity } of event.properties?.products ?? none) {
          if (category === undefined) continue;
          groups[category] ??= { skus: [], total: 0 };
          const group = groups[category];
          if (sku !== undefined) group.skus.push(sku);
          if (price !== undefined && quantity !== undefined) group.total += price * quantity;
        }
        return groups;
      },
    },
    {
      expression: '$sift(context.consent, function($v){$v = true}) ~> $keys()',
      byHand: ({ context }) => {
        const granted: string[] = [];
        const consent = context?.consent;
        if (consent === undefined || consent === null) return undefined;
        for (const name of Object.keys(consent)) if (consent[name] === true) granted.push(name);
        return collapsed(granted);
      },
    },
    {
      expression: '$each(context.consent, function($v, $k){$v = true ? $k})',
      byHand: ({ context }) => {
        const granted: string[] = [];
        const consent = context?.consent;
        if (consent === undefined || consent === null) return undefined;
        for (const name of Object.keys(consent)) if (consent[name] === true) granted.push(name);
        return collapsed(granted);
      },
    },
    {
      expression: '($net := function($p){$p.price * $p.quantity}; $sum(properties.products.$net($)))',
      byHand: (event) => {
        let sum: number | undefined;
        for (const { price, quantity } of event.properties?.products ?? none) {
          if (price !== undefined && quantity !== undefined) sum = (sum ?? 0) + price * quantity;
        }
        return sum;
      },
    },
    {
      expression: 'properties.products#$i.{"position": $i + 1, "sku": sku}',
      byHand: (event) => {
        const products = event.properties?.products ?? none;
        return collapsed(
          products.map(({ sku }, index) =>
            sku === undefined ? { position: index + 1 } : { position: index + 1, sku },
          ),
        );
      },
    },
    {
      expression: 'properties.products.{"sku": sku, "currency": %.currency}',
      byHand: ({ properties }) => {
        const items: object[] = [];
        for (const { sku } of properties?.products ?? none) {
          const item: Record<string, unknown> = {};
          if (sku !== undefined) item.sku = sku;
          if (properties?.currency !== undefined) item.currency = properties.currency;
          items.push(item);
        }
        return collapsed(items);
      },
    },
  ],
};
