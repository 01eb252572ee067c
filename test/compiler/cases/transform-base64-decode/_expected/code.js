// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
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
      if (value_ !== undefined && value_ !== null) value_ = base64_decode(value_, "item.untyped", run);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"untyped\":", value_, "item.untyped", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = base64_decode(value_1, "item.typed", run);
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendB(item + ",\"typed\":{\"B\":\"", value_1, "item.typed", run, false, 0) + "\"}";
      }
    }
    {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = base64_decode(value_2, "item.set", run);
      if (value_2 === null) value_2 = undefined;
      const set_ = value_2 === undefined ? undefined : appendBS(item + ",\"set\":{\"BS\":", value_2, "item.set", run, false, 0);
      if (set_ !== undefined) {
        item = set_ + "}";
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
