// Written by `patchbay build`, which replaces it. The manifest beside the index names its sources.
import * as $runtime from 'patchbay/runtime';
$runtime.requireVersion("0.1.0");
const writeKey = $runtime.writeKey;
const exactMember = $runtime.exactMember;
const unbound = $runtime.unbound;
const asMap = $runtime.asMap;
const isMap = $runtime.isMap;
const lookupName = $runtime.lookupName;
const flattenFound = $runtime.flattenFound;
const collapse = $runtime.collapse;
const Sequence = $runtime.Sequence;
const names = ["properties", "products", "sku"];
const walkNames = $runtime.walkNames;
const appendValue = $runtime.attributeForms.any.append;
const compare = $runtime.compare;
const each = (items, isLast) => {
  const found = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = isMap(item) ? item["sku"] : lookupName(item, "sku");
    if (value !== undefined) found.push(value);
  }
  return flattenFound(found, isLast);
};
const eachValue = (items) => {
  const found = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = item?.["sku"];
    if (Array.isArray(value === undefined ? item : value)) return collapse(each(items, true));
    if (value !== undefined) found.push(value);
  }
  return found.length > 1 ? Sequence.of(found) : found.length === 1 ? found[0] : undefined;
};
const each$1 = (items, isLast) => {
  const found = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = isMap(item) ? item["total"] : lookupName(item, "total");
    if (value !== undefined) found.push(value);
  }
  return flattenFound(found, isLast);
};
const eachValue$1 = (items) => {
  const found = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = item?.["total"];
    if (Array.isArray(value === undefined ? item : value)) return collapse(each$1(items, true));
    if (value !== undefined) found.push(value);
  }
  return found.length > 1 ? Sequence.of(found) : found.length === 1 ? found[0] : undefined;
};
const $destination = "dynamodb";
const $mode = 'compiled';
const $rules = [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const products_ = asMap(properties_["products"]);
    let value_1;
    let value_3;
    let held_;
    let value_5;
    let held_1;
    let value_7;
    let held_2;
    let value_8;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      run.path = "item.path";
      value_ = ((value_1 = products_["sku"]) !== undefined || !(Array.isArray(event["properties"]) || Array.isArray(properties_["products"])) ? value_1 : Array.isArray(properties_["products"]) ? eachValue(properties_["products"]) : walkNames(event, names, false));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"path\":", value_, "item.path", run, false, 0);
      }
    }
    {
      let value_2;
      run.path = "item.compared";
      value_2 = (((held_ = ((value_3 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_3 : eachValue$1(event["properties"])), (typeof held_ === 'number' ? held_ >= 100 : held_ === undefined ? undefined : compare(held_, 100, ">=", 19))) === true) && (event["type"] === "track"));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"compared\":", value_2, "item.compared", run, false, 0);
      }
    }
    {
      let value_4;
      run.path = "item.chosen";
      value_4 = ((held_1 = ((value_5 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_5 : eachValue$1(event["properties"])), (typeof held_1 === 'number' ? held_1 > 100 : held_1 === undefined ? undefined : compare(held_1, 100, ">", 18))) ? "large" : "small");
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"chosen\":", value_4, "item.chosen", run, false, 0);
      }
    }
    {
      let value_6;
      run.path = "item.without_else";
      value_6 = ((held_2 = ((value_7 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_7 : eachValue$1(event["properties"])), (typeof held_2 === 'number' ? held_2 > 100 : held_2 === undefined ? undefined : compare(held_2, 100, ">", 18))) ? ((value_8 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_8 : eachValue$1(event["properties"])) : undefined);
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"without_else\":", value_6, "item.without_else", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
const $transform = $runtime.openTransform({
  destination: $destination,
  mode: $mode,
  otherwise: $rules[0],
  entries: new Map(),
});
export { $destination as destination, $mode as mode, $transform as transform };
