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
    let members_ = '';
    {
      let value_;
      value_ = event["timestamp"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "timestamp", run.digits.get(event));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        members_ = appendS(members_ + (members_ === '' ? "\":t\":{\"S\":\"" : ",\":t\":{\"S\":\""), value_, "condition.values.:t", run, run.clean, 0) + "\"}";
      } else throw missing("condition.values.:t");
    }
    {
      let value_1;
      value_1 = properties_["n"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "n", run.digits.get(properties_));
      if (value_1 === undefined) value_1 = fallback;
      if (value_1 !== undefined) {
        members_ = appendValue(members_ + (members_ === '' ? "\":n\":" : ",\":n\":"), value_1, "condition.values.:n", run, false, 0);
      } else throw missing("condition.values.:n");
    }
    run.condition = { ...condition, values: '{' + members_ + '}' };
    let item = run.keyMembers;
    {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"a\":", value_2, "item.a", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
