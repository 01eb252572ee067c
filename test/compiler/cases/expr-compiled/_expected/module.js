// Written by `patchbay build`, which replaces it. The manifest beside the index names its sources.
import * as $runtime from 'patchbay/runtime';
$runtime.requireVersion("0.1.0");
const writeKey = $runtime.writeKey;
const exactMember = $runtime.exactMember;
const unbound = $runtime.unbound;
const isMap = $runtime.isMap;
const lookupName = $runtime.lookupName;
const flattenFound = $runtime.flattenFound;
const collapse = $runtime.collapse;
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
const each$1 = (items, isLast) => {
  const found = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = isMap(item) ? item["total"] : lookupName(item, "total");
    if (value !== undefined) found.push(value);
  }
  return flattenFound(found, isLast);
};
const $destination = "dynamodb";
const $mode = 'compiled';
const $rules = [
  function(event, run) {
    let map_;
    let holder_;
    let holder_1;
    let held_;
    let holder_2;
    let held_1;
    let holder_3;
    let held_2;
    let holder_4;
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
      value_ = (isMap(map_ = event["properties"]) ? (isMap(holder_ = map_["products"]) ? holder_["sku"] : Array.isArray(holder_) ? collapse(each(holder_, true)) : undefined) : walkNames(event, names, false));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"path\":", value_, "item.path", run, false, 0);
      }
    }
    {
      let value_1;
      run.path = "item.compared";
      value_1 = (((held_ = (isMap(holder_1 = event["properties"]) ? holder_1["total"] : Array.isArray(holder_1) ? collapse(each$1(holder_1, true)) : undefined), (typeof held_ === 'number' ? held_ >= 100 : compare(held_, 100, ">=", 19))) === true) && (event["type"] === "track"));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"compared\":", value_1, "item.compared", run, false, 0);
      }
    }
    {
      let value_2;
      run.path = "item.chosen";
      value_2 = ((held_1 = (isMap(holder_2 = event["properties"]) ? holder_2["total"] : Array.isArray(holder_2) ? collapse(each$1(holder_2, true)) : undefined), (typeof held_1 === 'number' ? held_1 > 100 : compare(held_1, 100, ">", 18))) ? "large" : "small");
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"chosen\":", value_2, "item.chosen", run, false, 0);
      }
    }
    {
      let value_3;
      run.path = "item.without_else";
      value_3 = ((held_2 = (isMap(holder_3 = event["properties"]) ? holder_3["total"] : Array.isArray(holder_3) ? collapse(each$1(holder_3, true)) : undefined), (typeof held_2 === 'number' ? held_2 > 100 : compare(held_2, 100, ">", 18))) ? (isMap(holder_4 = event["properties"]) ? holder_4["total"] : Array.isArray(holder_4) ? collapse(each$1(holder_4, true)) : undefined) : undefined);
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"without_else\":", value_3, "item.without_else", run, false, 0);
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
