// Written by `patchbay build`, which replaces it. The manifest beside the index names its sources.
import * as $runtime from 'patchbay/runtime';
$runtime.requireVersion("0.1.0");
const writeKey = $runtime.writeKey;
const exactMember = $runtime.exactMember;
const asMap = $runtime.asMap;
const appendValue = $runtime.attributeForms.any.append;
const $destination = "dynamodb";
const $mode = 'compiled';
const $rules = [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
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
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
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
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["coupon"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "coupon", run.digits.get(properties_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"coupon\":", value_1, "item.coupon", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
const $transform = $runtime.openTransform({
  destination: $destination,
  mode: $mode,
  otherwise: $rules[0],
  entries: new Map([
    ["Order Completed", $rules[1]],
    ["Heartbeat", undefined],
    ["Checked", $rules[0]],
    ["order completed", $rules[2]]
  ]),
});
export { $destination as destination, $mode as mode, $transform as transform };
