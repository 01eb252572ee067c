// Written by `patchbay build`, which replaces it. The manifest beside the index names its sources.
import * as $runtime from 'patchbay/runtime';
$runtime.requireVersion("0.1.0");
const asMap = $runtime.asMap;
const writeKey = $runtime.writeKey;
const exactMember = $runtime.exactMember;
const literal = 7;
const condition = { "expression": "attribute_not_exists(#e) AND #v < :v", "names": { "#e": "event_id", "#v": "constructor" } };
const missing = $runtime.conditionValueMissing;
const fallback = { __proto__: null, ["__proto__"]: [1, -0, null], "constructor": { __proto__: null, "a": "*/ \u2028 \\" }, " ": true };
const appendValue = $runtime.attributeForms.any.append;
const mapValue = $runtime.mapValue;
const values = new Map([["track", 1], ["__proto__", { __proto__: null, "x": "y" }], ["*", "else"]]);
const duration = { "months": 1, "milliseconds": 172800000 };
const date = $runtime.date;
const unbound = $runtime.unbound;
const RegexValue = $runtime.RegexValue;
const pattern = $runtime.makeLinearMatcher("[aeiou]", "gi");
const asArgument = $runtime.asArgument;
const place = { "position": 9, "token": "replace", "depth": 1 };
const replace = $runtime.builtins.get("replace").implementation;
const replaceFunction = $runtime.builtinFunction("replace");
const callCounted = $runtime.callCounted;
const stampEvent = $runtime.stampEvent;
const callFunction = $runtime.callFunction;
const charged = $runtime.charged;
const Allowance = $runtime.Allowance;
const budget = { "stepLimit": 4000000, "timeLimitMs": 5000, "depthLimit": 500, "characterLimit": 16777216, "itemLimit": 2097152, "linearRegex": true };
const pattern$1 = $runtime.makeLinearMatcher("^(a|b|ab)*c$", "g");
const place$1 = { "position": 10, "token": "contains", "depth": 1 };
const contains = $runtime.builtins.get("contains").implementation;
const containsFunction = $runtime.builtinFunction("contains");
const uppercaseFunction = $runtime.builtinFunction("uppercase");
const noted = $runtime.noted;
const TailCall = $runtime.TailCall;
const FunctionValue = $runtime.FunctionValue;
const signature = $runtime.Signature.parse("<s:s>");
const place$2 = { "position": 48, "token": "f", "depth": 2 };
const collapse = $runtime.collapse;
const open = $runtime.open;
const place$3 = { "position": 22, "token": "substring" };
const substringFunction = $runtime.builtinFunction("substring");
const applyPartially = $runtime.applyPartially;
const place$4 = { "position": 39, "token": "first", "depth": 2 };
const forgetCall = $runtime.forgetCall;
const appendItem = $runtime.appendItem;
const uppercaseFunction$1 = $runtime.builtinFunction("uppercase");
const place$5 = { "position": 5, "token": "map", "depth": 1 };
const mapFunction = $runtime.builtinFunction("map");
const isMap = $runtime.isMap;
const lookupName = $runtime.lookupName;
const flattenFound = $runtime.flattenFound;
const Sequence = $runtime.Sequence;
const names = ["properties", "products", "sku"];
const walkNames = $runtime.walkNames;
const place$6 = { "position": 22, "token": "toMillis", "depth": 2 };
const toMillisFunction = $runtime.builtinFunction("toMillis");
const parseIsoTimestamp = $runtime.parseIsoTimestamp;
const callPlaced = $runtime.callPlaced;
const place$7 = { "position": 12, "token": "fromMillis", "depth": 1 };
const picture = $runtime.compileDateFormatter("[Y0001]-[M01]-[D01]");
const place$8 = { "position": 14, "token": "formatNumber", "depth": 1 };
const picture$1 = $runtime.compileNumberPicture("#,##0.00");
const formatNumberFunction = $runtime.builtinFunction("formatNumber");
const place$9 = { "position": 11, "token": "uppercase", "depth": 1 };
const uppercaseFunction$2 = $runtime.builtinFunction("uppercase");
const omit = $runtime.omit;
const condition$1 = { "expression": "attribute_not_exists(#e) AND #v < :v", "names": { "#e": "event_id", "#v": "constructor" } };
const values$1 = new Map([["track", 1], ["__proto__", { __proto__: null, "x": "y" }], ["*", "else"]]);
const duration$1 = { "months": 1, "milliseconds": 172800000 };
const pattern$2 = $runtime.makeLinearMatcher("[aeiou]", "gi");
const place$10 = { "position": 9, "token": "replace", "depth": 1 };
const replaceFunction$1 = $runtime.builtinFunction("replace");
const pattern$3 = $runtime.makeLinearMatcher("^(a|b|ab)*c$", "g");
const place$11 = { "position": 10, "token": "contains", "depth": 1 };
const containsFunction$1 = $runtime.builtinFunction("contains");
const uppercaseFunction$3 = $runtime.builtinFunction("uppercase");
const signature$1 = $runtime.Signature.parse("<s:s>");
const place$12 = { "position": 48, "token": "f", "depth": 2 };
const place$13 = { "position": 22, "token": "substring" };
const substringFunction$1 = $runtime.builtinFunction("substring");
const place$14 = { "position": 39, "token": "first", "depth": 2 };
const uppercaseFunction$4 = $runtime.builtinFunction("uppercase");
const place$15 = { "position": 5, "token": "map", "depth": 1 };
const mapFunction$1 = $runtime.builtinFunction("map");
const names$1 = ["properties", "products", "sku"];
const place$16 = { "position": 22, "token": "toMillis", "depth": 2 };
const toMillisFunction$1 = $runtime.builtinFunction("toMillis");
const place$17 = { "position": 12, "token": "fromMillis", "depth": 1 };
const picture$2 = $runtime.compileDateFormatter("[Y0001]-[M01]-[D01]");
const place$18 = { "position": 14, "token": "formatNumber", "depth": 1 };
const picture$3 = $runtime.compileNumberPicture("#,##0.00");
const formatNumberFunction$1 = $runtime.builtinFunction("formatNumber");
const place$19 = { "position": 11, "token": "uppercase", "depth": 1 };
const uppercaseFunction$5 = $runtime.builtinFunction("uppercase");
const condition$2 = { "expression": "attribute_not_exists(#e) AND #v < :v", "names": { "#e": "event_id", "#v": "constructor" } };
const fallback$1 = { __proto__: null, ["__proto__"]: [1, -0, null], "constructor": { __proto__: null, "a": "*/ \u2028 \\" }, " ": true };
const values$2 = new Map([["track", 1], ["__proto__", { __proto__: null, "x": "y" }], ["*", "else"]]);
const duration$2 = { "months": 1, "milliseconds": 172800000 };
const pattern$4 = $runtime.makeLinearMatcher("[aeiou]", "gi");
const place$20 = { "position": 9, "token": "replace", "depth": 1 };
const replaceFunction$2 = $runtime.builtinFunction("replace");
const pattern$5 = $runtime.makeLinearMatcher("^(a|b|ab)*c$", "g");
const place$21 = { "position": 10, "token": "contains", "depth": 1 };
const containsFunction$2 = $runtime.builtinFunction("contains");
const uppercaseFunction$6 = $runtime.builtinFunction("uppercase");
const signature$2 = $runtime.Signature.parse("<s:s>");
const place$22 = { "position": 48, "token": "f", "depth": 2 };
const place$23 = { "position": 22, "token": "substring" };
const substringFunction$2 = $runtime.builtinFunction("substring");
const place$24 = { "position": 39, "token": "first", "depth": 2 };
const uppercaseFunction$7 = $runtime.builtinFunction("uppercase");
const place$25 = { "position": 5, "token": "map", "depth": 1 };
const mapFunction$2 = $runtime.builtinFunction("map");
const names$2 = ["properties", "products", "sku"];
const place$26 = { "position": 22, "token": "toMillis", "depth": 2 };
const toMillisFunction$2 = $runtime.builtinFunction("toMillis");
const place$27 = { "position": 12, "token": "fromMillis", "depth": 1 };
const picture$4 = $runtime.compileDateFormatter("[Y0001]-[M01]-[D01]");
const place$28 = { "position": 14, "token": "formatNumber", "depth": 1 };
const picture$5 = $runtime.compileNumberPicture("#,##0.00");
const formatNumberFunction$2 = $runtime.builtinFunction("formatNumber");
const place$29 = { "position": 11, "token": "uppercase", "depth": 1 };
const uppercaseFunction$8 = $runtime.builtinFunction("uppercase");
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
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    const properties_ = asMap(event["properties"]);
    const products_ = asMap(properties_["products"]);
    let value_9;
    let held_4;
    let held_5;
    let value_12;
    let held_6;
    let value_14;
    let held_7;
    if (consent_["analytics"] !== true) return run.filter('consent');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let key_1;
    {
      key_1 = literal;
      if (key_1 === null) key_1 = undefined;
    }
    writeKey(key_1, "N", "\"sort\":", 1024, "item.sort", run, false);
    let members_ = '';
    members_ = members_ + (members_ === '' ? "\":v\":{\"N\":\"3\"}" : ",\":v\":{\"N\":\"3\"}");
    run.condition = { ...condition, values: '{' + members_ + '}' };
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["none"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "none", run.digits.get(properties_));
      if (value_ === undefined) value_ = fallback;
      if (value_ !== undefined) {
        item = appendValue(item + ",\"literal\":", value_, "item.literal", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = event["type"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "type", run.digits.get(event));
      if (value_1 !== undefined && value_1 !== null) value_1 = mapValue(value_1, values);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"looked_up\":", value_1, "item.looked_up", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = event["timestamp"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "timestamp", run.digits.get(event));
      if (value_2 !== undefined && value_2 !== null) value_2 = date(value_2, "iso", duration, "item.later");
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"later\":", value_2, "item.later", run, false, 0);
      }
    }
    {
      let value_3;
      run.path = "item.native";
      value_3 = Allowance.during(budget, () => {
        let held_;
        let held_1;
        return charged((held_ = event["event"], held_1 = asArgument(new RegexValue(pattern, 26)), ((typeof held_ === "string" || held_ === undefined) ? callCounted(replaceFunction, place, replace, held_, held_1, "_") : callFunction(replaceFunction, [held_, held_1, "_"], stampEvent(event, run.sentAt, "int_test"), place))));
      });
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"native\":", value_3, "item.native", run, false, 0);
      }
    }
    {
      let value_4;
      run.path = "item.linear";
      value_4 = Allowance.during(budget, () => {
        let held_2;
        let held_3;
        return charged((held_2 = event["event"], held_3 = asArgument(new RegexValue(pattern$1, 31)), ((typeof held_2 === "string" || held_2 === undefined) ? callCounted(containsFunction, place$1, contains, held_2, held_3) : callFunction(containsFunction, [held_2, held_3], undefined, place$1))));
      });
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"linear\":", value_4, "item.linear", run, false, 0);
      }
    }
    {
      let value_5;
      run.path = "item.signed";
      value_5 = Allowance.during(budget, () => {
        let var_ = unbound;
        return charged(((var_ = new FunctionValue('lambda', 1, (args_) => {
          let parameter_ = args_[0];
          return new TailCall(() => [noted(uppercaseFunction, 37, "uppercase"), [parameter_]], 37, "uppercase");
        }, signature)), collapse(callFunction(var_, [event["event"]], stampEvent(event, run.sentAt, "int_test"), place$2))));
      });
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"signed\":", value_5, "item.signed", run, false, 0);
      }
    }
    {
      let value_6;
      run.path = "item.partial";
      value_6 = Allowance.during(budget, () => {
        let var_1 = unbound;
        return charged((forgetCall(substringFunction), ((var_1 = applyPartially(substringFunction, [open, 0, 2], place$3)), collapse(callFunction(var_1, [event["event"]], stampEvent(event, run.sentAt, "int_test"), place$4)))));
      });
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"partial\":", value_6, "item.partial", run, false, 0);
      }
    }
    {
      let value_7;
      run.path = "item.mapped";
      value_7 = Allowance.during(budget, () => charged((forgetCall(uppercaseFunction$1), collapse(callFunction(mapFunction, [appendItem(appendItem([], "a"), "b"), asArgument(uppercaseFunction$1)], undefined, place$5)))));
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"mapped\":", value_7, "item.mapped", run, false, 0);
      }
    }
    {
      let value_8;
      run.path = "item.listed";
      value_8 = appendItem([], ((value_9 = products_["sku"]) !== undefined || !(Array.isArray(event["properties"]) || Array.isArray(properties_["products"])) ? value_9 : Array.isArray(properties_["products"]) ? eachValue(properties_["products"]) : walkNames(event, names, false)));
      if (value_8 !== undefined && value_8 !== null && !Array.isArray(value_8)) value_8 = [value_8];
      if (value_8 !== undefined) {
        item = appendValue(item + ",\"listed\":", value_8, "item.listed", run, false, 0);
      }
    }
    {
      let value_10;
      run.path = "item.dated";
      value_10 = (held_5 = (held_4 = event["timestamp"], (typeof held_4 === "string" ? callPlaced(place$6, parseIsoTimestamp, held_4) : held_4 === undefined ? undefined : callFunction(toMillisFunction, [held_4], stampEvent(event, run.sentAt, "int_test"), place$6))), (held_5 === undefined ? undefined : callPlaced(place$7, picture, held_5)));
      if (value_10 !== undefined) {
        item = appendValue(item + ",\"dated\":", value_10, "item.dated", run, false, 0);
      }
    }
    {
      let value_11;
      run.path = "item.formatted";
      value_11 = (held_6 = ((value_12 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_12 : eachValue$1(event["properties"])), (typeof held_6 === "number" ? callPlaced(place$8, picture$1, held_6) : held_6 === undefined ? undefined : callFunction(formatNumberFunction, [held_6, "#,##0.00"], stampEvent(event, run.sentAt, "int_test"), place$8)));
      if (value_11 !== undefined) {
        item = appendValue(item + ",\"formatted\":", value_11, "item.formatted", run, false, 0);
      }
    }
    try {
      let value_13;
      run.path = "item.failing";
      value_13 = (held_7 = ((value_14 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_14 : eachValue$1(event["properties"])), (typeof held_7 === "string" ? held_7.toUpperCase() : held_7 === undefined ? undefined : callFunction(uppercaseFunction$2, [held_7], undefined, place$9)));
      if (value_13 !== undefined) {
        item = appendValue(item + ",\"failing\":", value_13, "item.failing", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    const properties_ = asMap(event["properties"]);
    const products_ = asMap(properties_["products"]);
    let value_8;
    let held_4;
    let held_5;
    let value_11;
    let held_6;
    let value_13;
    let held_7;
    if (consent_["analytics"] !== true) return run.filter('consent');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let key_1;
    {
      key_1 = literal;
      if (key_1 === null) key_1 = undefined;
    }
    writeKey(key_1, "N", "\"sort\":", 1024, "item.sort", run, false);
    let members_ = '';
    members_ = members_ + (members_ === '' ? "\":v\":{\"N\":\"3\"}" : ",\":v\":{\"N\":\"3\"}");
    run.condition = { ...condition$1, values: '{' + members_ + '}' };
    let item = run.keyMembers;
    {
      let value_;
      value_ = event["type"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "type", run.digits.get(event));
      if (value_ !== undefined && value_ !== null) value_ = mapValue(value_, values$1);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"looked_up\":", value_, "item.looked_up", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = event["timestamp"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "timestamp", run.digits.get(event));
      if (value_1 !== undefined && value_1 !== null) value_1 = date(value_1, "iso", duration$1, "item.later");
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"later\":", value_1, "item.later", run, false, 0);
      }
    }
    {
      let value_2;
      run.path = "item.native";
      value_2 = Allowance.during(budget, () => {
        let held_;
        let held_1;
        return charged((held_ = event["event"], held_1 = asArgument(new RegexValue(pattern$2, 26)), ((typeof held_ === "string" || held_ === undefined) ? callCounted(replaceFunction$1, place$10, replace, held_, held_1, "_") : callFunction(replaceFunction$1, [held_, held_1, "_"], stampEvent(event, run.sentAt, "int_test"), place$10))));
      });
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"native\":", value_2, "item.native", run, false, 0);
      }
    }
    {
      let value_3;
      run.path = "item.linear";
      value_3 = Allowance.during(budget, () => {
        let held_2;
        let held_3;
        return charged((held_2 = event["event"], held_3 = asArgument(new RegexValue(pattern$3, 31)), ((typeof held_2 === "string" || held_2 === undefined) ? callCounted(containsFunction$1, place$11, contains, held_2, held_3) : callFunction(containsFunction$1, [held_2, held_3], undefined, place$11))));
      });
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"linear\":", value_3, "item.linear", run, false, 0);
      }
    }
    {
      let value_4;
      run.path = "item.signed";
      value_4 = Allowance.during(budget, () => {
        let var_ = unbound;
        return charged(((var_ = new FunctionValue('lambda', 1, (args_) => {
          let parameter_ = args_[0];
          return new TailCall(() => [noted(uppercaseFunction$3, 37, "uppercase"), [parameter_]], 37, "uppercase");
        }, signature$1)), collapse(callFunction(var_, [event["event"]], stampEvent(event, run.sentAt, "int_test"), place$12))));
      });
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"signed\":", value_4, "item.signed", run, false, 0);
      }
    }
    {
      let value_5;
      run.path = "item.partial";
      value_5 = Allowance.during(budget, () => {
        let var_1 = unbound;
        return charged((forgetCall(substringFunction$1), ((var_1 = applyPartially(substringFunction$1, [open, 0, 2], place$13)), collapse(callFunction(var_1, [event["event"]], stampEvent(event, run.sentAt, "int_test"), place$14)))));
      });
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"partial\":", value_5, "item.partial", run, false, 0);
      }
    }
    {
      let value_6;
      run.path = "item.mapped";
      value_6 = Allowance.during(budget, () => charged((forgetCall(uppercaseFunction$4), collapse(callFunction(mapFunction$1, [appendItem(appendItem([], "a"), "b"), asArgument(uppercaseFunction$4)], undefined, place$15)))));
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"mapped\":", value_6, "item.mapped", run, false, 0);
      }
    }
    {
      let value_7;
      run.path = "item.listed";
      value_7 = appendItem([], ((value_8 = products_["sku"]) !== undefined || !(Array.isArray(event["properties"]) || Array.isArray(properties_["products"])) ? value_8 : Array.isArray(properties_["products"]) ? eachValue(properties_["products"]) : walkNames(event, names$1, false)));
      if (value_7 !== undefined && value_7 !== null && !Array.isArray(value_7)) value_7 = [value_7];
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"listed\":", value_7, "item.listed", run, false, 0);
      }
    }
    {
      let value_9;
      run.path = "item.dated";
      value_9 = (held_5 = (held_4 = event["timestamp"], (typeof held_4 === "string" ? callPlaced(place$16, parseIsoTimestamp, held_4) : held_4 === undefined ? undefined : callFunction(toMillisFunction$1, [held_4], stampEvent(event, run.sentAt, "int_test"), place$16))), (held_5 === undefined ? undefined : callPlaced(place$17, picture$2, held_5)));
      if (value_9 !== undefined) {
        item = appendValue(item + ",\"dated\":", value_9, "item.dated", run, false, 0);
      }
    }
    {
      let value_10;
      run.path = "item.formatted";
      value_10 = (held_6 = ((value_11 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_11 : eachValue$1(event["properties"])), (typeof held_6 === "number" ? callPlaced(place$18, picture$3, held_6) : held_6 === undefined ? undefined : callFunction(formatNumberFunction$1, [held_6, "#,##0.00"], stampEvent(event, run.sentAt, "int_test"), place$18)));
      if (value_10 !== undefined) {
        item = appendValue(item + ",\"formatted\":", value_10, "item.formatted", run, false, 0);
      }
    }
    try {
      let value_12;
      run.path = "item.failing";
      value_12 = (held_7 = ((value_13 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_13 : eachValue$1(event["properties"])), (typeof held_7 === "string" ? held_7.toUpperCase() : held_7 === undefined ? undefined : callFunction(uppercaseFunction$5, [held_7], undefined, place$19)));
      if (value_12 !== undefined) {
        item = appendValue(item + ",\"failing\":", value_12, "item.failing", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    const properties_ = asMap(event["properties"]);
    const products_ = asMap(properties_["products"]);
    let value_9;
    let held_4;
    let held_5;
    let value_12;
    let held_6;
    let value_14;
    let held_7;
    if (consent_["analytics"] !== true) return run.filter('consent');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let key_1;
    {
      key_1 = literal;
      if (key_1 === null) key_1 = undefined;
    }
    writeKey(key_1, "N", "\"sort\":", 1024, "item.sort", run, false);
    let members_ = '';
    members_ = members_ + (members_ === '' ? "\":v\":{\"N\":\"3\"}" : ",\":v\":{\"N\":\"3\"}");
    run.condition = { ...condition$2, values: '{' + members_ + '}' };
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["none"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "none", run.digits.get(properties_));
      if (value_ === undefined) value_ = fallback$1;
      if (value_ !== undefined) {
        item = appendValue(item + ",\"literal\":", value_, "item.literal", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = event["type"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "type", run.digits.get(event));
      if (value_1 !== undefined && value_1 !== null) value_1 = mapValue(value_1, values$2);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"looked_up\":", value_1, "item.looked_up", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = event["timestamp"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "timestamp", run.digits.get(event));
      if (value_2 !== undefined && value_2 !== null) value_2 = date(value_2, "iso", duration$2, "item.later");
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"later\":", value_2, "item.later", run, false, 0);
      }
    }
    {
      let value_3;
      run.path = "item.native";
      value_3 = Allowance.during(budget, () => {
        let held_;
        let held_1;
        return charged((held_ = event["event"], held_1 = asArgument(new RegexValue(pattern$4, 26)), ((typeof held_ === "string" || held_ === undefined) ? callCounted(replaceFunction$2, place$20, replace, held_, held_1, "_") : callFunction(replaceFunction$2, [held_, held_1, "_"], stampEvent(event, run.sentAt, "int_test"), place$20))));
      });
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"native\":", value_3, "item.native", run, false, 0);
      }
    }
    {
      let value_4;
      run.path = "item.linear";
      value_4 = Allowance.during(budget, () => {
        let held_2;
        let held_3;
        return charged((held_2 = event["event"], held_3 = asArgument(new RegexValue(pattern$5, 31)), ((typeof held_2 === "string" || held_2 === undefined) ? callCounted(containsFunction$2, place$21, contains, held_2, held_3) : callFunction(containsFunction$2, [held_2, held_3], undefined, place$21))));
      });
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"linear\":", value_4, "item.linear", run, false, 0);
      }
    }
    {
      let value_5;
      run.path = "item.signed";
      value_5 = Allowance.during(budget, () => {
        let var_ = unbound;
        return charged(((var_ = new FunctionValue('lambda', 1, (args_) => {
          let parameter_ = args_[0];
          return new TailCall(() => [noted(uppercaseFunction$6, 37, "uppercase"), [parameter_]], 37, "uppercase");
        }, signature$2)), collapse(callFunction(var_, [event["event"]], stampEvent(event, run.sentAt, "int_test"), place$22))));
      });
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"signed\":", value_5, "item.signed", run, false, 0);
      }
    }
    {
      let value_6;
      run.path = "item.partial";
      value_6 = Allowance.during(budget, () => {
        let var_1 = unbound;
        return charged((forgetCall(substringFunction$2), ((var_1 = applyPartially(substringFunction$2, [open, 0, 2], place$23)), collapse(callFunction(var_1, [event["event"]], stampEvent(event, run.sentAt, "int_test"), place$24)))));
      });
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"partial\":", value_6, "item.partial", run, false, 0);
      }
    }
    {
      let value_7;
      run.path = "item.mapped";
      value_7 = Allowance.during(budget, () => charged((forgetCall(uppercaseFunction$7), collapse(callFunction(mapFunction$2, [appendItem(appendItem([], "a"), "b"), asArgument(uppercaseFunction$7)], undefined, place$25)))));
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"mapped\":", value_7, "item.mapped", run, false, 0);
      }
    }
    {
      let value_8;
      run.path = "item.listed";
      value_8 = appendItem([], ((value_9 = products_["sku"]) !== undefined || !(Array.isArray(event["properties"]) || Array.isArray(properties_["products"])) ? value_9 : Array.isArray(properties_["products"]) ? eachValue(properties_["products"]) : walkNames(event, names$2, false)));
      if (value_8 !== undefined && value_8 !== null && !Array.isArray(value_8)) value_8 = [value_8];
      if (value_8 !== undefined) {
        item = appendValue(item + ",\"listed\":", value_8, "item.listed", run, false, 0);
      }
    }
    {
      let value_10;
      run.path = "item.dated";
      value_10 = (held_5 = (held_4 = event["timestamp"], (typeof held_4 === "string" ? callPlaced(place$26, parseIsoTimestamp, held_4) : held_4 === undefined ? undefined : callFunction(toMillisFunction$2, [held_4], stampEvent(event, run.sentAt, "int_test"), place$26))), (held_5 === undefined ? undefined : callPlaced(place$27, picture$4, held_5)));
      if (value_10 !== undefined) {
        item = appendValue(item + ",\"dated\":", value_10, "item.dated", run, false, 0);
      }
    }
    {
      let value_11;
      run.path = "item.formatted";
      value_11 = (held_6 = ((value_12 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_12 : eachValue$1(event["properties"])), (typeof held_6 === "number" ? callPlaced(place$28, picture$5, held_6) : held_6 === undefined ? undefined : callFunction(formatNumberFunction$2, [held_6, "#,##0.00"], stampEvent(event, run.sentAt, "int_test"), place$28)));
      if (value_11 !== undefined) {
        item = appendValue(item + ",\"formatted\":", value_11, "item.formatted", run, false, 0);
      }
    }
    try {
      let value_13;
      run.path = "item.failing";
      value_13 = (held_7 = ((value_14 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_14 : eachValue$1(event["properties"])), (typeof held_7 === "string" ? held_7.toUpperCase() : held_7 === undefined ? undefined : callFunction(uppercaseFunction$8, [held_7], undefined, place$29)));
      if (value_13 !== undefined) {
        item = appendValue(item + ",\"failing\":", value_13, "item.failing", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    item = item + ",\"odd\":{\"S\":\"name\"}";
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
const $transform = $runtime.openTransform({
  destination: $destination,
  mode: $mode,
  otherwise: $rules[0],
  entries: new Map([
    ["Dropped", undefined],
    ["$page", $rules[1]],
    ["__proto__", $rules[2]]
  ]),
});
export { $destination as destination, $mode as mode, $transform as transform };
