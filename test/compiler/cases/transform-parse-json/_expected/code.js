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
      if (value_ !== undefined && value_ !== null) value_ = parse_json(value_, "item.value", run);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"value\":", value_, "item.value", run, false, 0);
      }
    }
    try {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = parse_json(value_1, "item.under_type", run);
      if (value_1 === null) value_1 = undefined;
      if (value_1 === undefined) value_1 = fallback;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"under_type\":{\"S\":\"", value_1, "item.under_type", run, false, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
